"use strict";

/** What a reader can do with a filled sheet, apart from keeping it. */
const sheetMoves = (() => {
  const { find } = elements;

  /** @param {HTMLElement} root @param {Element} button */
  const copy = async (root, button) => {
    const summary = find(button.closest(".step") ?? root, "[data-summary]");
    const said = find(button.parentElement ?? root, "[data-said]");
    try {
      await navigator.clipboard.writeText(summary.innerText);
      said.textContent = "Copied. Other programs can read it now.";
    } catch {
      said.textContent = "This browser does not allow it. You can mark the words and copy them.";
    }
  };

  /** The sheet alone, with what was written or without. @param {HTMLElement} root @param {boolean} isEmpty */
  const print = (root, isEmpty) => {
    root.toggleAttribute("data-printing", true);
    root.toggleAttribute("data-empty", isEmpty);
    const done = () => {
      root.removeAttribute("data-printing");
      root.removeAttribute("data-empty");
    };
    window.addEventListener("afterprint", done, { once: true });
    window.print();
  };

  return { copy, print };
})();
