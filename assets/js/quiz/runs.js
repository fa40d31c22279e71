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
  /**
   * @param {Definition} definition @param {string} about @param {Answers} given
   * @returns {Run}
   */
  const make = (definition, about, given) => {
    const scores = scoring.score(definition, given);
    return {
      kind: "run",
      id: envelope.newId(),
      quiz: definition.id,
      version: definition.version,
      day: envelope.today(),
      about,
      choices: definition.scale.length,
      answers: Object.fromEntries(given),
      scores: Object.fromEntries(definition.dimensions.map(({ id }, n) => [id, scores[n] ?? null])),
    };
  };

  return { make };
})();
