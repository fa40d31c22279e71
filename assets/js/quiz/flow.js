"use strict";

/** What happens when a reader chooses or presses something. */
const quizFlow = (() => {
  const { find, button, goTo } = elements;

  /** @param {Quiz} quiz @param {State["view"]} view */
  const show = (quiz, view) => {
    quiz.state.view = view;
    quizForm.drawFields(quiz);
    quizForm.drawView(quiz, false);
  };

  /** @param {Quiz} quiz */
  const showResult = (quiz) => {
    quiz.state.changing = null;
    show(quiz, "result");
    goTo(quiz.parts.resultTitle);
  };

  /** Neither answered nor skipped: now skipped. @param {Quiz} quiz */
  const skipRest = (quiz) => {
    const { definition, state } = quiz;
    for (const { id } of review.open(definition, state.answers)) state.answers.set(id, "skip");
    showResult(quiz);
  };

  /** @param {Quiz} quiz @param {string} id of an item, or "" for the person in mind */
  const change = (quiz, id) => {
    quiz.state.changing = id;
    show(quiz, "answering");
    goTo(quiz.parts.fields.get(id) ?? quiz.parts.form);
  };

  /** @param {Quiz} quiz */
  const check = (quiz) => {
    quiz.state.changing = null;
    show(quiz, "checking");
    const ways = {
      change: (/** @type {string} */ id) => change(quiz, id),
      skipRest: () => skipRest(quiz),
      showResult: () => showResult(quiz),
    };
    goTo(review.draw(quiz.parts.review, quiz.definition, quiz.state, ways));
  };

  /** @param {Quiz} quiz */
  const startAgain = (quiz) => {
    Object.assign(quiz.state, quizForm.empty());
    quiz.parts.review.replaceChildren();
    show(quiz, "answering");
    const [first] = quiz.parts.fields.values();
    goTo(first ?? quiz.parts.form);
  };

  /** @param {Quiz} quiz @param {EventTarget | null} input */
  const choose = (quiz, input) => {
    const field = input instanceof HTMLInputElement && input.closest("fieldset");
    if (!field) return;
    const answer = input.value === "skip" ? "skip" : Number(input.value);
    if (field.dataset.item) quiz.state.answers.set(field.dataset.item, answer);
    else quiz.state.about = Number(answer);
    quizForm.drawFields(quiz);
  };

  /** @param {Quiz} quiz */
  const addControls = (quiz) => {
    const { controls, progress, back, ways } = quiz.parts;
    const quiet = "button button_quiet";
    progress.setAttribute("role", "status");
    controls.append(
      progress,
      button("Check your answers", "button", () => check(quiz)),
      button("Print the paper form", quiet, () => window.print()),
    );
    back.append(button("Back to your answers", quiet, () => check(quiz)));
    ways.append(
      button("Change answers", quiet, () => check(quiz)),
      button("Start again with another person", quiet, () => startAgain(quiz)),
      button("Print this page", quiet, () => window.print()),
    );
  };

  /** @param {HTMLElement} root */
  const start = (root) => {
    const definition = JSON.parse(find(root, "[data-definition]").textContent ?? "");
    /** @type {Quiz} */
    const quiz = { definition, parts: quizForm.gather(root), state: quizForm.empty() };
    const { form } = quiz.parts;
    addControls(quiz);
    show(quiz, "answering");
    form.addEventListener("change", (event) => choose(quiz, event.target));
    form.addEventListener("submit", (event) => event.preventDefault());
    // After a reload a browser may put old answers back, and some do so later than scripts run.
    window.addEventListener("pageshow", () => quizForm.drawFields(quiz));
    window.addEventListener("beforeprint", () => quizForm.drawView(quiz, true));
    window.addEventListener("afterprint", () => quizForm.drawView(quiz, false));
  };

  return { start };
})();

for (const root of document.querySelectorAll("[data-quiz]")) {
  try {
    if (root instanceof HTMLElement) quizFlow.start(root);
  } catch (error) {
    console.error("quiz: could not start; the paper form still works", error);
  }
}
