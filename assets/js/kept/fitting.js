"use strict";

/**
 * What a run says of the quiz as it is now: the same version, answers carried over, or only
 * the scores of its day.
 * @typedef {{ run: Run, how: "same" | "carried" | "old", scores: (number | null)[] }} Fitted
 */

/** Kept runs, fitted to the quiz as it is now, and compared. */
const fitting = (() => {
  /** The item that an answer belongs to now. @param {Definition} definition @param {string} id */
  const itemOf = (definition, id) =>
    definition.items.find((item) => item.id === id || item.was.includes(id));

  /**
   * The answers of a run by the ids of today, or null when one has lost its item.
   * @param {Definition} definition @param {Run} run @returns {Answers | null}
   */
  const carry = (definition, run) => {
    const given = new Map();
    if (run.choices !== definition.scale.length) return null;
    for (const [id, answer] of Object.entries(run.answers)) {
      const item = itemOf(definition, id);
      if (!item) return null;
      const choices = items.names(item, definition.scale).length;
      if (answer !== items.SKIP && !items.typeOf(item).isAnswer(answer, choices)) return null;
      given.set(item.id, answer);
    }
    return given;
  };

  /**
   * Answers that fit the quiz of today are scored by it; else the scores of their day stand.
   * @param {Definition} definition @param {Run} run @returns {Fitted}
   */
  const fit = (definition, run) => {
    const given = carry(definition, run);
    const stored = new Map(Object.entries(run.scores));
    const then = definition.dimensions.map(({ id }) => stored.get(id) ?? null);
    if (!given) return { run, how: "old", scores: then };
    const now = scoring.score(definition, given);
    if (run.version === definition.version) return { run, how: "same", scores: now };
    const isPoorer = now.some((value, index) => value === null && then[index] !== null);
    return isPoorer ? { run, how: "old", scores: then } : { run, how: "carried", scores: now };
  };

  /**
   * How a score changed beyond chance: up, down, or not in a way that can be read (0).
   * @param {Dimension} dimension @param {number | null} before @param {number | null} after
   */
  const change = ({ noise }, before, after) => {
    if (before === null || after === null || Math.abs(after - before) <= noise) return 0;
    return after > before ? 1 : -1;
  };

  /**
   * The run before one of a list, of the same quiz and about the same person.
   * @param {Fitted[]} list by day @param {number} index
   */
  const before = (list, index) =>
    list.slice(0, index).reverse().find(({ run }) => run.about === list[index]?.run.about);

  return { fit, change, before };
})();
