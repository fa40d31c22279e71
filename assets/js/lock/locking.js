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

  /** Says what is so now, whatever another tab or the browser has done meanwhile. @param {Panel} panel */
  const tell = async (panel) => {
    const { state, raw } = await panel.store.read();
    const open = panel.store.isOpen() ? "open" : "unsecret";
    await keepWays.say(panel, state !== "open" ? state : raw === null ? "lost" : open);
  };

  /** @param {Panel} panel */
  const lock = (panel) => {
    panel.store.lock();
    return tell(panel);
  };

  /** @param {Panel} panel */
  const setLock = (panel) =>
    ask(panel, [lockSays.set, true], async (typed) => {
      const outcome = await panel.store.change((all) => all, await cipher.secretOf(typed));
      await (outcome === "full" ? keepWays.say(panel, "not-secret") : keepWays.sayOutcome(panel, outcome, "secret"));
      return true;
    });

  /** @param {Panel} panel */
  const takeLockAway = async (panel) => {
    await keepWays.sayOutcome(panel, await panel.store.change((all) => all, null), "unsecret");
  };

  /** @param {Panel} panel */
  const unlock = async (panel) => {
    const opened = envelope.parse(panel.kept.raw);
    if (opened.state !== "locked") return tell(panel);
    await ask(panel, [lockSays.open, false], async (typed) => {
      const { state } = await panel.store.unlock(await cipher.secretOf(typed, opened.locked));
      if (state === "locked") return false;
      if (panel.store.isOpen() && opened.locked.rounds < cipher.ROUNDS) {
        await panel.store.change((all) => all, await cipher.secretOf(typed)); // a weak lock does not stay
      }
      if (document.visibilityState === "hidden") panel.store.lock(); // hidden meanwhile
      await tell(panel);
      return true;
    });
  };

  return { ask, lock, setLock, takeLockAway, unlock };
})();
