"use strict";

/** A passphrase is set, changed, asked for or taken away. */
const locking = (() => {
  const { part } = elements;

  /**
   * Shows the fields, and calls back with what was typed; what comes back is whether it was right.
   * @param {Panel} panel @param {[press: string, isNew: boolean]} how
   * @param {(typed: string) => Promise<boolean>} done
   */
  const ask = async ({ region }, how, done) => {
    const form = passphrase.form(how, done);
    part(region, "asking").replaceChildren(form);
    form.querySelector("input")?.focus();
  };

  /** @param {Panel} panel */
  const set = (panel) =>
    ask(panel, ["Set the passphrase", true], async (typed) => {
      await keepWays.change(panel, (all) => all, "secret", await cipher.secretOf(typed));
      return true;
    });

  /** @param {Panel} panel */
  const takeAway = async (panel) => {
    await keepWays.change(panel, (all) => all, "unsecret", null);
  };

  /** @param {Panel} panel */
  const unlock = async (panel) => {
    const opened = envelope.parse(panel.kept.raw);
    if (opened.state !== "locked") return;
    await ask(panel, ["Open", false], async (typed) => {
      const isRight = await panel.store.unlock(await cipher.secretOf(typed, opened.locked));
      if (isRight) await keepWays.say(panel, "open");
      return isRight;
    });
  };

  return { ask, set, takeAway, unlock };
})();
