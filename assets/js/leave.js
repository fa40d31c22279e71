"use strict";

/** Leave now: the page is emptied first, then its place in the history is taken by another site. */
const leaving = (() => {
  const TIMES = 3;
  const WITHIN = 1500; // milliseconds

  /** @param {HTMLAnchorElement} link */
  const go = (link) => {
    const address = link.href; // the page's own link, and nothing else
    for (const form of document.querySelectorAll("form")) form.reset();
    document.title = "…";
    document.body.replaceChildren();
    document.documentElement.hidden = true;
    location.replace(address);
  };

  /**
   * The times of the last presses of Shift, this one included, that lie close enough together.
   * @param {number[]} presses @param {number} now
   */
  const recent = (presses, now) => [...presses, now].filter((press) => now - press <= WITHIN);

  const start = () => {
    const links = [...document.querySelectorAll("a[data-leave]")];
    const link = links[0];
    if (!(link instanceof HTMLAnchorElement)) return;
    for (const one of links) {
      one.addEventListener("click", (event) => {
        event.preventDefault();
        go(link);
      });
    }
    /** @type {number[]} */
    let presses = [];
    document.addEventListener("keydown", (event) => {
      if (event.repeat) return;
      presses = event.key === "Shift" ? recent(presses, event.timeStamp) : [];
      if (presses.length >= TIMES) go(link);
    });
    // Should a browser bring the emptied page back from memory, it goes on leaving.
    window.addEventListener("pageshow", (event) => {
      if (event.persisted && document.documentElement.hidden) location.replace(link.href);
    });
  };

  return { recent, start };
})();

leaving.start();
