"use strict";

/** A quiz starts, and hears what a reader does. */
const quizFlow = (() => {
  const { find } = elements;

  /** @param {Quiz} quiz @param {EventTarget | null} input */
  const choose = (quiz, input) => {
    const field = input instanceof HTMLElement && input.closest("fieldset");
    if (!field || !(input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement)) return;
    const { definition, state } = quiz;
    const item = definition.items.find(({ id }) => id === field.dataset.item);
    const isSkipped = input.value === "skip" && input instanceof HTMLInputElement && input.checked;
    const answer = item && (isSkipped ? items.SKIP : items.typeOf(item).read(field));
    if (!item) state.about = Number(input.value);
    else if (answer === undefined) state.given.delete(item.id);
    else state.given.set(item.id, answer);
    Object.assign(state, { isMissing: false, isKept: false });
    quizMoves.redraw(quiz);
  };

  /** @param {Quiz} quiz @param {Record<string, () => void>} kept what buttons do with kept things */
  const listen = (quiz, kept) => {
    const { root, parts } = quiz;
    root.addEventListener("click", ({ target }) => {
      const button = target instanceof Element && target.closest("[data-press]");
      const name = button && button.getAttribute("data-press");
      if (!name) return;
      quizMoves.PRESSES[name]?.(quiz, button);
      kept[name]?.();
    });
    parts.form.addEventListener("change", (event) => choose(quiz, event.target));
    parts.form.addEventListener("submit", (event) => event.preventDefault());
    // After a reload a browser may put old answers back, and some do so later than scripts run.
    window.addEventListener("pageshow", () => quizForm.drawFields(quiz));
    window.addEventListener("beforeprint", () => quizForm.drawView(quiz, true));
    window.addEventListener("afterprint", () => quizMoves.redraw(quiz));
  };

  /** @param {HTMLElement} root */
  const start = (root) => {
    /** @type {Definition} */
    const definition = JSON.parse(find(root, "[data-definition]").textContent ?? "");
    const name = root.dataset.store ?? "notes";
    const empty = quizForm.empty(definition);
    const state = session.load(name, definition, empty) ?? empty;
    const hasBegun = () => state.given.size + state.done.length > 0 || state.about !== null;
    /** @type {Quiz} */
    const quiz = {
      root,
      definition,
      state,
      parts: quizForm.gather(root),
      drawKept: async () => undefined,
      save: () => (hasBegun() ? session.save(name, definition, state) : quiz.forget()),
      forget: () => session.forget(name, definition.id),
    };
    const panel = keepPanel.start(quiz, name);
    quiz.drawKept = panel.draw;
    listen(quiz, keepPanel.presses(panel));
    quizMoves.redraw(quiz);
    if (state.view === "checking") review.draw(quiz.parts.review, definition, state);
    void panel.draw();
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
