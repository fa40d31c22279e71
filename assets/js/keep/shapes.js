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
 * @typedef {{ state: "open" | "broken", envelope: Envelope }
 *   | { state: "locked", locked: Locked } | { state: "newer" }} Opened
 */

/** What kept things must look like. Nothing read here is trusted. */
const shapes = (() => {
  // Bounds, each far above what a reader can come to: characters of what is kept and of a file,
  // entries, keys of a map, characters of a name and of an answer, and rounds that would hold an
  // old phone up for longer than anybody waits.
  const LIMITS = { text: 1e6, file: 4e6, entries: 500, keys: 300, name: 200, answer: 2000, rounds: 2e6 };
  const NAME = /^[a-z0-9.-]+$/;
  const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/; // of any year: an old phone may think it is 1970

  /** @param {unknown} value @returns {value is Record<string, unknown>} */
  const isMap = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

  /** @param {unknown} value @param {number} most characters @returns {value is string} */
  const isText = (value, most) => typeof value === "string" && value.length <= most;

  /** @param {unknown} value @param {RegExp} pattern */
  const matches = (value, pattern) => isText(value, LIMITS.name) && pattern.test(value);

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
        index < LIMITS.keys && matches(key, NAME) && isFine(value),
    );

  /** @param {unknown} map */
  const isFilled = (map) => isMapOf(map, isLines);

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
    quiz: (value) => matches(value, NAME),
    version: (value) => isWhole(value, 1, 999),
    about: (value) => isText(value, LIMITS.name),
    choices: (value) => isWhole(value, 0, 21),
    answers: (value) => isMapOf(value, isGiven),
    scores: (value) => isMapOf(value, isScore),
  };

  /** @type {Shape} */
  const SHEET = {
    ...ENTRY,
    kind: (value) => value === "sheet",
    page: (value) => matches(value, /^[a-z]+\/[a-z0-9.-]+$/),
    answers: isFilled,
  };

  /** Whether it is base64 that a browser reads without an error. @param {unknown} value @param {number} most */
  const isCoded = (value, most) => isText(value, most) && value.length % 4 === 0 && /^[a-z0-9+/]+=?=?$/i.test(value);

  /** @type {Shape} */
  const LOCKED = {
    rounds: (value) => isWhole(value, 1, LIMITS.rounds),
    salt: (value) => isCoded(value, 24), // 16 bytes
    iv: (value) => isCoded(value, 16), // 12 bytes
    data: (value) => isCoded(value, LIMITS.file),
  };

  /**
   * What is more than a shape asks for is let be: a newer version may have written it. So it has to
   * have a plain name, and nobody can mistake it for a part of the language.
   * @param {unknown} value @param {Shape} shape
   */
  const fits = (value, shape) =>
    isMapOf(value, () => true) &&
    Object.entries(shape).every(([key, isFine]) => isFine(/** @type {any} */ (value)[key]));

  /** @param {unknown} value @returns {value is Entry} */
  const isEntry = (value) => fits(value, RUN) || fits(value, SHEET);

  /** @param {unknown} value @returns {value is Locked} */
  const isLocked = (value) => fits(value, LOCKED);

  /** What may fail: a browser may forbid its stores, one may be full, and a text no JSON.
   * @template T @param {() => T} action @returns {T | null} */
  const attempt = (action) => {
    try {
      return action();
    } catch {
      return null;
    }
  };

  return { LIMITS, isMap, isText, isWhole, isFilled, isEntry, isLocked, attempt };
})();
