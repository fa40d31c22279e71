"use strict";

/** The result: a range on each scale in words and on the map, and only the bands that fit. */
const result = (() => {
  const { find, findAll, make } = elements;

  /**
   * Where a share of the scale lies. Both sides of the middle have the same words.
   * @param {number} share @param {{ low: string, high: string }} ends
   */
  const placeInWords = (share, ends) => {
    const [distance, isLow] = [Math.abs(share - 0.5), share < 0.5];
    if (distance <= 0.025) return "the middle";
    if (distance > 0.4) return `the “${isLow ? ends.low : ends.high}” end`;
    return `${distance > 0.2 ? "clearly" : "a little"} ${isLow ? "below" : "above"} the middle`;
  };

  /** @param {number} value @param {{ low: string, high: string, margin: number }} dimension */
  const rangeInWords = (value, dimension) => {
    const [low, high] = scoring.range(value, dimension.margin);
    const [from, to] = [placeInWords(low, dimension), placeInWords(high, dimension)];
    const where = from === to ? `around ${from}` : `somewhere between ${from} and ${to}`;
    return `Your answers lie ${where}, give or take.`;
  };

  /** @param {string} person as the page lists them, such as "A partner" */
  const aboutInWords = (person) =>
    `You had in mind: ${person.charAt(0).toLowerCase()}${person.slice(1)}.`;

  /** @param {Dimension} dimension @param {number | null} value */
  const line = (dimension, value) => {
    const ends = ` goes from “${dimension.low}” to “${dimension.high}”. `;
    const words = value === null ? "There are too few answers for a range." : rangeInWords(value, dimension);
    return make("p", "result_range", make("strong", "", dimension.label), ends, words);
  };

  /**
   * The next steps of a band that no band before it has named.
   * @param {HTMLElement} band @param {Set<string>} named
   */
  const keepNewSteps = (band, named) => {
    const links = [...band.querySelectorAll("a")];
    for (const link of links) {
      if (link.parentElement) link.parentElement.hidden = named.has(link.href);
    }
    const isRepeated = links.every((link) => named.has(link.href));
    for (const steps of findAll(band, "[data-next]")) steps.hidden = isRepeated;
    for (const link of links) named.add(link.href);
  };

  /**
   * The region with the map.
   * @param {HTMLElement} region @param {Definition} definition
   * @param {(number | null)[]} scores @param {number | null} about
   */
  const draw = (region, definition, scores, about) => {
    const person = find(region, "[data-about-result]");
    person.textContent = about === null ? "" : aboutInWords(String(definition.about[about]));
    person.hidden = about === null;
    find(region, "[data-ranges]").replaceChildren(
      ...definition.dimensions.map((dimension, index) => line(dimension, scores[index] ?? null)),
    );
    plot.draw(find(region, "[data-plot]"), definition, scores);
  };

  /**
   * What the key says about every band becomes what it says about these scores.
   * @param {HTMLElement} key @param {Definition} definition @param {(number | null)[]} scores
   */
  const drawKey = (key, definition, scores) => {
    drawPaper(key);
    for (const paper of findAll(key, ".key_paper")) paper.hidden = true;
    /** @type {Set<string>} */
    const named = new Set();
    definition.dimensions.forEach((dimension, index) => {
      const scale = find(key, `[data-dimension="${dimension.id}"]`);
      const value = scores[index] ?? null;
      const fitting = value === null ? -1 : scoring.bandOf(dimension.bands, value);
      findAll(scale, "[data-band]").forEach((band, number) => {
        band.hidden = number !== fitting;
        if (number === fitting) keepNewSteps(band, named);
      });
      find(scale, "[data-none]").hidden = value !== null;
    });
  };

  /** The whole key, as it is without scripts. @param {HTMLElement} key */
  const drawPaper = (key) => {
    for (const part of findAll(key, "[hidden]")) part.hidden = false;
    for (const none of findAll(key, "[data-none]")) none.hidden = true;
  };

  return { placeInWords, rangeInWords, aboutInWords, draw, drawKey, drawPaper };
})();
