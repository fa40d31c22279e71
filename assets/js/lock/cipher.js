"use strict";

/**
 * Locks with a passphrase, by what browsers have built in: PBKDF2 with SHA-256 makes a key of
 * it, AES-GCM with 256 bits encrypts, and notices every changed byte.
 */
const cipher = (() => {
  const ROUNDS = 600000; // OWASP's figure for PBKDF2 with SHA-256
  const SALT = 16; // bytes
  const IV = 12; // bytes; a fresh one for every text

  /** @param {Uint8Array<ArrayBuffer>} bytes */
  const toBase64 = (bytes) => {
    let text = "";
    for (const byte of bytes) text += String.fromCharCode(byte);
    return btoa(text);
  };

  /** @param {string} text */
  const toBytes = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

  /** @param {string} passphrase @param {Uint8Array<ArrayBuffer>} salt @param {number} rounds */
  const keyOf = async (passphrase, salt, rounds) => {
    const words = new TextEncoder().encode(passphrase.normalize("NFKC"));
    const base = await crypto.subtle.importKey("raw", words, "PBKDF2", false, ["deriveKey"]);
    const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds };
    const aes = { name: "AES-GCM", length: 256 };
    return crypto.subtle.deriveKey(how, base, aes, false, ["encrypt", "decrypt"]);
  };

  /** What stands in the open beside the text is guarded against change too. @param {number} rounds @param {string} salt */
  const header = (rounds, salt) => new TextEncoder().encode(`1 ${rounds} ${salt}`);

  /**
   * A secret for new texts, or for those locked with the salt and rounds of one.
   * @param {string} passphrase @param {Locked} [like] @returns {Promise<Secret>}
   */
  const secretOf = async (passphrase, like) => {
    const rounds = like?.rounds ?? ROUNDS;
    const salt = like ? like.salt : toBase64(crypto.getRandomValues(new Uint8Array(SALT)));
    const key = await keyOf(passphrase, toBytes(salt), rounds);
    const additionalData = header(rounds, salt);
    return {
      seal: async (text) => {
        const iv = crypto.getRandomValues(new Uint8Array(IV));
        const bytes = new TextEncoder().encode(text);
        const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData }, key, bytes);
        return { rounds, salt, iv: toBase64(iv), data: toBase64(new Uint8Array(data)) };
      },
      open: async (locked) => {
        const how = { name: "AES-GCM", iv: toBytes(locked.iv), additionalData };
        return new TextDecoder().decode(await crypto.subtle.decrypt(how, key, toBytes(locked.data)));
      },
    };
  };

  return { ROUNDS, secretOf };
})();
