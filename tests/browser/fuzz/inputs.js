"use strict";

// Texts that were kept, changed at random. The same seed over the same corpus gives the same texts.

const seeded = (seed) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0; // mulberry32
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

const run = { kind: "run", id: "00000000000000a1", quiz: "closeness", version: 2, day: "2026-01-02", about: "A friend", choices: 5, answers: { a1: 4, v1: null }, scores: { anxiety: 0.5, avoidance: null } };
const sheet = { kind: "sheet", id: "00000000000000b2", page: "exercises/thought-record", day: "2026-02-03", answers: { "first-thought": ["words", ""] } };
const locked = { rounds: 600000, salt: `${"A".repeat(22)}==`, iv: "A".repeat(16), data: "A".repeat(40) };
const state = { view: "answering", isOneByOne: true, at: 3, about: 0, given: [["a1", 2], ["v1", null]], changing: "a1", isMissing: false, done: [{ about: "A friend", given: [["a1", 4]] }], keptId: "00000000000000a1", isKept: true, seen: "[]" };
const SEEDS = [
  { format: 1, changed: "2026-03-04", entries: [run, sheet], aside: ["words", JSON.stringify({ ...run, id: "00000000000000c3" })] },
  { format: 1, created: "2025-01-01", entries: [{ ...run, version: 1, mood: [1] }], more: {} },
  { format: 1, locked },
  { format: 2, things: [] },
  { closeness: { version: 2, until: 9e15, state }, other: { version: 0, until: 9e15, state: {} } },
].map((one) => JSON.stringify(one));

const KEYS = ["__proto__", "constructor", "prototype", "toString", "valueOf", "hasOwnProperty", "then", "toJSON", "length", "format", "entries", "aside", "locked", "kind", "id", "answers", "scores", "state", "until", "given", "done", "", "a1", "a".repeat(201)];
const VALUES = [null, true, false, 0, -0, 1, 2, -1, 0.5, 1e308, 9007199254740993, "", "x", "1", "run", "sheet", "NaN", "00000000000000a1", "__proto__", "<img src=x onerror=hit=1>", "\u202e", "\u2028", "\ud800", "\0", "x".repeat(2001), [], {}, [[]], [null], { __proto__: null, polluted: 1 }, { then: 1 }, run, sheet, locked, state];
const SIGNS = ["{", "}", "[", "]", ",", ":", '"', "\\", "\\u0000", "e999", "-", "0", "null", '"__proto__":', '{"__proto__":{"polluted":1}}', "/*", "\ufeff", "[".repeat(3000), " "];

/** Every place in a value: what holds it, and under which key. */
const places = (value, found = []) => {
  if (typeof value !== "object" || value === null) return found;
  for (const key of Object.keys(value)) {
    found.push([value, key]);
    places(value[key], found);
  }
  return found;
};

const put = (holder, key, value) => {
  Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true });
};

/** @param {() => number} chance */
const makerOf = (chance) => {
  const below = (number) => Math.floor(chance() * number);
  const oneOf = (all) => all[below(all.length)];
  const copyOf = (value) => (value === undefined ? null : JSON.parse(JSON.stringify(value)));

  const CHANGES = [
    ([holder, key]) => put(holder, key, copyOf(oneOf(VALUES))),
    ([holder, key]) => delete holder[key],
    ([holder]) => (Array.isArray(holder) ? holder.push(copyOf(oneOf(VALUES))) : put(holder, oneOf(KEYS), copyOf(oneOf(VALUES)))),
    ([holder, key]) => (Array.isArray(holder) ? holder.push(copyOf(holder[key])) : put(holder, oneOf(KEYS), copyOf(holder[key]))),
    ([holder, key], [other, name]) => put(holder, key, copyOf(other[name])),
    ([holder, key]) => put(holder, key, oneOf([[holder[key]], { a: holder[key] }, JSON.stringify(holder[key])])),
    ([holder, key]) => typeof holder[key] === "number" && put(holder, key, holder[key] + oneOf([1, -1, 0.1, 1e6])),
    ([holder, key]) => typeof holder[key] === "string" && put(holder, key, changedText(holder[key])),
  ];

  const changedText = (text) => {
    const from = below(text.length + 1);
    const to = from + below(oneOf([1, 2, 9, text.length + 1]));
    return text.slice(0, from) + oneOf([oneOf(SIGNS), "", text.slice(from, to).repeat(2), oneOf(KEYS)]) + text.slice(to);
  };

  const changedValue = (text) => {
    const holder = { all: JSON.parse(text) };
    for (let left = 1 + below(4); left > 0; left -= 1) {
      const all = places(holder);
      if (all.length && all.length < 3000) oneOf(CHANGES)(oneOf(all), oneOf(all));
    }
    return JSON.stringify(holder.all) ?? "";
  };

  /** A text made of those of a corpus. */
  return (corpus) => {
    const text = oneOf(corpus);
    try {
      if (chance() < 0.8) return changedValue(text);
    } catch {
      // no JSON, or not one that can be written
    }
    return changedText(text);
  };
};
