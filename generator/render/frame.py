"""What stands around every page: head, menu, trail and foot."""

from generator.render.addresses import NOT_FOUND, SEARCH, WORKER_ADDRESS, relative
from generator.render.component_views import Link
from generator.render.metadata import metadata
from generator.render.policy import PRIVATE_PLACES, policy_for
from generator.render.press import Press
from generator.render.stage import Stage
from generator.render.views import Frame

# Pages the menu and the foot link when the guide has them, with the key of the words.
MENU = (
    ("paths/index.html", "menu.paths"),
    ("techniques/index.html", "menu.techniques"),
    ("exercises/index.html", "menu.exercises"),
    ("quizzes/index.html", "menu.quizzes"),
    ("faq.html", "menu.faq"),
)
FOOT = (
    ("help.html", "foot.help"),
    ("safety.html", "foot.safety"),
    ("glossary.html", "foot.glossary"),
    ("references.html", "foot.references"),
    ("about.html", "foot.about"),
    ("privacy.html", "foot.privacy"),
    ("my-space.html", "foot.my-space"),
    ("download.html", "foot.download"),
    ("changes.html", "foot.changes"),
)
REPORT_ERROR = ("about.html", "report-an-error")


def frame(press: Press, stage: Stage) -> Frame:
    """The frame of one page."""
    guide, assets, here = press.guide, press.assets, stage.address
    site = guide.site
    existing = guide.titles

    def link(address: str, key: str) -> Link:
        return Link(press.words.plain(key), relative(here, address), address == here)

    is_private = stage.needs.is_private or here.startswith(PRIVATE_PLACES)
    has_leave = stage.has_leave and bool(site.leave_to)
    # A page that a reader may have to leave in a hurry adds nothing to what the browser holds.
    is_kept = site.offline and not (is_private or stage.has_leave or here == NOT_FOUND)
    scripts = (
        *(("reading.js",) if is_kept else ()),
        *stage.needs.scripts,
        *(("leave.js",) if has_leave else ()),
    )
    first = guide.chapters[:1]
    start = tuple(link(chapter.address, "menu.guide") for chapter in first)
    help_anchor = REPORT_ERROR if REPORT_ERROR[0] in existing else ("help.html", "")
    return Frame(
        language=site.language,
        is_right_to_left=site.is_right_to_left,
        site_title=site.title,
        policy=policy_for(is_private, stage.has_images),
        styles=tuple(relative(here, assets[name]) for name in ("site.css", *stage.needs.styles)),
        scripts=tuple(relative(here, assets[name]) for name in dict.fromkeys(scripts)),
        worker=relative(here, WORKER_ADDRESS) if is_kept else "",
        metadata=metadata(press, stage, is_private),
        home=relative(here, "index.html"),
        help=relative(here, "help.html"),
        search=link(SEARCH, "search.link") if SEARCH in existing else None,
        safety=relative(here, "safety.html") if "safety.html" in existing else "",
        menu=(*start, *(link(a, key) for a, key in MENU if a in existing)),
        foot=tuple(link(a, key) for a, key in FOOT if a in existing),
        crumbs=tuple(
            Link(words, relative(here, *address.split("#")))
            for words, address in stage.crumbs
            if address.partition("#")[0] in existing
        ),
        leave_to=site.leave_to if has_leave else "",
        leave_erases=site.store if stage.leave_erases else "",
        report_error=site.corrections or relative(here, *help_anchor),
        along=100 - stage.along if site.is_right_to_left else stage.along,
        is_draft=here in press.drafts,
    )
