"use strict";

/** What is found, as elements. */
const searchRows = (() => {
  const { inText, stem } = searchWords;

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

  /** A text, with the words marked that were looked for. @param {string} className @param {string} text @param {Set<string>} stems */
  const line = (className, text, stems) => {
    const pieces = text.split(/([\p{L}\p{N}'’]+)/u).map((piece) => {
      const [word] = /** @type {[string]} */ (inText(piece));
      return stems.has(stem(word)) ? make("mark", "", piece) : piece;
    });
    return make("span", className, ...pieces);
  };

  /** A choice of the list. @param {Place} place @param {Set<string>} stems @param {string} root */
  const option = (place, stems, root) => {
    const link = make("a", "search_row", line("search_title", place.page.text, stems));
    if (place !== place.page) link.append(line("search_section", place.text, stems));
    link.setAttribute("role", "option");
    link.tabIndex = -1;
    link.href = root + place.address;
    return link;
  };

  return { option };
})();
