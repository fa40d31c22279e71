"use strict";

// What a page does with one file: run in it, after the file was chosen.

const later = (milliseconds) => new Promise((go) => setTimeout(go, milliseconds));

const until = async (get) => {
  for (let tries = 0; tries < 3000 && !get(); tries += 1) await later(5);
  return get();
};

const part = (name) => document.querySelector(`[data-${name}]`);

/** Nothing is kept but this, nothing is said and nothing is asked. */
const begin = (kept) => {
  localStorage.setItem("notes", kept);
  window.dispatchEvent(new StorageEvent("storage"));
  part("status").textContent = "";
  part("asking").replaceChildren();
};

/** For engines that no driver gives a file of some kind: chooses one, of parts as base64. */
const choose = (parts) => {
  const text = parts.map(([part, times]) => atob(part).repeat(times)).join("");
  const bytes = Uint8Array.from(text, (sign) => sign.charCodeAt(0));
  const data = new DataTransfer();
  data.items.add(new File([bytes], "notes.json"));
  part("file").files = data.files;
  part("file").dispatchEvent(new Event("change", { bubbles: true }));
};

const PROTOTYPES = [Object, Array, String, Number, Function, Map, Promise].map((kind) => kind.prototype);
const names = () => PROTOTYPES.map((one) => Object.getOwnPropertyNames(one).length).join(" ");

/** Half a sign is more than some drivers can carry. */
const plain = (text) => text.replace(/[\ud800-\udfff]/g, "?");

/** What is said of the file, what is kept then, and what it would have touched. */
const result = async (isToAdd) => {
  const said = () => part("asking").textContent || part("status").textContent;
  await until(said);
  const found = { said: plain(said()), kept: localStorage.getItem("notes") };
  const add = document.querySelector("[data-asking] .keep_form > .button:not(.button_quiet)");
  if (isToAdd && add) {
    add.click();
    await until(() => part("status").textContent);
    Object.assign(found, { then: part("status").textContent, added: localStorage.notes });
  }
  return {
    ...found,
    names: names(),
    executed: [window.hit, {}.polluted, [].polluted].filter((one) => one !== undefined).length,
    made: document.querySelectorAll("[data-keep] :is(img, script, iframe, svg, style, link)").length,
    noticed: window.noticed.splice(0),
    stores: [Object.keys(localStorage), Object.keys(sessionStorage), document.cookie],
  };
};
