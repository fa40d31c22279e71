"use strict";

/** The table of steps that act on their own, by the name they carry. */
const acts = (() => {
  const ACTS = { timer, pacer, week };

  /** @param {Element} pressed inside such a step */
  const press = (pressed) => {
    const holder = pressed.closest("[data-acts]");
    if (!(holder instanceof HTMLElement)) return;
    const act = new Map(Object.entries(ACTS)).get(holder.dataset.acts ?? "");
    act?.press(pressed, holder);
  };

  return { press };
})();
