"use strict";

/**
 * A half-finished quiz, so that a reload or a press of Back loses nothing. It lives in this tab,
 * for an hour after the last answer, and is gone when the tab closes.
 */
const session = (() => {
  const HOUR = 60 * 60 * 1000; // milliseconds

  /** Given answers of a stored list; those that no longer fit are left out. @param {Definition} definition @param {unknown} stored */
  const fresh = (definition, stored) => {
    /** @type {Map<string, Given>} */
    const given = new Map();
    for (const [id, answer] of /** @type {[string, Given][]} */ (stored)) {
      const item = definition.items.find((one) => one.id === id);
      const choices = item ? items.names(item, definition.scale).length : 0;
      const fits = item && (answer === items.SKIP || items.typeOf(item).isAnswer(answer, choices));
      if (fits) given.set(id, answer);
    }
    return given;
  };

  /** All drafts of the tab, by quiz. @param {string} name @returns {Record<string, any>} */
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
   * The draft of a quiz, over an empty state; null when there is none of this version.
   * @param {string} name @param {Definition} definition @param {State} empty @returns {State | null}
   */
  const load = (name, definition, empty) =>
    attempt(() => {
      const drafts = read(name);
      write(name, drafts);
      const draft = new Map(Object.entries(drafts)).get(definition.id);
      if (!draft || draft.version !== definition.version) return null;
      const done = draft.state.done.map((/** @type {any} */ subject) => ({
        about: String(subject.about),
        given: fresh(definition, subject.given),
      }));
      return { ...empty, ...draft.state, given: fresh(definition, draft.state.given), done };
    });

  /** @param {string} name @param {string} id of a quiz @param {unknown} draft undefined for none */
  const put = (name, id, draft) => {
    attempt(() => write(name, { ...attempt(() => read(name)), [id]: draft }));
  };

  /** @param {string} name @param {Definition} definition @param {State} state */
  const save = (name, { id, version }, state) => {
    put(name, id, { version, until: Date.now() + HOUR, state });
    setTimeout(() => attempt(() => write(name, read(name))), HOUR + 1);
  };

  /** @param {string} name @param {string} id of a quiz */
  const forget = (name, id) => put(name, id, undefined);

  return { load, save, forget };
})();
