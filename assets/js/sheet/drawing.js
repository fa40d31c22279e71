"use strict";

/** What a sheet shows for what stands in its fields. */
const drawing = (() => {
  const { findAll, part, worded } = elements;

  /** For paper, each line of words beside its field. @param {HTMLElement} field */
  const drawWords = (field) => {
    const inputs = [...field.querySelectorAll("input, textarea")];
    findAll(field, "[data-words]").forEach((words, index) => {
      words.textContent = /** @type {HTMLInputElement} */ (inputs[index]).value;
    });
  };

  /** @param {HTMLElement} field @param {string | undefined} mark */
  const drawMark = (field, mark) => {
    const line = field.querySelector("[type=range]");
    if (!(line instanceof HTMLInputElement)) return;
    const said = worded(sheetSays.mark, { mark: line.value }); // what a file says may be no number
    line.setAttribute("aria-valuetext", mark ? said : sheetSays.unmarked);
    part(field, "mark").toggleAttribute("data-marked", Boolean(mark));
    part(field, "mark").textContent = mark ? said : sheetSays.unmarked;
  };

  /** What an option says, once it is chosen. @param {HTMLElement} field @param {string[]} chosen */
  const drawSaid = (field, chosen) => {
    for (const words of findAll(field, "[data-say-for]")) {
      words.hidden = !chosen.includes(words.dataset.sayFor ?? "");
    }
  };

  /** Nothing more is asked of a reader for whom the rest is not. @param {HTMLElement} root */
  const drawHalt = (root) => {
    const steps = findAll(root, ".step");
    const halted = steps.findIndex((step) => step.querySelector("[data-halts]:checked"));
    steps.forEach((step, index) => {
      step.hidden = halted >= 0 && index > halted;
    });
  };

  /** @param {HTMLElement} root @param {Filled} filled */
  const draw = (root, filled) => {
    const all = new Map(Object.entries(filled));
    for (const field of findAll(root, "[data-answer]")) {
      const lines = all.get(field.dataset.answer ?? "") ?? [];
      drawWords(field);
      drawMark(field, lines[0]);
      drawSaid(field, lines);
    }
    for (const gap of findAll(root, "[data-of]")) {
      const lines = all.get(gap.dataset.of ?? "") ?? [];
      gap.textContent = lines.filter(Boolean).join(", ").trim();
    }
    const pinned = root.querySelector("[data-pinned]")?.getAttribute("data-answer");
    const [words = ""] = all.get(pinned ?? "") ?? [];
    const pin = root.querySelector("[data-pin]");
    if (pin instanceof HTMLElement) {
      pin.hidden = !words.trim();
      part(pin, "pin-words").textContent = words;
      pin.tabIndex = pin.scrollHeight > pin.clientHeight ? 0 : -1; // what scrolls has to by keyboard too
    }
    drawHalt(root);
  };

  return { draw };
})();
