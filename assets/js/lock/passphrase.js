"use strict";

/** The fields in which a reader types a passphrase, and what is asked of a new one. */
const passphrase = (() => {
  const { make, worded } = elements;
  const LEAST = 10; // characters

  /** What is wrong with a new passphrase, or "". @param {string} typed @param {string} again */
  const problem = (typed, again) => {
    if (/^\d*$/.test(typed)) return lockSays.digits;
    if (typed.length < LEAST) return worded(lockSays.short, { least: LEAST });
    return typed === again ? "" : lockSays.differ;
  };

  /** @param {string} label */
  const field = (label) => {
    const input = make("input", "words_input");
    input.type = "password";
    input.autocomplete = "off";
    return { input, row: make("label", "words", label, " ", input) };
  };

  /**
   * A form that calls back with what was typed, and says when it was wrong.
   * @param {[press: string, isNew: boolean]} how
   * @param {(typed: string) => Promise<boolean>} done
   */
  const form = ([press, isNew], done) => {
    const first = field(lockSays.field);
    const again = field(lockSays.again);
    const error = make("p", "question_error");
    error.setAttribute("role", "alert");
    const go = async () => {
      error.textContent = isNew ? problem(first.input.value, again.input.value) : "";
      if (!error.textContent && !(await done(first.input.value).catch(() => false))) {
        error.textContent = lockSays.wrong;
      }
      if (error.textContent) first.input.focus();
    };
    const made = make("form", "keep_form", first.row, ...(isNew ? [again.row] : []), error);
    made.method = "dialog";
    made.append(make("button", "button", press));
    made.addEventListener("submit", (event) => {
      event.preventDefault();
      void go();
    });
    return made;
  };

  return { form };
})();
