"use strict";

/**
 * The whole guide in one document. Its own pages assume to be alone: here many stand together,
 * and every script is there from the start.
 */
(() => {
  const { find, findAll, make } = elements;

  /** What can be kept stands once in the file, and is copied to where it is needed. */
  const once = /** @type {HTMLTemplateElement} */ (find(document, "[data-once]"));
  for (const region of findAll(document, "[data-keep]")) {
    const parts = find(once.content, "[data-keep]").cloneNode(true);
    region.append(...[...parts.childNodes].filter((node) => !node.nodeName.startsWith("H")));
    if (region.closest("[data-space]")) region.querySelector("p[data-kept=keeping]")?.remove(); // it leads here
  }

  /** The fields of a quiz get the answers of the first one. @param {HTMLElement[]} fields */
  const giveAnswers = (fields) => {
    const first = fields.find((field) => field.querySelector("label"));
    for (const field of fields) {
      if (!first || field.querySelector("label")) continue;
      for (const label of findAll(first, "label")) {
        const copy = label.cloneNode(true);
        const input = /** @type {HTMLElement} */ (copy).querySelector("input");
        input?.setAttribute("name", field.dataset.item ?? "");
        field.append(copy);
      }
    }
  };

  /** A list gets a row for each field, as its first row is. @param {HTMLElement} row @param {HTMLElement[]} fields */
  const giveRows = (row, fields) => {
    const rows = fields.map((field, index) => {
      const copy = /** @type {HTMLElement} */ (row.cloneNode(true));
      copy.dataset.row = field.dataset.item;
      const words = copy.querySelector(".review-list_statement") ?? find(copy, "button");
      words.textContent = find(field, ".question_statement").textContent;
      const number = copy.querySelector(".visually-hidden");
      if (number) number.textContent = (number.textContent ?? "").replace(/\d+/, String(index + 1));
      return copy;
    });
    row.replaceWith(...rows);
  };

  /** What stands beside each answer, for my space. @type {Record<string, unknown>} */
  const catalog = {};
  /** @param {HTMLElement} root @param {string} id @param {[string, string][]} prompts @param {string[]} [scale] */
  const list = (root, id, prompts, scale) => {
    const title = root.closest("article")?.querySelector("h2")?.textContent;
    catalog[id] = { title, prompts: Object.fromEntries(prompts), scale };
  };
  /** @param {Element} part @param {string} selector */
  const words = (part, selector) => (part.querySelector(selector)?.textContent ?? "").trim();

  for (const root of findAll(document, "[data-quiz]")) {
    const fields = findAll(root, "[data-item]");
    giveAnswers(fields);
    for (const row of findAll(root, '[data-row]:not([data-row=""])')) giveRows(row, fields);
    const scale = findAll(fields[0] ?? root, "label").map((label) => (label.textContent ?? "").trim());
    list(root, `quizzes/${root.dataset.quiz}`, fields.map((field) => [field.dataset.item ?? "", words(field, ".question_statement")]), scale);
  }
  for (const root of findAll(document, "[data-sheet]")) {
    root.prepend(find(once.content, "p[data-live]").cloneNode(true));
    for (const place of findAll(root, "[data-more]")) place.append(find(once.content, "[data-more-once]").cloneNode(true));
    for (const label of findAll(root, ".choice")) {
      const input = label.querySelector("input:not([value])");
      input?.setAttribute("value", (label.textContent ?? "").trim());
    }
    for (const said of findAll(root, "[data-say-for]")) {
      const input = said.parentElement?.previousElementSibling?.querySelector("input");
      said.dataset.sayFor = input?.getAttribute("value") ?? "";
    }
    const named = "legend, .step_prompt, .path-step_say, .week_name";
    const parts = findAll(root, "[data-answer]:not([data-fleeting])");
    list(root, root.dataset.sheet ?? "", parts.map((part) => [part.dataset.answer ?? "", words(part, named) || words(part.parentElement ?? part, named)]));
  }
  for (const place of findAll(document, "[data-catalog]")) place.textContent = JSON.stringify(catalog);

  for (const field of findAll(document, ".words_input")) field.translate = false;
  for (const lines of findAll(document, ".blank-lines")) {
    lines.setAttribute("aria-hidden", "true");
    const words = make("p", "on-paper");
    Object.assign(words, { translate: false }).dataset.words = "";
    lines.before(words);
  }

  // One store for all of them: opened once, and what changes in one shows in the others.
  const under = store.under;
  /** @type {Map<string, ReturnType<typeof under>>} */
  const stores = new Map();
  const announce = () => window.dispatchEvent(new StorageEvent("storage"));

  /** @param {string} name */
  store.under = (name) => {
    const own = stores.get(name) ?? under(name);
    stores.set(name, own);
    return {
      ...own,
      change: (edit, lockWith) => own.change(edit, lockWith).then((outcome) => (announce(), outcome)),
      remove: () => [own.remove(), announce()][0] === true,
      unlock: (key) => own.unlock(key).then((kept) => (announce(), kept)),
      lock: () => (own.lock(), announce()),
    };
  };

  for (const name of ["lock", "kept", "act"]) keepWays.scripts[name] = Promise.resolve();

  /** The article in which a button was just pressed: it prints alone. @type {Element | null} */
  let pressed = null;
  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element && target.closest("button");
    pressed = button ? button.closest("article") : null;
    setTimeout(() => (pressed = null));
  }, true);
  window.addEventListener("beforeprint", () => pressed?.toggleAttribute("data-alone", true));
  window.addEventListener("afterprint", () => {
    for (const one of findAll(document, "[data-alone]")) one.removeAttribute("data-alone");
  });

  /** What was not drawn yet has another height once it is: a jump looks twice. */
  const settle = () => {
    const target = document.getElementById(location.hash.slice(1));
    for (const wait of [0, 100, 400]) setTimeout(() => target?.scrollIntoView(), wait);
  };
  window.addEventListener("hashchange", settle);
  if (location.hash) window.addEventListener("load", settle);

  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a");
    if (!link || !(link.getAttribute("href") ?? "").startsWith("#")) return;
    event.stopImmediatePropagation(); // a reader comes back by the Back button, as from page to page
    // What is opened from my space is already started: only a new start puts it into its fields.
    if (link.dataset.origin && !event.defaultPrevented) setTimeout(() => location.reload());
  });
})();
