"use strict";

/**
 * Titles of pages that keep something, and what stands there beside each answer.
 * @typedef {Record<string, { title: string, prompts: Record<string, string>, scale?: string[] }>} Catalog
 */

/** Everything this device keeps, in words. */
const space = (() => {
  const { findAll, make, part } = elements;

  /** @param {Entry} entry */
  const originOf = (entry) => (entry.kind === "run" ? `quizzes/${entry.quiz}` : entry.page);

  /** @param {string[] | undefined} scale @param {Given | string[]} answer */
  const inWords = (scale, answer) => {
    if (answer === null) return spaceSays.skipped;
    return [answer].flat().filter((one) => one !== "").map((one) => (typeof one === "number" && scale?.[one]) || String(one)).join("; ");
  };

  /** What tells two links of the same words apart. @param {string} title */
  const hidden = (title) => make("span", "visually-hidden", `: ${title}`);

  /** Every answer, after what it answers. @param {Catalog[string] | undefined} known @param {Entry} entry */
  const listOf = (known, entry) => {
    const prompts = new Map(Object.entries(known?.prompts ?? {}));
    const list = make("dl", "worked");
    for (const [id, answer] of Object.entries(entry.answers)) {
      const said = make("dd", "", inWords(known?.scale, answer));
      said.translate = false;
      list.append(make("dt", "", prompts.get(id) ?? id), said);
    }
    const details = make("details", "space_all", make("summary", "", spaceSays.read, hidden(known?.title ?? "")), list);
    return details;
  };

  /** Prints one entry without the others. @param {HTMLElement} root @param {Element | null} row */
  const print = (root, row) => {
    for (const one of findAll(root, ".keep_run")) one.toggleAttribute("data-left-out", one !== row);
    row?.querySelector("details")?.setAttribute("open", "");
    window.print();
  };

  /**
   * The way back to the page where it was written; a sheet is put into its fields there.
   * @param {HTMLElement} root @param {string} name @param {Entry} entry @param {Entry[]} allKept
   */
  const wayBack = (root, name, entry, allKept) => {
    const [link] = findAll(root, `[data-origin="${originOf(entry)}"]`);
    if (!link) return [];
    const copy = /** @type {HTMLElement} */ (link.cloneNode());
    copy.className = "button button_quiet";
    copy.textContent = entry.kind === "run" ? spaceSays.page : spaceSays.open;
    copy.append(hidden(link.textContent ?? ""));
    copy.addEventListener("click", (event) => {
      if (entry.kind !== "sheet") return;
      const draft = session.load(name, { id: entry.page, version: 0 }, (held) => held);
      // What is open there may hold more than was kept of it.
      const { answers } = allKept.find(({ id }) => id === draft?.keptId) ?? { answers: {} };
      const isMore = Object.keys(draft?.filled ?? {}).some((id) => !Object.keys(answers).includes(id));
      if (draft && (!draft.isKept || isMore) && !window.confirm(spaceSays.replaces)) return event.preventDefault();
      const state = { filled: entry.answers, keptId: entry.id, isKept: true, isReopened: true };
      session.save(name, { id: entry.page, version: 0 }, state);
    });
    return [copy];
  };

  /** @param {HTMLElement} root */
  const start = (root) => {
    /** @type {Catalog} */
    const catalog = JSON.parse(part(root, "catalog").textContent ?? "");
    const known = new Map(Object.entries(catalog));
    const name = root.dataset.store ?? "";

    /** @param {Panel} panel @param {Entry} entry */
    const row = (panel, entry) => {
      const origin = known.get(originOf(entry));
      const title = origin?.title ?? originOf(entry);
      const about = entry.kind === "run" && entry.about ? `, ${entry.about}` : "";
      const more = `. ${title}${about}`;
      const press = keptEntries.quiet(spaceSays.print, title, () => print(root, press.closest(".keep_run")));
      const ways = [...wayBack(root, name, entry, panel.kept.envelope.entries), press, keptEntries.remove(panel, entry, more)];
      return keptEntries.row(entry, more, [listOf(origin, entry)], ways);
    };

    const panel = keepPanel.start({
      name,
      region: part(root, "keep"),
      state: { keptId: null, isKept: true },
      isReady: () => true,
      make: (id) => ({ kind: "sheet", id, page: "", day: envelope.today(), answers: {} }),
      isOwn: () => true,
      rows: (own) => own.kept.envelope.entries.map((entry) => row(own, entry)).reverse(),
      save: () => undefined,
    });
    const draw = panel.draw;
    panel.draw = async () => {
      await draw();
      const { state, envelope: found } = panel.kept;
      part(root, "empty").hidden = state !== "open" || found.entries.length + found.aside.length > 0;
    };
    root.addEventListener("click", ({ target }) => {
      const button = target instanceof Element && target.closest("[data-press]");
      keepWays.PRESSES[(button && button.getAttribute("data-press")) || ""]?.(panel);
    });
    window.addEventListener("afterprint", () => {
      for (const one of findAll(root, "[data-left-out]")) one.removeAttribute("data-left-out");
    });
    void panel.draw();
  };

  return { start };
})();

elements.startAll("[data-space]", space.start);
