"use strict";

// What situations.js does with pages: opens each in a window of its own, beside the tab that runs it.

const later = (milliseconds) => new Promise((go) => setTimeout(go, milliseconds));

/** Waits for something that is neither false nor nothing, and returns it. */
const until = async (what, get) => {
  for (let tries = 0; tries < 1000; tries += 1) {
    const got = get();
    if (got) return got;
    await later(10);
  }
  throw new Error(`did not come: ${what}`);
};

const same = (found, wanted, what) => {
  const [one, other] = [found, wanted].map((value) => JSON.stringify(value));
  if (one !== other) throw new Error(`${what}: ${one.slice(0, 300)}, not ${other.slice(0, 300)}`);
};

/** A page in a window, and what a reader does there. */
class Visit {
  constructor(view) {
    this.view = view;
  }

  find = (css) => this.view.document.querySelector(css);

  all = (css) => [...this.view.document.querySelectorAll(css)];

  shown = (css) => this.all(css).find((one) => !one.closest("[hidden]"));

  rows = () => this.all("[data-history] > li").length;

  /** The text that this browser keeps. */
  kept = () => this.view.localStorage.getItem("notes");

  entries = () => JSON.parse(this.kept() ?? '{"entries":[]}').entries;

  async ready() {
    await until("the page", () => this.view.inside && this.view.document.readyState === "complete");
    await later(0);
  }

  /** Comes back to the page, with a draft in this tab or without one. */
  async comeBack(draft) {
    this.view.sessionStorage.clear();
    if (draft !== undefined) this.view.sessionStorage.setItem("notes", draft);
    await this.reload();
  }

  async reload() {
    this.view.inside = null;
    this.view.location.reload();
    await this.ready();
  }

  write(words, css = "[data-answer=first-thought] textarea") {
    this.find(css).value = words;
    this.find(css).dispatchEvent(new this.view.Event("input", { bubbles: true }));
  }

  async press(name) {
    const css = `[data-press="${name}"]`;
    (await until(`the button ${name}`, () => this.shown(css))).click();
  }

  says = (words) => until(`said: ${words}`, () => this.find("[data-status]").textContent.includes(words));

  /** Words that stand in the part that keeps things, and can be seen. */
  shows = (words) =>
    until(`shown: ${words}`, () =>
      this.all("[data-keep] p, [data-asking] *").some((one) => !one.closest("[hidden]") && one.textContent.includes(words)),
    );

  async keep() {
    await this.press("keep");
    await this.says("Kept on this device.");
  }

  async type(...passphrases) {
    const fields = await until("the fields", () => {
      const found = this.all("[data-asking] input");
      return found.length === passphrases.length && found;
    });
    fields.forEach((field, index) => {
      field.value = passphrases[index];
    });
    this.find("[data-asking] .button").click();
  }

  async lockWith(passphrase) {
    await this.press("setLock");
    await this.type(passphrase, passphrase);
    await this.says("Locked with your passphrase.");
  }

  bring(...texts) {
    const data = new this.view.DataTransfer();
    for (const text of texts) data.items.add(new this.view.File([text], "notes.json"));
    this.find("[data-file]").files = data.files;
    this.find("[data-file]").dispatchEvent(new this.view.Event("change", { bubbles: true }));
  }

  async add() {
    const button = await until("something to add", () => this.find("[data-asking] .keep_form > .button:not(.button_quiet)"));
    button.click();
  }

  /** Answers every question of a quiz alike, up to the result. */
  async answer(position) {
    for (const input of this.all(`[data-item] input[value="${position}"]`)) input.click();
    await this.press("check");
    await this.press("skipRest");
  }
}

/** Every window of one situation; all stores are empty before. */
class Sitting {
  windows = [];

  async open(address) {
    const view = window.open(address, "_blank", "width=360,height=740");
    this.windows.push(view);
    const visit = new Visit(view);
    await visit.ready();
    return visit;
  }

  sheet = (query = "") => this.open(`exercises/thought-record.html${query}`);

  /** A sheet with a thought on it that is kept. */
  async keptSheet(query = "") {
    const visit = await this.sheet(query);
    visit.write("one");
    await visit.keep();
    return visit;
  }

  quiz = (query = "") => this.open(`quizzes/week.html${query}`);

  path = () => this.open("paths/tonight.html");

  /** No page has failed behind its words. */
  check() {
    same(this.windows.flatMap((view) => view.noticed), [], "noticed");
  }

  close() {
    for (const view of this.windows) view.close();
  }
}

/** Leaves no room for one more character. */
const fill = (store) => {
  for (let size = 2 ** 22, number = 100; size >= 1; number += 1) {
    try {
      store.setItem(number, "x".repeat(size)); // each under a name of three signs
    } catch {
      size = Math.floor(size / 2);
    }
  }
};
