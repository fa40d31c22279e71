"use strict";

// What can happen to things that a reader keeps or has begun. In each, nothing is lost without a word.

const PASSPHRASE = "four plain words here";
const ID = "00000000000000b2";
const SHEET = { kind: "sheet", id: ID, page: "exercises/thought-record", day: "2026-02-03", answers: { "first-thought": ["old"] } };
const envelopeOf = (entries, more = {}) => JSON.stringify({ format: 1, ...more, entries, aside: [] });
const thoughts = (visit) => visit.entries().map(({ answers }) => answers["first-thought"]?.[0]).sort();
const offered = (visit) => until("the offer to keep", () => visit.shown("[data-press=keep]"));

/** The text stays as it is while something is done. */
const unchanged = async (visit, action) => {
  const before = visit.kept();
  await action();
  same(visit.kept(), before, "what was kept before");
};

/** Each with a sitting whose stores are empty. */
const SITUATIONS = {
  "full: it is said, and what was kept before stays": async (sitting) => {
    const visit = await sitting.keptSheet();
    fill(localStorage);
    visit.write("one and more");
    await unchanged(visit, async () => {
      await visit.press("keep");
      await visit.says("no room left");
    });
    await offered(visit);
  },
  "full: a result that is not kept is offered again": async (sitting) => {
    const visit = await sitting.quiz();
    await visit.answer(2);
    fill(localStorage);
    await visit.press("keep");
    await visit.says("Your answers are still in this tab");
    await offered(visit);
    same([visit.kept(), Boolean(visit.shown("[data-press=saveFile]"))], [null, true], "kept, and a file offered");
  },
  "full: a locked envelope that does not fit leaves the one before whole": async (sitting) => {
    const visit = await sitting.keptSheet();
    await visit.lockWith(PASSPHRASE);
    fill(localStorage);
    visit.write("one and more");
    await unchanged(visit, async () => {
      await visit.press("keep");
      await visit.says("no room left");
    });
    await visit.reload();
    await visit.press("unlock");
    await visit.type(PASSPHRASE);
    await until("the row", () => visit.rows() === 1);
  },
  "full: a passphrase there is no room for is not said to be set": async (sitting) => {
    const visit = await sitting.keptSheet();
    fill(localStorage);
    await unchanged(visit, async () => {
      await visit.press("setLock");
      await visit.type(PASSPHRASE, PASSPHRASE);
      await visit.says("the new passphrase is not set");
    });
  },
  "full: a file there is no room for adds nothing": async (sitting) => {
    const visit = await sitting.keptSheet();
    fill(localStorage);
    await unchanged(visit, async () => {
      visit.bring(envelopeOf([SHEET]));
      await visit.add();
      await visit.says("no room for what is in the file");
    });
  },
  "full: words that the tab cannot hold are said, until it can": async (sitting) => {
    const visit = await sitting.sheet();
    fill(visit.view.sessionStorage);
    visit.write("one");
    await visit.shows("could not be held in this tab");
    visit.view.sessionStorage.clear();
    visit.write("one and more");
    await until("no notice", () => !visit.shown("[data-kept=unheld]"));
    await visit.reload();
    same(visit.find("[data-answer=first-thought] textarea").value, "one and more", "the field");
  },
  "full: a path that is kept on says when it is not": async (sitting) => {
    const visit = await sitting.path();
    const [first, second] = visit.all("[data-answer] input");
    first.click();
    await visit.keep();
    fill(localStorage);
    await unchanged(visit, async () => {
      second.click();
      await visit.says("no room left");
    });
    await offered(visit);
  },

  "blocked: the page says so from the start, and works": async (sitting) => {
    for (const query of ["?access", "?store"]) {
      const visit = await sitting.sheet(query);
      visit.write("one");
      await visit.shows("does not let this page keep anything");
      await visit.shows("could not be held in this tab");
      same([visit.shown("[data-press=keep]"), visit.find("[data-pin-words]").textContent], [undefined, "one"], query);
    }
  },
  "blocked: a quiz says so, and comes to its result": async (sitting) => {
    const visit = await sitting.quiz("?access");
    await visit.answer(2);
    await visit.shows("does not let this page keep anything");
  },
  "blocked for writing: it is not called full": async (sitting) => {
    const visit = await sitting.sheet("?writing");
    visit.write("one");
    await visit.press("keep");
    await visit.says("does not let this page keep anything");
    same(visit.kept(), null, "kept");
  },
  "blocked in mid-session: it is said": async (sitting) => {
    const visit = await sitting.keptSheet();
    visit.write("two");
    Object.defineProperty(visit.view, "localStorage", { get: () => { throw new DOMException("", "SecurityError"); }, configurable: true });
    await visit.press("keep");
    await visit.says("does not let this page keep anything");
    delete visit.view.localStorage;
    same(JSON.parse(localStorage.notes).entries.length, 1, "entries");
  },
  "blocked for deleting: what is still there is not said to be gone": async (sitting) => {
    const visit = await sitting.keptSheet("?deleting");
    await visit.press("removeAll");
    await visit.says("All of it is still here.");
    same(thoughts(visit), ["one"], "kept");
  },

  "cleared by another tab: it is said, and offered to be kept again": async (sitting) => {
    const visit = await sitting.keptSheet();
    localStorage.clear();
    await visit.says("gone from this device");
    await visit.keep();
    await until("the row", () => visit.rows() === 1);
    same(thoughts(visit), ["one"], "kept again");
  },
  "cleared by the browser between two keeps: the second keeps all of it": async (sitting) => {
    const visit = await sitting.keptSheet();
    visit.view.localStorage.clear(); // of which its own window hears nothing
    visit.write("two");
    await visit.keep();
    await until("the row", () => visit.rows() === 1);
    same(thoughts(visit), ["two"], "kept");
  },
  "cleared between two visits: the second says so, once": async (sitting) => {
    const visit = await sitting.keptSheet();
    visit.view.localStorage.clear();
    await visit.reload();
    await visit.says("gone from this device");
    await visit.reload();
    await offered(visit);
    same(visit.find("[data-status]").textContent, "", "said again");
  },
  "cleared by the reader here: it is not said to be lost, also after a reload": async (sitting) => {
    const visit = await sitting.keptSheet();
    await visit.press("removeAll");
    await visit.says("Nothing is left.");
    await visit.reload();
    await offered(visit);
    same(visit.find("[data-status]").textContent, "", "said");
  },
  "cleared while a file is looked over: all of the file is added": async (sitting) => {
    const visit = await sitting.keptSheet();
    const [own] = visit.entries();
    visit.bring(envelopeOf([own, SHEET]));
    await visit.shows("New: 1. Here already: 1.");
    localStorage.clear();
    await visit.add();
    await visit.says("is kept on this device now");
    same(thoughts(visit), ["old", "one"], "kept");
  },
  "cleared while the passphrase is typed: it is not said to be open": async (sitting) => {
    const visit = await sitting.keptSheet();
    await visit.lockWith(PASSPHRASE);
    await visit.reload();
    await visit.press("unlock");
    await until("the field", () => visit.find("[data-asking] input"));
    localStorage.clear();
    await visit.type(PASSPHRASE);
    await visit.says("gone from this device");
  },
  "cleared while open: what is kept next is locked with the same passphrase": async (sitting) => {
    const visit = await sitting.keptSheet();
    await visit.lockWith(PASSPHRASE);
    localStorage.clear();
    await visit.says("gone from this device");
    await visit.keep();
    same(Object.keys(JSON.parse(visit.kept())), ["format", "locked"], "the envelope");
  },
  "cleared under a path: a tick does not bring it back, and it is said": async (sitting) => {
    const visit = await sitting.path();
    const [first, second] = visit.all("[data-answer] input");
    first.click();
    await visit.keep();
    localStorage.clear();
    await visit.says("gone from this device");
    second.click();
    await offered(visit);
    same(visit.kept(), null, "kept");
  },
  "cleared drafts: words in the fields stay, and are held again": async (sitting) => {
    const visit = await sitting.sheet();
    visit.write("one");
    visit.view.sessionStorage.clear();
    visit.write("one and more");
    await visit.reload();
    same(visit.find("[data-answer=first-thought] textarea").value, "one and more", "the field");
  },

  "spoiled: it is said, and stands aside word for word when something is kept": async (sitting) => {
    const good = envelopeOf([SHEET]);
    const locked = { rounds: 600000, salt: `${"A".repeat(22)}==`, iv: "A".repeat(16), data: "A".repeat(40) };
    const texts = [good.slice(0, -9), "words", "", "null", "[1]", '{"format":"1"}', `${good}}`, "x".repeat(2e6).slice(0, 9e5)];
    const locks = [{ ...locked, data: "!!!!" }, { ...locked, rounds: 1e9 }, null];
    const visit = await sitting.sheet();
    for (const text of [...texts, ...locks.map((one) => JSON.stringify({ format: 1, locked: one }))]) {
      localStorage.setItem("notes", text);
      await visit.comeBack();
      await visit.shows("Something kept here cannot be read.");
      same(visit.kept(), text, "unread");
      visit.write("one");
      await visit.keep();
      same([JSON.parse(visit.kept()).aside, thoughts(visit)], [[text], ["one"]], "kept");
    }
  },
  "spoiled after it was kept: it is said, and can be kept again": async (sitting) => {
    const visit = await sitting.keptSheet();
    localStorage.setItem("notes", "{");
    await visit.shows("Something kept here cannot be read.");
    await visit.keep();
    same([JSON.parse(visit.kept()).aside, thoughts(visit)], [["{"], ["one"]], "kept");
  },
  "a locked envelope with one bit changed is not opened, not changed, and said": async (sitting) => {
    const visit = await sitting.keptSheet();
    await visit.lockWith(PASSPHRASE);
    const all = JSON.parse(visit.kept());
    all.locked.data = (all.locked.data.startsWith("A") ? "B" : "A") + all.locked.data.slice(1);
    localStorage.setItem("notes", JSON.stringify(all));
    await visit.reload();
    await unchanged(visit, async () => {
      await visit.press("unlock");
      await visit.type(PASSPHRASE);
      await visit.shows("what is locked has been damaged");
    });
  },
  "a draft of a sheet in any shape breaks no page, and is said": async (sitting) => {
    const page = "exercises/thought-record";
    const states = [null, 7, "x", [], {}, { filled: null }, { filled: 7 }, { filled: [] }, { filled: { "first-thought": 7 } }, { filled: { "first-thought": { length: 1 } }, keptId: {} }];
    const drafts = states.map((state) => JSON.stringify({ [page]: { version: 0, until: 9e15, state } }));
    const texts = ["{", "null", "[]", "7", '"x"', `{"${page}":null}`, `{"${page}":7}`, ...drafts];
    const visit = await sitting.sheet();
    for (const text of texts) {
      await visit.comeBack(text);
      if (text === "{" || text.includes('"filled":null')) await visit.shows("could not be held in this tab");
      visit.write("one");
      await offered(visit);
      await visit.keep();
      same(thoughts(visit), ["one"], text);
      visit.view.localStorage.clear(); // of which its own window hears nothing
    }
  },
  "a draft of a quiz in any shape breaks no page": async (sitting) => {
    const good = { view: "answering", isOneByOne: false, at: 0, about: null, given: [], changing: null, done: [] };
    const wrong = [{ view: "x" }, { view: 7 }, { at: -1 }, { at: 99, isOneByOne: true }, { at: "length", isOneByOne: true }, { changing: "x" }, { changing: "" }, { about: "length" }, { given: null }, { given: [["x", 1]] }, { given: {} }, { done: 7 }, { done: [{ about: {}, given: [] }] }, { keptId: 7 }, { seen: {} }];
    const visit = await sitting.quiz();
    for (const more of wrong) {
      const state = { ...good, ...more };
      await visit.comeBack(JSON.stringify({ week: { version: 1, until: 9e15, state } }));
      await until(`a question: ${JSON.stringify(more)}`, () => visit.shown("[data-item] input"));
      await visit.answer(2);
      await visit.keep();
      same(visit.entries().map(({ quiz, about }) => [quiz, about]), [["week", ""]], JSON.stringify(more));
      visit.view.localStorage.clear();
    }
  },

  "written by an older version: it is read, and what it had more stays": async (sitting) => {
    localStorage.setItem("notes", JSON.stringify({ format: 1, created: "2025-01-01", entries: [SHEET] }));
    const visit = await sitting.sheet();
    await until("the row", () => visit.rows() === 1);
    visit.write("one");
    await visit.keep();
    same([JSON.parse(visit.kept()).created, thoughts(visit)], ["2025-01-01", ["old", "one"]], "kept");
  },
  "written by an older version with fewer fields: it stands aside, and is said": async (sitting) => {
    const run = { kind: "run", id: ID, quiz: "week", day: "2025-01-01", answers: { a: 1 } };
    localStorage.setItem("notes", envelopeOf([run]));
    const visit = await sitting.sheet();
    await visit.shows("Something kept here cannot be read.");
    visit.write("one");
    await visit.keep();
    same(JSON.parse(visit.kept()).aside, [JSON.stringify(run)], "aside");
  },
  "written by a newer version: it is said and left as it is": async (sitting) => {
    const locked = { rounds: 600000, salt: `${"A".repeat(22)}==`, iv: "A".repeat(16), data: "A".repeat(40) };
    const more = [{ format: 2, things: [1] }, { format: 999 }, { format: 1, locked, hint: "x" }, { format: 1, locked: { ...locked, how: "x" } }];
    const visit = await sitting.sheet();
    for (const text of more.map((one) => JSON.stringify(one))) {
      localStorage.setItem("notes", text);
      await visit.comeBack();
      visit.write("one");
      await visit.shows("A newer version of this guide has kept something here.");
      same([visit.kept(), visit.shown("[data-press=keep]")], [text, undefined], "kept");
    }
  },
  "written by a newer version in mid-session: keeping is refused and said": async (sitting) => {
    const visit = await sitting.sheet();
    visit.write("one");
    await offered(visit);
    visit.view.localStorage.setItem("notes", '{"format":2}');
    await visit.press("keep");
    await visit.says("A newer version of this guide has written here.");
    same(visit.kept(), '{"format":2}', "kept");
  },
  "written by a newer version under the passphrase: it is not called a wrong passphrase": async (sitting) => {
    const visit = await sitting.keptSheet();
    await visit.lockWith(PASSPHRASE);
    const { cipher, envelope } = visit.view.inside();
    const secret = await cipher.secretOf(PASSPHRASE);
    localStorage.setItem("notes", envelope.lockedText(await secret.seal('{"format":2}')));
    await visit.reload();
    await unchanged(visit, async () => {
      await visit.press("unlock");
      await visit.type(PASSPHRASE);
      await visit.says("A newer version of this guide has written here.");
    });
  },
  "written by a newer version: fields and kinds that are unknown outlive everything done here": async (sitting) => {
    const entry = { ...SHEET, mood: { deep: [1] } };
    const dream = { kind: "dream", words: "…" };
    localStorage.setItem("notes", envelopeOf([entry, dream, { ...SHEET, id: "00000000000000c3" }], { color: "blue" }));
    const visit = await sitting.sheet();
    await until("the rows", () => visit.rows() === 2);
    visit.all("[data-history] > li")[1].querySelector("button").click(); // opens the one with more in it
    visit.write("new");
    await visit.keep();
    const second = await until("the later one first", () => visit.find("[data-history] > li p:nth-of-type(2)")?.textContent === "new" && visit.all("[data-history] > li")[1]);
    second.querySelectorAll("button")[1].click();
    await visit.says("Deleted.");
    const { color, entries, aside } = JSON.parse(visit.kept());
    const { mood, answers } = entries.find(({ id }) => id === ID);
    same([color, entries.length, mood, answers, aside], ["blue", 1, entry.mood, { "first-thought": ["new"] }, [JSON.stringify(dream)]], "kept");
  },
  "what an older version put aside comes back when it can be read": async (sitting) => {
    localStorage.setItem("notes", JSON.stringify({ format: 1, entries: [], aside: [JSON.stringify(SHEET), "words"] }));
    const visit = await sitting.sheet();
    await until("the row", () => visit.rows() === 1);
    visit.write("one");
    await visit.keep();
    same([thoughts(visit), JSON.parse(visit.kept()).aside], [["old", "one"], ["words"]], "kept");
  },
  "a weak lock does not stay": async (sitting) => {
    const visit = await sitting.keptSheet();
    const plain = visit.kept();
    await visit.lockWith(PASSPHRASE);
    const { cipher, envelope } = visit.view.inside();
    const weak = await cipher.secretOf(PASSPHRASE, { rounds: 1, salt: `${"A".repeat(22)}==` });
    localStorage.setItem("notes", envelope.lockedText(await weak.seal(plain)));
    await visit.reload();
    await visit.press("unlock");
    await visit.type(PASSPHRASE);
    await visit.says("Open, until you leave this page.");
    const { rounds, salt } = JSON.parse(visit.kept()).locked;
    same([rounds, salt.startsWith("AAAA")], [600000, false], "the lock");
  },
};

