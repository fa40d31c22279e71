"use strict";

/**
 * Answers to a quiz as they are kept. They stay true whatever becomes of the quiz.
 * @typedef {{
 *   kind: "run", id: string, quiz: string, version: number, day: string, about: string,
 *   choices: number, // on the response scale
 *   answers: Record<string, Given>, scores: Record<string, number | null>,
 * }} Run
 */

/** Runs of a quiz. */
const runs = (() => {
  /** Today, as a calendar here says. @returns {string} */
  const today = () => {
    const now = new Date();
    const two = (/** @type {number} */ part) => String(part).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  };

  const newId = () =>
    [...crypto.getRandomValues(new Uint8Array(8))]
      .map((byte) => byte.toString(16).padStart(2, "0"))
      .join("");

  /** What counts of all that was given. @param {Map<string, Given>} given @returns {Counted} */
  const counted = (given) => {
    const answers = new Map();
    for (const [id, answer] of given) if (answer !== items.SKIP) answers.set(id, answer);
    return answers;
  };

  /**
   * @param {Definition} definition @param {string} about @param {Map<string, Given>} given
   * @returns {Run}
   */
  const make = (definition, about, given) => {
    const scores = scoring.score(definition, counted(given));
    return {
      kind: "run",
      id: newId(),
      quiz: definition.id,
      version: definition.version,
      day: today(),
      about,
      choices: definition.scale.length,
      answers: Object.fromEntries(given),
      scores: Object.fromEntries(definition.dimensions.map(({ id }, n) => [id, scores[n] ?? null])),
    };
  };

  return { today, counted, make };
})();
