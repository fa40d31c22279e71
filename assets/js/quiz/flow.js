"use strict";

/** A quiz starts, and hears what a reader does. */
(() => {
  const { part, findAll } = elements;

  /** @param {Quiz} quiz @param {Event} event of one of the fields */
  const choose = (quiz, { target }) => {
    const input = /** @type {HTMLInputElement} */ (target);
    const field = input.closest("fieldset");
    const { definition, state } = quiz;
    const item = definition.items.find(({ id }) => id === field?.dataset.item);
    const isSkipped = input.value === "skip" && input.checked;
    const answer = isSkipped ? items.SKIP : item && field && items.typeOf(item).read(field);
    if (!item) state.about = Number(input.value);
    else if (answer === undefined) state.given.delete(item.id);
    else state.given.set(item.id, answer);
    Object.assign(state, { isMissing: false, isKept: false });
    quizMoves.redraw(quiz);
  };

  /** @param {Quiz} quiz @param {Panel} panel */
  const listen = (quiz, panel) => {
    const form = quiz.part("form");
    quiz.root.addEventListener("click", ({ target }) => {
      const button = target instanceof Element && target.closest("[data-press]");
      const name = button && button.getAttribute("data-press");
      if (!name) return;
      quizMoves.PRESSES[name]?.(quiz, button);
      keepWays.PRESSES[name]?.(panel);
    });
    form.addEventListener("change", (event) => choose(quiz, event));
    form.addEventListener("submit", (event) => event.preventDefault());
    // After a reload a browser may put old answers back, and some do so later than scripts run.
    window.addEventListener("pageshow", () => quizForm.drawFields(quiz));
    window.addEventListener("beforeprint", () => quizForm.drawView(quiz, true));
    window.addEventListener("afterprint", () => quizMoves.redraw(quiz));
  };

  /** @param {HTMLElement} root */
  const start = (root) => {
    /** @type {Definition} */
    const definition = JSON.parse(part(root, "definition").textContent ?? "");
    const name = root.dataset.store ?? "";
    const empty = quizForm.empty(definition);
    const fields = new Map(
      findAll(root, "[data-about], [data-item]").map((field) => [field.dataset.item ?? "", field]),
    );
    const state = draft.load(name, definition, empty, [...fields.keys()]) ?? empty;
    const hasBegun = () => state.given.size + state.done.length > 0 || state.about !== null;
    const panel = keepPanel.start({
      name,
      region: part(root, "keep"),
      state,
      isReady: () => state.view === "result",
      make: (id) => ({
        kind: "run",
        id,
        quiz: definition.id,
        version: definition.version,
        day: envelope.today(),
        about: quizForm.person(quiz),
        choices: definition.scale.length,
        answers: Object.fromEntries(state.given),
        scores: Object.fromEntries(scoring.score(definition, state.given).map((score, n) => [definition.dimensions[n]?.id, score])),
      }),
      isOwn: (entry) => entry.kind === "run" && entry.quiz === definition.id,
      rows: (own) => keepHistory.rows(own, definition),
      table: (entries) => table.csv(definition, entries),
      save: () => quiz.save(),
    });
    /** @type {Quiz} */
    const quiz = {
      root,
      definition,
      state,
      fields,
      part: (of) => part(root, of),
      drawKept: panel.draw,
      save: () =>
        hasBegun() ? session.save(name, definition, state) : session.forget(name, definition.id),
    };
    listen(quiz, panel);
    quizMoves.redraw(quiz);
    if (state.view === "checking") review.draw(quiz);
    void panel.draw();
  };

  elements.startAll("[data-quiz]", start);
})();
