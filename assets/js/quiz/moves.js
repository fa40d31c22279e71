"use strict";

/** From one view of a quiz to another, and from question to question. */
const quizMoves = (() => {
  const { find, goTo } = elements;

  /** @param {Quiz} quiz */
  const redraw = (quiz) => {
    quizForm.drawFields(quiz);
    quizForm.drawView(quiz, false);
    quiz.save();
  };

  /** @param {Quiz} quiz @param {Partial<State>} more */
  const show = (quiz, more) => {
    Object.assign(quiz.state, { isMissing: false }, more);
    redraw(quiz);
    void quiz.drawKept();
  };

  /** Brings the field that shows, or the first one, to the reader. @param {Quiz} quiz */
  const toField = (quiz) => {
    const id = quiz.state.changing ?? quizForm.current(quiz);
    const [first] = quiz.fields.values();
    goTo(quiz.fields.get(id ?? "") ?? first ?? quiz.part("form"));
  };

  /** What is neither answered nor skipped is now skipped. @param {Quiz} quiz */
  const skipRest = (quiz) => {
    const { definition, state } = quiz;
    for (const { id } of review.open(definition, state.given)) state.given.set(id, items.SKIP);
    show(quiz, { view: "result", changing: null });
    goTo(find(quiz.part("result"), "h2,h3"));
  };

  /** @param {Quiz} quiz @param {Element} button in the row of an item, or of the person in mind */
  const change = (quiz, button) => {
    const changing = button.closest("[data-row]")?.getAttribute("data-row") ?? "";
    show(quiz, { view: "answering", changing });
    toField(quiz);
  };

  /** @param {Quiz} quiz */
  const check = (quiz) => {
    show(quiz, { view: "checking", changing: null });
    goTo(review.draw(quiz));
  };

  /** From one field to another, forward only past an answer. @param {Quiz} quiz @param {1 | -1} way */
  const step = (quiz, way) => {
    const { state, fields, root } = quiz;
    const id = quizForm.current(quiz);
    state.isMissing = way > 0 && id ? !state.given.has(id) : false;
    if (way > 0 && !state.isMissing && state.at === fields.size - 1) return check(quiz);
    if (!state.isMissing) state.at += way;
    redraw(quiz);
    if (state.isMissing) find(root, ".notice_title").focus();
    else toField(quiz);
  };

  /** All on one page, or one at a time. @param {Quiz} quiz */
  const turn = (quiz) => {
    show(quiz, { isOneByOne: !quiz.state.isOneByOne });
    toField(quiz);
  };

  /** @param {Quiz} quiz @param {Subject[]} done what stays */
  const startAgain = (quiz, done) => {
    const { isOneByOne } = quiz.state;
    show(quiz, { ...quizForm.empty(quiz.definition), isOneByOne, done });
    toField(quiz);
  };

  /** What each button does, by the name it carries. @type {Record<string, (quiz: Quiz, button: Element) => void>} */
  const PRESSES = {
    turn,
    toField,
    check,
    change,
    skipRest,
    next: (quiz) => step(quiz, 1),
    back: (quiz) => step(quiz, -1),
    print: () => window.print(),
    another: (quiz) => startAgain(quiz, quizForm.subjects(quiz)),
    clear: (quiz) => startAgain(quiz, []),
  };

  return { redraw, PRESSES };
})();
