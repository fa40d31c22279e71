"use strict";

/**
 * What opens and locks: made from a passphrase by lock/cipher.js.
 * @typedef {{ seal: (text: string) => Promise<Locked>, open: (locked: Locked) => Promise<string> }} Secret
 *
 * @typedef {"done" | "full" | "blocked" | "locked" | "newer" | "many"} Outcome
 * @typedef {{ state: "open" | "locked" | "newer" | "blocked" | "broken", envelope: Envelope, raw: string | null }} Kept
 */

/** What a reader keeps on this device: one text under one name, and the only way to it. */
const store = (() => {
  /** @param {string} name of the text in this browser */
  const under = (name) => {
    // In memory only; forgotten when the page is hidden. A class of state because a key must
    // not be handed around.
    /** @type {Secret | null} */
    let secret = null;

    /** @returns {string | null} */
    const raw = () => localStorage.getItem(name);

    /** @param {string | null} stored @param {Secret | null} key @returns {Promise<Kept>} */
    const open = async (stored, key) => {
      const opened = envelope.parse(stored);
      const none = { envelope: envelope.empty(), raw: stored };
      if (opened.state === "open") return { ...none, ...opened };
      if (opened.state === "broken" && stored !== null) {
        return { ...none, state: "broken", envelope: { ...none.envelope, aside: [stored] } };
      }
      if (opened.state !== "locked") return { ...none, state: "newer" };
      if (!key) return { ...none, state: "locked" };
      const inside = envelope.parse(await key.open(opened.locked));
      return inside.state === "open" ? { ...none, ...inside } : { ...none, state: "locked" };
    };

    /** What is kept, as far as it can be read now. @returns {Promise<Kept>} */
    const read = async () => {
      try {
        return await open(raw(), secret);
      } catch (error) {
        const isWrongKey = /** @type {Error} */ (error).name === "OperationError";
        if (!isWrongKey) return { state: "blocked", envelope: envelope.empty(), raw: null };
        secret = null;
        return read();
      }
    };

    /**
     * Nothing is written over what another tab has written since we read: then it begins again.
     * @param {(entries: Entry[]) => Entry[]} edit @param {Secret | null | undefined} lockWith
     * @returns {Promise<Outcome>}
     */
    const attempt = async (edit, lockWith) => {
      const kept = await read();
      if (kept.state === "locked" || kept.state === "newer" || kept.state === "blocked") return kept.state;
      const isLocked = envelope.parse(kept.raw).state === "locked";
      const key = lockWith === undefined ? (isLocked ? secret : null) : lockWith;
      const entries = edit(kept.envelope.entries);
      if (entries.length > shapes.LIMITS.entries) return "many";
      const plain = envelope.text({ ...kept.envelope, entries });
      const text = key ? envelope.lockedText(await key.seal(plain)) : plain;
      if (raw() !== kept.raw) return attempt(edit, lockWith);
      try {
        if (text.length > shapes.LIMITS.text) return "full"; // it could not be read back
        if (key || entries.length + kept.envelope.aside.length) localStorage.setItem(name, text);
        else localStorage.removeItem(name); // the last one is gone, and leaves nothing
      } catch {
        return "full";
      }
      secret = key;
      return "done";
    };

    /**
     * Changes what is kept. Two tabs never overwrite each other: each edits what it finds.
     * @param {(entries: Entry[]) => Entry[]} edit
     * @param {Secret | null} [lockWith] a new secret, or null to take the lock away
     * @returns {Promise<Outcome>}
     */
    const change = (edit, lockWith) => {
      const run = () => attempt(edit, lockWith);
      return navigator.locks ? navigator.locks.request(name, run) : run();
    };

    /** Opens what is locked; false when the passphrase is not the right one. @param {Secret} key */
    const unlock = async (key) => {
      secret = key;
      return (await read()).state === "open";
    };

    const lock = () => {
      secret = null;
    };

    /** Deletes everything; true when nothing is left. */
    const remove = () => {
      try {
        localStorage.removeItem(name);
        secret = null;
        return raw() === null;
      } catch {
        return false;
      }
    };

    /** @param {() => void} changed called when another tab has changed what is kept */
    const watch = (changed) => {
      window.addEventListener("storage", (event) => {
        if (event.key === name || event.key === null) changed();
      });
    };

    return { read, change, unlock, lock, remove, watch, isOpen: () => secret !== null };
  };

  return { under };
})();
