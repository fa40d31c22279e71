// Ways in which a script could try to send something out of a page. The page's hash
// names which to try and where to: [["fetch", "http://…"], …], after a press.

/** @param {string} name @param {Record<string, string>} attributes @param {Element} parent */
const add = (name, attributes, parent = document.body) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  parent.append(element);
  return element;
};

/** @param {string} method @param {string} address */
const submitForm = (method, address) => {
  const form = /** @type {HTMLFormElement} */ (add("form", { method, action: address }));
  // A form sent with GET replaces the address's own data, so the token is in a field too.
  add("input", { type: "hidden", name: "q", value: address.slice(address.lastIndexOf("/")) }, form);
  form.submit();
};

/** @param {string} rel @param {Record<string, string>} more @return {(address: string) => void} */
const link = (rel, more = {}) => (address) => {
  add("link", { rel, href: address, ...more }, document.head);
};

/** @type {Record<string, (address: string) => unknown>} */
const waysOut = {
  fetch: (address) => fetch(address, { mode: "no-cors" }),
  xhr: (address) => {
    const request = new XMLHttpRequest();
    request.open("GET", address);
    request.send();
  },
  beacon: (address) => navigator.sendBeacon(address, "x"),
  websocket: (address) => new WebSocket(address.replace("http", "ws")),
  eventsource: (address) => new EventSource(address),
  image: (address) => { new Image().src = address; },
  cssimage: (address) => {
    const block = add("div", {});
    block.style.cssText = "position: fixed; left: 0; top: 0; width: 9px; height: 9px";
    block.style.backgroundImage = `url("${address}")`;
  },
  font: (address) => new FontFace("Out", `url("${address}")`).load(),
  media: (address) => { add("video", { src: address, preload: "auto" }); },
  object: (address) => { add("object", { data: address, type: "text/html" }); },
  frame: (address) => { add("iframe", { src: address }); },
  script: (address) => { add("script", { src: address }); },
  style: link("stylesheet"),
  preload: link("preload", { as: "image" }),
  modulepreload: link("modulepreload"),
  prefetch: link("prefetch"),
  ping: (address) => { add("a", { href: "../index.html", ping: address }).click(); },
  worker: (address) => navigator.serviceWorker.register(address),
  formget: (address) => submitForm("get", address),
  formpost: (address) => submitForm("post", address),
  location: (address) => { location.href = address; },
  open: (address) => window.open(address),
  refresh: (address) => {
    add("meta", { "http-equiv": "refresh", content: `0; url=${address}` }, document.head);
  },
};

const plan = JSON.parse(decodeURIComponent(location.hash.slice(1)));
const button = add("button", { id: "try", type: "button" });
button.textContent = "Try";
document.body.prepend(button); // where no other part of the page covers it
button.addEventListener("click", () => {
  for (const [name, address] of plan) {
    try {
      // Some ways are refused later, with a promise: that is an answer like any other.
      Promise.resolve(waysOut[name]?.(address)).catch(() => {});
    } catch { /* refused at once */ }
  }
});
