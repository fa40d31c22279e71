"use strict";

/**
 * What a reader has done so far. It is in memory and nowhere else.
 * @typedef {{
 *   view: "answering" | "checking" | "result",
 *   about: number | null, answers: Answers,
 *   changing: string | null, // the item, or "" for the person in mind, opened from the list
 * }} State
 *
 * @typedef {{
 *   fields: Map<string, HTMLElement>, // by item id, and by "" for the person in mind
 *   form: HTMLElement, controls: HTMLElement, progress: HTMLElement, back: HTMLElement,
 *   review: HTMLElement, result: HTMLElement, resultTitle: HTMLElement, key: HTMLElement,
 *   after: HTMLElement, ways: HTMLElement,
 * }} Parts
 *
 * @typedef {{ definition: Definition, parts: Parts, state: State }} Quiz
 */

/** The state of a quiz, and the page drawn from it. */
const quizForm = (() => {
  const { find, findAll, make } = elements;

  /** @returns {State} */
  const empty = () => ({ view: "answering", about: null, answers: new Map(), changing: null });

  /** The parts of the page, and two more that only scripts need.
   * @param {HTMLElement} root @returns {Parts} */
  const gather = (root) => ({
    form: find(root, "[data-form]"),
    fields: new Map(
      findAll(root, "[data-about], [data-item]").map((field) => [field.dataset.item ?? "", field]),
    ),
    controls: find(root, "[data-controls]"),
    review: find(root, "[data-review]"),
    result: find(root, "[data-result]"),
    resultTitle: find(root, ".result_title"),
    key: find(root, "[data-key]"),
    after: find(root, "[data-after]"),
    ways: find(root, "[data-after-controls]"),
    progress: make("p", "quiz_progress"),
    back: make("p", "quiz_controls"),
  });

  /** @param {number} all @param {Answers} answers */
  const progressInWords = (all, answers) => {
    const skipped = [...answers.values()].filter((answer) => answer === "skip").length;
    const words = `${answers.size - skipped} of ${all} answered`;
    return skipped ? `${words}, ${skipped} skipped` : words;
  };

  /** The positions that count. @param {Answers} answers @returns {Map<string, number>} */
  const positions = (answers) => {
    const counted = new Map();
    for (const [id, answer] of answers) if (answer !== "skip") counted.set(id, answer);
    return counted;
  };

  /** @param {State} state @param {string} id of an item, or "" for the person in mind */
  const answerTo = (state, id) => (id ? state.answers.get(id) : (state.about ?? undefined));

  /** Fields show what the state says, whatever a browser has put back into them. @param {Quiz} quiz */
  const drawFields = ({ definition, parts, state }) => {
    for (const [id, field] of parts.fields) {
      const value = String(answerTo(state, id));
      for (const input of field.querySelectorAll("input")) input.checked = input.value === value;
    }
    const words = progressInWords(definition.items.length, state.answers);
    // A screen reader says it again whenever it is set.
    if (parts.progress.textContent !== words) parts.progress.textContent = words;
    if (state.changing === null) parts.back.remove();
    else parts.fields.get(state.changing)?.append(parts.back);
  };

  /**
   * Every view shows its own parts. Without a result the page prints as a form with its key.
   * @param {Quiz} quiz @param {boolean} isOnPaper
   */
  const drawView = ({ definition, parts, state }, isOnPaper) => {
    const isResult = state.view === "result";
    const isForm = state.view === "answering" || (isOnPaper && !isResult);
    parts.form.hidden = !isForm;
    parts.controls.hidden = state.view !== "answering";
    parts.review.hidden = state.view !== "checking";
    parts.result.hidden = parts.after.hidden = !isResult;
    parts.key.hidden = !isResult && !isOnPaper;
    if (isResult) {
      const scores = scoring.score(definition, positions(state.answers));
      result.draw(parts.result, definition, scores, state.about);
      result.drawKey(parts.key, definition, scores);
    } else {
      result.drawPaper(parts.key);
    }
  };

  return { empty, gather, progressInWords, positions, drawFields, drawView };
})();
