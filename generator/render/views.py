"""What each template is given: one frozen type per template, and nothing else.

A view is the page's whole list of dependencies: the same view and the same templates give
the same bytes. `Html` is markup the generator made itself; every other text is escaped.
"""

from datetime import date

import msgspec
from markupsafe import Markup as Html

from generator.model.fields import Evidence
from generator.render.component_views import Link, Note, PartList
from generator.render.quiz_views import QuizCard
from generator.render.sheet_views import Keeping, SheetView
from generator.render.way_views import Beside, WayOn


class Metadata(msgspec.Struct, frozen=True):
    """components/metadata.html."""

    title: str  # of the tab
    site_title: str
    description: str
    is_indexed: bool
    is_article: bool
    locale: str  # such as en_US; "" for a language of no country
    canonical: str  # "" when no base URL is set; then neither of the next two stands in the page
    picture: str  # of a shared link, a full address
    structured: Html  # JSON-LD
    feed: str  # "" where none is offered
    icon: str  # "" on private pages, whose policy loads no images
    touch_icon: str  # "" except on the home page, which people put on their home screen
    manifest: str


class Frame(msgspec.Struct, frozen=True):
    """What stands around every page (base.html)."""

    language: str
    is_right_to_left: bool
    site_title: str
    policy: Html
    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    worker: str  # address of the offline worker, for the first script; "" where it is not called
    metadata: Metadata
    home: str
    help: str
    search: Link | None
    safety: str
    menu: tuple[Link, ...]
    foot: tuple[Link, ...]
    crumbs: tuple[Link, ...]  # from the home page down
    leave_to: str  # "" where the page has no "Leave now"
    leave_erases: str  # the name of what "Leave now" removes from the device; "" for nothing
    report_error: str
    along: int  # where the sun stands on the line of the ground, in percent
    is_draft: bool  # only its author sees it


class PageEnd(msgspec.Struct, frozen=True):
    """What closes a page of text (components/page-end.html)."""

    notes: tuple[Note, ...]
    made_by: Html | None
    reviewed: date | None
    next_review: date | None
    changes: str  # address of the change log, or ""
    way_on: WayOn


class ChapterView(msgspec.Struct, frozen=True):
    """chapter.html."""

    frame: Frame
    title: str
    position: str  # "Chapter 2 of 9"
    beside: Beside
    minutes: int
    in_short: tuple[Html, ...]
    by_the_end: Html
    not_for: Html | None
    heads_up: Html | None
    body: Html
    recap: tuple[Html, ...]
    next_step: Html
    end: PageEnd
    previous: Link | None
    next: Link | None


class TechniqueView(msgspec.Struct, frozen=True):
    """technique.html."""

    frame: Frame
    title: str
    beside: Beside
    what: Html
    time: str
    evidence: Evidence
    evidence_note: Html
    care: Html
    body: Html
    end: PageEnd
    previous: Link | None
    next: Link | None


class PageView(msgspec.Struct, frozen=True):
    """page.html: pages and the FAQ."""

    frame: Frame
    title: str
    beside: Beside
    in_short: tuple[Html, ...]
    body: Html
    questions: tuple[Link, ...]  # of the FAQ
    end: PageEnd


class DoorView(msgspec.Struct, frozen=True):
    """A way in, on the home page."""

    title: str
    text: str
    href: str


class HomeView(msgspec.Struct, frozen=True):
    """home.html."""

    frame: Frame
    title: str
    tagline: str
    lead: str
    privacy: str
    privacy_href: str
    doors: tuple[DoorView, ...]
    worry: Html | None
    parts: PartList
    body: Html
    end: PageEnd


class QuizView(msgspec.Struct, frozen=True):
    """quiz.html."""

    frame: Frame
    title: str
    card: QuizCard
    way_on: WayOn


class ExerciseView(msgspec.Struct, frozen=True):
    """exercise.html."""

    frame: Frame
    title: str
    aim: str
    minutes: int
    need: str
    evidence: Evidence
    evidence_note: Html
    not_for: Html | None
    example: tuple[tuple[str, str], ...]
    sheet: SheetView
    after: Html
    stop: Html
    end: PageEnd


class PathStepView(msgspec.Struct, frozen=True):
    """A step of a path."""

    id: str
    say: str
    href: str  # "" when it is away from the page
    title: str  # of the page it leads to
    minutes: int  # 0 when nobody can say


class PathPartView(msgspec.Struct, frozen=True):
    """Steps that belong together."""

    title: str
    text: Html | None
    steps: tuple[PathStepView, ...]


class PathView(msgspec.Struct, frozen=True):
    """path.html."""

    frame: Frame
    title: str
    intro: Html
    id: str  # such as "paths/tonight": kept entries carry it
    name: str  # unique on the page
    parts: tuple[PathPartView, ...]
    keeping: Keeping
    end: PageEnd


class RedirectView(msgspec.Struct, frozen=True):
    """redirect.html, at the old address of a page that moved."""

    language: str
    is_right_to_left: bool
    policy: Html
    title: str
    href: str
