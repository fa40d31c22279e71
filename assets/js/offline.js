"use strict";

/** The guide without a connection: a worker keeps it, where the host sends what the worker needs. */
const offline = (() => {
  const POLICY = "offline"; // the one name that the policy of the page allows

  /** What the browser takes for the address of a worker: this one and no other.
   * @param {string} address */
  const trusted = (address) => {
    /** @type {any} */
    const types = Reflect.get(window, "trustedTypes");
    if (!types) return address;
    return types
      .createPolicy(POLICY, {
        /** @param {string} asked */
        createScriptURL: (asked) => {
          if (asked !== address) throw new TypeError();
          return asked;
        },
      })
      .createScriptURL(address);
  };

  /** @param {string} address */
  const keep = async (address) => {
    try {
      await navigator.serviceWorker.register(trusted(address));
    } catch {
      // The browser or the host does without; the page is whole as it is.
    }
  };

  /** Whether the reader came by Back, perhaps from where Leave now led: what it removed stays away. */
  const isBack = () => {
    const [visit] = performance.getEntriesByType("navigation");
    return visit !== undefined && Reflect.get(visit, "type") === "back_forward";
  };

  /** When the page has all it needs itself. @param {string | undefined} address */
  const start = (address) => {
    if (!address || !("serviceWorker" in navigator) || isBack()) return;
    window.addEventListener("load", () => {
      if ("requestIdleCallback" in window) requestIdleCallback(() => keep(address));
      else setTimeout(() => keep(address), 1000);
    });
  };

  return { start };
})();

if (location.protocol !== "file:") offline.start(document.currentScript?.dataset.worker);
