"use strict";

/** The field and the list below it: a combobox, whose choices are links. */
const searchBox = (() => {
  const QUIET = 900; // milliseconds without a key before the number of results is said

  /** @template {HTMLElement} T @param {ParentNode} root @param {string} selector @returns {T} */
  const find = (root, selector) => /** @type {T} */ (root.querySelector(selector));

  /**
   * What finds, and the index: scripts that wait in the page. They run in their order.
   * @param {HTMLTemplateElement} template @returns {Promise<unknown>}
   */
  const load = ({ content }) =>
    new Promise((resolve, onerror) => {
      for (const waiting of content.children) {
        const onload = waiting.nextSibling ? null : resolve;
        document.body.append(Object.assign(waiting.cloneNode(), { async: false, onload, onerror }));
      }
    });

  /** @param {HTMLElement} root */
  const start = (root) => {
    const field = /** @type {HTMLInputElement} */ (find(root, "input"));
    const list = find(root, "[role=listbox]");
    const none = find(root, "[data-none]");
    const status = find(root, "[role=status]");
    /** @type {Promise<void>} */
    let loading;
    let timer = 0;
    /** @type {HTMLElement[]} */
    const options = [];
    let active = -1; // number of the option that the keys are on

    /** @param {number} number of an option; -1 for none */
    const choose = (number) => {
      active = number;
      options.forEach((one, n) => one.setAttribute("aria-selected", `${n === active}`));
      field.setAttribute("aria-activedescendant", options[active]?.id ?? "");
      options[active]?.scrollIntoView({ block: "nearest" });
    };

    /** @param {boolean} isOpen */
    const open = (isOpen) => {
      choose(-1);
      list.hidden = !isOpen;
      field.setAttribute("aria-expanded", `${isOpen}`);
    };

    const empty = () => {
      for (const one of options.splice(0)) one.remove();
    };

    const draw = () => {
      const { kinds, stems, isAsked } = searchMatch.find(field.value);
      empty();
      for (const group of /** @type {HTMLCollectionOf<HTMLElement>} */ (list.children)) {
        group.hidden = !kinds.get(`${group.dataset.kind}`)?.length;
      }
      for (const [kind, found] of kinds) {
        const group = find(list, `[data-kind=${kind}]`);
        for (const place of found) {
          const one = searchRows.option(place, stems, `${root.dataset.root}`);
          one.id = `search-${options.push(one)}`;
          group.append(one);
        }
        list.append(group); // the best kind stands first
      }
      const count = options.length;
      open(count > 0);
      none.hidden = count > 0 || !isAsked;
      clearTimeout(timer);
      timer = setTimeout(() => {
        status.textContent = isAsked ? `${list.getAttribute("aria-label")}: ${count}` : "";
      }, QUIET);
    };

    const look = () => {
      loading.then(draw, () => (find(root, "[data-failed]").hidden = false));
    };

    const clear = () => {
      field.value = "";
      empty();
      none.hidden = true;
      open(false);
    };

    /** @param {number} by */
    const move = (by) => {
      const count = options.length;
      if (!count) return;
      if (list.hidden) open(true);
      choose((Math.max(active, by > 0 ? -1 : 0) + by + count) % count);
    };

    /** What keys do; all others do what they always do. @type {Record<string, () => void>} */
    const KEYS = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      Enter: () => (active < 0 ? move(1) : options[active]?.click()),
      Escape: () => (list.hidden ? clear() : open(false)),
    };

    root.hidden = false;
    field.addEventListener("focus", () => (loading = load(find(root, "template")).then(() => searchIndex.finish())), { once: true });
    field.addEventListener("input", look);
    field.addEventListener("keydown", (event) => {
      const act = KEYS[event.key];
      if (!act || event.isComposing) return choose(-1);
      event.preventDefault();
      return act();
    });
    // Whoever comes back finds the page as it was before anything was typed.
    addEventListener("pagehide", clear);
  };

  return { start };
})();

for (const root of document.querySelectorAll("[data-search]")) searchBox.start(/** @type {HTMLElement} */ (root));
