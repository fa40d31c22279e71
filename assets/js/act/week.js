"use strict";

/** The actions of a week as a file for a calendar (iCalendar, RFC 5545). */
const week = (() => {
  const { findAll, part } = elements;
  const FOLD = 18; // characters to a line: the standard counts 75 bytes, and some take four

  /** @param {string} words */
  const escaped = (words) => words.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");

  /** Long lines go on in the next one, after a space. @param {string} line */
  const folded = (line) => {
    const letters = [...line];
    const parts = [];
    for (let at = 0; at < letters.length; at += FOLD) parts.push(letters.slice(at, at + FOLD).join(""));
    return parts.join("\r\n ");
  };

  /** @param {string} iso @param {number} days later */
  const later = (iso, days) => {
    const day = new Date(`${iso}T00:00:00Z`);
    day.setUTCDate(day.getUTCDate() + days);
    return day.toISOString().slice(0, 10).split("-").join("");
  };

  /**
   * Seven days from tomorrow, without a time and without a reminder.
   * @param {string[]} actions @param {string} today
   */
  const calendar = (actions, today) =>
    [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//notes//EN",
      ...actions.flatMap((action) => [
        "BEGIN:VEVENT",
        `UID:${envelope.newId()}@notes`,
        `DTSTAMP:${later(today, 0)}T000000Z`,
        `DTSTART;VALUE=DATE:${later(today, 1)}`,
        `DTEND;VALUE=DATE:${later(today, 2)}`,
        "RRULE:FREQ=DAILY;COUNT=7",
        folded(`SUMMARY:${escaped(action)}`),
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
      ]),
      "END:VCALENDAR",
      "",
    ].join("\r\n");

  /** @param {Element} _ @param {HTMLElement} holder */
  const press = (_, holder) => {
    const fields = findAll(holder.closest(".step") ?? holder, "[data-action] input");
    const actions = fields.map((field) => /** @type {HTMLInputElement} */ (field).value.trim()).filter(Boolean);
    if (actions.length) transfer.save("ics", calendar(actions, envelope.today()));
    part(holder, "said").textContent = actions.length
      ? actSays.saved
      : actSays.empty;
  };

  return { calendar, press };
})();
