"""What the search box has to know of the guide."""

from generator.render.addresses import relative
from generator.render.component_views import SearchView
from generator.render.fill import Filling

NAMES = "search/"  # how the names of the parts of the index begin


def search_card(filling: Filling, ids: list[str]) -> SearchView:
    """Where the index is, and where to go when nothing is found."""
    here, existing = filling.address, filling.guide.titles
    return SearchView(
        root="../" * here.count("/"),
        scripts=tuple(
            relative(here, address)
            for name, address in filling.assets.items()
            if name == "find.js" or name.startswith(NAMES)
        ),
        help=relative(here, "help.html"),
        questions=relative(here, "faq.html") if "faq.html" in existing else "",
        chapters=relative(here, "index.html", "chapters"),
    )
