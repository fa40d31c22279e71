"use strict";

/**
 * What a page has to keep: a quiz, a sheet, or the page that shows everything.
 * @typedef {{
 *   name: string, // under which the browser keeps it
 *   region: HTMLElement, // the part of the page that keeps
 *   state: { keptId: string | null, isKept: boolean }, // the entry it was kept as, and whether it still is so
 *   isReady: () => boolean, // whether there is something that could be kept
 *   make: (id: string) => Entry,
 *   isOwn: (entry: Entry) => boolean, // whether it is listed here
 *   rows: (panel: Panel) => HTMLElement[], // those that are, the last one first
 *   table?: (entries: Entry[]) => string,
 *   save: () => void,
 * }} Owner
 *
 * The part of a page that keeps things.
 * @typedef {{
 *   owner: Owner, region: HTMLElement, store: ReturnType<typeof store.under>,
 *   kept: Kept, // as it was read last
 *   draw: () => Promise<void>,
 * }} Panel
 */

/** What a reader can do with what is kept. */
const keepWays = (() => {
  const { find, part } = elements;

  /**
   * Says what has happened, in words of the page, shows what is so now, and moves there.
   * @param {Panel} panel @param {string} name of the words
   */
  const say = async ({ region, draw }, name) => {
    part(region, "asking").replaceChildren();
    const status = part(region, "status");
    status.textContent = find(region, `[data-say="${name}"]`).textContent;
    await draw();
    status.focus();
  };

  /** Changes what is kept and says how it went. @param {Panel} panel @param {(entries: Entry[]) => Entry[]} edit @param {string} done @param {Secret | null} [lockWith] */
  const change = async (panel, edit, done, lockWith) => {
    const outcome = await panel.store.change(edit, lockWith);
    await say(panel, outcome === "done" ? done : outcome);
  };

  /** What the page has now, as it would be kept. @param {Panel} panel @returns {Entry} */
  const present = ({ owner }) => owner.make(owner.state.keptId ?? envelope.newId());

  /** @param {Panel} panel */
  const keep = async (panel) => {
    const entry = present(panel);
    const { state, save } = panel.owner;
    const outcome = await panel.store.change((entries) => envelope.merge(entries, [entry]));
    if (outcome === "done") Object.assign(state, { keptId: entry.id, isKept: true });
    save();
    await say(panel, outcome === "done" ? "kept" : outcome);
  };

  /** @param {Panel} panel @param {string} id */
  const removeOne = (panel, id) =>
    change(panel, (entries) => entries.filter((one) => one.id !== id), "deleted");

  /** @param {Panel} panel */
  const removeAll = (panel) => say(panel, panel.store.remove() ? "gone" : "blocked");

  /** What is kept, and what the page has if it is not among it. @param {Panel} panel */
  const listed = (panel) => {
    const { owner } = panel;
    const { entries } = panel.kept.envelope;
    return owner.isReady() && !owner.state.isKept ? envelope.merge(entries, [present(panel)]) : entries;
  };

  /** @param {Panel} panel */
  const saveFile = (panel) => {
    transfer.save("json", envelope.text({ ...panel.kept.envelope, entries: listed(panel), aside: [] }));
  };

  /** @param {Panel} panel */
  const saveTable = (panel) => transfer.save("csv", panel.owner.table?.(listed(panel)) ?? "");

  /** What cannot be read, as it is. @param {Panel} panel */
  const saveRaw = ({ kept }) =>
    transfer.save("json", kept.state === "open" ? kept.envelope.aside.join("\n") : (kept.raw ?? ""));

  /** Scripts that were asked for, by name: each may come once on a page. @type {Map<string, Promise<unknown>>} */
  const scripts = new Map();

  /** @param {string} name */
  const load = (name) =>
    new Promise((resolve, reject) => {
      const template = /** @type {HTMLTemplateElement} */ (find(document, `[data-load="${name}"]`));
      const script = find(template.content, "script").cloneNode();
      script.addEventListener("load", resolve);
      script.addEventListener("error", () => {
        scripts.delete(name); // so that it can be tried again
        reject();
      });
      document.body.append(script);
    });

  /**
   * Does what needs a script that comes with its first use.
   * @param {Panel} panel @param {"lock" | "kept" | "act"} name @param {() => Promise<void>} action
   */
  const withScript = async (panel, name, action) => {
    try {
      if (!scripts.has(name)) scripts.set(name, load(name));
      await scripts.get(name);
      await action();
    } catch {
      await say(panel, "failed");
    }
  };

  /** What each button does, by the name it carries. @type {Record<string, (panel: Panel) => unknown>} */
  const PRESSES = {
    keep,
    saveFile,
    saveTable,
    saveRaw,
    removeAll,
    lock: (panel) => withScript(panel, "lock", () => locking.lock(panel)),
    setLock: (panel) => withScript(panel, "lock", () => locking.set(panel)),
    takeLockAway: (panel) => withScript(panel, "lock", () => locking.takeAway(panel)),
    unlock: (panel) => withScript(panel, "lock", () => locking.unlock(panel)),
  };

  return { say, change, removeOne, withScript, PRESSES };
})();
