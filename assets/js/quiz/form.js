"use strict";

/** Runs a quiz. Answers live in the form and nowhere else; closing or reloading loses them. */
const quizForm = (() => {
  /** @param {Element} root @returns {Element[]} */
  const questionsOf = (root) => [...root.querySelectorAll("[data-item]")];

  /**
   * The answers given, as positions by item id; what is open or skipped is left out.
   * @param {Element} root @returns {Map<string, number>}
   */
  const answersOf = (root) => {
    const answers = new Map();
    for (const question of questionsOf(root)) {
      const value = review.chosen(question)?.value ?? "skip";
      if (value !== "skip") answers.set(question.getAttribute("data-item"), Number(value));
    }
    return answers;
  };

  /** Whom the reader has in mind, in the words of the page. @param {Element} root */
  const personOf = (root) => {
    const about = root.querySelector("[data-about]");
    const label = about && review.chosen(about)?.closest("label");
    return label ? (label.textContent ?? "").trim() : "";
  };

  /** @param {HTMLElement} root */
  const start = (root) => {
    const data = root.querySelector("[data-definition]");
    const form = root.querySelector("form");
    const controls = root.querySelector("[data-controls]");
    const region = root.querySelector("[data-review]");
    const after = root.querySelector("[data-after-controls]");
    if (!data || !form || !controls || !region || !after) {
      console.error("quiz: a part of the page is missing");
      return;
    }
    /** @type {Definition} */
    const definition = JSON.parse(data.textContent ?? "");
    const questions = questionsOf(root);

    const progress = review.element("p", "quiz_progress", "");
    progress.setAttribute("role", "status");
    const drawProgress = () => {
      const done = questions.filter((question) => review.chosen(question)).length;
      progress.textContent = `${done} of ${questions.length} done`;
    };

    const showResult = () => {
      region.setAttribute("hidden", "");
      result.show(root, true);
      result.draw(root, definition, scoring.score(definition, answersOf(root)));
      const person = personOf(root);
      const line = root.querySelector("[data-about-result]");
      if (line) line.textContent = person ? `You had in mind: ${person}.` : "";
      const title = root.querySelector(".result_title");
      if (title instanceof HTMLElement) review.moveTo(title);
    };

    const backToForm = () => {
      region.setAttribute("hidden", "");
      result.show(root, false);
      const first = root.querySelector("fieldset");
      if (first) review.goTo(first);
    };

    const startAgain = () => {
      form.reset();
      drawProgress();
      backToForm();
    };

    form.reset(); // Firefox would bring the answers back when the page is reloaded
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", () => {
      drawProgress();
      result.show(root, false);
    });
    controls.append(
      progress,
      review.button("Check your answers", "button", () => {
        result.show(root, false);
        review.draw(region, questions, showResult);
      }),
    );
    after.append(
      review.button("Change answers", "button button_quiet", backToForm),
      review.button("Start again with another person", "button button_quiet", startAgain),
      review.button("Print this page", "button button_quiet", () => window.print()),
    );
    result.show(root, false);
    drawProgress();
  };

  return { start, answersOf };
})();

for (const root of document.querySelectorAll("[data-quiz]")) {
  try {
    if (root instanceof HTMLElement) quizForm.start(root);
  } catch {
    console.error("quiz: could not start; the paper form still works");
  }
}