/** Each with pages that have navigator.locks, and with pages that have not. */
const TWO_TABS = {
  "two tabs keep: both are kept": async (sitting, query) => {
    const [one, other] = [await sitting.sheet(query), await sitting.sheet(query)];
    one.write("one");
    other.write("two");
    await Promise.all([one.keep(), other.keep()]);
    same(thoughts(one), ["one", "two"], "kept");
    await until("the rows in both", () => one.rows() + other.rows() === 4);
  },
  "two tabs: what one deletes while the other keeps is gone, and no more": async (sitting, query) => {
    const one = await sitting.keptSheet(query);
    const other = await sitting.sheet(query);
    other.write("two");
    await Promise.all([one.press("removeAll"), other.keep()]);
    await one.says("Nothing is left.");
    if (!other.kept()) await other.keep(); // it was kept first, went too, and is offered again
    same(thoughts(other), ["two"], "kept");
  },
  "two tabs: one locks while the other keeps": async (sitting, query) => {
    const one = await sitting.keptSheet(query);
    const other = await sitting.sheet(query);
    other.write("two");
    await offered(other);
    await one.lockWith(PASSPHRASE);
    await unchanged(one, async () => {
      await other.shows("What is kept here is locked.");
      same(other.find("[data-answer=first-thought] textarea").value, "two", "the field");
    });
  },
  "two tabs: when one takes the lock away, the other does not speak of one": async (sitting, query) => {
    const one = await sitting.keptSheet(query);
    await one.lockWith(PASSPHRASE);
    const other = await sitting.sheet(query);
    await other.press("unlock");
    await other.type(PASSPHRASE);
    await other.says("Open, until you leave this page.");
    await other.press("takeLockAway");
    await other.says("The passphrase is gone.");
    await until("no button to lock", () => !one.shown("[data-press=lock]") && one.shown("[data-press=setLock]"));
    one.write("two");
    await one.keep();
    same(thoughts(one), ["two"], "kept in the open");
  },
  "two tabs: a kept run that both have changed becomes two": async (sitting, query) => {
    const one = await sitting.quiz(query);
    await one.answer(2);
    await one.keep();
    const drafts = one.view.sessionStorage.getItem("notes");
    sessionStorage.setItem("notes", drafts); // a new window begins with a copy, as a duplicated tab does
    const other = await sitting.quiz(query);
    for (const [visit, position] of [[one, 1], [other, 3]]) {
      await visit.press("check");
      visit.find(`[data-item] input[value="${position}"]`).click();
      await visit.press("skipRest");
      await visit.keep();
    }
    same(one.entries().map(({ answers }) => Object.values(answers)[0]).sort(), [1, 3], "kept");
  },
};

for (const [name, play] of Object.entries(TWO_TABS)) {
  SITUATIONS[name] = (sitting) => play(sitting, "");
  SITUATIONS[`without locks, ${name}`] = (sitting) => play(sitting, "?locks");
}

/** Plays one; nothing of it stays. */
const play = async (name) => {
  const sitting = new Sitting();
  localStorage.clear();
  sessionStorage.clear();
  try {
    await SITUATIONS[name](sitting);
    sitting.check();
  } finally {
    sitting.close();
    localStorage.clear();
    sessionStorage.clear();
  }
};
