"use strict";

/** What stands in the fields of a sheet, read and written. */
const answers = (() => {
  const { findAll } = elements;

  /** @param {HTMLElement} field */
  const inputs = (field) => [...field.querySelectorAll("input, textarea")].map(
    (input) => /** @type {HTMLInputElement} */ (input),
  );

  /** @param {HTMLInputElement} input */
  const isToggle = ({ type }) => type === "checkbox" || type === "radio";

  /** A line that was never marked stands in the middle and means nothing. @param {HTMLInputElement} input */
  const isUnmarked = ({ type, dataset }) => type === "range" && !dataset.marked;

  /** What one field holds, line by line; no lines when it holds nothing. @param {HTMLElement} field */
  const read = (field) => {
    const lines = inputs(field)
      .filter((input) => !isToggle(input) || input.checked)
      .map((input) => (isUnmarked(input) ? "" : input.value));
    return lines.some((line) => line.trim()) ? lines : [];
  };

  /** @param {HTMLElement} field @param {string[]} lines */
  const write = (field, lines) => {
    inputs(field).forEach((input, index) => {
      const line = lines[index] ?? "";
      if (isToggle(input)) input.checked = lines.includes(input.value);
      else if (input.type === "range") {
        input.dataset.marked = line;
        input.value = line || "50";
      } else if (input.value !== line) input.value = line; // setting it moves the cursor
    });
  };

  /**
   * Every answer of a sheet. One that has lost its field since it was kept stays.
   * @param {HTMLElement} root @param {Filled} before @returns {Filled}
   */
  const collect = (root, before) => {
    const here = findAll(root, "[data-answer]").map(
      (field) => /** @type {[string, string[]]} */ ([field.dataset.answer ?? "", read(field)]),
    );
    const filled = Object.fromEntries(Object.entries(before).concat(here));
    return Object.fromEntries(Object.entries(filled).filter(([, lines]) => lines.length));
  };

  /** @param {HTMLElement} root @param {Filled} filled */
  const fill = (root, filled) => {
    const all = new Map(Object.entries(filled));
    for (const field of findAll(root, "[data-answer]")) write(field, all.get(field.dataset.answer ?? "") ?? []);
  };

  /**
   * What may be kept of what is filled in. An answer that ends the exercise never is: it could tell
   * somebody who opens this device that the reader is afraid.
   * @param {HTMLElement} root @param {Filled} filled
   */
  const keepable = (root, filled) => {
    const asking = findAll(root, "[data-ask]").filter(
      (field) => !field.parentElement?.querySelector("[data-keep-too]:checked"),
    );
    const halting = findAll(root, "[data-halts]:checked").map((input) => input.closest("[data-answer]"));
    const left = [...asking, ...halting, ...findAll(root, "[data-fleeting]")];
    const out = left.map((field) => field?.getAttribute("data-answer"));
    return Object.fromEntries(Object.entries(filled).filter(([id]) => !out.includes(id)));
  };

  /** Whether something is written here that nobody asked to keep. @param {HTMLElement} root @param {Filled} filled */
  const isUnasked = (root, filled) => {
    const may = keepable(root, filled);
    return findAll(root, "[data-ask]").some(({ dataset: { answer = "" } }) => filled[answer] && !may[answer]);
  };

  /**
   * A kept sheet as its fields show it. What of it may not have been kept is only in the fields.
   * @param {HTMLElement} root @param {Filled} kept @param {Filled} shown the same sheet before, or nothing
   */
  const reopened = (root, kept, shown) => {
    const asked = findAll(root, "[data-ask], [data-fleeting]").map(({ dataset }) => dataset.answer ?? "");
    const here = Object.entries(shown).filter(([id]) => asked.includes(id));
    const ticks = asked.filter((id) => Object.keys(kept).includes(id)).map((id) => [`${id}.too`, ["yes"]]);
    return { ...Object.fromEntries([...here, ...ticks]), ...kept };
  };

  return { collect, fill, keepable, isUnasked, reopened };
})();
