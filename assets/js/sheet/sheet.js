"use strict";

/**
 * A sheet that shows.
 * @typedef {{
 *   root: HTMLElement, page: string, // such as "exercises/if-then-plan"
 *   open: (entry: Sheet) => void, // puts a kept one into the fields
 * }} SheetForm
 */

/** An exercise or a path: filled in, printed, kept if the reader asks. */
const sheet = (() => {
  const { find, findAll, part } = elements;

  /** @param {HTMLElement} root */
  const start = (root) => {
    const [name, page] = [root.dataset.store ?? "", root.dataset.sheet ?? ""];
    const key = { id: page, version: 0 };
    const resumes = root.hasAttribute("data-resumes"); // what is ticked later is kept too
    /** @type {SheetState} */
    const none = { filled: {}, keptId: null, isKept: false, seen: "", isReopened: false };
    /** @type {SheetState} */
    const state = session.load(name, key, (stored) => ({
      ...none,
      ...stored,
      filled: Object.fromEntries(Object.entries(stored.filled).filter(([id, lines]) => shapes.isFilled({ [id]: lines }))),
    })) ?? none;

    const save = () => {
      if (Object.keys(state.filled).length) session.save(name, key, state);
      else session.forget(name, page);
    };

    let isReady = false; // whether anything that may be kept is filled in
    const look = () => {
      isReady = Object.keys(answers.keepable(root, state.filled)).length > 0;
    };

    const panel = keepPanel.start({
      name,
      region: part(root, "keep"),
      state,
      isReady: () => isReady,
      make: (id) => ({
        kind: "sheet",
        id,
        page,
        day: envelope.today(),
        answers: answers.keepable(root, state.filled),
      }),
      isOwn: (entry) => entry.kind === "sheet" && entry.page === page,
      rows: (own) => keptSheets.rows(own, { root, page, open }),
      save,
    });

    /** @param {Partial<SheetState>} more */
    const show = (more) => {
      Object.assign(state, more);
      answers.fill(root, state.filled);
      drawing.draw(root, state.filled);
      look();
      save();
      void panel.draw();
    };

    const own = { panel, state, resumes, show };
    following.start(own);

    /** @param {Sheet} entry */
    const open = (entry) => {
      const isUnkept = (isReady && !state.isKept) || (entry.id !== state.keptId && answers.isUnasked(root, state.filled));
      if (isUnkept && !window.confirm(sheetSays.replaces)) return;
      const filled = answers.reopened(root, entry.answers, entry.id === state.keptId ? state.filled : {});
      show({ filled, keptId: entry.id, isKept: true, seen: "" });
      find(root, "[data-form] textarea, [data-form] input:not([type=hidden])").focus();
    };

    /** @param {Event} event */
    const change = ({ target }) => {
      if (target instanceof HTMLInputElement && target.type === "range") target.dataset.marked = "yes";
      const wasOffered = isReady && !state.isKept;
      Object.assign(state, { filled: answers.collect(root, state.filled), isKept: false });
      drawing.draw(root, state.filled);
      look();
      save();
      if (resumes && state.keptId) void following.keepOn(own);
      else if (isReady !== wasOffered) void panel.draw();
    };

    /** @param {Element} button in a part of the page that acts on its own */
    const act = (button) => keepWays.withScript(panel, "act", async () => acts.press(button));

    /** @type {Record<string, (button: Element) => unknown>} */
    const presses = {
      act,
      halt: act,
      copy: (button) => sheetMoves.copy(root, button),
      print: () => sheetMoves.print(root, false),
      printEmpty: () => sheetMoves.print(root, true),
      clear: () => following.clear(own),
    };

    root.addEventListener("click", ({ target }) => {
      const button = target instanceof Element && target.closest("[data-press]");
      const press = button && button.getAttribute("data-press");
      if (!press) return;
      presses[press]?.(button);
      keepWays.PRESSES[press]?.(panel);
    });
    const form = part(root, "form");
    form.addEventListener("input", change);
    form.addEventListener("pointerup", (event) => {
      // A press on the middle of a line moves nothing, and marks it all the same.
      if (event.target instanceof HTMLInputElement && event.target.type === "range") change(event);
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    window.addEventListener("pageshow", () => answers.fill(root, state.filled));
    root.toggleAttribute("data-on", true);
    for (const live of findAll(root, "[data-live]")) live.hidden = false;
    for (const button of findAll(root, "[data-press=copy]")) button.hidden = !navigator.clipboard;
    show(state.isReopened ? { filled: answers.reopened(root, state.filled, {}), isReopened: false } : {});
    for (const running of findAll(root, "[data-acts] [data-fleeting] input")) {
      if (/** @type {HTMLInputElement} */ (running).value) void act(running);
    }
  };

  return { start };
})();

elements.startAll("[data-sheet]", sheet.start);
