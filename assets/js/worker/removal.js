"use strict";

/** What this guide keeps in the browser besides a reader's own words, and how it goes. */
const removal = (() => {
  /** @type {any} */
  const worker = self; // the types of workers are not at hand

  /** The beginning of the names of its caches: two guides on one host keep apart. */
  const FAMILY = `guide ${worker.registration.scope} `;

  /** Deletes all caches of this guide but one. @param {string} [kept] */
  const sweep = async (kept) => {
    for (const name of await caches.keys()) {
      if (name.startsWith(FAMILY) && name !== kept) await caches.delete(name);
    }
  };

  /** Deletes all caches, and the worker itself, which is gone when no page is open any more. */
  const remove = async () => {
    await sweep();
    worker.registration.unregister().catch(() => {}); // waited for in an install, it would never end
  };

  return { FAMILY, worker, sweep, remove };
})();
