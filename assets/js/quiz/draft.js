"use strict";

/** A half-finished quiz that comes back. */
const draft = (() => {
  /** @template T @param {T[]} all @param {unknown} value @param {T} other @returns {T} */
  const among = (all, value, other) => all.find((one) => one === value) ?? other;

  /** Given answers of a stored list; those that no longer fit are left out. @param {Definition} definition @param {unknown} stored */
  const fresh = (definition, stored) => {
    /** @type {Map<string, Given>} */
    const given = new Map();
    for (const [id, answer] of /** @type {[string, Given][]} */ (stored)) {
      const item = definition.items.find((one) => one.id === id);
      const fits = item && items.typeOf(item).isAnswer(answer, items.names(item, definition.scale).length);
      if (fits || (item && answer === items.SKIP)) given.set(id, answer);
    }
    return given;
  };

  /**
   * The state of a draft, over an empty one; null when there is none. Nothing in it is trusted: it
   * must not lead to a view that is not there.
   * @param {string} name @param {Definition} definition @param {State} empty
   * @param {string[]} fields by their items @returns {State | null}
   */
  const load = (name, definition, empty, fields) =>
    session.load(name, definition, (state) => ({
      ...empty,
      ...state,
      view: among(["checking", "result"], state.view, empty.view),
      at: among([...fields.keys()], state.at, 0),
      about: among([...definition.about.keys()], state.about, empty.about),
      changing: among(fields, state.changing, null),
      given: fresh(definition, state.given),
      done: state.done.map((/** @type {any} */ subject) => ({
        about: String(subject.about),
        given: fresh(definition, subject.given),
      })),
    }));

  return { load };
})();
