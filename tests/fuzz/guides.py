"""A whole little guide, some of whose files hold anything at all: linked, checked and rendered."""

import posixpath
import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from html.parser import HTMLParser
from typing import NamedTuple

from generator.check.editorial import check_words
from generator.check.gates import check
from generator.check.weight import weigh
from generator.link.guide import link
from generator.load import SourceFile, digest_of
from generator.model.body import CLOSE, OPEN
from generator.model.guide import Guide
from generator.parse.documents import Parsed, parse
from generator.problems import has_errors, in_order
from generator.render.assets import Assets, gather_assets
from generator.render.editions.table import render_copies, render_editions
from generator.render.output import Output
from generator.render.pages import render_pages
from generator.render.press import press
from generator.render.search.index import with_index
from generator.render.templates import Templates
from generator.words.files import load_words
from generator.words.lexicon import Words
from tests.environment import ROOT
from tests.fuzz import marks, values
from tests.fuzz.choices import Choices
from tests.fuzz.markup import ALLOWED
from tests.fuzz.rules import ONE_IN_16, check_problems, lines_of, source_of
from tests.fuzz.texts import DATA_FILES, LITTLE_GUIDE, PAGES, edited, path_of

TODAY = date(2026, 11, 25)
IMAGE = "drawings/dot.svg"
COPY = "little"
BINARY = (".pack", ".zip", ".png")
TEXTS = tuple(sorted(set(LITTLE_GUIDE) - {IMAGE}))
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_ALLOWED_SCHEMES = ("https:", "http:", "mailto:", "tel:", "sms:")


_SAFETY = "pages/safety.md"
_SITE_SAYS_MORE = (
    *("base_url: https://a.example/", "corrections: mailto:a@b.example", "direction: rtl"),
    f"download: {COPY}",
)


