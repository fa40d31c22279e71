"use strict";

/** What the worker does when it is asked or told. */
const replies = (() => {
  /** @typedef {Event & { waitUntil: (work: Promise<unknown>) => void, data?: unknown }} Lasting */
  /** @typedef {Lasting & { request: Request, resultingClientId: string,
   *                       respondWith: (answer: Promise<Response>) => void }} Asking */
  const { worker } = removal;
  const { registration } = worker;
  const TURNS = 3; // empty pages in a row, at most

  let blank = ""; // the empty page that stands where a page was left
  let turns = 0;

  /**
   * An empty page that asks again at once, while a newer copy waits and nobody reads the old one.
   *
   * The first takes the place of the page that is left. If it is then alone, the newer copy takes
   * over. If it is not, the reader opened a second tab: the first one keeps its copy.
   * @param {string} client that the answer is for
   */
  const turnOver = async (client) => {
    const open = (await worker.clients.matchAll()).map((/** @type {any} */ { id }) => id);
    const isAlone = open.every((/** @type {string} */ id) => id === blank);
    if (!registration.waiting || turns >= TURNS || (open.length > 1 && !isAlone)) {
      turns = 0;
      return null;
    }
    if (isAlone) registration.waiting.postMessage("take over");
    blank = client;
    turns += 1;
    const page = '<link rel="icon" href="data:,">'; // or the host would be asked for one
    return new Response(page, { headers: { "Content-Type": "text/html", Refresh: "0" } });
  };

  /** An address as the guide knows it, without its query. @param {string} url */
  const within = (url) => url.replace(/[?#].*/, "").slice(registration.scope.length);

  /** The address in the guide that is meant; "" for one that is not kept. A query says nothing here.
   * @param {string} url */
  const meant = (url) => {
    if (!url.startsWith(registration.scope)) return "";
    const address = within(url);
    const names = [address, `${address}.html`, `${address}index.html`]; // as hosts shorten them
    return names.find((name) => copy.has(name)) || "";
  };

  /** @param {Asking} event @param {string} address */
  const reply = async (event, address) => {
    const { request, resultingClientId } = event;
    try {
      const turned = request.mode === "navigate" ? await turnOver(resultingClientId) : null;
      return turned || (await copy.answer(address));
    } catch {
      return fetch(request);
    }
  };

  /** What is not kept: a page that is gone, or a file to save. For that one nothing happens, as the page of
   * its link says: a browser would save our 404.html in its place. @param {Request} request */
  const passOn = async (request) => {
    try {
      return await fetch(request);
    } catch (problem) {
      if (copy.isSaved(within(request.url))) return new Response(null, { status: 204 });
      if (!copy.has(copy.LOST)) throw problem;
      return Response.redirect(registration.scope + copy.LOST); // there its links lead somewhere
    }
  };

  /** @param {Asking} event */
  const asked = (event) => {
    const { request } = event;
    if (request.method !== "GET") return;
    const address = meant(request.url);
    if (address) event.respondWith(reply(event, address));
    else if (request.mode === "navigate") event.respondWith(passOn(request));
  };

  /** @param {Lasting} event */
  const told = (event) => {
    if (event.data === "take over") event.waitUntil(worker.skipWaiting());
    if (event.data === "remove") event.waitUntil(copy.remove());
  };

  const start = () => {
    worker.addEventListener("install", (/** @type {Lasting} */ e) => e.waitUntil(copy.install()));
    worker.addEventListener("activate", (/** @type {Lasting} */ e) => e.waitUntil(removal.sweep(copy.NAME)));
    worker.addEventListener("fetch", asked);
    worker.addEventListener("message", told);
  };

  return { start };
})();

replies.start();
