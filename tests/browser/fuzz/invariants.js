"use strict";

// What has to hold of every text, whoever wrote it. Each throws an error that says what does not.

const demand = (isSo, what) => {
  if (!isSo) throw new Error(what);
};

const NAMES = () => [Object, Array, String, Function].map((kind) => Object.getOwnPropertyNames(kind.prototype).length).join();
const NAMES_BEFORE = NAMES();

/** The same text for the same value; a text that holds one is taken for it. */
const canonical = (value) => {
  if (typeof value !== "string") return JSON.stringify(value);
  try {
    return JSON.stringify(JSON.parse(value));
  } catch {
    return value;
  }
};
const all = (values) => values.map(canonical).sort().join("\n");

/** Nothing of an envelope vanishes, it is in bounds, and it is the same when it is read again. */
const ofOpen = (text, { entries, aside, ...more }) => {
  const map = JSON.parse(text);
  demand(all([].concat(map.entries ?? [], map.aside ?? [])) === all([...entries, ...aside]), "something has vanished");
  for (const key of Object.keys(map)) {
    if (!["changed", "entries", "aside"].includes(key)) demand(canonical(map[key]) === canonical(more[key]), `${key} has vanished`);
  }
  demand(entries.every(shapes.isEntry) && aside.every((one) => typeof one === "string"), "not what it should be");
  demand(new Set(entries.map(({ id }) => id)).size === entries.length, "an id twice");
  demand(entries.every(({ day }, index) => !index || entries[index - 1].day <= day), "not by day");
  const written = envelope.text({ ...more, entries, aside });
  const again = envelope.parse(written, 1e9);
  demand(again.state === "open" && JSON.stringify(again.envelope.entries) === JSON.stringify(entries) && JSON.stringify(again.envelope.aside) === JSON.stringify(aside), "not the same when read again");
  for (const entry of entries) if (entry.kind === "run") ofRun(entry);
};

const definition = JSON.parse(document.querySelector("[data-definition]").textContent);

/** A run fits, or keeps the scores of its day. */
const ofRun = (entry) => {
  const { how, scores } = fitting.fit(definition, entry);
  demand(["same", "carried", "old"].includes(how), "fits in no known way");
  demand(scores.length === definition.dimensions.length && scores.every((one) => one === null || (one >= 0 && one <= 1)), `scores ${scores}`);
};

const ofText = (text) => {
  const opened = envelope.parse(text);
  demand(["open", "locked", "newer", "broken"].includes(opened.state), "no known state");
  if (opened.state === "open") ofOpen(text, opened.envelope);
  if (opened.state === "broken") demand(opened.envelope.aside.length === 1 && opened.envelope.aside[0] === text, "not aside");
  if (opened.state === "locked") {
    demand(shapes.isLocked(opened.locked) && opened.locked.rounds <= 2e6, "no lock");
    demand(canonical(JSON.parse(text)) === canonical({ format: 1, locked: opened.locked }) || Object.keys(JSON.parse(text)).length === 2, "more than a lock");
  }
};

/** A draft leads to views and fields that are there, or is no draft. */
const ofDraft = (text) => {
  sessionStorage.setItem("fuzz", text);
  const fields = ["", ...definition.items.map(({ id }) => id)];
  const state = draft.load("fuzz", definition, quizForm.empty(definition), fields);
  session.save("fuzz", { id: "more", version: 0 }, {});
  const held = JSON.parse(sessionStorage.fuzz);
  demand(held.more.version === 0, "nothing can be saved");
  if (!state) return;
  demand(["answering", "checking", "result"].includes(state.view), `view ${state.view}`);
  demand(Number.isInteger(state.at) && fields[state.at] !== undefined, `at ${state.at}`);
  demand(state.changing === null || fields.includes(state.changing), `changing ${state.changing}`);
  demand(state.about === null || definition.about[state.about], `about ${state.about}`);
  for (const { about, given } of [{ about: "", given: state.given }, ...state.done]) {
    demand(typeof about === "string" && given instanceof Map, "a subject");
    demand(scoring.score(definition, given).every((one) => one === null || (one >= 0 && one <= 1)), "a score");
  }
};

/** What is kept gets one entry more and loses nothing, or stays as it is and it is said. */
const ofStore = async (text) => {
  localStorage.setItem("fuzz", text);
  const before = envelope.parse(text);
  const outcome = await store.under("fuzz").change((entries) => envelope.merge(entries, [sheet]));
  const now = localStorage.getItem("fuzz");
  if (outcome !== "done") {
    demand(["full", "locked", "newer", "many"].includes(outcome) && now === text, `${outcome}, and changed`);
    return;
  }
  const after = envelope.parse(now);
  const rest = before.envelope.entries.filter(({ id }) => id !== sheet.id);
  const mine = after.envelope.entries.find(({ id }) => id === sheet.id);
  demand(now.length <= 1e6 && canonical(mine.answers) === canonical(sheet.answers), "not kept");
  demand(all([...rest, mine, ...before.envelope.aside]) === all([...after.envelope.entries, ...after.envelope.aside]), "lost by keeping");
};

const part = (name) => document.querySelector(`[data-${name}]`);

/** A file is looked over or refused, and makes nothing but words. */
const ofFile = async (text) => {
  const data = new DataTransfer();
  data.items.add(new File([text], "notes.json"));
  part("status").textContent = "";
  part("asking").replaceChildren();
  part("file").files = data.files;
  part("file").dispatchEvent(new Event("change"));
  const said = () => part("asking").textContent + part("status").textContent;
  for (let tries = 0; !said() && tries < 2000; tries += 1) await new Promise((go) => setTimeout(go));
  demand(said() && !said().includes("could not be loaded"), `said: ${said()}`);
  demand(!document.querySelector("[data-keep] :is(img, script, iframe, svg)"), "an element");
  demand(localStorage.getItem("notes") === null, "kept without being asked");
};

/** Everything, for one text; what is slow only now and then. */
const examine = async (text, number) => {
  ofText(text);
  if (number % 3 === 0) ofDraft(text);
  if (number % 50 === 0) await ofStore(text);
  if (number % 1000 === 0) await ofFile(text);
  demand(NAMES() === NAMES_BEFORE && {}.polluted === undefined && window.hit === undefined, "a prototype, or a script");
};
