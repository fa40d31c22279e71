"use strict";

/**
 * What opens and locks: made from a passphrase by lock/cipher.js.
 * @typedef {{ seal: (text: string) => Promise<Locked>, open: (locked: Locked) => Promise<string> }} Secret
 *
 * @typedef {"done" | "full" | "blocked" | "locked" | "newer" | "many"} Outcome
 * What cannot be read at all is open too: all of it stands aside.
 * @typedef {{ state: "open" | "locked" | "newer" | "blocked", envelope: Envelope, raw: string | null }} Kept
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
      if (opened.state === "locked" && key) {
        return { ...(await open(await key.open(opened.locked), null)), raw: stored };
      }
      // Another tab may have taken the lock away. Where nothing is kept any more, it stays for what comes.
      if (opened.state === "open" && key && stored !== null) secret = null;
      return { envelope: envelope.empty(), ...opened, state: opened.state === "broken" ? "open" : opened.state, raw: stored };
    };

    /** What is kept, as far as it can be read now. @returns {Promise<Kept>} */
    const read = async () => {
      try {
        return await open(raw(), secret);
      } catch {
        if (!secret) return { state: "blocked", envelope: envelope.empty(), raw: null };
        secret = null; // it was not the right one
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
      if (kept.state !== "open") return kept.state;
      const key = lockWith === undefined ? secret : lockWith;
      const entries = edit(kept.envelope.entries);
      if (entries.length > shapes.LIMITS.entries) return "many";
      const plain = envelope.text({ ...kept.envelope, entries });
      const text = key ? envelope.lockedText(await key.seal(plain)) : plain;
      try {
        if (raw() !== kept.raw) return attempt(edit, lockWith);
        if (text.length > shapes.LIMITS.text) return "full"; // it could not be read back
        if (key || entries.length + kept.envelope.aside.length) localStorage.setItem(name, text);
        else localStorage.removeItem(name); // the last one is gone, and leaves nothing
      } catch (error) {
        return /quota/i.test(/** @type {Error} */ (error).name) ? "full" : "blocked";
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
      return navigator.locks?.request(name, run) ?? run();
    };

    /** What is kept, opened; "locked" when the passphrase is not the right one. @param {Secret} key */
    const unlock = (key) => {
      secret = key;
      return read();
    };

    const lock = () => {
      secret = null;
    };

    /** Deletes everything; true when nothing is left. */
    const remove = () =>
      shapes.attempt(() => {
        localStorage.removeItem(name);
        secret = null;
        return raw() === null;
      });

    /** @param {() => void} changed called when another tab has changed what is kept */
    const watch = (changed) => {
      window.addEventListener("storage", (event) => {
        if ((event.key ?? name) === name) changed();
      });
    };

    return { read, change, unlock, lock, remove, watch, isOpen: () => secret !== null };
  };

  return { under };
})();
