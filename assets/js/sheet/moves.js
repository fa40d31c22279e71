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
      said.textContent = sheetSays.copied;
    } catch {
      said.textContent = sheetSays.not_copied;
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
