"use strict";

/** Files out and in. Their names say nothing. */
const transfer = (() => {
  // A table program runs what begins so.
  const FORMULA = /^[=+\-@\t\r]/;

  /** @param {string | number} value */
  const cell = (value) => {
    const text = String(value);
    const safe = (FORMULA.test(text) ? "'" : "") + text;
    return `"${safe.split('"').join('""')}"`;
  };

  /** What was answered, in words where this page knows them.
   * @param {Definition} definition @param {Run} run @param {string} id @param {Given} given */
  const rowOf = (definition, run, id, given) => {
    const item = definition.items.find((one) => one.id === id && run.quiz === definition.id);
    const same = run.version === definition.version ? item : undefined;
    const said = items.inWords(same, given, definition.scale);
    return [run.day, run.quiz, run.version, run.about, id, item?.text ?? "", said].map(cell).join(",");
  };

  /** A table of all answers, one in each row. @param {Definition} definition @param {Run[]} kept */
  const csv = (definition, kept) =>
    [
      ["day", "quiz", "version", "about", "item", "text", "answer"].map(cell).join(","),
      ...kept.flatMap((run) =>
        Object.entries(run.answers).map(([id, given]) => rowOf(definition, run, id, given)),
      ),
    ].join("\r\n");

  /** @param {string} ending @param {string} text */
  const save = (ending, text) => {
    const link = elements.make("a", "");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/octet-stream" }));
    link.download = `notes-${runs.today()}.${ending}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };

  /** The text of a chosen file; null when it is too large to be one of ours. @param {File} file */
  const read = async (file) => (file.size <= 4 * envelope.LIMITS.text ? file.text() : null);

  return { cell, csv, save, read };
})();
