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
 * @typedef {Map<string, Answer>} Counted answers by item id, skipped items left out
 * @typedef {{ band: number, also: number | null }} Reading
 */

/** Answers become scores: the twin of generator/scoring.py, operation for operation. */
const scoring = (() => {
  const STANDS_OUT = 0.6;
  const ANY = "any";

  /** @param {Item[]} list */
  const weightOf = (list) => list.reduce((sum, item) => sum + item.weight, 0);

  /**
   * The weighted mean as a share of the scale, 0 to 1; null when too little is answered.
   * @param {Item[]} list @param {number} minimum @param {number} top @param {Counted} answers
   */
  const scoreItems = (list, minimum, top, answers) => {
    const answered = list.filter((item) => answers.has(item.id));
    const weight = weightOf(answered);
    if (!weight || weight < minimum * weightOf(list)) return null;
    const total = answered.reduce((sum, item) => {
      const answer = answers.get(item.id) ?? 0;
      return sum + item.weight * items.typeOf(item).points(item, answer, top);
    }, 0);
    return total / (weight * top);
  };

  /**
   * The score of every dimension, in their order.
   * @param {Definition} definition @param {Counted} answers
   */
  const score = (definition, answers) =>
    definition.dimensions.map((dimension) => {
      const list = definition.items.filter((item) => item.dimension === dimension.id);
      return scoreItems(list, dimension.minimum_answered, definition.scale.length - 1, answers);
    });

  /**
   * The number of the band a score falls in: the first that reaches up to it.
   * @param {Band[]} bands @param {number} value
   */
  const bandOf = (bands, value) => {
    const found = bands.findIndex((band) => value <= band.up_to);
    return found < 0 ? bands.length - 1 : found;
  };

  /**
   * The band of a score, and its neighbor when their edge is near.
   * @param {Dimension} dimension @param {number} value @returns {Reading}
   */
  const readingOf = ({ bands, edge }, value) => {
    const band = bandOf(bands, value);
    const [below, here] = [bands[band - 1], bands[band]];
    if (below && value - below.up_to <= edge) return { band, also: band - 1 };
    if (here && band < bands.length - 1 && here.up_to - value <= edge) return { band, also: band + 1 };
    return { band, also: null };
  };

  /**
   * The facets of a dimension that stand out, the strongest first.
   * @param {Definition} definition @param {Dimension} dimension @param {Counted} answers
   * @returns {Facet[]}
   */
  const standingOut = (definition, dimension, answers) =>
    dimension.facets
      .map((facet) => {
        const list = definition.items.filter(
          (item) => item.dimension === dimension.id && item.facet === facet.id,
        );
        const top = definition.scale.length - 1;
        return { facet, value: scoreItems(list, dimension.minimum_answered, top, answers) ?? -1 };
      })
      .filter(({ value }) => value >= STANDS_OUT)
      .sort((one, other) => other.value - one.value)
      .map(({ facet }) => facet);

  /** Whether an answer suggests fear. @param {Definition} definition @param {Counted} answers */
  const isAlarming = (definition, answers) =>
    definition.items.some((item) => {
      const answer = answers.get(item.id);
      return answer !== undefined && items.typeOf(item).isAlarming(item, answer);
    });

  /**
   * The number of the first entry of `together` that fits the bands, or -1.
   * @param {Definition} definition @param {(number | null)[]} bands
   */
  const togetherOf = (definition, bands) => {
    const ids = definition.dimensions.map(({ bands: all }, index) => all[bands[index] ?? -1]?.id);
    if (bands.includes(null)) return -1;
    return definition.together.findIndex((entry) =>
      entry.bands.every((wanted, index) => wanted === ANY || wanted === ids[index]),
    );
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
