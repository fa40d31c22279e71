"use strict";

/** A file comes back: looked over first, and added only when the reader says so. */
const keepImport = (() => {
  const { part, make, worded } = elements;
  const { button } = keptEntries;
  const MOST = 20; // days listed

  /** What a file would add, to look over first. @param {Panel} panel @param {Envelope} read */
  const preview = (panel, read) => {
    const known = new Set(panel.kept.envelope.entries.map(({ id }) => id));
    const fresh = read.entries.filter(({ id }) => !known.has(id));
    const counts = [
      worded(keptSays.new, { count: fresh.length }),
      worded(keptSays.here, { count: read.entries.length - fresh.length }),
      worded(keptSays.left, { count: read.aside.length }),
    ];
    const days = fresh
      .slice(0, MOST)
      .map((entry) => {
        const more = entry.kind === "run" ? entry.about : keptSheets.beginning(entry.answers);
        return make("li", "", [keptEntries.day(entry.day), more].filter(Boolean).join(", "));
      });
    const add = button(keptSays.add, "button", () => {
      // What is here already wins over a file, whoever made it.
      void keepWays.change(panel, (all) => envelope.merge(fresh, all), "added");
    });
    const leave = button(keptSays.nothing, "button button_quiet", () => void keepWays.say(panel, "not-added"));
    const head = make("p", "", `${counts.join(". ")}.`);
    head.tabIndex = -1;
    const shown = make("div", "keep_form", head, make("ul", "", ...days), ...(fresh.length ? [add] : []), leave);
    part(panel.region, "asking").replaceChildren(shown);
    head.focus();
  };

  /** A locked file is opened with its own passphrase. @param {Panel} panel @param {Locked} locked */
  const open = (panel, locked) =>
    keepWays.withScript(panel, "lock", async () =>
      locking.ask(panel, [keptSays.file, false], async (typed) => {
        const secret = await cipher.secretOf(typed, locked);
        const inside = envelope.parse(await secret.open(locked).catch(() => "?"));
        if (inside.state === "open") preview(panel, inside.envelope);
        return inside.state === "open";
      }),
    );

  /** The text of a file; nothing when it is too large to be one of ours. @param {File} file */
  const read = async (file) => (file.size <= 4 * shapes.LIMITS.text ? file.text() : "");

  /** @param {Panel} panel @param {EventTarget | null} target the field with the file */
  const bringBack = async (panel, target) => {
    const input = /** @type {HTMLInputElement} */ (target);
    const [file] = input.files ?? [];
    if (!file) return undefined;
    const opened = envelope.parse(await read(file));
    input.value = "";
    if (opened.state === "open") return preview(panel, opened.envelope);
    if (opened.state === "locked") return open(panel, opened.locked);
    return keepWays.say(panel, `file-${opened.state}`);
  };

  return { bringBack };
})();
