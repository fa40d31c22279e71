"use strict";

/** The part of the page that says what this device keeps, drawn anew after every change. */
const keepPanel = (() => {
  const { part, showFor } = elements;

  /** In which states this part of the page is now. @param {Panel} panel */
  const states = ({ quiz: { state }, store: own, kept }) => {
    const isKeeping = kept.raw !== null;
    const isReadable = kept.state === "open" || kept.state === "broken";
    const canLock = isKeeping && isReadable && Boolean(globalThis.crypto.subtle);
    const isResult = state.view === "result";
    return [
      kept.state,
      kept.envelope.aside.length > 0 && "unread",
      isResult && !state.isKept && isReadable && "offer",
      isReadable && (isResult || kept.envelope.entries.length > 0) && "some",
      canLock && (own.isOpen() ? "opened" : "plain"),
      isKeeping && "keeping",
    ];
  };

  /** Shows with a result, and wherever something is kept. @param {Panel} panel */
  const draw = async (panel) => {
    const { region, quiz } = panel;
    panel.kept = await panel.store.read();
    const hasNews = part(region, "status").textContent !== "";
    region.hidden = quiz.state.view !== "result" && panel.kept.raw === null && !hasNews;
    showFor(region, "data-kept", states(panel));
    const hasRuns = panel.kept.envelope.entries.some((run) => run.quiz === quiz.definition.id);
    const list = part(region, "history");
    if (!hasRuns) return list.replaceChildren();
    return keepWays.withScript(panel, "kept", async () => list.replaceChildren(...keepHistory.rows(panel)));
  };

  /** Nobody who picks up the device finds it open. @param {Panel} panel */
  const lockWhenHidden = (panel) => {
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState !== "hidden" || !panel.store.isOpen()) return;
      panel.store.lock();
      part(panel.region, "asking").replaceChildren();
      void panel.draw();
    });
  };

  /** @param {Panel} panel @param {HTMLInputElement} input */
  const bringBack = async (panel, input) => {
    const [file] = input.files ?? [];
    const text = file ? await transfer.read(file) : null;
    input.value = "";
    if (file) await keepWays.withScript(panel, "kept", () => keepImport.bringBack(panel, text));
  };

  /** @param {Quiz} quiz @param {string} name under which it is kept @returns {Panel} */
  const start = (quiz, name) => {
    const own = store.under(name);
    /** @type {Kept} */
    const kept = { state: "open", envelope: envelope.empty(), raw: null };
    /** @type {Panel} */
    const panel = { quiz, region: quiz.part("keep"), store: own, kept, draw: () => draw(panel) };
    const file = part(panel.region, "file");
    if (file instanceof HTMLInputElement) file.addEventListener("change", () => void bringBack(panel, file));
    own.watch(() => void panel.draw());
    lockWhenHidden(panel);
    return panel;
  };

  return { start };
})();
