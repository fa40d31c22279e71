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
    if (!item) return about[state.about ?? -1] ?? quizSays.open;
    if (given === undefined) return quizSays.missing;
    return items.inWords(item, given, scale);
  };

  /**
   * Fills the list in; what comes back is where the reader should begin.
   * @param {Quiz} quiz
   */
  const draw = ({ part, definition, state }) => {
    const region = part("review");
    const missing = open(definition, state.given).map(({ id }) => id);
    for (const row of findAll(region, "[data-row]")) {
      const id = row.dataset.row ?? "";
      const answer = row.querySelector(".review-list_answer");
      if (answer) answer.textContent = answerInWords(definition, state, id);
      else row.hidden = !missing.includes(id);
    }
    return missing.length ? part("open") : find(region, "h2,h3");
  };

  return { open, draw };
})();
