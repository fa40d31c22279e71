"use strict";

/**
 * Answers to a quiz as they are kept. They stay true whatever becomes of the quiz.
 * @typedef {{
 *   kind: "run", id: string, quiz: string, version: number, day: string, about: string,
 *   choices: number, // on the response scale
 *   answers: Record<string, Given>, scores: Record<string, number | null>,
 * }} Run
 */

/**
 * What a passphrase has locked: text in base64, and how it was locked.
 * @typedef {{ rounds: number, salt: string, iv: string, data: string }} Locked
 *
 * What a reader wrote on a sheet, or ticked on a path: the answers by their ids, in words.
 * @typedef {Record<string, string[]>} Filled
 * @typedef {{ kind: "sheet", id: string, page: string, day: string, answers: Filled }} Sheet
 * @typedef {Run | Sheet} Entry
 *
 * What is kept, as one JSON text. `aside` holds what could not be read, word for word.
 * @typedef {{ format: 1, changed: string, entries: Entry[], aside: string[] }} Envelope
 *
 * @typedef {{ state: "open", envelope: Envelope }
 *   | { state: "locked", locked: Locked }
 *   | { state: "newer" } | { state: "broken" }} Opened
 */

/** What kept things must look like. Nothing read here is trusted. */
const shapes = (() => {
  // Bounds, each far above what a reader can come to: bytes of a text, entries, keys of a map,
  // characters of an answer, and rounds that would hold a browser up.
  const LIMITS = { text: 1e6, entries: 500, keys: 300, answer: 2000, rounds: 1e7 };
  const ID = /^[a-z0-9-]+$/;
  const ANSWER = /^[a-z0-9.-]+$/;
  const DAY = /^20\d\d-[01]\d-[0-3]\d$/;
  const BASE64 = /^[A-Za-z0-9+/]+=*$/;

  /** @param {unknown} value @returns {value is Record<string, unknown>} */
  const isMap = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

  /** @param {unknown} value @param {number} most characters @returns {value is string} */
  const isText = (value, most) => typeof value === "string" && value.length <= most;

  /** @param {unknown} value @param {RegExp} pattern */
  const matches = (value, pattern) => isText(value, 64) && pattern.test(value);

  /** @param {unknown} value @param {number} low @param {number} high */
  const isWhole = (value, low, high) => {
    const number = /** @type {number} */ (value);
    return Number.isInteger(value) && number >= low && number <= high;
  };

  /** @param {unknown} value */
  const isGiven = (value) =>
    value === null ||
    isText(value, LIMITS.answer) ||
    [value].flat().every((one, index) => index < 50 && isWhole(one, 0, 99));

  /** @param {unknown} value */
  const isLines = (value) =>
    Array.isArray(value) && value.length < 50 && value.every((one) => isText(one, LIMITS.answer));

  /** @param {unknown} value */
  const isScore = (value) => value === null || (typeof value === "number" && value >= 0 && value <= 1);

  /** @param {unknown} map @param {(value: unknown) => boolean} isFine */
  const isMapOf = (map, isFine) =>
    isMap(map) &&
    Object.entries(map).every(
      ([key, value], index) =>
        index < LIMITS.keys && matches(key, ANSWER) && isFine(value),
    );

  /** @typedef {Record<string, (value: unknown) => boolean>} Shape fields, each with what it must be */

  /** @type {Shape} */
  const ENTRY = {
    id: (value) => matches(value, /^[0-9a-f]{16}$/),
    day: (value) => matches(value, DAY),
  };

  /** @type {Shape} */
  const RUN = {
    ...ENTRY,
    kind: (value) => value === "run",
    quiz: (value) => matches(value, ID),
    version: (value) => isWhole(value, 1, 999),
    about: (value) => isText(value, 200),
    choices: (value) => isWhole(value, 0, 21),
    answers: (value) => isMapOf(value, isGiven),
    scores: (value) => isMapOf(value, isScore),
  };

  /** @type {Shape} */
  const SHEET = {
    ...ENTRY,
    kind: (value) => value === "sheet",
    page: (value) => matches(value, /^[a-z]+\/[a-z0-9-]+$/),
    answers: (value) => isMapOf(value, isLines),
  };

  /** @param {unknown} value */
  const isCoded = (value) => isText(value, LIMITS.text) && BASE64.test(value);

  /** @type {Shape} */
  const LOCKED = {
    rounds: (value) => isWhole(value, 1, LIMITS.rounds),
    salt: isCoded,
    iv: isCoded,
    data: isCoded,
  };

  /**
   * A copy with the fields of a shape only; null when one is not what it must be.
   * @param {unknown} value @param {Shape} shape @returns {any}
   */
  const copyOf = (value, shape) => {
    if (!isMap(value)) return null;
    const isSo = Object.entries(shape).every(([key, isFine]) => isFine(value[key]));
    return isSo ? Object.fromEntries(Object.keys(shape).map((key) => [key, value[key]])) : null;
  };

  /** @param {unknown} value @returns {Entry | null} */
  const entryOf = (value) => copyOf(value, RUN) ?? copyOf(value, SHEET);

  /** @param {unknown} value @returns {Locked | null} */
  const lockedOf = (value) => copyOf(value, LOCKED);

  return { LIMITS, isMap, isText, isWhole, entryOf, lockedOf };
})();
