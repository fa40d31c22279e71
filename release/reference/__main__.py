"""Writes every page of the reference anew."""

from release.reference.gaps import GUIDE, PAGES, filled

for page in sorted(PAGES.glob("*.md")):
    (GUIDE / page.name).write_text(filled(page.read_text("utf-8")), "utf-8")
