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
  const isPosition = (value, choices) =>
    typeof value === "number" && Number.isInteger(value) && value >= 0 && value < choices;

  /** @param {Item} item @param {Answer} answer */
  const optionOf = (item, answer) => item.options?.[Number(answer)];

  /** @type {ItemType} */
  const likert = {
    read: (field) => {
      const chosen = inputs(field).find((input) => input.checked);
      return chosen && Number(chosen.value);
    },
    write: (field, answer) => {
      for (const input of inputs(field)) input.checked = input.value === String(answer);
    },
    isAnswer: isPosition,
    words: (answer, names) => String(names[Number(answer)]),
    points: (item, answer, top) => (item.reverse ? top - Number(answer) : Number(answer)),
    isAlarming: ({ safety_from: from }, answer) => from != null && Number(answer) >= from,
  };

  /** @type {ItemType} */
  const single = {
    ...likert,
    points: (item, answer, top) => Math.min(top, optionOf(item, answer)?.points ?? 0),
    isAlarming: (item, answer) => optionOf(item, answer)?.safety === true,
  };

  /** @param {Answer} answer @returns {number[]} */
  const several = (answer) => (Array.isArray(answer) ? answer : []);

  /** @type {ItemType} */
  const multiple = {
    read: (field) => {
      const chosen = inputs(field).filter((input) => input.checked);
      return chosen.length ? chosen.map((input) => Number(input.value)) : undefined;
    },
    write: (field, answer) => {
      const chosen = answer === undefined ? [] : several(answer);
      for (const input of inputs(field)) input.checked = chosen.includes(Number(input.value));
    },
    isAnswer: (value, choices) =>
      Array.isArray(value) &&
      value.length > 0 &&
      value.every((one, index) => isPosition(one, choices) && value.indexOf(one) === index),
    words: (answer, names) => several(answer).map((one) => names[one]).join("; "),
    points: (item, answer, top) => {
      const each = several(answer).map((one) => optionOf(item, one)?.points ?? 0);
      return Math.min(top, each.reduce((sum, points) => sum + points, 0));
    },
    isAlarming: (item, answer) => several(answer).some((one) => optionOf(item, one)?.safety),
  };

  /** @param {HTMLElement} field */
  const words = (field) => field.querySelector("textarea");

  /** @type {ItemType} */
  const text = {
    read: (field) => words(field)?.value.slice(0, TEXT) || undefined,
    write: (field, answer) => {
      const area = words(field);
      const value = typeof answer === "string" ? answer : "";
      if (area && area.value !== value) area.value = value; // setting it moves the cursor
    },
    isAnswer: (value) => typeof value === "string" && value.length > 0 && value.length <= TEXT,
    words: (answer) => String(answer),
    points: () => 0,
    isAlarming: () => false,
  };

  /** @type {Record<string, ItemType>} */
  const TYPES = { likert, single, multiple, scenario: single, text };

  /** @param {Item} item @returns {ItemType} */
  const typeOf = (item) => {
    const type = TYPES[item.type];
    if (!type) throw new Error(`there is no item type ${item.type}`);
    return type;
  };

  /** What a reader can choose from. @param {Item} item @param {string[]} scale */
  const names = (item, scale) => item.options?.map((option) => option.text) ?? scale;

  return { SKIP, TYPES, typeOf, names };
})();
