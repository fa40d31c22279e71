"use strict";

/** The result: for each scale the words of its band and a range, and one map of both. */
const result = (() => {
  /** @param {Element} root @param {string} selector @param {boolean} isHidden */
  const hideAll = (root, selector, isHidden) => {
    for (const found of root.querySelectorAll(selector)) {
      found.toggleAttribute("hidden", isHidden);
    }
  };

  /**
   * What another day could bring, in the words of the bands.
   * @param {string[]} labels @param {number} first @param {number} last
   */
  const rangeInWords = (labels, first, last) =>
    first === last
      ? "On another day it would most likely read the same."
      : `Give or take: on another day it could read anywhere from “${labels[first]}” to “${labels[last]}”.`;

  /**
   * Shows the one band that fits, or says that there are too few answers.
   * @param {Element} scale @param {Dimension} dimension @param {number | null} value
   */
  const drawScale = (scale, dimension, value) => {
    const bands = [...scale.querySelectorAll("[data-band]")];
    const band = value === null ? -1 : scoring.bandOf(dimension.bands, value);
    bands.forEach((shown, index) => shown.toggleAttribute("hidden", index !== band));
    hideAll(scale, "[data-none]", value !== null);
    const range = scale.querySelector("[data-range]");
    if (!range) return;
    range.toggleAttribute("hidden", value === null);
    if (value === null) return;
    const [low, high] = scoring.range(value, dimension.margin);
    const labels = bands.map((one) => (one.querySelector(".band_title")?.textContent ?? "").trim());
    range.textContent = rangeInWords(
      labels,
      scoring.bandOf(dimension.bands, low),
      scoring.bandOf(dimension.bands, high),
    );
  };

  /**
   * @param {Element} root @param {Definition} definition @param {(number | null)[]} scores
   */
  const draw = (root, definition, scores) => {
    definition.dimensions.forEach((dimension, index) => {
      const scale = root.querySelector(`[data-dimension="${dimension.id}"]`);
      if (scale) drawScale(scale, dimension, scores[index] ?? null);
    });
    const holder = root.querySelector("[data-plot]");
    if (holder) plot.draw(holder, definition, scores);
  };

  /**
   * Shows the result in place of the key for paper. While there is none, the key is hidden as a
   * whole but complete, so that the page prints as the paper form it is.
   * @param {Element} root @param {boolean} isShown
   */
  const show = (root, isShown) => {
    hideAll(root, "[data-result], [data-key], [data-after]", !isShown);
    hideAll(root, ".key_paper", isShown);
    if (isShown) return;
    hideAll(root, "[data-band]", false);
    hideAll(root, "[data-none], [data-range]", true);
  };

  return { draw, show };
})();
