"use strict";

/** What a result says, in words. */
const words = (() => {
  /** The same words inside a sentence. @param {string} text */
  const small = (text) => text.charAt(0).toLowerCase() + text.slice(1);

  /** @param {Dimension} dimension @param {number} band */
  const label = (dimension, band) => dimension.bands[band]?.label;

  /** The band, or both bands of an edge. @param {Dimension} dimension @param {number} value */
  const reading = (dimension, value) => {
    const names = scoring.readingOf(dimension, value).map((band) => `“${label(dimension, band)}”`);
    return (names.length > 1 ? "near the edge between " : "") + names.join(" and ");
  };

  /** The bands that the patch reaches. @param {Dimension} dimension @param {number} value */
  const range = (dimension, value) => {
    const [low, high] = scoring.range(value, dimension.margin).map((end) => label(dimension, scoring.bandOf(dimension.bands, end)));
    return low === high ? "" : `With chance counted in, it could be anything from “${low}” to “${high}”. `;
  };

  /** @param {Dimension} dimension @param {number} value */
  const chance = (dimension, value) =>
    `If 10 people with answers like yours came back in a month, and nothing had changed, about ` +
    `${scoring.sameOf(dimension, value)} of them would read the same.`;

  /** Each dimension and its reading, in one line. @param {Definition} definition @param {(number | null)[]} scores */
  const summary = (definition, scores) =>
    definition.dimensions
      .map((dimension, index) => {
        const value = scores[index] ?? null;
        const read = value === null ? "too few answers" : reading(dimension, value);
        return `${dimension.label}: ${read}`;
      })
      .join(". ");

  return { small, range, reading, chance, summary };
})();
