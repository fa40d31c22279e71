"use strict";

/**
 * What is half finished, so that a reload or a press of Back loses nothing. It lives in this tab,
 * for an hour after the last answer, and is gone when the tab closes.
 */
const session = (() => {
  const HOUR = 3600000; // milliseconds

  /** All drafts of the tab, by id. @param {string} name @returns {Record<string, any>} */
  const read = (name) => {
    const stored = JSON.parse(sessionStorage.getItem(name) ?? "{}");
    return Object.fromEntries(
      Object.entries(stored).filter(([, draft]) => draft.until > Date.now()),
    );
  };

  /** @param {string} name @param {Record<string, unknown>} drafts */
  const write = (name, drafts) => {
    const text = JSON.stringify(drafts, (_, value) => (value instanceof Map ? [...value] : value));
    if (text === "{}") sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, text);
  };

  /** Runs what may fail: a browser may forbid its stores, or one may be full or spoiled.
   * @template T @param {() => T} action @returns {T | null} */
  const attempt = (action) => {
    try {
      return action();
    } catch {
      return null;
    }
  };

  /**
   * A draft, as `revive` makes it again; null when there is none of this version.
   * @template T
   * @param {string} name @param {{ id: string, version: number }} of @param {(state: any) => T} revive
   * @returns {T | null}
   */
  const load = (name, { id, version }, revive) =>
    attempt(() => {
      const drafts = read(name);
      write(name, drafts);
      const draft = new Map(Object.entries(drafts)).get(id);
      return draft && draft.version === version ? revive(draft.state) : null;
    });

  /** @param {string} name @param {string} id @param {unknown} draft undefined for none */
  const put = (name, id, draft) => {
    attempt(() => write(name, { ...attempt(() => read(name)), [id]: draft }));
  };

  /** @param {string} name @param {{ id: string, version: number }} of @param {unknown} state */
  const save = (name, { id, version }, state) => {
    put(name, id, { version, until: Date.now() + HOUR, state });
    setTimeout(() => attempt(() => write(name, read(name))), HOUR + 1);
  };

  /** @param {string} name @param {string} id */
  const forget = (name, id) => put(name, id, undefined);

  return { load, save, forget };
})();
