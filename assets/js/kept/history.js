"use strict";

/** The kept runs of a quiz, in words, with a change named only when it is larger than chance. */
const keepHistory = (() => {
  const { make, worded } = elements;

  /**
   * What has changed since the run before, and only what chance would rarely do.
   * @param {Definition} definition @param {(number | null)[]} before @param {(number | null)[]} after
   */
  const changeInWords = (definition, before, after) => {
    const changed = definition.dimensions.flatMap((dimension, index) => {
      const way = fitting.change(dimension, before[index] ?? null, after[index] ?? null);
      return way ? [worded(keptSays.toward, { scale: dimension.label, end: way > 0 ? dimension.high : dimension.low })] : [];
    });
    return changed.length
      ? `${keptSays.change} ${changed.join(". ")}.`
      : keptSays.none;
  };

  /** One run in words. @param {Panel} panel @param {Definition} definition @param {Fitted[]} all by day @param {number} index */
  const row = (panel, definition, all, index) => {
    const fit = /** @type {Fitted} */ (all[index]);
    const before = fitting.before(all, index);
    const who = fit.run.about ? `, ${words.small(fit.run.about)}` : "";
    const notes = [
      ...(fit.how === "old" ? [keptSays.old] : []),
      ...(before ? [changeInWords(definition, before.scores, fit.scores)] : []),
    ];
    const said = make("p", "", `${words.summary(definition, fit.scores)}.`);
    const more = notes.map((note) => make("p", "keep_note", note));
    return keptEntries.row(fit.run, who, [said, ...more], [keptEntries.remove(panel, fit.run, who)]);
  };

  /** Every kept run of this quiz, the last one first. @param {Panel} panel @param {Definition} definition */
  const rows = (panel, definition) => {
    const all = panel.kept.envelope.entries.flatMap((entry) =>
      entry.kind === "run" && entry.quiz === definition.id ? [fitting.fit(definition, entry)] : [],
    );
    return all.map((_, index) => row(panel, definition, all, index)).reverse();
  };

  return { rows };
})();
