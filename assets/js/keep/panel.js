"use strict";

/** The part of the page that says what this device keeps, drawn anew after every change. */
const keepPanel = (() => {
  const { part, showFor } = elements;

  /** In which states this part of the page is now. @param {Panel} panel */
  const states = ({ owner, store: own, kept }) => {
    const isKeeping = kept.raw !== null;
    const isReadable = kept.state === "open";
    const canLock = isKeeping && isReadable && Boolean(crypto.subtle);
    const isNew = owner.isReady() && !owner.state.isKept;
    const isSome = isNew || kept.envelope.entries.length > 0;
    return [
      kept.state,
      kept.envelope.aside.length > 0 && "unread",
      isNew && isReadable && "offer",
      !session.isHeld && "unheld",
      isSome && "some",
      isSome && Boolean(owner.table) && "table",
      canLock && (own.isOpen() ? "opened" : "plain"),
      isKeeping && "keeping",
    ];
  };

  /** Shows when there is something to keep, and wherever something is kept. @param {Panel} panel */
  const draw = async (panel) => {
    const { region, owner } = panel;
    panel.kept = await panel.store.read();
    const { entries } = panel.kept.envelope;
    const { keptId } = owner.state;
    if (keptId && panel.kept.state === "open" && !entries.some(({ id }) => id === keptId)) {
      Object.assign(owner.state, { keptId: null, isKept: false });
      owner.save();
      if (!/deleted|gone/.test(panel.told)) keepWays.tell(panel, "lost"); // not by a press here
    }
    region.hidden = !owner.isReady() && panel.kept.raw === null && !panel.told && session.isHeld;
    showFor(region, "data-kept", states(panel));
    const list = part(region, "history");
    if (entries.some(owner.isOwn) || list.hasChildNodes()) {
      await keepWays.withScript(panel, "kept", async () => list.replaceChildren(...owner.rows(panel)));
    }
  };

  /** @param {Owner} owner @returns {Panel} */
  const start = (owner) => {
    const own = store.under(owner.name);
    /** @type {Kept} */
    const kept = { state: "open", envelope: envelope.empty(), raw: null };
    /** @type {Panel} */
    const panel = { owner, region: owner.region, store: own, kept, told: "", draw: () => draw(panel) };
    part(panel.region, "file").addEventListener("change", ({ target }) => {
      void keepWays.withScript(panel, "kept", () => keepImport.bringBack(panel, target));
    });
    own.watch(() => void panel.draw());
    return panel;
  };

  return { start };
})();
