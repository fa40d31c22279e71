"use strict";

/** Answers as a table that other programs can open. */
const table = (() => {
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
    const said = items.inWords(run.version === definition.version ? item : undefined, given, definition.scale);
    return [run.day, run.quiz, run.version, run.about, id, item?.text ?? "", said];
  };

  /** A table of all answers, one in each row. @param {Definition} definition @param {Entry[]} kept */
  const csv = (definition, kept) =>
    [
      "day quiz version about item text answer".split(" "),
      ...kept.flatMap((run) =>
        run.kind === "run"
          ? Object.entries(run.answers).map(([id, given]) => rowOf(definition, run, id, given))
          : [],
      ),
    ]
      .map((row) => row.map(cell).join(","))
      .join("\r\n");

  return { cell, csv };
})();
