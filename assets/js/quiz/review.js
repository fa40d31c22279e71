"use strict";

/** Small makers of elements, and the list to look over before the result. */
const review = (() => {
  /**
   * @param {string} tag @param {string} className @param {string} text
   */
  const element = (tag, className, text) => {
    const made = document.createElement(tag);
    made.className = className;
    made.textContent = text;
    return made;
  };

  /**
   * @param {string} text @param {string} className @param {() => void} press
   */
  const button = (text, className, press) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = className;
    made.textContent = text;
    made.addEventListener("click", press);
    return made;
  };

  /**
   * The answer to one item, or "skip", or null when it is still open.
   * @param {Element} question @returns {HTMLInputElement | null}
   */
  const chosen = (question) => question.querySelector("input:checked");

  /** Moves to a question, so that keyboard and screen reader are there too. @param {Element} question */
  const goTo = (question) => {
    question.scrollIntoView({ block: "start" });
    const input = chosen(question) ?? question.querySelector("input");
    if (input instanceof HTMLElement) input.focus({ preventScroll: true });
  };

  /** Brings a heading to the top and lets a screen reader begin there. @param {HTMLElement} title */
  const moveTo = (title) => {
    title.focus({ preventScroll: true });
    title.scrollIntoView({ block: "start" });
  };

  /** @param {Element} question */
  const statement = (question) =>
    (question.querySelector(".question_statement")?.textContent ?? "").trim();

  /** @param {Element} question @param {number} number */
  const row = (question, number) => {
    const made = document.createElement("li");
    const input = chosen(question);
    const words = input ? (input.closest("label")?.textContent ?? "").trim() : "Not answered yet";
    const change = button("Change", "button button_quiet", () => goTo(question));
    change.append(element("span", "visually-hidden", ` statement ${number}`));
    made.append(
      element("p", "review-list_statement", statement(question)),
      element("p", "review-list_answer", words),
      change,
    );
    return made;
  };

  /**
   * What is still open, with a way to each.
   * @param {Element[]} open
   */
  const notice = (open) => {
    const made = element("div", "notice", "");
    const count = open.length === 1 ? "is 1 statement" : `are ${open.length} statements`;
    made.append(element("p", "notice_title", `There ${count} without an answer`));
    const list = document.createElement("ul");
    for (const question of open) {
      const item = document.createElement("li");
      item.append(button(statement(question), "notice_link", () => goTo(question)));
      list.append(item);
    }
    made.append(list);
    return made;
  };

  /**
   * Draws the list into its region and moves there.
   * @param {Element} region @param {Element[]} questions @param {() => void} onwards
   */
  const draw = (region, questions, onwards) => {
    const open = questions.filter((question) => !chosen(question));
    const title = element("h2", "quiz_review-title", "Check your answers");
    title.tabIndex = -1;
    const list = element("ol", "review-list", "");
    list.append(...questions.map((question, index) => row(question, index + 1)));
    const words = open.length ? "Skip these and see the result" : "See the result";
    region.replaceChildren(
      title,
      ...(open.length ? [notice(open)] : []),
      list,
      button(words, "button", onwards),
    );
    region.removeAttribute("hidden");
    moveTo(title);
  };

  return { draw, element, button, chosen, goTo, moveTo };
})();
