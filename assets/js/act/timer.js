"use strict";

/** A quiet countdown. The time at which it ends stands in a hidden field, so that a reload loses nothing. */
const timer = (() => {
  const { find, part, worded } = elements;
  const SECOND = 1000; // milliseconds
  const MINUTE = 60 * SECOND;

  /** @param {number} left milliseconds */
  const inWords = (left) => {
    const seconds = Math.max(0, Math.ceil(left / SECOND));
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  };

  /** @param {HTMLElement} holder @param {string} end */
  const remember = (holder, end) => {
    const field = /** @type {HTMLInputElement} */ (find(holder, "[type=hidden]"));
    field.value = end;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };

  /** @param {HTMLElement} holder @param {boolean} isRunning */
  const showButtons = (holder, isRunning) => {
    const [start, halt] = [find(holder, "[data-press=act]"), find(holder, "[data-press=halt]")];
    const isHere = halt === document.activeElement; // a button that hides takes the focus with it
    start.hidden = isRunning;
    halt.hidden = !isRunning;
    if (isHere && !isRunning) start.focus();
  };

  /** As before the first start. @param {HTMLElement} holder */
  const rest = (holder) => {
    showButtons(holder, false);
    part(holder, "left").textContent = inWords(Number(holder.dataset.minutes) * MINUTE);
  };

  /** @param {HTMLElement} holder @param {string} words */
  const stop = (holder, words) => {
    remember(holder, "");
    showButtons(holder, false);
    part(holder, "said").textContent = words;
  };

  /** @param {HTMLElement} holder @param {number} end as a clock of the browser says, in milliseconds */
  const run = (holder, end) => {
    const tick = () => {
      const field = /** @type {HTMLInputElement} */ (find(holder, "[type=hidden]"));
      if (!field.value) return rest(holder); // stopped or cleared
      if (field.value !== String(end)) return; // started anew
      const left = end - Date.now();
      part(holder, "left").textContent = inWords(left);
      if (left <= 0) return stop(holder, actSays.up);
      setTimeout(tick, SECOND / 4);
    };
    showButtons(holder, true);
    tick();
  };

  /** @param {Element} pressed a button, or the field of a countdown that goes on @param {HTMLElement} holder */
  const press = (pressed, holder) => {
    const minutes = Number(holder.dataset.minutes);
    if (pressed instanceof HTMLInputElement) return run(holder, Number(pressed.value));
    if (pressed.getAttribute("data-press") === "halt") {
      stop(holder, actSays.stopped);
      return rest(holder);
    }
    const end = Date.now() + minutes * MINUTE;
    remember(holder, String(end));
    part(holder, "said").textContent = worded(actSays.started[minutes === 1 ? "one" : "other"], { minutes });
    run(holder, end);
    find(holder, "[data-press=halt]").focus();
  };

  return { press };
})();
