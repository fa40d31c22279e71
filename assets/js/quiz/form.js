"use strict";

/**
 * What a reader has done so far.
 * @typedef {{
 *   view: "answering" | "checking" | "result",
 *   isOneByOne: boolean, at: number, // the field that shows, when one shows at a time
 *   about: number | null, given: Answers,
 *   changing: string | null, // the item, or "" for the person in mind, opened from the list
 *   isMissing: boolean, // the field that shows was to be answered or skipped first
 *   done: Subject[], // other people, answered about before
 *   keptId: string | null, isKept: boolean, // the run it was kept as, and whether it still is so
 * }} State
 *
 * @typedef {{
 *   root: HTMLElement, definition: Definition, state: State,
 *   fields: Map<string, HTMLElement>, // by item id, and by "" for the person in mind
 *   part: (name: string) => HTMLElement, // of the root
 *   drawKept: () => Promise<void>,
 *   save: () => void, // in this tab
 * }} Quiz
 */

/** The state of a quiz, and the page drawn from it. */
const quizForm = (() => {
  const { findAll, make, worded, showFor } = elements;

  const MANY = 8; // more items than this come one at a time, unless the reader asks for all

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

  /** The field that shows, when only one does. @param {Quiz} quiz @returns {string | null} */
  const current = ({ fields, state }) => {
    if (!state.isOneByOne) return null;
    return state.changing ?? [...fields.keys()][state.at] ?? null;
  };

  /** Whom the reader has in mind. @param {Quiz} quiz */
  const person = ({ definition, state }) => definition.about[state.about ?? -1] ?? "";

  /** Everybody answered about in this sitting, the present one last. @param {Quiz} quiz @returns {Subject[]} */
  const subjects = (quiz) => [...quiz.state.done, { about: person(quiz), given: quiz.state.given }];

  /** Writes the person or the answer into a field. @param {Quiz} quiz @param {string} id @param {HTMLElement} field */
  const drawField = ({ definition, state }, id, field) => {
    const item = definition.items.find((one) => one.id === id);
    const given = state.given.get(id);
    if (item) items.typeOf(item).write(field, given ?? undefined);
    else items.TYPES.likert?.write(field, state.about ?? undefined);
    const skip = field.querySelector("[value=skip]");
    if (skip instanceof HTMLInputElement) skip.checked = given === items.SKIP;
  };

  /** The words above the form stand beside the field too, and the title says it. @param {Quiz} quiz @param {string | null} only */
  const drawError = ({ part, fields, state }, only) => {
    document.title = (state.isMissing ? quizSays.error : "") + document.title.replace(quizSays.error, "");
    for (const old of findAll(part("form"), ".question_error")) old.remove();
    const legend = state.isMissing && fields.get(only ?? "")?.querySelector("legend");
    if (legend) legend.append(make("span", "question_error", quizSays.error + part("missing").textContent));
  };

  /** Fields show what the state says, whatever a browser has put back into them. @param {Quiz} quiz */
  const drawFields = (quiz) => {
    const { definition, part, fields, state } = quiz;
    const only = current(quiz);
    for (const [id, field] of fields) {
      drawField(quiz, id, field);
      field.hidden = only !== null && id !== only;
    }
    const words = worded(quizSays.done, { given: state.given.size, all: definition.items.length });
    const progress = part("progress");
    // A screen reader says it again whenever it is set.
    if (progress.textContent !== words) progress.textContent = words;
    const back = part("back");
    back.hidden = state.changing === null;
    if (state.changing !== null) fields.get(state.changing)?.append(back);
    drawError(quiz, only);
  };

  /**
   * Every view shows its own parts. Without a result the page prints as a form with its key.
   * @param {Quiz} quiz @param {boolean} isOnPaper
   */
  const drawView = (quiz, isOnPaper) => {
    const { definition, state } = quiz;
    const isPaper = isOnPaper && state.view !== "result";
    const isMoving = state.view === "answering" && state.changing === null;
    showFor(quiz.root, "data-when", [
      state.view,
      isPaper && "paper",
      isMoving && (state.isOneByOne ? "one" : "all"),
      isMoving && (state.isOneByOne && state.at > 0 ? "second" : "first"),
      state.given.size > 0 && "some",
      state.isMissing && "missing",
      review.open(definition, state.given).length > 0 && "open",
    ]);
    if (isPaper) for (const field of quiz.fields.values()) field.hidden = false;
    if (state.view === "result") result.draw(quiz, subjects(quiz));
  };

  return { empty, current, person, subjects, drawFields, drawView };
})();
