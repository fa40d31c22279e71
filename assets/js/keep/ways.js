"use strict";

/**
 * The entry that something was kept as, whether it still is so, and the answers as they were then.
 * @typedef {{ keptId: string | null, isKept: boolean, seen?: string }} Keeping
 *
 * What a page has to keep: a quiz, a sheet, or the page that shows everything.
 * @typedef {{
 *   name: string, // under which the browser keeps it
 *   region: HTMLElement, // the part of the page that keeps
 *   state: Keeping,
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
 *   told: string, // what was said last, by its name
 *   draw: () => Promise<void>,
 * }} Panel
 */

/** What a reader can do with what is kept. */
const keepWays = (() => {
  const { find, part } = elements;

  /** Says what has happened, in words of the page. @param {Panel} panel @param {string} name of the words */
  const tell = (panel, name) => {
    const { region } = panel;
    const status = part(region, "status");
    status.textContent = find(region, `[data-say="${name}"]`).textContent;
    panel.told = name;
    region.hidden = false;
    return status;
  };

  /** Says what has happened, shows what is so now, and moves there. @param {Panel} panel @param {string} name */
  const say = async (panel, name) => {
    part(panel.region, "asking").replaceChildren();
    const status = tell(panel, name);
    await panel.draw();
    status.focus();
  };

  /** Says how a change went. @param {Panel} panel @param {Outcome} outcome @param {string} done */
  const sayOutcome = (panel, outcome, done) => say(panel, outcome === "done" ? done : outcome);

  /** The same text for the same answers, in whatever order. @param {Entry} entry */
  const textOf = ({ answers }) => JSON.stringify(Object.entries(answers).sort());

  /** What the page has now, as it would be kept. @param {Panel} panel @returns {Entry} */
  const present = ({ owner }) => owner.make(owner.state.keptId ?? envelope.newId());

  /** @param {Panel} panel */
  const keep = async (panel) => {
    const entry = present(panel);
    const { state, save } = panel.owner;
    const outcome = await panel.store.change((entries) => {
      const isOther = (/** @type {Entry} */ one) => one.id === entry.id && textOf(one) !== state.seen;
      if (entries.some(isOther)) entry.id = envelope.newId(); // another tab has kept its own
      return envelope.merge(entries, [entry]);
    });
    if (outcome === "done") Object.assign(state, { keptId: entry.id, isKept: true, seen: textOf(entry) });
    save();
    await sayOutcome(panel, outcome, "kept");
  };

  /** @param {Panel} panel @param {string} id */
  const removeOne = async (panel, id) =>
    sayOutcome(panel, await panel.store.change((entries) => entries.filter((one) => one.id !== id)), "deleted");

  /** @param {Panel} panel */
  const removeAll = (panel) => say(panel, panel.store.remove() ? "gone" : "not-gone");

  /** What is kept, and what the page has if it is not among it. @param {Panel} panel */
  const listed = (panel) => {
    const { owner } = panel;
    const { entries } = panel.kept.envelope;
    return owner.isReady() && !owner.state.isKept ? envelope.merge(entries, [present(panel)]) : entries;
  };

  /** @param {Panel} panel */
  const saveFile = (panel) => {
    transfer.save("json", envelope.text({ ...panel.kept.envelope, entries: listed(panel) }));
  };

  /** What cannot be read, as it is. @param {Panel} panel */
  const saveRaw = ({ kept }) =>
    transfer.save("json", kept.envelope.aside.join("\n") || (kept.raw ?? ""));

  /** Scripts that were asked for, by name: each may come once on a page. @type {Record<string, Promise<unknown>>} */
  const scripts = {};

  /** @param {string} name */
  const load = (name) =>
    new Promise((resolve, reject) => {
      const template = /** @type {HTMLTemplateElement} */ (find(document, `[data-load="${name}"]`));
      const script = find(template.content, "script").cloneNode();
      script.addEventListener("load", resolve);
      script.addEventListener("error", () => {
        delete scripts[name]; // so that it can be tried again
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
      await (scripts[name] = scripts[name] ?? load(name));
      await action();
    } catch {
      tell(panel, "failed"); // drawing it may need the same script
    }
  };

  /** @param {Panel} panel */
  const saveTable = (panel) =>
    withScript(panel, "kept", async () => transfer.save("csv", panel.owner.table?.(listed(panel)) ?? ""));

  /** What each button does, by the name it carries. @type {Record<string, (panel: Panel) => unknown>} */
  const PRESSES = {
    keep,
    saveFile,
    saveTable,
    saveRaw,
    removeAll,
    lock: (panel) => withScript(panel, "lock", () => locking.lock(panel)),
    setLock: (panel) => withScript(panel, "lock", () => locking.setLock(panel)),
    takeLockAway: (panel) => withScript(panel, "lock", () => locking.takeLockAway(panel)),
    unlock: (panel) => withScript(panel, "lock", () => locking.unlock(panel)),
  };

  return { scripts, tell, say, sayOutcome, textOf, removeOne, withScript, PRESSES };
})();
