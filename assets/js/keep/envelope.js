"use strict";

/** The one form in which things are kept and exported. Nothing read here is trusted. */
const envelope = (() => {
  const { LIMITS, isMap, isWhole, isEntry, isLocked, attempt } = shapes;
  const FORMAT = 1;
  /** Today, as a calendar here says. @returns {string} */
  const today = () =>
    new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10);

  const newId = () =>
    [...crypto.getRandomValues(new Uint8Array(8))]
      .map((byte) => byte.toString(16).padStart(2, "0"))
      .join("");

  /** @returns {Envelope} */
  const empty = () => ({ format: FORMAT, changed: today(), entries: [], aside: [] });

  /** @param {Map<string, Entry>} all */
  const byDay = (all) => [...all.values()].sort((a, b) => a.day.localeCompare(b.day));

  /**
   * Later entries of one id win; what only an earlier one says, it keeps.
   * @param {Entry[]} entries @param {Entry[]} more
   */
  const merge = (entries, more) => {
    /** @type {Map<string, Entry>} */
    const all = new Map();
    for (const entry of [...entries, ...more]) all.set(entry.id, { ...all.get(entry.id), ...entry });
    return byDay(all);
  };

  /** @param {Envelope} kept */
  const text = (kept) => JSON.stringify({ ...kept, changed: today() });

  /** @param {Locked} locked */
  const lockedText = (locked) => JSON.stringify({ format: FORMAT, locked });

  /**
   * Everything of a map is in what comes back. What stood aside is looked at again: this version may
   * know what an earlier one did not.
   * @param {Record<string, any>} map @returns {Envelope}
   */
  const open = (map) => {
    /** @type {Map<string, Entry>} */
    const all = new Map();
    /** @type {string[]} */
    const aside = [];
    for (const value of /** @type {any[]} */ ([]).concat(map.entries ?? [], map.aside ?? [])) {
      const json = typeof value === "string" ? value : JSON.stringify(value);
      const entry = value === json ? attempt(() => JSON.parse(json)) : value;
      if (isEntry(entry) && !all.has(entry.id)) all.set(entry.id, entry);
      else aside.push(json);
    }
    return { ...empty(), ...map, entries: byDay(all), aside };
  };

  /** @param {string} json @param {number} most characters @returns {Opened | null} */
  const look = (json, most) => {
    const map = json.length <= most && JSON.parse(json);
    if (!isMap(map) || !isWhole(map.format, 1, 999)) return null;
    if (map.format !== FORMAT) return { state: "newer" };
    const { locked } = map;
    if (locked === undefined) {
      const opened = open(map);
      text(opened); // what is too deep to be written again is not read either
      return { state: "open", envelope: opened };
    }
    if (!isLocked(locked)) return null;
    const isMore = Object.keys(map).length + Object.keys(locked).length > 6; // and it would be lost
    return isMore ? { state: "newer" } : { state: "locked", locked };
  };

  /** What a text holds, whoever wrote it. @param {string | null} json @param {number} [most] characters @returns {Opened} */
  const parse = (json, most = LIMITS.text) =>
    attempt(() => look(json ?? text(empty()), most)) ??
    { state: "broken", envelope: { ...empty(), aside: [/** @type {string} */ (json)] } };

  return { today, newId, empty, merge, parse, text, lockedText };
})();
