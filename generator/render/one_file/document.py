"""The articles of all pages become one document that needs nothing else."""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

import msgspec
from markupsafe import Markup

from generator.model.guide import AnyEntry, Guide
from generator.model.quiz import CHECK
from generator.render.addresses import HOME, NOT_FOUND, SEARCH
from generator.render.blocks import block_maker
from generator.render.component_views import Link
from generator.render.one_file.article import article, leaner, place, with_classes
from generator.render.one_file.classes import class_names, shorter_styles
from generator.render.one_file.pictures import data_address
from generator.render.one_file.places import CONTENTS, with_images, with_short_names
from generator.render.pages import render_pages
from generator.render.press import Press
from generator.render.sheet_card import keeping
from generator.words.lexicon import Words

EDITION = "one-file"
OWN_STYLE, OWN_SCRIPT = "one-file.css", "one-file.js"
# What keeps comes first, and what changes it for this file comes before all that uses it.
SCRIPTS = (
    "keep.js",
    OWN_SCRIPT,
    *("leave.js", "lock.js", "kept.js", "act.js", "quiz.js", "sheet.js", "space.js"),
)

# Ways to pages, where the contents are one; and a page for those who lost their way.
LEFT_OUT = (
    NOT_FOUND,
    "download.html",
    SEARCH,
    "quizzes/index.html",
    "exercises/index.html",
    "paths/index.html",
)

# Marks of what is known last; no text of a guide holds such characters.
ARTICLES, STYLE, POLICY = "\ue012", "\ue013", "\ue014"


class Group(msgspec.Struct, frozen=True):
    """Some of the contents."""

    id: str
    title: str
    links: tuple[Link, ...]
    first: int = 0  # the number of the first; 0 where they have none


class WholeView(msgspec.Struct, frozen=True):
    """one-file/whole.html."""

    language: str
    is_right_to_left: bool
    title: str
    tagline: str
    policy: Markup
    style: Markup
    contents: str
    help: str
    safety: str  # "" when the guide has no such page
    leave_to: str
    day: str
    groups: tuple[Group, ...]
    articles: Markup
    scripts: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """What the file is made of."""

    styles: str
    scripts: tuple[str, ...]
    classes: Mapping[str, str]


def one_file(press: Press, files: Mapping[str, bytes]) -> str:
    """The whole guide as HTML, from the entries of the guide and the files of its site.

    Raises:
        BrokenTemplate: a template has a mistake in it.
    """
    templates = press.templates.edition(EDITION)
    own = replace(press, templates=templates, block=block_maker(templates))
    parts = _parts(own, files)
    shell = with_classes(templates.render("whole.html", _view(own, parts)), parts.classes)
    html = shell.replace(ARTICLES, _articles(own, parts) + _once(own, parts))
    style = shorter_styles(parts.styles, parts.classes, html, "\n".join(parts.scripts))
    html = html.replace(STYLE, style).replace(POLICY, _policy(style, parts.scripts))
    again = press.words.plain("one_file.drawing")
    html = with_images(html, lambda address: data_address(address, files[address]), again)
    return with_short_names(html)


def _parts(press: Press, files: Mapping[str, bytes]) -> Parts:
    def text(name: str) -> str:
        data = press.within[name] if name in press.within else files[press.assets[name]]
        return data.decode().strip()

    styles = text(OWN_STYLE)
    scripts = tuple(map(text, SCRIPTS))
    return Parts(styles, scripts, class_names(styles, "\n".join(scripts)))


def _left_out(guide: Guide) -> set[str]:
    return {*LEFT_OUT, *(f"{name}.html" for name in guide.site.download_without)}


def _articles(press: Press, parts: Parts) -> str:
    left_out = _left_out(press.guide)
    made = {
        output.address: article(output.address, output.data.decode(), parts.classes)
        for output in render_pages(press)
        if output.address not in left_out
    }
    return "".join(made[entry.address] for entry in _in_order(press.guide) if entry.address in made)


def _once(press: Press, parts: Parts) -> str:
    """What stands on every sheet and quiz, for the script that puts it there."""
    view = keeping(press.filling(press.guide.home))
    return leaner(HOME, press.templates.render("keep-once.html", view), parts.classes)


def _in_order(guide: Guide) -> Iterator[AnyEntry]:
    """Every page in the order of the file: help first, what is about the guide last."""
    faq = (guide.faq,) if guide.faq else ()
    pages = {entry.address: entry for entry in (guide.home, *guide.pages, *faq)}

    def named(*addresses: str) -> Iterator[AnyEntry]:
        yield from (pages.pop(address) for address in addresses if address in pages)

    yield from named("help.html", "safety.html", HOME)
    yield from guide.chapters
    yield from named("techniques/index.html")
    yield from guide.techniques
    yield from guide.exercises
    yield from guide.quizzes
    yield from named("faq.html")
    yield from guide.paths
    yield from named("my-space.html", "glossary.html", "references.html", "about.html")
    changes = tuple(named("changes.html"))
    yield from pages.values()
    yield from changes


def _groups(guide: Guide, words: Words) -> Iterator[Group]:
    number, left_out = 1, _left_out(guide)
    for part in guide.parts:
        yield Group("", part.part.title, _links(part.chapters), number)
        number += len(part.chapters)
    quizzes = [quiz for quiz in guide.quizzes if quiz.matter.kind != CHECK]
    folders = (("techniques", guide.techniques), ("exercises", guide.exercises))
    for name, entries in (*folders, ("quizzes", quizzes), ("paths", guide.paths)):
        if entries:
            yield Group(place(CONTENTS, name), words.plain(f"menu.{name}"), _links(entries))
    faq = (guide.faq,) if guide.faq else ()
    others = [e for e in (*faq, *guide.pages) if e.address not in left_out]
    yield Group("", words.plain("one_file.more"), _links(others))


def _links(entries: Iterable[AnyEntry]) -> tuple[Link, ...]:
    return tuple(Link(entry.matter.title, place(entry.address)) for entry in entries)


def _view(press: Press, parts: Parts) -> WholeView:
    guide, site, words = press.guide, press.guide.site, press.words
    return WholeView(
        language=site.language,
        is_right_to_left=site.is_right_to_left,
        title=site.title,
        tagline=site.tagline,
        policy=Markup(POLICY),
        style=Markup(STYLE),
        contents=place(CONTENTS),
        help=place("help.html"),
        safety=place("safety.html") if "safety.html" in guide.titles else "",
        leave_to=site.leave_to,
        day=words.day(guide.last_reviewed) if guide.last_reviewed else "",
        groups=tuple(_groups(guide, words)),
        articles=Markup(ARTICLES),
        scripts=tuple(map(Markup, parts.scripts)),
    )


def _policy(style: str, scripts: Iterable[str]) -> str:
    """Only these styles and scripts, by their hashes; pictures inside the file; nothing else."""
    return (
        f"default-src 'none'; script-src {' '.join(map(_hash, scripts))}; "
        f"style-src {_hash(style)}; img-src data:; connect-src 'none'; form-action 'none'; "
        "base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
