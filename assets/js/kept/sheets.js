"use strict";

/** The kept sheets of an exercise or a path. */
const keptSheets = (() => {
  const { make } = elements;
  const FEW = 90; // characters

  /** The first words of a sheet. @param {Filled} answers */
  const beginning = (answers) => {
    const all = Object.values(answers).flat().filter(Boolean);
    const words = all.find((one) => one.length > 3) ?? all.join(", ");
    return words.length > FEW ? `${words.slice(0, FEW)} …` : words;
  };

  /** The last one first. @param {Panel} panel @param {SheetForm} form */
  const rows = (panel, form) => {
    const own = panel.kept.envelope.entries.flatMap((entry) =>
      entry.kind === "sheet" && entry.page === form.page ? [entry] : [],
    );
    keptChart.draw(form.root, own);
    return own.reverse().map((entry) => {
      const open = keptEntries.quiet(keptSays.open, keptEntries.day(entry.day), () => form.open(entry));
      const first = make("p", "keep_note", beginning(entry.answers));
      first.translate = false;
      return keptEntries.row(entry, "", [first], [open, keptEntries.remove(panel, entry, "")]);
    });
  };

  return { beginning, rows };
})();
