"use strict";

/**
 * What was chosen, by item id: a position on the response scale, or skipped.
 * @typedef {Map<string, number | "skip">} Answers
 *
 * @typedef {{ about: number | null, answers: Answers }} Chosen
 *
 * What a reader can do from the list; "" stands for the question whom they have in mind.
 * @typedef {{
 *   change: (id: string) => void, skipRest: () => void, showResult: () => void,
 * }} Ways
 */

/** The list to look over before the result. */
const review = (() => {
  const { find, make, heading, button } = elements;

  /** The items that are neither answered nor skipped.
   * @param {Definition} definition @param {Answers} answers */
  const open = (definition, answers) => definition.items.filter((item) => !answers.has(item.id));

  /** @param {Definition} definition @param {number | "skip" | undefined} answer */
  const answerInWords = (definition, answer) => {
    if (answer === undefined) return "Not answered yet";
    return answer === "skip" ? "Skipped" : String(definition.scale[answer]);
  };

  /** @param {number} count */
  const openInWords = (count) =>
    `There ${count === 1 ? "is 1 statement" : `are ${count} statements`} without an answer`;

  /**
   * @param {[statement: string, answer: string, name: string]} words the name is for "Change"
   * @param {() => void} change
   */
  const row = ([statement, answer, name], change) => {
    const press = button("Change", "button button_quiet", change);
    press.append(make("span", "visually-hidden", ` ${name}`));
    return make(
      "li",
      "",
      make("p", "review-list_statement", statement),
      make("p", "review-list_answer", answer),
      press,
    );
  };

  /** @param {Definition} definition @param {Chosen} chosen @param {Ways} ways */
  const list = (definition, { about, answers }, ways) => {
    const rows = definition.items.map((item, index) => {
      const answer = answerInWords(definition, answers.get(item.id));
      const words = /** @type {const} */ ([item.text, answer, `statement ${index + 1}`]);
      return row([...words], () => ways.change(item.id));
    });
    if (definition.about.length) {
      const person = about === null ? "Left open" : String(definition.about[about]);
      rows.unshift(
        row(["Whom do you have in mind?", person, "whom you have in mind"], () => ways.change("")),
      );
    }
    return make("ul", "review-list", ...rows);
  };

  /** What is still open, with a way to each. @param {Item[]} items @param {Ways} ways */
  const notice = (items, ways) => {
    const links = items.map((item) =>
      make("li", "", button(item.text, "notice_link", () => ways.change(item.id))),
    );
    return make(
      "div",
      "notice",
      heading("h3", "notice_title", openInWords(items.length)),
      make("p", "", button("Skip these and see the result", "button button_quiet", ways.skipRest)),
      make("p", "", "Or go to one of them:"),
      make("ul", "", ...links),
    );
  };

  /**
   * Draws the list into its region; what comes back is where the reader should begin.
   * @param {HTMLElement} region @param {Definition} definition
   * @param {Chosen} chosen @param {Ways} ways
   */
  const draw = (region, definition, chosen, ways) => {
    const items = open(definition, chosen.answers);
    region.replaceChildren(
      heading("h2", "quiz_review-title", "Check your answers"),
      ...(items.length ? [notice(items, ways)] : []),
      list(definition, chosen, ways),
      items.length
        ? button("Skip the rest and see the result", "button", ways.skipRest)
        : button("See the result", "button", ways.showResult),
    );
    return find(region, items.length ? ".notice_title" : "h2");
  };

  return { open, answerInWords, openInWords, draw };
})();
