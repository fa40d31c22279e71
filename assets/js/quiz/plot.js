"use strict";

/** The map of two scales: a patch for each person, not a dot, because a score is a range. */
const plot = (() => {
  /** @param {Element | undefined} shape @param {string} name @param {number} share of the field */
  const place = (shape, name, share) => shape?.setAttribute(name, `${100 * share}%`);

  /**
   * Draws a numbered patch for each of the first few people; hides the map when there is none.
   * @param {HTMLElement} holder the element around the drawing
   * @param {Definition} definition @param {(number | null)[][]} all the scores of each person
   */
  const draw = (holder, { dimensions }, all) => {
    holder.hidden = true;
    [...holder.querySelectorAll("[data-patch]")].forEach((patch, index) => {
      const scores = all[index] ?? [null];
      const isShown = !scores.includes(null);
      patch.setAttribute("visibility", isShown ? "visible" : "hidden");
      if (isShown) holder.hidden = false;
      const [shape, number] = patch.children;
      ["x", "y"].forEach((axis, at) => {
        const [low, high] = scoring.range(scores[at] ?? 0, dimensions[at]?.margin ?? 0);
        const middle = (low + high) / 2;
        const along = at ? 1 - middle : middle; // what is high stands at the top
        place(shape, `c${axis}`, along);
        place(shape, `r${axis}`, (high - low) / 2);
        place(number, axis, along);
      });
    });
  };

  return { draw };
})();
