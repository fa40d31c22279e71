"use strict";

/**
 * What a word may mean: stems, and how well each fits it, up to 1.
 * @typedef {Map<string, number>} Meanings
 */

/** From what is typed to what is shown. Touches nothing of the page. */
const searchMatch = (() => {
  const { inText, stem, isNear } = searchWords;
  const { vocabulary, places, same } = searchIndex;
  const MOST = 5; // rows in a group
  const MOST_ALIKE = 60; // stems that begin like the word that is being typed
  const LEAST = 0.15; // of the best score; what is further off is left out
  const BEGINS = 0.8; // how well a stem fits that begins like the word, or counts as the same
  const SLIP = 0.5;

  /** @template T @param {Map<T, number>} map @returns {[T, number][]} the highest first */
  const ranked = (map) => [...map].sort((a, b) => b[1] - a[1]);

  /** Stems of which a word may be a slip, though not in its first letter. @param {string} word */
  const nearTo = (word) => {
    const slips = Math.min(2, word.length >> 2); // in short words none
    return searchIndex.stems.filter((one) => one[0] === word[0] && isNear(word, one, slips));
  };

  /** @param {string} word @param {boolean} isOpen whether it is still being typed @returns {Meanings} */
  const meanings = (word, isOpen) => {
    /** @type {Meanings} */
    const found = new Map();
    /** @param {string[]} stems @param {number} fit */
    const add = (stems, fit) => {
      for (const one of stems) if (vocabulary.has(one) && !found.has(one)) found.set(one, fit);
    };
    add([stem(word)], 1);
    if (searchIndex.little.has(word)) return found;
    if (isOpen && word.length > (found.size ? 3 : 1)) {
      add(searchIndex.stems.filter((one) => one.startsWith(word)).slice(0, MOST_ALIKE), BEGINS);
    }
    if (isOpen) add([stem(`${word}g`)], BEGINS); // "leavin"
    if (!found.size) add(nearTo(stem(word)), SLIP);
    for (const [one, fit] of [...found]) add(same.get(one) ?? [], fit * BEGINS);
    return found;
  };

  /** The places that authors have put first, the best line first. @param {Meanings[]} words @param {Way[]} ways */
  const put = (words, ways) => {
    /** @type {Map<string[], number>} */
    const fits = new Map();
    for (const [lines, addresses] of ways) {
      for (const line of lines) {
        const each = line.map((one) => Math.max(0, ...words.map((found) => found.get(one) ?? 0)));
        const whole = each.includes(0) ? 0 : each.reduce((sum, one) => sum + one);
        if (whole) fits.set(addresses, Math.max(whole, fits.get(addresses) ?? 0));
      }
    }
    const found = new Set(ranked(fits).flatMap(([addresses]) => addresses));
    return /** @type {Place[]} */ ([...found].map((address) => places.get(address))).slice(0, MOST);
  };

  /** The pages, the best first with its score, and the best place of each. @param {Meanings[]} words */
  const rank = (words) => {
    /** @type {Map<Place, number>} */
    const scores = new Map(); // of places
    /** @type {Map<Place, number>} */
    const pages = new Map();
    for (const found of words) {
      /** @type {Map<Place, number>} */
      const best = new Map(); // in each page
      for (const [one, fit] of found) {
        const entries = vocabulary.get(one) ?? [];
        const worth = fit * Math.log(1 + places.size / (1 + entries.length));
        for (const [place, weight] of entries) {
          const score = weight * worth;
          scores.set(place, (scores.get(place) ?? 0) + score);
          best.set(place.page, Math.max(best.get(place.page) ?? 0, score));
        }
      }
      // A page that has one more word is worth more than one that has a word more often.
      for (const [page, score] of best) pages.set(page, 2 * (pages.get(page) ?? 0) + score);
    }
    const spots = new Map(ranked(scores).reverse().map(([place]) => [place.page, place]));
    return { pages: ranked(pages), spots };
  };

  /**
   * Places by kind, what to mark in them, and whether there was anything to look for.
   * @param {string} typed
   */
  const find = (typed) => {
    const words = inText(typed);
    const isOpen = !/\s$/.test(typed);
    const all = words.map((word, n) => meanings(word, isOpen && n === words.length - 1));
    const main = all.filter((_, n) => !searchIndex.little.has(/** @type {string} */ (words[n])));
    const urgent = put(all, searchIndex.urgent);
    const first = put(all, searchIndex.first).filter((place) => !urgent.includes(place));
    /** @type {Map<string, Place[]>} */
    const kinds = new Map([["urgent", urgent], ["first", first]]);
    const shown = [...urgent, ...first].map(({ page }) => page);
    const { pages, spots } = rank(main);
    const least = (pages[0]?.[1] ?? 0) * LEAST;
    for (const [page, score] of pages) {
      const [folder = "", rest] = page.address.split(/\/|\.html#/);
      const kind = rest ? folder : "pages";
      const found = kinds.get(kind) ?? [];
      if (score < least || found.length === MOST || shown.includes(page)) continue;
      kinds.set(kind, [...found, spots.get(page) ?? page]);
    }
    return { kinds, stems: new Set(main.flatMap((found) => [...found.keys()])), isAsked: main.length };
  };

  return { find };
})();
