"use strict";

/** Words as the index has them. Twin of generator/stems.py, whose rules come with the index. */
const searchWords = (() => {
  /** Patterns, and what takes the place of a word's ending. @type {[RegExp, string][]} */
  const rules = [];

  /** Small letters without accents and apostrophes. @param {string} text @returns {string[]} */
  const inText = (text) =>
    text
      .toLowerCase()
      .normalize("NFKD")
      .replace(/[\u0300-\u036f'’]/g, "")
      .match(/[\p{L}\p{N}]{1,40}/gu) ?? [];

  /** @param {string} word */
  const stem = (word) => {
    for (const [pattern, ending] of rules) {
      const found = pattern.exec(word);
      if (found) word = found[1] + ending;
    }
    return word;
  };

  /**
   * Whether one becomes the other by so many slips: a letter too many, too few, wrong, or two
   * that have changed places.
   * @param {string} one @param {string} other @param {number} slips @returns {boolean}
   */
  const isNear = (one, other, slips) => {
    let n = 0;
    while (n < one.length && one[n] === other[n]) n += 1;
    if (Math.max(one.length, other.length) - n <= slips) return true;
    if (!slips) return false;
    /** @param {number} a @param {number} b */
    const goesOn = (a, b) => isNear(one.slice(n + a), other.slice(n + b), slips - 1);
    const isSwap = one[n] === other[n + 1] && one[n + 1] === other[n];
    return goesOn(1, 1) || goesOn(1, 0) || goesOn(0, 1) || (isSwap && goesOn(2, 2));
  };

  return { rules, inText, stem, isNear };
})();
