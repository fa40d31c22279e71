"use strict";

/**
 * Ways to get something out of a page. This file stands in the page itself, under its policy,
 * as a script of ours would that had gone wrong. A press of the button tries those whose names
 * are in its value, each with an address that holds a word of its own.
 */
(() => {
  const add = (name, attributes, parent = document.body) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    parent.append(element);
    return element;
  };

  const link = (rel, href, more = {}) => add("link", { rel, href, ...more }, document.head);
  const press = (attributes) => add("a", attributes).click();

  const form = (action, method, word) => {
    const element = add("form", { action, method });
    const field = document.createElement("input");
    field.setAttribute("name", "word");
    field.setAttribute("value", word);
    element.append(field);
    element.submit();
  };

  const drawing = (name, href) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const inner = document.createElementNS("http://www.w3.org/2000/svg", name);
    const attributes = { href, width: "10", height: "10" };
    for (const [key, value] of Object.entries(attributes)) inner.setAttribute(key, value);
    svg.append(inner);
    document.body.append(svg);
  };

  const style = (key, value) => {
    const element = add("p", {});
    element.textContent = "x";
    element.style[key] = value;
  };

  const text = (code) => URL.createObjectURL(new Blob([code], { type: "text/javascript" }));

  const request = (address) => {
    const asking = new XMLHttpRequest();
    asking.open("GET", address);
    asking.send();
  };

  const call = async (stun) => {
    const connection = new RTCPeerConnection({ iceServers: [{ urls: stun }] });
    connection.createDataChannel("word");
    await connection.setLocalDescription(await connection.createOffer());
  };

  const speculate = (address) => {
    const rules = { prefetch: [{ source: "list", urls: [address], eagerness: "immediate" }] };
    const script = document.createElement("script");
    script.type = "speculationrules";
    script.text = JSON.stringify(rules);
    document.body.append(script);
  };

  const ways = {
    fetch: (to) => fetch(to.address, { mode: "no-cors" }),
    xhr: (to) => request(to.address),
    beacon: (to) => navigator.sendBeacon(to.address, "x"),
    websocket: (to) => new WebSocket(to.address.replace("http", "ws")),
    "event-source": (to) => new EventSource(to.address),
    image: (to) => add("img", { src: to.address }),
    "css-image": (to) => style("backgroundImage", `url("${to.address}")`),
    font: (to) => new FontFace("word", `url("${to.address}")`).load(),
    video: (to) => add("video", { src: to.address, preload: "auto" }),
    object: (to) => add("object", { data: to.address }),
    embed: (to) => add("embed", { src: to.address }),
    "svg-image": (to) => drawing("image", to.address),
    "svg-use": (to) => drawing("use", `${to.address}#x`),
    frame: (to) => add("iframe", { src: to.address }),
    "srcdoc-frame": (to) => add("iframe", { srcdoc: `<img src="${to.address}">` }),
    "blob-worker": (to) => new Worker(text(`fetch("${to.address}", { mode: "no-cors" })`)),
    script: (to) => add("script", { src: to.address }),
    import: (to) => import(to.address),
    stylesheet: (to) => link("stylesheet", to.address),
    modulepreload: (to) => link("modulepreload", to.address),
    preload: (to) => link("preload", to.address, { as: "image" }),
    prefetch: (to) => link("prefetch", to.address),
    icon: (to) => link("icon", to.address),
    manifest: (to) => link("manifest", to.address),
    speculation: (to) => speculate(to.address),
    preconnect: (to) => link("preconnect", to.host),
    webrtc: (to) => call(to.stun),
    "service-worker": (to) =>
      navigator.serviceWorker.register(to.address, { scope: `${location.pathname}.none/` }),
    ping: (to) => press({ href: location.pathname, ping: to.address }),
    "form-get": (to) => form(to.address, "get", to.word),
    "form-post": (to) => form(to.address, "post", to.word),
    location: (to) => location.assign(to.address),
    window: (to) => window.open(to.address),
    refresh: (to) => add("meta", { "http-equiv": "refresh", content: `0;url=${to.address}` }),
    link: (to) => press({ href: to.address }),
  };

  const button = document.createElement("button");
  button.id = "ways_out";
  button.type = "button";
  button.textContent = "Ways out";
  button.style.cssText = "position: fixed; inset: 0 auto auto 0; z-index: 2147483647";
  button.addEventListener("click", (event) => {
    event.stopPropagation();
    for (const [name, to] of JSON.parse(button.value)) {
      try {
        Promise.resolve(ways[name](to)).catch(() => {});
      } catch {
        // A way that is refused at once is closed.
      }
    }
  });
  document.body.append(button);
})();
