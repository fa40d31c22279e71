"use strict";

/** A half-finished quiz that comes back. */
const draft = (() => {
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
   * The state of a draft, over an empty one; null when there is none.
   * @param {string} name @param {Definition} definition @param {State} empty @returns {State | null}
   */
  const load = (name, definition, empty) =>
    session.load(name, definition, (state) => ({
      ...empty,
      ...state,
      given: fresh(definition, state.given),
      done: state.done.map((/** @type {any} */ subject) => ({
        ...subject,
        given: fresh(definition, subject.given),
      })),
    }));

  return { load };
})();
