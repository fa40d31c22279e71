"use strict";

/** How kept things are named and listed, on every page. */
const keptEntries = (() => {
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

  /** A quiet button that says to a screen reader what it is for.
   * @param {string} words @param {string} more @param {() => void} press */
  const quiet = (words, more, press) => {
    const made = button(words, "button button_quiet", press);
    made.append(make("span", "visually-hidden", `: ${more}`));
    return made;
  };

  /**
   * A kept thing: its day, what it says, and what can be done with it.
   * @param {Entry} entry @param {string} more after the day
   * @param {(string | Node)[]} content @param {HTMLElement[]} ways
   */
  const row = (entry, more, content, ways) =>
    make(
      "li",
      "keep_run",
      make("p", "keep_day", make("strong", "", day(entry.day)), more),
      ...content,
      make("div", "keep_ways", ...ways),
    );

  /** @param {Panel} panel @param {Entry} entry @param {string} more */
  const remove = (panel, entry, more) =>
    quiet(keptSays.delete, `${day(entry.day)}${more}`, () => void keepWays.removeOne(panel, entry.id));

  return { button, day, quiet, row, remove };
})();
