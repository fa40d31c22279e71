"use strict";

/** A passphrase is set, changed, asked for or taken away. */
const locking = (() => {
  const { part } = elements;

  /** Panels that lock themselves. @type {WeakSet<Panel>} */
  const guarded = new WeakSet();

  /** Nobody who picks up the device finds it open. @param {Panel} panel */
  const lockWhenHidden = (panel) => {
    if (guarded.has(panel)) return;
    guarded.add(panel);
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState !== "hidden" || !panel.store.isOpen()) return;
      panel.store.lock();
      part(panel.region, "asking").replaceChildren();
      void panel.draw();
    });
  };

  /**
   * Shows the fields, and calls back with what was typed; what comes back is whether it was right.
   * @param {Panel} panel @param {[press: string, isNew: boolean]} how
   * @param {(typed: string) => Promise<boolean>} done
   */
  const ask = async (panel, how, done) => {
    const { region } = panel;
    lockWhenHidden(panel);
    const form = passphrase.form(how, done);
    part(region, "asking").replaceChildren(form);
    form.querySelector("input")?.focus();
  };

  /** @param {Panel} panel */
  const lock = async (panel) => {
    panel.store.lock();
    await keepWays.say(panel, "locked");
  };

  /** @param {Panel} panel */
  const set = (panel) =>
    ask(panel, [lockSays.set, true], async (typed) => {
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
    await ask(panel, [lockSays.open, false], async (typed) => {
      const isRight = await panel.store.unlock(await cipher.secretOf(typed, opened.locked));
      if (isRight && document.visibilityState === "hidden") panel.store.lock(); // hidden meanwhile
      if (isRight) await keepWays.say(panel, panel.store.isOpen() ? "open" : "locked");
      return isRight;
    });
  };

  return { ask, lock, set, takeAway, unlock };
})();
