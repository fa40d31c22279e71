"use strict";

/** The map of two scales: a patch, not a dot, because a score is a range. */
const plot = (() => {
  /**
   * Moves the patch, or hides the map when a score is missing.
   * @param {Element} holder the element around the drawing
   * @param {Definition} definition @param {(number | null)[]} scores
   */
  const draw = (holder, definition, scores) => {
    const patch = holder.querySelector("[data-patch]");
    const field = holder.querySelector("[data-field]");
    const [across, up] = scores;
    const isShown = patch !== null && field !== null && across != null && up != null;
    holder.toggleAttribute("hidden", !isShown);
    if (!isShown) return;
    /** @param {string} name */
    const length = (name) => Number(field.getAttribute(name));
    const [marginAcross = 0, marginUp = 0] = definition.dimensions.map((one) => one.margin);
    const [left, right] = scoring.range(across, marginAcross);
    const [low, high] = scoring.range(up, marginUp);
    const ellipse = {
      cx: length("x") + (length("width") * (left + right)) / 2,
      cy: length("y") + length("height") * (1 - (low + high) / 2),
      rx: (length("width") * (right - left)) / 2,
      ry: (length("height") * (high - low)) / 2,
    };
    for (const [name, value] of Object.entries(ellipse)) patch.setAttribute(name, String(value));
  };

  return { draw };
})();
