"use strict";

/**
 * A page, or a section of one.
 * @typedef {{ address: string, text: string, page: Place }} Place
 *
 * What people type, as stems, and the addresses that come first then.
 * @typedef {[lines: string[][], found: string[]]} Way
 */

/** The index, as its parts arrive (generator/render/search/shards.py and ways.py). */
const searchIndex = (() => {
  const OF_TITLE = 6;
  const OF_HEADING = 3;
  const OF_TEXT = 1;
  const FIRST = 35; // the character that stands for 0
  const ENDS = 48; // a digit below this is the last of its number
  const MORE = 9; // how much more a digit is worth than the one before

  const index = {
    /** By address. @type {Map<string, Place>} */
    places: new Map(),
    /** Where each stem stands, and how much that weighs. @type {Map<string, [Place, number][]>} */
    vocabulary: new Map(),
    /** Every stem. @type {string[]} */
    stems: [],
    /** Stems that count as the same as another. @type {Map<string, string[]>} */
    same: new Map(),
    /** For words of crisis. @type {Way[]} */
    urgent: [],
    /** For all others. @type {Way[]} */
    first: [],
    /** Words that are skipped. @type {Set<string>} */
    little: new Set(),
  };
  const { places, vocabulary, same } = index;

  /** @param {string} stem @param {[Place, number][]} found */
  const learn = (stem, ...found) => {
    const known = vocabulary.get(stem);
    if (known) known.push(...found);
    else vocabulary.set(stem, found);
  };

  /** @param {string} row @returns {number[]} */
  const numbers = (row) => {
    const found = [];
    let number = 0;
    let worth = 1;
    for (const character of row) {
      const digit = character.charCodeAt(0) - FIRST;
      number += digit * worth;
      worth *= MORE;
      if (digit < ENDS) {
        found.push(number);
        number = 0;
        worth = 1;
      }
    }
    return found;
  };

  /**
   * The first part: rules of the language, words that are skipped, stems that count as the same,
   * and what an author put first.
   * @param {[string, string][]} rules @param {string[]} skipped @param {string[][]} alike @param {Way[]} urgent @param {Way[]} first
   */
  const begin = (rules, skipped, alike, urgent, first) => {
    for (const [pattern, ending] of rules) searchWords.rules.push([RegExp(`^(?:${pattern})$`, "u"), ending]);
    index.little = new Set(skipped);
    for (const stems of alike) for (const stem of stems) same.set(stem, stems);
    Object.assign(index, { urgent, first });
  };

  /**
   * Any other part: pages with their sections, and the words in them.
   * @param {string} pages @param {string} shared @param {string} rests @param {string} rows
   */
  const add = (pages, shared, rests, rows) => {
    /** @type {Place} */
    let page;
    const here = pages.split("\n").map((line) => {
      const [address, text] = /** @type {[string, string]} */ (line.split("\t"));
      const isPage = address[0] !== "#";
      const place = /** @type {Place} */ ({ address: isPage ? address : page.address + address, text });
      page = place.page = isPage ? place : page;
      places.set(place.address, place);
      return place;
    });
    const lengths = numbers(shared);
    const found = rows.split("\n");
    let stem = "";
    rests.split("\n").forEach((rest, n) => {
      let number = 0;
      stem = stem.slice(0, lengths[n]) + rest;
      for (const step of numbers(/** @type {string} */ (found[n]))) {
        number += step;
        learn(stem, [/** @type {Place} */ (here[number]), OF_TEXT]);
      }
    });
  };

  /** When every part is there. */
  const finish = () => {
    for (const place of places.values()) {
      const weight = place.page === place ? OF_TITLE : OF_HEADING;
      for (const word of searchWords.inText(place.text)) {
        if (!index.little.has(word)) learn(searchWords.stem(word), [place, weight]);
      }
    }
    const lines = [...index.urgent, ...index.first].flatMap(([typed]) => typed);
    for (const stem of [...lines, ...same.keys()].flat()) learn(stem);
    index.stems = [...vocabulary.keys()];
  };

  return Object.assign(index, { begin, add, finish });
})();
