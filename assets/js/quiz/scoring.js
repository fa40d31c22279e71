"use strict";

/**
 * The definition of a quiz, as published in quizzes/<id>.json; only what the scripts use.
 * @typedef {{ up_to: number, label: string }} Band
 * @typedef {{
 *   id: string, label: string, low: string, high: string,
 *   bands: Band[], minimum_answered: number, margin: number,
 * }} Dimension
 * @typedef {{ id: string, text: string, dimension: string, reverse: boolean, weight: number }} Item
 * @typedef {{
 *   id: string, scale: string[], about: string[], dimensions: Dimension[], items: Item[],
 * }} Definition
 */

/** Answers become scores: the twin of generator/scoring.py, operation for operation. */
const scoring = (() => {
  /**
   * What an answer counts: its position on the scale, from the other end if reversed.
   * @param {Item} item @param {number} answer @param {number} choices
   */
  const points = (item, answer, choices) =>
    item.weight * (item.reverse ? choices - 1 - answer : answer);

  /** @param {Item[]} items */
  const weightOf = (items) => items.reduce((sum, item) => sum + item.weight, 0);

  /**
   * The score as a share of the scale, 0 to 1; null when too little is answered.
   * @param {Definition} definition @param {Dimension} dimension
   * @param {Map<string, number>} answers positions on the scale, by item id
   * @returns {number | null}
   */
  const scoreDimension = (definition, dimension, answers) => {
    const items = definition.items.filter((item) => item.dimension === dimension.id);
    const answered = items.filter((item) => answers.has(item.id));
    const weight = weightOf(answered);
    if (!weight || weight < dimension.minimum_answered * weightOf(items)) return null;
    const choices = definition.scale.length;
    const total = answered.reduce(
      (sum, item) => sum + points(item, answers.get(item.id) ?? 0, choices),
      0,
    );
    return total / (weight * (choices - 1));
  };

  /**
   * The score of every dimension, in their order.
   * @param {Definition} definition @param {Map<string, number>} answers
   */
  const score = (definition, answers) =>
    definition.dimensions.map((dimension) => scoreDimension(definition, dimension, answers));

  /**
   * The number of the band a score falls in: the first that reaches up to it.
   * @param {Band[]} bands @param {number} value
   */
  const bandOf = (bands, value) => {
    const found = bands.findIndex((band) => value <= band.up_to);
    return found < 0 ? bands.length - 1 : found;
  };

  /**
   * From where to where a score could wander on another day.
   * @param {number} value @param {number} margin @returns {[number, number]}
   */
  const range = (value, margin) => [Math.max(0, value - margin), Math.min(1, value + margin)];

  return { score, bandOf, range };
})();
