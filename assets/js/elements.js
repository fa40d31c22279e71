"use strict";

/** Elements of the page, found or made. */
const elements = (() => {
  /**
   * An element that has to be there.
   * @param {ParentNode} root @param {string} selector @returns {HTMLElement}
   */
  const find = (root, selector) => {
    const found = root.querySelector(selector);
    if (!(found instanceof HTMLElement)) throw new Error(`there is no ${selector}`);
    return found;
  };

  /** The part of a page that carries a name. @param {ParentNode} root @param {string} name */
  const part = (root, name) => find(root, `[data-${name}]`);

  /** @param {ParentNode} root @param {string} selector @returns {HTMLElement[]} */
  const findAll = (root, selector) =>
    [...root.querySelectorAll(selector)].filter((found) => found instanceof HTMLElement);

  /**
   * @template {keyof HTMLElementTagNameMap} Tag
   * @param {Tag} tag @param {string} className @param {(string | Node)[]} content
   */
  const make = (tag, className, ...content) => {
    const made = document.createElement(tag);
    made.className = className;
    made.append(...content);
    return made;
  };

  /** Words of the interface with each {name} filled in. @param {string} words @param {Record<string, any>} values */
  const worded = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  /**
   * Shows what is marked for one of the states there are now, and hides what is marked for others.
   * @param {HTMLElement} root @param {string} mark the attribute that names states
   * @param {(string | false)[]} states
   */
  const showFor = (root, mark, states) => {
    for (const part of findAll(root, `[${mark}]`)) {
      const names = (part.getAttribute(mark) ?? "").split(" ");
      part.hidden = !names.some((name) => states.includes(name));
    }
  };

  /**
   * Brings a part of the page to the top, and keyboard and screen reader into it: to what is
   * chosen there, or else to the first choice, or else to the part itself.
   * @param {HTMLElement} part
   */
  const goTo = (part) => {
    const first = part.querySelector("input:checked") ?? part.querySelector("textarea, input");
    (first instanceof HTMLElement ? first : part).focus({ preventScroll: true });
    part.scrollIntoView({ block: "start" });
  };

  /**
   * Starts every component of a kind. The failure of one stops nothing else.
   * @param {string} selector @param {(root: HTMLElement) => void} start
   */
  const startAll = (selector, start) => {
    for (const root of findAll(document, selector)) {
      try {
        start(root);
      } catch (error) {
        console.error(error);
      }
    }
  };

  return { startAll, find, part, findAll, make, worded, showFor, goTo };
})();
