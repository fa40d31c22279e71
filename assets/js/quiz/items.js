"use strict";

/**
 * A position on the response scale or in the options, several of them, or a reader's own words.
 * @typedef {number | number[] | string} Answer
 * What a reader did with an item; SKIP for a skipped one.
 * @typedef {Answer | null} Given
 *
 * @typedef {{ text: string, points: number, right: boolean, explanation: string, safety: boolean }} Option
 * @typedef {{
 *   id: string, type: string, text: string, dimension: string | null, facet: string | null,
 *   weight: number, was: string[], reverse?: boolean, safety_from?: number | null,
 *   options?: Option[],
 * }} Item
 *
 * What the program knows of one type of item.
 * @typedef {{
 *   read: (field: HTMLElement) => Answer | undefined,
 *   write: (field: HTMLElement, answer: Answer | undefined) => void,
 *   isAnswer: (value: unknown, choices: number) => boolean,
 *   words: (answer: Answer, names: string[]) => string,
 *   points: (item: Item, answer: Answer, top: number) => number,
 *   isAlarming: (item: Item, answer: Answer) => boolean,
 * }} ItemType
 */

/** The table of item types: the twin of generator/model/items.py. */
const items = (() => {
  const SKIP = null;
  const TEXT = 2000; // characters, as the field allows

  /** Choices without "skip". @param {HTMLElement} field @returns {HTMLInputElement[]} */
  const inputs = (field) =>
    [...field.querySelectorAll("input")].filter((input) => input.value !== "skip");

  /** @param {unknown} value @param {number} choices */
  const isPosition = (value, choices) => shapes.isWhole(value, 0, choices - 1);

  /** The numbers of what was chosen: one or several. @param {Answer | undefined} answer */
  const chosen = (answer) => [answer].flat().map(Number);

  /** @param {HTMLElement} field */
  const checked = (field) =>
    inputs(field)
      .filter((input) => input.checked)
      .map((input) => Number(input.value));

  /** @type {ItemType} */
  const single = {
    read: (field) => checked(field)[0],
    write: (field, answer) => {
      for (const input of inputs(field)) input.checked = chosen(answer).includes(Number(input.value));
    },
    isAnswer: isPosition,
    words: (answer, names) => chosen(answer).map((one) => names[one]).join("; "),
    points: ({ options }, answer, top) =>
      Math.min(top, chosen(answer).reduce((sum, one) => sum + (options?.[one]?.points ?? 0), 0)),
    isAlarming: ({ options }, answer) => chosen(answer).some((one) => options?.[one]?.safety),
  };

  /** @type {ItemType} */
  const multiple = {
    ...single,
    read: (field) => (checked(field).length ? checked(field) : undefined),
    isAnswer: (value, choices) =>
      Array.isArray(value) &&
      value.length > 0 &&
      value.every((one, index) => isPosition(one, choices) && value.indexOf(one) === index),
  };

  /** @type {ItemType} */
  const likert = {
    ...single,
    points: ({ reverse }, answer, top) => (reverse ? top - Number(answer) : Number(answer)),
    isAlarming: ({ safety_from: from }, answer) => from != null && Number(answer) >= from,
  };

  /** @param {HTMLElement} field */
  const words = (field) => field.querySelector("textarea");

  /** @type {ItemType} */
  const text = {
    ...single, // and without options it has no points and alarms nobody
    read: (field) => words(field)?.value.slice(0, TEXT) || undefined,
    write: (field, answer) => {
      const area = words(field);
      const value = typeof answer === "string" ? answer : "";
      if (area && area.value !== value) area.value = value; // setting it moves the cursor
    },
    isAnswer: (value) => shapes.isText(value, TEXT) && value !== "",
    words: String,
  };

  /** @type {Record<string, ItemType>} */
  const TYPES = { likert, single, multiple, scenario: single, text };

  /** @param {Item} item @returns {ItemType} */
  const typeOf = ({ type }) => /** @type {ItemType} */ (TYPES[type]);

  /** What a reader can choose from. @param {Item} item @param {string[]} scale */
  const names = (item, scale) => item.options?.map((option) => option.text) ?? scale;

  /**
   * What a reader did with an item, in words; without the item, as it is stored.
   * @param {Item | undefined} item @param {Given} given @param {string[]} scale
   */
  const inWords = (item, given, scale) => {
    if (given === SKIP) return quizSays.skipped;
    return item ? typeOf(item).words(given, names(item, scale)) : JSON.stringify(given);
  };

  return { SKIP, TYPES, typeOf, names, inWords };
})();
