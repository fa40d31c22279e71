"use strict";

/**
 * What a sheet holds, in this tab.
 * @typedef {{
 *   filled: Filled,
 *   keptId: string | null, isKept: boolean, // the entry it was kept as, and whether it still is so
 *   seen: string, // that entry, as this page kept or opened it
 *   isReopened: boolean, // it comes from My space
 * }} SheetState
 *
 * @typedef {{
 *   panel: Panel, state: SheetState, resumes: boolean, // what is ticked later is kept too
 *   show: (more: Partial<SheetState>) => void,
 * }} Following
 */

/** A sheet follows what is kept of it, also when another tab changes that. */
const following = (() => {
  const { textOf } = keepWays;

  /** What was kept before is kept as it is now, without a word; never what was deleted meanwhile. @param {Following} sheet */
  const keepOn = async ({ panel, state }) => {
    await panel.draw();
    if (!state.keptId) return;
    const entry = panel.owner.make(state.keptId);
    const outcome = await panel.store.change((entries) => envelope.merge(entries, [entry]));
    state.isKept = outcome === "done";
    if (!state.isKept) keepWays.tell(panel, outcome);
    await panel.draw();
  };

  /** What is kept of a path is cleared too: else it would come back. @param {Following} sheet */
  const clear = (sheet) => {
    const { state, resumes, show } = sheet;
    show({ filled: {}, keptId: resumes ? state.keptId : null, isKept: false });
    if (state.keptId) void keepOn(sheet);
  };

  /** A path goes on where it was kept last, once that can be read. @param {Following} sheet */
  const resume = ({ panel, state, show }) => {
    const hasBegun = state.keptId !== null || Object.keys(state.filled).length > 0;
    const last = panel.kept.envelope.entries.filter(panel.owner.isOwn).pop();
    if (last?.kind === "sheet" && !hasBegun) {
      show({ filled: last.answers, keptId: last.id, isKept: true });
    }
  };

  /**
   * Another tab has changed what is kept of this sheet: a path takes that over, and a sheet is
   * one of its own from now on, so that neither overwrites the other.
   * @param {Following} sheet
   */
  const compare = (sheet) => {
    const { panel, state, resumes, show } = sheet;
    const there = panel.kept.envelope.entries.find(({ id }) => id === state.keptId);
    if (there?.kind !== "sheet") return;
    const now = textOf(there);
    const isOurs = state.isKept && now === textOf(panel.owner.make(there.id));
    if (isOurs || !state.seen) state.seen = now;
    if (now === state.seen) return;
    if (!resumes) return show({ keptId: null, isKept: false, seen: "" });
    const filled = state.isKept ? there.answers : { ...there.answers, ...state.filled };
    show({ filled, isKept: true, seen: now });
  };

  /** @param {Following} sheet */
  const start = (sheet) => {
    const { panel } = sheet;
    const draw = panel.draw;
    let mayResume = sheet.resumes;
    panel.draw = async () => {
      await draw();
      if (mayResume && panel.kept.state === "open") {
        mayResume = false;
        resume(sheet);
      }
      compare(sheet);
    };
  };

  return { keepOn, clear, start };
})();
