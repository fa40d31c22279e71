"use strict";

/** A long table, by what a reader needs. What is chosen stays in the page and is gone with it. */
const filter = (() => {
  /** Whether a row has what was chosen in a list. @param {Element} row @param {HTMLSelectElement} list */
  const fits = (row, list) => {
    const by = list.getAttribute("data-by");
    const has = row.getAttribute(`data-${by}`) || "";
    if (!list.value) return true;
    if (by === "minutes") return +has > 0 && +has <= +list.value;
    return has.split(" ").includes(list.value);
  };

  /** @param {Element} root */
  const start = (root) => {
    const lists = [...root.querySelectorAll("select")];
    const rows = [...document.querySelectorAll("[data-row]")];
    const [said, all] = [root.querySelector("[role]"), root.querySelector("button")];
    const draw = () => {
      const shown = rows.filter((row) => lists.every((list) => fits(row, list)));
      for (const row of rows) row.toggleAttribute("hidden", !shown.includes(row));
      const isOpen = lists.every((list) => !list.value);
      const words = said?.getAttribute(shown.length ? "data-shown" : "data-none") || "";
      said?.replaceChildren(isOpen ? "" : words.replace("#", `${shown.length}`));
      all?.toggleAttribute("hidden", isOpen);
    };
    root.addEventListener("change", draw);
    all?.addEventListener("click", () => {
      for (const list of lists) list.value = "";
      draw();
      lists[0]?.focus();
    });
    root.toggleAttribute("hidden", false);
  };

  return { start };
})();

for (const root of document.querySelectorAll("[data-filter]")) filter.start(root);
