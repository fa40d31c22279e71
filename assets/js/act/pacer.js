"use strict";

/** Words for breathing in and out. What moves stays still for readers who want it so. */
const pacer = (() => {
  const { find, part, worded } = elements;
  const SECOND = 1000; // milliseconds
  const BUZZ = 60; // milliseconds
  const [SMALL, LARGE] = ["scale(0.5)", "scale(1)"];

  /** Which start of which pacer is running. @type {WeakMap<HTMLElement, object>} */
  const running = new WeakMap();

  /** @param {HTMLElement} holder @param {string} words @param {string} said */
  const stop = (holder, words, said) => {
    running.delete(holder);
    const [begin, halt] = [find(holder, "[data-press=act]"), find(holder, "[data-press=halt]")];
    const isHere = halt === document.activeElement; // a button that hides takes the focus with it
    begin.hidden = false;
    halt.hidden = true;
    if (isHere) begin.focus();
    part(holder, "word").textContent = words;
    part(holder, "said").textContent = said;
    part(holder, "ground").getAnimations?.().forEach((motion) => motion.cancel());
  };

  /** @param {HTMLElement} holder @param {boolean} isIn @param {number} seconds */
  const move = (holder, isIn, seconds) => {
    const buzz = find(holder, "[data-buzz] input");
    if (isIn && buzz instanceof HTMLInputElement && buzz.checked) navigator.vibrate?.(BUZZ);
    if (matchMedia("(prefers-reduced-motion: no-preference)").matches) {
      const transform = isIn ? [SMALL, LARGE] : [LARGE, SMALL];
      part(holder, "ground").animate?.({ transform }, { duration: seconds * SECOND, easing: "ease-in-out", fill: "forwards" });
    }
  };

  /** @param {HTMLElement} holder */
  const start = (holder) => {
    const own = {};
    running.set(holder, own);
    const lengths = [Number(holder.dataset.in), Number(holder.dataset.out)];
    const end = Date.now() + Number(holder.dataset.minutes) * 60 * SECOND;

    /** Counts through a breath, second by second. @param {number} phase 0 for in, 1 for out @param {number} count */
    const breathe = (phase, count) => {
      if (running.get(holder) !== own) return;
      const seconds = lengths[phase] ?? 1;
      if (count > seconds) {
        if (phase && Date.now() >= end) return stop(holder, actSays.done, actSays.all);
        return breathe(1 - phase, 1);
      }
      if (count === 1) move(holder, !phase, seconds);
      part(holder, "word").textContent = worded(phase ? actSays.out : actSays.in, { count });
      setTimeout(() => breathe(phase, count + 1), SECOND);
    };

    find(holder, "[data-press=act]").hidden = true;
    find(holder, "[data-press=halt]").hidden = false;
    find(holder, "[data-press=halt]").focus();
    const minutes = holder.dataset.minutes ?? "";
    part(holder, "said").textContent =
      worded(actSays.breathing[minutes === "1" ? "one" : "other"], { in: holder.dataset.in, out: holder.dataset.out, minutes });
    part(holder, "buzz").hidden = !("vibrate" in navigator);
    breathe(0, 1);
  };

  /** @param {Element} pressed @param {HTMLElement} holder */
  const press = (pressed, holder) => {
    if (pressed.getAttribute("data-press") !== "halt") return start(holder);
    stop(holder, actSays.ready, actSays.stopped_breathing);
  };

  return { press };
})();
