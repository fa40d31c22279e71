"use strict";

/** The map of two scales: a patch for each person, not a dot, because a score is a range. */
const plot = (() => {
  /**
   * The middle and the half widths of a patch in the drawing.
   * @param {Element} field @param {Definition} definition @param {[number, number]} scores
   */
  const patchAt = (field, definition, scores) => {
    const [x = 0, y = 0, width = 0, height = 0] = ["x", "y", "width", "height"].map((name) =>
      Number(field.getAttribute(name)),
    );
    const [across, up] = scores.map((score, index) =>
      scoring.range(score, definition.dimensions[index]?.margin ?? 0),
    );
    const [left, right] = across ?? [0, 0];
    const [low, high] = up ?? [0, 0];
    return {
      cx: x + (width * (left + right)) / 2,
      cy: y + height * (1 - (low + high) / 2),
      rx: (width * (right - left)) / 2,
      ry: (height * (high - low)) / 2,
    };
  };

  /**
   * Draws a numbered patch for each of the last few people; hides the map when there is none.
   * @param {HTMLElement} holder the element around the drawing
   * @param {Definition} definition @param {(number | null)[][]} all the scores of each person
   */
  const draw = (holder, definition, all) => {
    const field = holder.querySelector("[data-field]");
    holder.hidden = true;
    [...holder.querySelectorAll("[data-patch]")].forEach((group, index) => {
      const [across, up] = all[index] ?? [];
      const isShown = field !== null && across != null && up != null;
      group.setAttribute("visibility", isShown ? "visible" : "hidden");
      if (!isShown) return;
      holder.hidden = false;
      const { cx, cy, rx, ry } = patchAt(field, definition, [across, up]);
      const [shape, number] = group.children;
      Object.entries({ cx, cy, rx, ry }).forEach(([name, value]) => shape?.setAttribute(name, `${value}`));
      Object.entries({ x: cx, y: cy }).forEach(([name, value]) => number?.setAttribute(name, `${value}`));
    });
  };

  return { draw };
})();
