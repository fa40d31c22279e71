"use strict";

/** Files out. Their names say nothing. */
const transfer = (() => {
  /** @param {string} ending @param {string} text */
  const save = (ending, text) => {
    const link = elements.make("a", "");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/octet-stream" }));
    link.download = `notes-${envelope.today()}.${ending}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };

  return { save };
})();
