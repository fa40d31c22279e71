"use strict";

/** The kept runs of a quiz, in words, with a change named only when it is larger than chance. */
const keepHistory = (() => {
  const { make } = elements;

  /** @param {string} words @param {string} className @param {() => void} press */
  const button = (words, className, press) => {
    const made = make("button", className, words);
    made.type = "button";
    made.addEventListener("click", press);
    return made;
  };

  /** A day as a person of any country reads it. @param {string} iso such as 2026-11-25 */
  const day = (iso) => {
    const [year, month, date] = iso.split("-").map(Number);
    const language = document.documentElement.lang || "en";
    return new Date(year ?? 0, (month ?? 1) - 1, date).toLocaleDateString(language, {
      day: "numeric",
      month: "long",
      year: "numeric",
    });
  };

  /**
   * What has changed since the run before, and only what chance would rarely do.
   * @param {Definition} definition @param {(number | null)[]} before @param {(number | null)[]} after
   */
  const changeInWords = (definition, before, after) => {
    const changed = definition.dimensions.flatMap((dimension, index) => {
      const way = fitting.change(dimension, before[index] ?? null, after[index] ?? null);
      return way ? [`${dimension.label}: toward “${way > 0 ? dimension.high : dimension.low}”`] : [];
    });
    return changed.length
      ? `A change larger than chance since the time before. ${changed.join(". ")}.`
      : "No change you can read from this since the time before.";
  };

  /** One run in words. @param {Panel} panel @param {Fitted[]} all by day @param {Fitted} fit @param {number} index */
  const row = (panel, all, fit, index) => {
    const { definition } = panel.quiz;
    const before = fitting.before(all, index);
    const who = fit.run.about ? `, ${words.small(fit.run.about)}` : "";
    const notes = [
      ...(fit.how === "old" ? ["Answered in an earlier version, too different to score again."] : []),
      ...(before ? [changeInWords(definition, before.scores, fit.scores)] : []),
    ];
    const press = button("Delete this one", "button button_quiet", () => {
      void keepWays.removeOne(panel, fit.run.id);
    });
    press.append(make("span", "visually-hidden", `: ${day(fit.run.day)}${who}`));
    return make(
      "li",
      "keep_run",
      make("p", "keep_day", make("strong", "", day(fit.run.day)), who),
      make("p", "", `${words.summary(definition, fit.scores)}.`),
      ...notes.map((note) => make("p", "keep_note", note)),
      press,
    );
  };

  /** Every kept run of this quiz, the last one first. @param {Panel} panel */
  const rows = (panel) => {
    const { definition } = panel.quiz;
    const own = panel.kept.envelope.entries.filter((run) => run.quiz === definition.id);
    const all = own.map((run) => fitting.fit(definition, run));
    return all.map((fit, index) => row(panel, all, fit, index)).reverse();
  };

  return { button, day, rows };
})();
