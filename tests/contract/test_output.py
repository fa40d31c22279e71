"""What every page of a built site keeps, for a guide with everything and for a bare one."""

import posixpath
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator.build import build
from generator.settings import Settings
from tests.environment import ROOT
from tests.golden.golden import BASE_URL, build_golden
from tests.sites import read_site, write_site

BARE = """
-- pages/words.md (absent) --
-- pages/sources.md (absent) --
-- guide/01-start.md (absent) --
-- guide/02-next.md (absent) --
-- references.yaml (absent) --
-- glossary.yaml (absent) --
-- quizzes/two.yaml (absent) --
-- home.md --
---
title: Test guide
description: A guide that has next to nothing.
lead: Read on.
privacy: Nothing is kept.
doors: []
---
Welcome.
"""

# Attributes whose address a browser asks for without being told to.
LOADING = {"src", "srcset", "data", "poster", "action", "formaction", "background", "ping"}


# After it stands what images are for, in the policy of a page that may show one.
STYLES = "style-src 'self';"

# Types of a script element that holds data, which no browser runs.
DATA = {"application/json", "application/ld+json"}


class Page(HTMLParser):
    """The tags of a page, with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.tags if "id" in attributes]


Site = dict[str, bytes]


@pytest.fixture(scope="module", params=["everything", "base", "bare"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Every file of a site by its address."""
    folder: Path = tmp_path_factory.mktemp("site")
    if request.param == "everything":
        built = build_golden(folder)
    else:
        write_site(read_site(BARE if request.param == "bare" else ""), folder)
        built = build(Settings(folder, (ROOT,), date(2026, 11, 25)))
    assert [p for p in built.problems if p.severity == "error"] == []
    return {output.address: output.data for output in built.outputs}


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, Page]:
    return {a: Page(data.decode()) for a, data in site.items() if a.endswith(".html")}


def test_every_link_leads_to_a_file_of_the_site_and_to_an_anchor_in_it(
    site: Site, pages: dict[str, Page]
) -> None:
    broken = []
    for address, page in pages.items():
        for tag, attributes in page.tags:
            for name in ("href", "src"):
                target = attributes.get(name, "")
                if (
                    not target
                    or re.match(r"[a-z]+:", target)
                    or _stands_one_folder_up(address, target)
                ):
                    continue
                path, _, anchor = target.partition("#")
                there = posixpath.normpath(posixpath.join(posixpath.dirname(address), path))
                there = there if path else address
                if there not in site or (anchor and anchor not in pages[there].ids):
                    broken.append((address, tag, target))
    assert broken == []


def _stands_one_folder_up(address: str, target: str) -> bool:
    """The page for lost addresses links twice, since it is shown at any depth (decision 0006)."""
    return address == "404.html" and target.startswith("../")


def test_an_anchor_is_on_a_page_once(pages: dict[str, Page]) -> None:
    twice = {a: [i for i in page.ids if page.ids.count(i) > 1] for a, page in pages.items()}
    assert {a: ids for a, ids in twice.items() if ids} == {}


def test_nothing_is_loaded_from_elsewhere(pages: dict[str, Page]) -> None:
    asked = [
        (address, tag, value)
        for address, page in pages.items()
        for tag, attributes in page.tags
        for name, value in attributes.items()
        if name in LOADING or (name == "href" and tag in ("link", "base", "image", "use"))
        if attributes.get("rel") != "canonical" and (":" in value or value.startswith("//"))
    ]
    assert asked == []


def test_absolute_addresses_of_the_site_stand_where_a_reader_never_goes(
    pages: dict[str, Page],
) -> None:
    links = [
        (address, attributes)
        for address, page in pages.items()
        for tag, attributes in page.tags
        if tag == "a" and attributes.get("href", "").startswith(BASE_URL)
    ]
    assert links == []


def test_no_page_holds_a_style_a_handler_or_a_script_of_its_own(pages: dict[str, Page]) -> None:
    tags = [(address, *tag) for address, page in pages.items() for tag in page.tags]
    handlers = [
        (address, tag, name)
        for address, tag, attributes in tags
        for name in attributes
        if name == "style" or name.startswith("on")
    ]
    scripts = [
        (address, tag)
        for address, tag, attributes in tags
        if tag == "style"
        or (tag == "script" and not {"src", "type"} & attributes.keys())
        or (tag == "script" and attributes.get("type", "application/json") not in DATA)
    ]
    assert (handlers, scripts) == ([], [])


def test_the_policy_stands_before_anything_it_could_forbid(pages: dict[str, Page]) -> None:
    for address, page in pages.items():
        tags = [tag for tag, _ in page.tags]
        first = page.tags[tags.index("head") + 1][1]
        assert first["http-equiv"] == "Content-Security-Policy", address
        assert first["content"].startswith("default-src 'none'; script-src 'self'"), address


def test_the_same_policy_goes_out_as_a_header(site: Site, pages: dict[str, Page]) -> None:
    headers = site["_headers"].decode()
    for address, page in pages.items():
        policy = next(a["content"] for t, a in page.tags if t == "meta" and "http-equiv" in a)
        if not address.startswith("guide/"):  # one that holds a quiz is stricter than its folder
            with_images = policy.replace(STYLES, f"{STYLES} img-src 'self' data:;")
            said = {f"Content-Security-Policy: {p}; frame-ancestors" for p in (policy, with_images)}
            assert any(line in headers for line in said), address


PICTURED = """
-- drawings/dot.svg --
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="4"/></svg>
-- exercises/look.yaml --
id: look
title: A look
description: An exercise that has a picture in its words.
aim: Look.
minutes: 5
need: Nothing.
evidence: practice-based
evidence_note: Little tested.
example:
  - {prompt: Look, answer: a dot}
steps:
  - {type: read, text: "![A dot](../drawings/dot.svg)"}
after: How was it?
stop: Stop if it hurts.
-- paths/looking.yaml --
id: looking
title: Looking
description: A path that has a picture in its words.
intro: "![A dot](../drawings/dot.svg)"
parts:
  - title: Today
    steps:
      - {id: one, say: Look, to: ../exercises/look.yaml}
"""


@pytest.mark.parametrize("address", ["exercises/look.html", "paths/looking.html"])
def test_a_page_to_write_on_may_load_the_picture_in_its_words(tmp_path: Path, address: str) -> None:
    """Where there is no way out, or else it would be one request too many."""
    write_site(read_site(PICTURED), tmp_path)
    site = tmp_path / "site.yaml"
    site.write_text(re.sub("leave_to: .*", "", site.read_text("utf-8")), "utf-8")
    built = build(Settings(tmp_path, (ROOT,), date(2026, 11, 25)))
    page = Page(next(o.data for o in built.outputs if o.address == address).decode())
    assert any(tag == "img" for tag, _ in page.tags)
    policy = next(a["content"] for t, a in page.tags if t == "meta" and "http-equiv" in a)
    assert "img-src 'self'" in policy
