"""The parts of the guide with their chapters, as a page links them."""

from generator.model.guide import Guide
from generator.render.addresses import HOME, relative
from generator.render.component_views import Link, PartView


def parts_seen_from(here: str, guide: Guide) -> tuple[PartView, ...]:
    """Every part, with links from the page at the address `here`."""
    return tuple(
        PartView(
            part.part.title,
            part.part.anchor if here == HOME else "",
            part.part.text,
            tuple(Link(c.matter.title, relative(here, c.address)) for c in part.chapters),
        )
        for part in guide.parts
    )
