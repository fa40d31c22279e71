"use strict";

/** A file comes back: looked over first, and added only when the reader says so. */
const keepImport = (() => {
  const { part, make, worded } = elements;
  const { button } = keptEntries;
  const MOST = 20; // days listed
  const KNOWN = ["format", "created", "changed", "entries", "aside"]; // parts of a file

  /**
   * Adds what is not here yet: what is here already wins over a file, whoever made it.
   * @param {Panel} panel @param {Envelope} read
   */
  const add = async (panel, read) => {
    const outcome = await panel.store.change((all) => envelope.merge(read.entries, all));
    await (outcome === "full" ? keepWays.say(panel, "file-full") : keepWays.sayOutcome(panel, outcome, "added"));
  };

  /** What a file would add, to look over first. @param {Panel} panel @param {Envelope} read */
  const preview = (panel, read) => {
    const known = new Set(panel.kept.envelope.entries.map(({ id }) => id));
    const fresh = read.entries.filter(({ id }) => !known.has(id));
    const more = Object.keys(read).filter((name) => !KNOWN.includes(name));
    const counts = [
      worded(keptSays.new, { count: fresh.length }),
      worded(keptSays.here, { count: read.entries.length - fresh.length }),
      worded(keptSays.left, { count: read.aside.length + more.length }),
    ];
    const days = fresh
      .slice(0, MOST)
      .map((entry) => {
        const said = entry.kind === "run" ? entry.about : keptSheets.beginning(entry.answers);
        return make("li", "", [keptEntries.day(entry.day), said].filter(Boolean).join(", "));
      });
    const adds = button(keptSays.add, "button", () => void add(panel, read));
    const leave = button(keptSays.nothing, "button button_quiet", () => void keepWays.say(panel, "not-added"));
    const head = make("p", "", `${counts.join(". ")}.`);
    head.tabIndex = -1;
    const shown = make("div", "keep_form", head, make("ul", "", ...days), ...(fresh.length ? [adds] : []), leave);
    part(panel.region, "asking").replaceChildren(shown);
    head.focus();
    return shown;
  };

  /** @param {Panel} panel @param {Opened} opened */
  const refuse = (panel, { state }) => keepWays.say(panel, state === "newer" ? "file-newer" : "file-broken");

  /** A locked file is opened with its own passphrase. @param {Panel} panel @param {Locked} locked */
  const open = (panel, locked) =>
    keepWays.withScript(panel, "lock", async () =>
      locking.ask(panel, [keptSays.file, false], async (typed) => {
        const secret = await cipher.secretOf(typed, locked);
        const inside = envelope.parse(await secret.open(locked), shapes.LIMITS.file);
        if (inside.state !== "open") await refuse(panel, inside);
        else {
          const shown = preview(panel, inside.envelope);
          document.addEventListener("visibilitychange", () => shown.remove(), { once: true }); // as what is kept
        }
        return true;
      }),
    );

  /** @param {Panel} panel @param {File} file */
  const look = async (panel, file) => {
    if (file.size > shapes.LIMITS.file) return keepWays.say(panel, "file-large");
    const text = await file.text().catch(() => null); // a folder, or gone meanwhile
    if (!text) return keepWays.say(panel, text === null ? "file-unread" : "file-empty");
    const opened = envelope.parse(text, shapes.LIMITS.file);
    if (opened.state === "locked") return open(panel, opened.locked);
    return opened.state === "open" ? preview(panel, opened.envelope) : refuse(panel, opened);
  };

  /** @param {Panel} panel @param {EventTarget | null} target the field with the file */
  const bringBack = async (panel, target) => {
    const input = /** @type {HTMLInputElement} */ (target);
    const [file] = input.files ?? [];
    input.value = ""; // so that the same file can be chosen again
    if (file) await look(panel, file);
  };

  return { bringBack };
})();
