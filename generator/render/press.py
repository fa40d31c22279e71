"""Everything that stays the same from page to page."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import msgspec
from markupsafe import Markup

from generator.model.body import Body
from generator.model.guide import AnyEntry, Guide
from generator.model.site import SITE
from generator.render.addresses import relative
from generator.render.assets import Assets
from generator.render.blocks import block_maker
from generator.render.drafts import drafts_in, with_marks
from generator.render.fill import Facts, Filling, optional
from generator.render.templates import Templates
from generator.render.views import PageEnd
from generator.render.way_on import way_on
from generator.words.lexicon import Words


@dataclass(frozen=True, slots=True)
class Press:
    """Everything that stays the same from page to page."""

    guide: Guide
    assets: dict[str, str]
    workers: dict[str, bytes]
    within: dict[str, bytes]  # styles and scripts that are no files, by name
    templates: Templates
    words: Words
    block: Callable[[str, Filling], Markup]
    drafts: frozenset[str]  # addresses of pages that readers will not see

    def filling(self, entry: AnyEntry) -> Filling:
        """A fresh page to fill."""
        facts = Facts(self.guide.targets, self.guide.references, self.assets)
        return Filling(facts, self.words, entry.address, self.block, self.guide)

    def end(self, entry: AnyEntry, filling: Filling) -> PageEnd:
        """What closes the page, when everything above it is filled."""
        return closed(self.open_end(entry), filling, self.guide.site.made_by)

    def open_end(self, entry: AnyEntry) -> PageEnd:
        """The same before anything is filled: without notes, and without who made the page."""
        has_changes = "changes.html" in self.guide.titles
        changes = relative(entry.address, "changes.html") if has_changes else ""
        reviewed: date | None = getattr(entry.matter, "reviewed", None)
        due: date | None = getattr(entry.matter, "next_review", None)
        return PageEnd((), None, reviewed, due, changes, way_on(self.guide, entry))


def press(guide: Guide, assets: Assets, templates: Templates, words: Words) -> Press:
    """The means to render any page of a guide."""
    block = block_maker(templates)
    parts = (assets.addresses, assets.workers, assets.within)
    return Press(with_marks(guide, words), *parts, templates, words, block, drafts_in(guide))


def closed(end: PageEnd, filling: Filling, made_by: Body | None) -> PageEnd:
    """The end of a page whose text is filled, with its notes; these may go on in `made_by`."""
    made = optional(filling, made_by if end.reviewed else None, SITE)
    return msgspec.structs.replace(end, notes=tuple(filling.notes), made_by=made)
