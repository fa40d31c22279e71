"use strict";

/** Files out and in. Their names say nothing. */
const transfer = (() => {
  /** @param {string} ending @param {string} text */
  const save = (ending, text) => {
    const link = elements.make("a", "");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/octet-stream" }));
    link.download = `notes-${envelope.today()}.${ending}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };

  /** The text of a chosen file; null when it is too large to be one of ours. @param {File} file */
  const read = async (file) => (file.size <= 4 * envelope.LIMITS.text ? file.text() : null);

  return { save, read };
})();
