"use strict";

/** The whole guide in packs, as it was at one moment: fetched, checked, and answered from. */
const copy = (() => {
  /** @typedef {{ pack: number, from: number, to: number }} Place in a pack, once it is unpacked */
  const { worker, FAMILY } = removal;
  /** What the build wrote above this script.
   * @type {{ version: string, policy: string, packs: [string, string, string][],
   *          rules: [string[], Record<string, string>][], types: Record<string, string>,
   *          saved: string[] }} */
  const { version, policy, packs, rules, types, saved } = worker.kept;
  const NAME = FAMILY + version;
  const AT_ONCE = 3; // packs that stay unpacked in memory
  const LOST = "404.html"; // has words that show only here

  /** @type {Map<string, Place>} */
  const places = new Map();
  packs.forEach(([, , files], pack) => {
    const words = files.split(" ");
    for (let from = 0, i = 0; i < words.length; i += 2) {
      const to = from + Number(words[i + 1]);
      places.set(words[i] || "", { pack, from, to });
      from = to;
    }
  });

  let isGone = false;

  /** @param {string} digest */
  const addressOf = (digest) => `assets/${digest}/guide.pack`;

  /** Whether the host bound this worker to its policy. Without it, it could send to any site. */
  const isBound = async () => {
    const script = await fetch(worker.location.href, { cache: "no-cache" });
    const said = script.headers.get("Content-Security-Policy") || "";
    return said.split(/,\s*/).includes(policy);
  };

  /** Takes a pack from an earlier copy that has it, else from the host.
   * @param {Cache} cache @param {string} address @param {string} hash */
  const bring = async (cache, address, hash) => {
    const had = await caches.match(address);
    const got = had || (await fetch(address, { integrity: `sha256-${hash}`, redirect: "error" }));
    await cache.put(address, new Response(await got.arrayBuffer())); // nothing a host adds is kept
  };

  /** All packs or nothing, help first. */
  const install = async () => {
    if (!(await isBound()) || typeof DecompressionStream === "undefined") {
      await removal.remove(); // an older copy would never be renewed here
      throw new Error("offline reading is not possible here");
    }
    const cache = await caches.open(NAME);
    try {
      for (const [digest, hash] of packs) {
        if (isGone) throw new Error("taken away meanwhile");
        await bring(cache, addressOf(digest), hash);
      }
    } catch (problem) {
      await caches.delete(NAME);
      throw problem;
    }
  };

  /** @type {Map<number, Promise<ArrayBuffer>>} */
  const unpacked = new Map();

  /** @param {number} pack */
  const unpack = async (pack) => {
    const cache = await caches.open(NAME);
    const stored = await cache.match(addressOf(packs[pack]?.[0] || ""));
    if (!stored?.body) throw new Error("the browser cleared this away");
    return new Response(stored.body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  };

  /** @param {number} pack */
  const opened = (pack) => {
    const known = unpacked.get(pack) || unpack(pack);
    unpacked.delete(pack);
    unpacked.set(pack, known); // as the one used last
    known.catch(() => unpacked.delete(pack));
    for (const old of [...unpacked.keys()].slice(0, -AT_ONCE)) unpacked.delete(old);
    return known;
  };

  /** The headers a host would send. @param {string} address */
  const headersOf = (address) => {
    const type = types[address.slice(address.lastIndexOf(".") + 1)] || "";
    const headers = new Headers({ "Content-Type": type });
    for (const [paths, named] of rules) {
      const isFor = paths.some((path) =>
        path.endsWith("*") ? `/${address}`.startsWith(path.slice(0, -1)) : `/${address}` === path
      );
      if (isFor) for (const name of Object.keys(named)) headers.append(name, named[name] || "");
    }
    return headers;
  };

  /** The file of an address that is kept; it rejects if the browser has it no more.
   * @param {string} address */
  const answer = async (address) => {
    const place = /** @type {Place} */ (places.get(address));
    const bytes = new Uint8Array(await opened(place.pack), place.from, place.to - place.from);
    const headers = headersOf(address);
    if (address !== LOST) return new Response(bytes, { headers });
    const page = new TextDecoder().decode(bytes);
    return new Response(page.replace(" data-offline hidden", ""), { headers });
  };

  const remove = () => {
    isGone = true;
    return removal.remove();
  };

  /** Whether a file is there to be saved, and too large to be kept. @param {string} address */
  const isSaved = (address) => saved.includes(address);

  return { NAME, LOST, has: places.has.bind(places), isSaved, install, answer, remove };
})();
