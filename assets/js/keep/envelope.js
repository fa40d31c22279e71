"use strict";

/** The one form in which things are kept and exported. Nothing read here is trusted. */
const envelope = (() => {
  const { LIMITS, isMap, isWhole, entryOf, lockedOf } = shapes;
  const FORMAT = 1;
  /** Today, as a calendar here says. @returns {string} */
  const today = () => {
    const now = new Date();
    return new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  };

  const newId = () =>
    [...crypto.getRandomValues(new Uint8Array(8))]
      .map((byte) => byte.toString(16).padStart(2, "0"))
      .join("");

  /** @returns {Envelope} */
  const empty = () => ({ format: FORMAT, changed: today(), entries: [], aside: [] });

  /** Later entries of one id win. @param {Entry[]} entries @param {Entry[]} more */
  const merge = (entries, more) =>
    [...new Map([...entries, ...more].map((entry) => [entry.id, entry])).values()].sort((a, b) =>
      a.day.localeCompare(b.day),
    );

  /** @param {Record<string, unknown>} map @returns {Envelope} */
  const open = (map) => {
    const listed = Array.isArray(map.entries) ? map.entries : [];
    const read = listed.map(entryOf);
    return {
      ...empty(),
      entries: merge([], read.flatMap((entry) => entry ?? [])),
      aside: [...(Array.isArray(map.aside) ? map.aside : []).filter((text) => typeof text === "string"), ...listed.filter((_, index) => !read[index]).map((value) => JSON.stringify(value))],
    };
  };

  /** What a text holds, whoever wrote it. @param {string | null} text @returns {Opened} */
  const parse = (text) => {
    if (text === null) return { state: "open", envelope: empty() };
    try {
      const map = text.length <= LIMITS.text ? JSON.parse(text) : null;
      if (!isMap(map) || !isWhole(map.format, 1, 999)) return { state: "broken" };
      if (map.format !== FORMAT) return { state: "newer" };
      if (!Object.keys(map).includes("locked")) return { state: "open", envelope: open(map) };
      const locked = lockedOf(map.locked);
      return locked ? { state: "locked", locked } : { state: "broken" };
    } catch {
      return { state: "broken" };
    }
  };

  /** @param {Envelope} kept */
  const text = (kept) => JSON.stringify({ ...kept, changed: today() });

  /** @param {Locked} locked */
  const lockedText = (locked) => JSON.stringify({ format: FORMAT, locked });

  return { today, newId, empty, merge, parse, text, lockedText };
})();
