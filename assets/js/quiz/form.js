"use strict";

/**
 * What a reader has done so far.
 * @typedef {{
 *   view: "answering" | "checking" | "result",
 *   isOneByOne: boolean, at: number, // the field that shows, when one shows at a time
 *   about: number | null, given: Map<string, Given>,
 *   changing: string | null, // the item, or "" for the person in mind, opened from the list
 *   isMissing: boolean, // the field that shows was to be answered or skipped first
 *   done: Subject[], // other people, answered about before
 *   keptId: string | null, isKept: boolean, // the run it was kept as, and whether it still is so
 * }} State
 *
 * @typedef {{
 *   fields: Map<string, HTMLElement>, // by item id, and by "" for the person in mind
 *   form: HTMLElement, missing: HTMLElement, progress: HTMLElement, back: HTMLElement,
 *   review: HTMLElement, result: HTMLElement, key: HTMLElement, keep: HTMLElement,
 * }} Parts
 *
 * @typedef {{
 *   root: HTMLElement, definition: Definition, parts: Parts, state: State,
 *   drawKept: () => Promise<void>,
 *   save: () => void, forget: () => void, // what this tab holds
 * }} Quiz
 */

/** The state of a quiz, and the page drawn from it. */
const quizForm = (() => {
  const { find, findAll, make, showFor } = elements;

  const MANY = 8; // more items than this come one at a time, unless the reader asks for all
  const ERROR = "Error: ";

  /** @param {Definition} definition @returns {State} */
  const empty = (definition) => ({
    view: "answering",
    isOneByOne: definition.items.length > MANY,
    at: 0,
    about: null,
    given: new Map(),
    changing: null,
    isMissing: false,
    done: [],
    keptId: null,
    isKept: false,
  });

  /** @param {HTMLElement} root @returns {Parts} */
  const gather = (root) => {
    const part = (/** @type {string} */ name) => find(root, `[data-${name}]`);
    const fields = findAll(root, "[data-about], [data-item]");
    return {
      fields: new Map(fields.map((field) => [field.dataset.item ?? "", field])),
      form: part("form"),
      missing: part("missing"),
      progress: part("progress"),
      back: part("back"),
      review: part("review"),
      result: part("result"),
      key: part("key"),
      keep: part("keep"),
    };
  };

  /** @param {number} all @param {Map<string, Given>} given */
  const progressInWords = (all, given) => {
    const skipped = [...given.values()].filter((answer) => answer === items.SKIP).length;
    const words = `${given.size - skipped} of ${all} answered`;
    return skipped ? `${words}, ${skipped} skipped` : words;
  };

  /** The field that shows, when only one does. @param {Quiz} quiz @returns {string | null} */
  const current = ({ parts, state }) => {
    if (!state.isOneByOne) return null;
    return state.changing ?? [...parts.fields.keys()][state.at] ?? null;
  };

  /** Everybody answered about in this sitting, the present one last. @param {Quiz} quiz @returns {Subject[]} */
  const subjects = ({ definition, state }) => [
    ...state.done,
    { about: definition.about[state.about ?? -1] ?? "", given: state.given },
  ];

  /** Writes the person or the answer into a field. @param {Quiz} quiz @param {string} id @param {HTMLElement} field */
  const drawField = ({ definition, state }, id, field) => {
    const item = definition.items.find((one) => one.id === id);
    const given = state.given.get(id);
    if (item) items.typeOf(item).write(field, given ?? undefined);
    else items.TYPES.likert?.write(field, state.about ?? undefined);
    const skip = field.querySelector("[value=skip]");
    if (skip instanceof HTMLInputElement) skip.checked = given === items.SKIP;
  };

  /** The same words beside the field and above the form; the title says it too. @param {Quiz} quiz @param {string | null} only */
  const drawError = ({ parts, state }, only) => {
    const title = document.title.startsWith(ERROR) ? document.title.slice(ERROR.length) : document.title;
    if (state.isMissing || title !== document.title) document.title = state.isMissing ? ERROR + title : title;
    for (const old of findAll(parts.form, ".question_error")) old.remove();
    const legend = state.isMissing && parts.fields.get(only ?? "")?.querySelector("legend");
    if (legend) legend.append(make("span", "question_error", `${ERROR}${parts.missing.textContent}`));
  };

  /** Fields show what the state says, whatever a browser has put back into them. @param {Quiz} quiz */
  const drawFields = (quiz) => {
    const { definition, parts, state } = quiz;
    const only = current(quiz);
    for (const [id, field] of parts.fields) {
      drawField(quiz, id, field);
      field.hidden = only !== null && id !== only;
    }
    const words = progressInWords(definition.items.length, state.given);
    // A screen reader says it again whenever it is set.
    if (parts.progress.textContent !== words) parts.progress.textContent = words;
    parts.back.hidden = state.changing === null;
    if (state.changing !== null) parts.fields.get(state.changing)?.append(parts.back);
    drawError(quiz, only);
  };

  /**
   * Every view shows its own parts. Without a result the page prints as a form with its key.
   * @param {Quiz} quiz @param {boolean} isOnPaper
   */
  const drawView = (quiz, isOnPaper) => {
    const { definition, parts, state, root } = quiz;
    const isPaper = isOnPaper && state.view !== "result";
    const isMoving = state.view === "answering" && state.changing === null;
    showFor(root, "data-when", [
      state.view,
      isPaper && "paper",
      isMoving && (state.isOneByOne ? "one" : "all"),
      isMoving && !(state.isOneByOne && state.at > 0) && "first",
      isMoving && state.isOneByOne && state.at > 0 && "second",
      state.given.size > 0 && "some",
      state.isMissing && "missing",
      review.open(definition, state.given).length > 0 && "open",
    ]);
    if (isPaper) for (const field of parts.fields.values()) field.hidden = false;
    if (state.view === "result") result.draw(parts, definition, subjects(quiz));
  };

  return { empty, gather, progressInWords, current, subjects, drawFields, drawView };
})();
