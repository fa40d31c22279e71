"use strict";

/** Leave now: the page is emptied first, then its place in the history is taken by another site. */
const leaving = (() => {
  const TIMES = 3;
  const WITHIN = 1500; // milliseconds

  let isLeft = false;

  /** Fields first, so that no browser keeps what they held. */
  const empty = () => {
    for (const form of document.querySelectorAll("form")) form.reset();
    document.title = "…";
    document.body.replaceChildren();
  };

  /** Whether this tab holds nothing any more: a later page was left, so an earlier one must not show words again. */
  const isCleared = () => {
    try {
      return sessionStorage.length === 0;
    } catch {
      return false; // words are in memory only, and would be lost
    }
  };

  /** The copy of the guide goes by the worker that keeps it: it outlives this page. */
  const forget = () => {
    const workers = navigator.serviceWorker; // not there from disk
    workers?.controller?.postMessage("remove");
    workers?.getRegistration().then(
      (found) => {
        for (const one of [found?.installing, found?.waiting, found?.active]) one?.postMessage("remove");
      },
      () => {}
    );
  };

  /** @param {HTMLAnchorElement} link */
  const go = (link) => {
    const address = link.href; // the page's own link, and nothing else
    isLeft = true;
    try {
      empty();
      sessionStorage.clear(); // half-finished answers; a browser may forbid even this
      if (link.dataset.erases) {
        forget();
        localStorage.removeItem(link.dataset.erases);
      }
    } finally {
      location.replace(address);
    }
  };

  /**
   * The times of the last presses of Shift, this one included, that lie close enough together.
   * @param {number[]} presses @param {number} now
   */
  const recent = (presses, now) => [...presses, now].filter((press) => now - press <= WITHIN);

  /** @param {EventTarget | null} target @returns {HTMLAnchorElement | null} */
  const linkOf = (target) => (target instanceof Element ? target.closest("a") : null);

  /** A link to a place in this page would be one more entry in the history, which Back shows.
   * @param {MouseEvent} event */
  const stay = (event) => {
    const link = linkOf(event.target);
    const isPlain = !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (!link || !isPlain || !link.getAttribute("href")?.startsWith("#")) return;
    event.preventDefault();
    location.replace(link.href);
  };

  const start = () => {
    const link = document.querySelector("a[data-leave]");
    if (!(link instanceof HTMLAnchorElement)) return;
    document.addEventListener("click", (event) => {
      const pressed = linkOf(event.target);
      if (!pressed?.hasAttribute("data-leave")) return stay(event);
      event.preventDefault();
      go(pressed);
    });
    /** @type {number[]} */
    let presses = [];
    document.addEventListener("keydown", (event) => {
      if (event.repeat) return;
      const isAlone = event.key === "Shift" && !event.ctrlKey && !event.altKey && !event.metaKey;
      presses = isAlone ? recent(presses, event.timeStamp) : [];
      if (presses.length >= TIMES) go(link);
    });
    document.addEventListener("pointerdown", () => {
      presses = []; // Shift and a press choose text
    });
    // Should a browser bring the emptied page back from memory, it goes on leaving.
    window.addEventListener("pageshow", ({ persisted }) => {
      if (isLeft) location.replace(link.href);
      else if (persisted && isCleared()) location.reload();
    });
  };

  return { start };
})();

leaving.start();
