"use strict";

/** Kept marks over time: a line for each, and words that call a change a change only beyond chance. */
const keptChart = (() => {
  const { part, findAll, worded } = elements;
  const MOST = 12; // marks drawn, the last ones
  const [LEFT, TOP, WIDTH, HEIGHT] = [16, 12, 288, 104];
  const SVG = "http://www.w3.org/2000/svg";

  /** @param {Element} parent @param {string} tag @param {Record<string, string | number>} attributes */
  const add = (parent, tag, attributes) => {
    const made = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
    parent.append(made);
  };

  /** @param {number[]} marks @param {number} noise points of 100 */
  const changeInWords = (marks, noise) => {
    const [last = 0, before] = [...marks].reverse();
    if (before === undefined) return keptSays.first;
    if (Math.abs(last - before) <= noise) return keptSays.same;
    return last > before ? keptSays.higher : keptSays.lower;
  };

  /** A mark made soon after another shows little. @param {Sheet[]} entries by day @param {number} every days */
  const tooSoon = (entries, every) => {
    const { day = "" } = entries[entries.length - 1] ?? {};
    const days = Math.round((Date.parse(envelope.today()) - Date.parse(day)) / 86400000);
    return days < every ? worded(keptSays.soon[every === 1 ? "one" : "other"], { day: keptEntries.day(day), every }) : "";
  };

  /** @param {Element} lines @param {number[]} marks @param {number} noise @param {number} number of the line */
  const drawLine = (lines, marks, noise, number) => {
    const x = (/** @type {number} */ index) => LEFT + (WIDTH * index) / Math.max(1, marks.length - 1);
    const y = (/** @type {number} */ mark) => TOP + HEIGHT * (1 - mark / 100);
    const [before] = marks.slice(-2);
    if (before !== undefined && marks.length > 1) {
      const top = Math.min(100, before + noise);
      const height = y(Math.max(0, before - noise)) - y(top);
      add(lines, "rect", { class: `chart_band chart_band-${number}`, x: x(marks.length - 2), y: y(top), width: x(1) - LEFT, height });
    }
    const points = marks.map((mark, index) => `${x(index)},${y(mark)}`).join(" ");
    add(lines, "polyline", { class: `chart_line chart_line-${number}`, points });
    marks.forEach((mark, index) => {
      add(lines, "circle", { class: `chart_mark chart_mark-${number}`, cx: x(index), cy: y(mark), r: 4 });
    });
  };

  /** @param {HTMLElement} root @param {Sheet[]} entries by day */
  const draw = (root, entries) => {
    for (const chart of findAll(root, "[data-chart]")) {
      const lines = chart.querySelector("[data-lines]");
      const noise = Number(chart.dataset.noise);
      const said = (chart.dataset.chart ?? "").split(" ").map((id, index) => {
        const marks = entries.flatMap(({ answers }) => {
          const [mark] = new Map(Object.entries(answers)).get(id) ?? [];
          return mark ? [Math.min(100, Math.max(0, Number(mark) || 0))] : [];
        });
        const shown = marks.slice(-MOST);
        if (index === 0) lines?.replaceChildren();
        if (lines && shown.length) drawLine(lines, shown, noise, index + 1);
        const name = root.querySelector(`[data-answer="${id}"] .step_prompt`)?.textContent ?? "";
        return shown.length ? worded(keptSays.marks, { name, marks: shown.join(", "), change: changeInWords(shown, noise) }) : "";
      });
      said.push(tooSoon(entries, Number(chart.dataset.every)));
      const words = part(chart, "said");
      if (words.dataset.before === undefined) words.dataset.before = words.textContent ?? "";
      words.textContent = entries.length ? said.filter(Boolean).join("\n") : words.dataset.before;
      chart.querySelector("[data-drawing]")?.toggleAttribute("hidden", !entries.length);
    }
  };

  return { draw };
})();
