"use strict";

/** What a result says, in words. */
const words = (() => {
  const { worded } = elements;

  /** The same words inside a sentence. @param {string} text */
  const small = (text) => text.charAt(0).toLowerCase() + text.slice(1);

  /** @param {Dimension} dimension @param {number} band */
  const label = (dimension, band) => dimension.bands[band]?.label;

  /** The band, or both bands of an edge. @param {Dimension} dimension @param {number | null} value */
  const reading = (dimension, value) => {
    if (value === null) return quizSays.few;
    const [low, high] = scoring.readingOf(dimension, value).map((band) => label(dimension, band));
    return worded(high ? quizSays.edge : quizSays.in, { low, high });
  };

  /** The bands that the patch reaches, and what chance there is of the same one. @param {Dimension} dimension @param {number | null} value */
  const chance = (dimension, value) => {
    if (value === null) return "";
    const [low, high] = scoring.range(value, dimension.margin).map((end) => label(dimension, scoring.bandOf(dimension.bands, end)));
    const same = worded(quizSays.chance, { same: scoring.sameOf(dimension, value) });
    return low === high ? same : `${worded(quizSays.range, { low, high })} ${same}`;
  };

  /** Each dimension and its reading, in one line. @param {Definition} definition @param {(number | null)[]} scores */
  const summary = (definition, scores) =>
    definition.dimensions
      .map((dimension, index) => `${dimension.label}: ${reading(dimension, scores[index] ?? null)}`)
      .join(". ");

  return { small, reading, chance, summary };
})();