class Page(HTMLParser):
    """What a browser finds on a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.data: list[str] = []  # in script elements
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        if self.cdata_elem == "script":
            self.data.append(data)


class Made(NamedTuple):
    """A guide and its files; none when there are errors."""

    guide: Guide | None
    outputs: tuple[Output, ...]


def check_guide(choices: Choices) -> None:
    """Whatever an author does to a file or two: errors in their places, or a sound site."""
    changed = dict(_change(choices) for _ in range(1 + choices.number(1)))
    made = make({**LITTLE_GUIDE, **_copied(changed)})
    known = _pristine_tags()
    addresses = {output.address for output in made.outputs}
    for output in made.outputs:
        if output.address.endswith(BINARY):
            continue
        text = output.data.decode()
        assert OPEN not in text, output.address
        assert CLOSE not in text, output.address
        if output.address == f"{COPY}.html":
            _check_ids(output.address, Page(text))
        elif output.address.endswith(".html"):
            _check_page(output.address, Page(text), known, addresses)


def _copied(changed: dict[str, str]) -> dict[str, str]:
    """The same, with copies to take away for some: they cost as much as all the pages do."""
    if digest_of(repr(changed).encode()) >= ONE_IN_16:
        return changed
    site = changed.get("site.yaml", LITTLE_GUIDE["site.yaml"])
    return {**changed, "site.yaml": f"{site}download: {COPY}\n"}


def make(texts: dict[str, str]) -> Made:
    """Every stage on these files, and the rules for what each of them reports."""
    sources = [source_of(name, text) for name, text in texts.items() if name != IMAGE]
    parsed = [_parse(source.path, source.data) for source in sources]
    documents = [one.document for one in parsed if one.document]
    broken = frozenset(s.path for s, p in zip(sources, parsed, strict=True) if not p.document)
    problems = [problem for one in parsed for problem in one.problems]
    guide, found = link(documents, [_image()], broken)
    problems += found
    if guide:
        problems += check(guide, TODAY)
        problems += check_words(guide, TODAY)
    check_problems(problems, {s.path: lines_of(s.data) for s in sources})
    assert in_order(problems) == in_order(reversed(problems))
    if guide is None or has_errors(problems):
        assert has_errors(problems), "no guide, and no error"
        return Made(guide, ())
    return Made(guide, render(guide))


@cache
def _parse(path: str, data: bytes) -> Parsed:
    return parse(source_of(path, data))


def _change(choices: Choices) -> tuple[str, str]:
    """Another text for a file of the guide."""
    kind = choices.pick((*PAGES, *DATA_FILES))
    match choices.number(2):
        case 0:
            name = choices.pick(TEXTS)
            return name, edited(choices, LITTLE_GUIDE[name])
        case 1:
            name = choices.pick([name for name in TEXTS if name.endswith(".md")])
            head = LITTLE_GUIDE[name].partition("\n---\n")[0]
            return name, f"{head}\n---\n{marks.body(choices)}\n"
        case _:
            text = values.as_yaml(choices, values.matter(choices, kind))
            name = path_of(kind)
            return name, f"---\n{text}---\nText.\n" if name.endswith(".md") else text


@cache
def _image() -> SourceFile:
    return source_of(IMAGE, LITTLE_GUIDE[IMAGE])


@cache
def _words(language: str) -> Words:
    return load_words(language, (ROOT,))


@cache
def _assets() -> Assets:
    return gather_assets((ROOT / "assets",), {IMAGE: _image()}, _words("en"))


@cache
def _templates(language: str) -> Templates:
    return Templates((ROOT / "templates",), _words(language))


def render(guide: Guide) -> tuple[Output, ...]:
    """The pages and the editions; style sheets and scripts are made once."""
    language = guide.site.language
    assets = with_index(_assets(), guide, _words(language))
    means = press(guide, assets, _templates(language), _words(language))
    index = assets.outputs[len(_assets().outputs) :]
    outputs = (*render_pages(means), *_assets().outputs, *index, *render_editions(means))
    copies, problems = render_copies(means, outputs)
    check_problems((*weigh(outputs), *problems), {})
    return (*outputs, *copies)


@cache
def _pristine_tags() -> dict[str, set[str]]:
    """The tags and attributes of the little guide with all that it may say, and of any Markdown."""
    tags = {name: set(attributes) for name, attributes in ALLOWED.items()}
    site = "\n".join((LITTLE_GUIDE["site.yaml"], *_SITE_SAYS_MORE, ""))
    safety = LITTLE_GUIDE[_SAFETY].replace("leave_now", "leave_erases: true\nleave_now")
    for output in make({**LITTLE_GUIDE, "site.yaml": site, _SAFETY: safety}).outputs:
        if output.address.endswith(".html"):
            for name, attributes in Page(output.data.decode()).tags:
                tags.setdefault(name, set()).update(attributes)
    return tags


def _check_page(address: str, page: Page, known: dict[str, set[str]], addresses: set[str]) -> None:
    for name, attributes in page.tags:
        assert name in known, f"{address}: the tag {name}"
        assert set(attributes) <= known[name], f"{address}: {name} with {set(attributes)}"
        for key in ("href", "src"):
            _check_address(address, attributes.get(key, ""), addresses)
    assert not any("<" in data for data in page.data), f"{address}: a tag in a script"
    _check_ids(address, page)


def _check_ids(address: str, page: Page) -> None:
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids)), f"{address}: {_twice(ids)} twice"


def _twice(ids: Iterable[str]) -> list[str]:
    every = list(ids)
    return sorted({one for one in every if every.count(one) > 1})


def _check_address(page: str, address: str, addresses: set[str]) -> None:
    """It leads to a file of the site, or out of it in a way that may be."""
    if _SCHEME.match(address):
        assert address.lower().startswith((*_ALLOWED_SCHEMES, "//")), f"{page}: {address}"
        return
    path = address.partition("#")[0]
    there = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    is_lost = page == "404.html" and path.startswith("../")  # it links twice (decision 0006)
    assert is_lost or there in addresses, f"{page} leads to {address}"
