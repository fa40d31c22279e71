"use strict";

/**
 * The definition of a quiz, as published in quizzes/<id>.json; only what the scripts use.
 * @typedef {{ id: string | null, up_to: number, label: string, next: string[] }} Band
 * @typedef {{ id: string, label: string, next: string[] }} Facet
 * @typedef {{
 *   id: string, label: string, low: string, high: string, bands: Band[], facets: Facet[],
 *   minimum_answered: number, edge: number, margin: number, noise: number, same: number[],
 * }} Dimension
 * @typedef {{ bands: string[], next: string[] }} Together
 * @typedef {{
 *   id: string, version: number, kind: string, title: string, scale: string[], about: string[],
 *   dimensions: Dimension[], together: Together[], items: Item[],
 * }} Definition
 *
 * @typedef {Map<string, Given>} Answers by item id
 */

/** Answers become scores: the twin of generator/scoring.py, operation for operation. */
const scoring = (() => {
  const STANDS_OUT = 0.6;
  const ANY = "any";

  /**
   * The weighted mean of a dimension, or of one facet of it, as a share of the scale, 0 to 1;
   * null when too little is answered.
   * @param {Definition} definition @param {Answers} answers @param {Dimension} dimension @param {Facet} [facet]
   */
  const scoreOf = (definition, answers, dimension, facet) => {
    const top = definition.scale.length - 1;
    let [all, weight, total] = [0, 0, 0];
    for (const item of definition.items) {
      if (item.dimension !== dimension.id || (facet && item.facet !== facet.id)) continue;
      const answer = answers.get(item.id);
      all += item.weight;
      if (answer == null) continue;
      weight += item.weight;
      total += item.weight * items.typeOf(item).points(item, answer, top);
    }
    return weight && weight >= dimension.minimum_answered * all ? total / (weight * top) : null;
  };

  /**
   * The score of every dimension, in their order.
   * @param {Definition} definition @param {Answers} answers
   */
  const score = (definition, answers) =>
    definition.dimensions.map((dimension) => scoreOf(definition, answers, dimension));

  /**
   * The number of the band a score falls in: the first that reaches up to it.
   * @param {Band[]} bands @param {number} value
   */
  const bandOf = (bands, value) => {
    const found = bands.findIndex((band) => value <= band.up_to);
    return found < 0 ? bands.length - 1 : found;
  };

  /**
   * The bands a score may be read as: its own, and a neighbor when their edge is near.
   * @param {Dimension} dimension @param {number} value @returns {number[]} the lower one first
   */
  const readingOf = ({ bands, edge }, value) => {
    const band = bandOf(bands, value);
    const [below, here] = [bands[band - 1], bands[band]];
    if (below && value - below.up_to <= edge) return [band - 1, band];
    if (here && bands[band + 1] && here.up_to - value <= edge) return [band, band + 1];
    return [band];
  };

  /**
   * The facets of a dimension that stand out, the strongest first.
   * @param {Definition} definition @param {Dimension} dimension @param {Answers} answers
   * @returns {Facet[]}
   */
  const standingOut = (definition, dimension, answers) =>
    dimension.facets
      .map((facet) => ({ facet, value: scoreOf(definition, answers, dimension, facet) ?? -1 }))
      .filter(({ value }) => value >= STANDS_OUT)
      .sort((one, other) => other.value - one.value)
      .map(({ facet }) => facet);

  /** Whether an answer suggests fear. @param {Definition} definition @param {Answers} answers */
  const isAlarming = (definition, answers) =>
    definition.items.some((item) => {
      const answer = answers.get(item.id);
      return answer != null && items.typeOf(item).isAlarming(item, answer);
    });

  /**
   * The number of the first entry of `together` that fits the bands, or -1.
   * @param {Definition} definition @param {(number | null)[]} bands
   */
  const togetherOf = ({ dimensions, together }, bands) => {
    const ids = dimensions.map((dimension, index) => dimension.bands[bands[index] ?? -1]?.id);
    const fits = (/** @type {string} */ wanted, /** @type {number} */ index) =>
      wanted === ANY || wanted === ids[index];
    return bands.includes(null) ? -1 : together.findIndex((entry) => entry.bands.every(fits));
  };

  /**
   * From where to where a score could wander on another day.
   * @param {number} value @param {number} margin @returns {[number, number]}
   */
  const range = (value, margin) => [Math.max(0, value - margin), Math.min(1, value + margin)];

  /** Of 10 people, how many would read the same later. @param {Dimension} dimension @param {number} value */
  const sameOf = ({ same }, value) => same[Math.round(value * (same.length - 1))] ?? 0;

  return { score, bandOf, readingOf, standingOut, isAlarming, togetherOf, range, sameOf };
})();
