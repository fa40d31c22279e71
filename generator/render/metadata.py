"""What a page says to machines that list, show or share it. No reader sees any of it."""

from datetime import date
from typing import Any

import msgspec
from markupsafe import Markup

from generator.change_log import ADDRESS, changes_in
from generator.model.guide import Entry, Guide
from generator.model.pages import Page
from generator.render.addresses import HOME, NOT_FOUND, absolute, relative
from generator.render.press import Press
from generator.render.quiz_data import as_script_data
from generator.render.stage import Stage
from generator.render.views import Metadata

FEED = "feed.xml"
TITLE = 60  # characters of a tab or a search result (content-guide, section 12)


def metadata(press: Press, stage: Stage, is_private: bool) -> Metadata:
    """The head of one page, below its policy.

    Whatever needs a full address is there only when a base URL is set: the canonical address,
    the picture of a shared link, the feed and the data for search engines.
    """
    guide, assets, here = press.guide, press.assets, stage.address
    site = guide.site
    is_indexed = here != NOT_FOUND
    base = site.base_url if is_indexed else ""
    has_feed = here in (HOME, ADDRESS) and change_log_of(guide) is not None
    return Metadata(
        title=_tab_title(stage.title, site.title),
        site_title=site.title,
        description=stage.description,
        is_indexed=is_indexed,
        is_article=stage.is_article,
        locale=site.language.replace("-", "_") if "-" in site.language else "",
        canonical=absolute(base, here),
        picture=absolute(base, assets["share.png"]),
        feed=relative(here, FEED) if has_feed else "",
        icon="" if is_private else relative(here, assets["icon.svg"]),
        touch_icon=relative(here, assets["touch-icon.png"]) if here == HOME else "",
        manifest=relative(here, "manifest.webmanifest"),
        structured=_script_data(_structured(guide, stage)) if base else Markup(),
    )


def change_log_of(guide: Guide) -> Entry[Page] | None:
    """The page a feed is made from, when there can be one."""
    pages = (page for page in guide.pages if page.address == ADDRESS and changes_in(page.body))
    return next(pages, None) if guide.site.base_url else None


def _tab_title(title: str, site_title: str) -> str:
    """The name of the page, and of the guide where both can be read in full."""
    both = f"{title} – {site_title}"
    return title if title == site_title or len(both) > TITLE else both


def _script_data(tree: dict[str, Any]) -> Markup:
    return as_script_data(msgspec.json.encode(tree))


def _structured(guide: Guide, stage: Stage) -> dict[str, Any]:
    """JSON-LD in the words of schema.org: only what the content itself says.

    A chapter is a page and an article at once: only a page may have been reviewed.
    """
    site = guide.site
    whole = {"@type": "WebSite", "name": site.title, "url": absolute(site.base_url, HOME)}
    context = {"@context": "https://schema.org"}
    if stage.address == HOME:
        return context | whole | {"inLanguage": site.language}
    return {
        **context,
        "@type": ["WebPage", "Article"] if stage.is_article else "WebPage",
        "url": absolute(site.base_url, stage.address),
        "headline" if stage.is_article else "name": stage.title,
        "inLanguage": site.language,
        **_dates(stage.reviewed),
        "isPartOf": whole,
        "breadcrumb": {"@type": "BreadcrumbList", "itemListElement": _trail(guide, stage)},
    }


def _dates(reviewed: date | None) -> dict[str, str]:
    return {"dateModified": str(reviewed), "lastReviewed": str(reviewed)} if reviewed else {}


def _trail(guide: Guide, stage: Stage) -> list[dict[str, Any]]:
    """The trail above the title, and the page itself; what leads nowhere is no step of it."""
    steps = (
        (name, *address.partition("#"))
        for name, address in (*stage.crumbs, (stage.title, stage.address))
    )
    known = [
        (name, absolute(guide.site.base_url, page) + hash_ + anchor)
        for name, page, hash_, anchor in steps
        if page in guide.titles
    ]
    return [
        {"@type": "ListItem", "position": number, "name": name, "item": item}
        for number, (name, item) in enumerate(known, 1)
    ]
