"use strict";

/** The list to look over before the result. */
const review = (() => {
  const { find, findAll } = elements;

  /** The items that are neither answered nor skipped.
   * @param {Definition} definition @param {Map<string, Given>} given */
  const open = (definition, given) => definition.items.filter((item) => !given.has(item.id));

  /** @param {Definition} definition @param {State} state @param {string} id of an item, or "" for the person in mind */
  const answerInWords = ({ items: all, scale, about }, state, id) => {
    const item = all.find((one) => one.id === id);
    const given = state.given.get(id);
    if (!item) return about[state.about ?? -1] ?? "Left open";
    if (given === undefined) return "Not answered yet";
    return given === items.SKIP ? "Skipped" : items.typeOf(item).words(given, items.names(item, scale));
  };

  /** @param {number} count */
  const openInWords = (count) => {
    const many = count === 1 ? "is 1 question" : `are ${count} questions`;
    return `There ${many} without an answer`;
  };

  /**
   * Fills the list in; what comes back is where the reader should begin.
   * @param {HTMLElement} region @param {Definition} definition @param {State} state
   */
  const draw = (region, definition, state) => {
    const missing = open(definition, state.given).map(({ id }) => id);
    for (const row of findAll(region, "[data-row]")) {
      const id = row.dataset.row ?? "";
      const answer = row.querySelector(".review-list_answer");
      if (answer) answer.textContent = answerInWords(definition, state, id);
      else row.hidden = !missing.includes(id);
    }
    const notice = find(region, "[data-open]");
    notice.textContent = openInWords(missing.length);
    return missing.length ? notice : find(region, "h2");
  };

  return { open, answerInWords, openInWords, draw };
})();
