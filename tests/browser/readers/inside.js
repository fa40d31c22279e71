"use strict";

/**
 * Added to copies of pages, before the scripts of the page: takes away what the address says, as a
 * browser would, notices what goes wrong, and lets a test reach what the page's scripts are made of.
 */
(() => {
  const without = new Set(location.search.slice(1).split("&"));
  const refuse = () => {
    throw new DOMException("", "SecurityError");
  };
  for (const name of ["localStorage", "sessionStorage"]) {
    if (without.has("access")) Object.defineProperty(window, name, { get: refuse });
    if (without.has("store")) Object.defineProperty(window, name, { value: null });
  }
  if (without.has("writing")) Storage.prototype.setItem = refuse;
  if (without.has("deleting")) Storage.prototype.removeItem = refuse;
  if (without.has("locks")) Object.defineProperty(navigator, "locks", { value: undefined });
  window.noticed = [];
  for (const kind of ["error", "unhandledrejection", "securitypolicyviolation"]) {
    window.addEventListener(kind, ({ message, reason, blockedURI }) => {
      const isIcon = blockedURI?.endsWith("/favicon.ico"); // which some engines want for every page
      if (!isIcon) window.noticed.push(`${kind}: ${message ?? reason ?? blockedURI}`);
    });
  }
  console.error = (...said) => window.noticed.push(said.join(" "));
  window.inside = () => ({ cipher, envelope });
})();
