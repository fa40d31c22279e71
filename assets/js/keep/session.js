"use strict";

/**
 * What is half finished, so that a reload or a press of Back loses nothing. It lives in this tab,
 * for an hour after the last answer, and is gone when the tab closes.
 */
const session = (() => {
  const { attempt } = shapes;
  const HOUR = 3600000; // milliseconds

  /** All drafts of the tab, by id. @param {string} name @returns {Map<string, any>} */
  const read = (name) => {
    const stored = JSON.parse(sessionStorage.getItem(name) ?? "{}");
    return new Map(Object.entries(stored).filter(([, draft]) => draft?.until > Date.now()));
  };

  /** @param {string} name @param {Map<string, unknown>} drafts */
  const write = (name, drafts) => {
    const text = JSON.stringify(Object.fromEntries(drafts), (_, value) => (value instanceof Map ? [...value] : value));
    if (text === "{}") sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, text);
  };

  /** Drafts whose hour is over go. @param {string} name */
  const drop = (name) => attempt(() => write(name, read(name)));

  /**
   * A draft, as `revive` makes it again; null when there is none of this version.
   * @template T
   * @param {string} name @param {{ id: string, version: number }} of @param {(state: any) => T} revive
   * @returns {T | null}
   */
  const load = (name, { id, version }, revive) => {
    drop(name);
    const drafts = attempt(() => read(name));
    const draft = drafts?.get(id);
    const state = draft?.version === version ? attempt(() => revive(draft.state)) : null;
    if (!drafts || (draft && !state)) own.isHeld = false; // so that the page says it
    return state;
  };

  /** @param {string} name @param {string} id @param {unknown} draft undefined for none */
  const put = (name, id, draft) =>
    attempt(() => [write(name, (attempt(() => read(name)) ?? new Map()).set(id, draft))]);

  /** @param {string} name @param {{ id: string, version: number }} of @param {unknown} state */
  const save = (name, { id, version }, state) => {
    const wasHeld = own.isHeld;
    own.isHeld = Boolean(put(name, id, { version, until: Date.now() + HOUR, state }));
    if (own.isHeld !== wasHeld) window.dispatchEvent(new StorageEvent("storage")); // so that the page says it
    setTimeout(() => drop(name), HOUR + 1);
  };

  /** @param {string} name @param {string} id */
  const forget = (name, id) => void put(name, id, undefined);

  const own = { load, save, forget, isHeld: true }; // whether a reload loses nothing, as far as we have tried
  return own;
})();
