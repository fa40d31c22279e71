"use strict";

/**
 * One person and the answers about them.
 * @typedef {{ about: string, given: Answers }} Subject
 */

/** The result: what can be said, and no more. Its words and links are those of the key. */
const result = (() => {
  const { find, findAll, make, worded } = elements;
  const SAFETY = "safety.html";

  /** A copy of a text of the key, translated or not. @param {Element | null | undefined} holder */
  const copyOf = (holder) => {
    const text = holder?.querySelector("[data-text]")?.cloneNode(true);
    return text ? [text] : [];
  };

  /**
   * The two sentences that stand first, for all scales together or else for each.
   * @param {HTMLElement} key @param {Definition} definition @param {(number | null)[]} bands
   */
  const sentences = (key, definition, bands) => {
    const together = scoring.togetherOf(definition, bands);
    if (together >= 0) return copyOf(key.querySelector(`[data-together="${together}"]`));
    return definition.dimensions.flatMap(({ id }, index) =>
      copyOf(key.querySelector(`[data-dimension="${id}"] [data-band="${bands[index]}"]`)),
    );
  };

  /** @param {Dimension} dimension @param {number | null} value */
  const line = (dimension, value) => {
    const name = make("strong", "", `${dimension.label}: `);
    return make("p", "result_range", name, `${words.reading(dimension, value)}. `, words.chance(dimension, value));
  };

  /**
   * Three addresses: a chapter, something to do, and the safety page.
   * @param {Definition} definition @param {(number | null)[]} bands @param {Facet[]} facets
   */
  const stepsFor = (definition, bands, facets) => {
    const together = definition.together[scoring.togetherOf(definition, bands)];
    const all = [
      ...facets.flatMap(({ next }) => next),
      ...(together?.next ?? []),
      ...definition.dimensions.flatMap((dimension, index) => dimension.bands[bands[index] ?? -1]?.next ?? []),
    ];
    // A safety page among them comes last, and once.
    const own = [...new Set(all)].filter((address) => address !== SAFETY);
    const isChapter = (/** @type {string} */ address) => address.startsWith("guide/");
    const chapter = own.find(isChapter);
    const doing = own.find((address) => !isChapter(address));
    const two = chapter && doing ? [chapter, doing] : own.slice(0, 2);
    return [...two, SAFETY];
  };

  /** Links of the key, one in each row. @param {HTMLElement} key @param {string[]} addresses */
  const links = (key, addresses) => {
    const all = findAll(key, "[data-step]");
    return addresses.flatMap((address) => {
      const link = all.find((one) => one.dataset.step === address);
      return link ? [make("li", "", link.cloneNode(true))] : [];
    });
  };

  /** Every person of this sitting, in words: the text version of the map.
   * @param {Definition} definition @param {Subject[]} subjects @param {(number | null)[][]} all their scores */
  const people = (definition, subjects, all) =>
    subjects.map(({ about }, index) => {
      const name = make("strong", "", about || quizSays.nobody);
      return make("li", "", name, `. ${words.summary(definition, all[index] ?? [])}.`);
    });

  /** Fills the list of a region, which shows when it has enough. @param {HTMLElement} region @param {HTMLElement[]} rows @param {number} least */
  const fill = (region, rows, least) => {
    region.hidden = rows.length < least;
    find(region, "ul, ol").replaceChildren(...rows);
  };

  /**
   * @param {Quiz} quiz @param {Subject[]} subjects the last one is the one asked for
   */
  const draw = ({ part, definition }, subjects) => {
    const subject = subjects[subjects.length - 1];
    if (!subject) return;
    const all = subjects.map(({ given }) => scoring.score(definition, given));
    const scores = all[all.length - 1] ?? [];
    const bands = definition.dimensions.map((dimension, index) => {
      const value = scores[index] ?? null;
      return value === null ? null : scoring.bandOf(dimension.bands, value);
    });
    const isAlarming = scoring.isAlarming(definition, subject.given);
    const facets = definition.dimensions.flatMap((one) =>
      scoring.standingOut(definition, one, subject.given),
    );
    part("result").querySelector("[data-alarm]")?.toggleAttribute("hidden", !isAlarming);
    part("said").replaceChildren(
      ...(subject.about ? [make("p", "result_about", worded(quizSays.about, { person: words.small(subject.about) }))] : []),
      ...(isAlarming ? [] : sentences(part("key"), definition, bands)),
    );
    part("ranges").replaceChildren(
      ...definition.dimensions.map((dimension, index) => line(dimension, scores[index] ?? null)),
    );
    plot.draw(part("plot"), definition, all);
    fill(part("people"), people(definition, subjects, all), 2);
    part("standing").hidden = !facets.length;
    find(part("standing"), "span").textContent = `${facets.map(({ label }) => words.small(label)).join(", ")}.`;
    fill(part("steps"), links(part("key"), isAlarming ? [SAFETY] : stepsFor(definition, bands, facets)), 1);
  };

  return { draw };
})();
