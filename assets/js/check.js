"use strict";

/** Questions about what was read. Nothing is scored, counted or kept. */
const check = (() => {
  /** What is said of a choice: words of the page itself, translated or not.
   * @param {Element} question @param {string[]} chosen */
  const verdicts = (question, chosen) =>
    [...question.querySelectorAll("[data-option]")]
      .filter((option) => chosen.includes(option.getAttribute("data-option") ?? ""))
      .map((option) => option.cloneNode(true));

  /** Every question gets a button that says what was chosen well. @param {Element} question */
  const start = (question) => {
    const [said, button] = [question.querySelector("[data-said]"), question.querySelector("button")];
    button?.toggleAttribute("hidden", false);
    button?.addEventListener("click", () => {
      const inputs = question.querySelectorAll("input:checked");
      const chosen = [...inputs].map((input) => input.getAttribute("value") ?? "");
      const none = question.querySelector("[data-none]")?.cloneNode(true);
      said?.replaceChildren(...verdicts(question, chosen), ...(chosen.length || !none ? [] : [none]));
    });
    question.addEventListener("change", () => said?.replaceChildren());
  };

  return { start };
})();

for (const question of document.querySelectorAll("[data-question]")) check.start(question);
window.addEventListener("beforeprint", () => {
  for (const answer of document.querySelectorAll("[data-question] details")) {
    answer.setAttribute("open", "");
  }
});
