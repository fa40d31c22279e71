"""What a site says to machines: true, parsed by their own rules, and nothing without a base URL."""

import json
import re
import struct
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from generator.build import build
from generator.settings import Settings
from tests.contract.test_output import Page
from tests.environment import ROOT
from tests.golden.golden import BASE_URL, build_golden
from tests.sites import read_site, write_site

ATOM = "{http://www.w3.org/2005/Atom}"
XHTML = "{http://www.w3.org/1999/xhtml}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINKED_DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)

Files = dict[str, bytes]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The golden site, which has a base URL."""
    built = build_golden(tmp_path_factory.mktemp("golden"))
    return {output.address: output.data for output in built.outputs}


@pytest.fixture(scope="module")
def homeless(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The same site while nobody has said where it will live."""
    folder = tmp_path_factory.mktemp("homeless")
    write_site(read_site((ROOT / "tests/golden/site.txt").read_text("utf-8")), folder)
    built = build(Settings(folder, (ROOT,), date(2026, 11, 25)))
    return {output.address: output.data for output in built.outputs}


def named(page: bytes) -> dict[str, str]:
    """The metadata of a page by name or property, the first of each."""
    tags = [attributes for tag, attributes in Page(page.decode()).tags if tag == "meta"]
    return {
        a.get("name") or a["property"]: a["content"]
        for a in reversed(tags)
        if "name" in a or "property" in a
    }


def links(page: bytes, rel: str) -> list[str]:
    tags = Page(page.decode()).tags
    return [a["href"] for tag, a in tags if tag == "link" and a.get("rel") == rel]


def linked_data(page: bytes) -> dict[str, Any]:
    (data,) = LINKED_DATA.findall(page.decode())
    tree: dict[str, Any] = json.loads(data)
    return tree


def pages_of(files: Files) -> Files:
    """The pages that are no redirects."""
    return {
        a: data
        for a, data in files.items()
        if a.endswith(".html") and b'http-equiv="refresh' not in data
    }


def text(parent: ET.Element, name: str) -> str:
    found = parent.findtext(name)
    assert found, name
    return found


def test_a_feed_has_what_the_standard_asks_for(files: Files) -> None:
    feed = ET.fromstring(files["feed.xml"])
    assert feed.tag == f"{ATOM}feed"
    assert text(feed, f"{ATOM}id") == f"{BASE_URL}feed.xml"
    assert text(feed, f"{ATOM}title")
    assert text(feed, f"{ATOM}author/{ATOM}name")
    rels = {a.get("rel"): a.get("href") for a in feed.findall(f"{ATOM}link")}
    assert rels == {"self": f"{BASE_URL}feed.xml", "alternate": f"{BASE_URL}changes.html"}
    ids = [text(entry, f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")]
    assert len(ids) == len(set(ids)) == 2


def test_the_dates_of_a_feed_are_those_of_the_change_log(files: Files) -> None:
    feed = ET.fromstring(files["feed.xml"])
    entries = [
        (text(e, f"{ATOM}updated"), text(e, f"{ATOM}title")) for e in feed.iter(f"{ATOM}entry")
    ]
    assert entries == [
        ("2026-11-24T00:00:00Z", "More & “better”"),
        ("2026-11-02T00:00:00Z", "First version"),
    ]
    assert text(feed, f"{ATOM}updated") == "2026-11-24T00:00:00Z"


def test_an_entry_leads_to_its_place_on_a_page(files: Files) -> None:
    ids = set(Page(files["changes.html"].decode()).ids)
    for entry in ET.fromstring(files["feed.xml"]).iter(f"{ATOM}entry"):
        address, _, anchor = text(entry, f"{ATOM}id").partition("#")
        assert (address, anchor in ids) == (f"{BASE_URL}changes.html", True)


def test_an_entry_tells_the_change_in_plain_markup(files: Files) -> None:
    entry = next(ET.fromstring(files["feed.xml"]).iter(f"{ATOM}entry"))
    (content,) = entry.findall(f"{ATOM}content")
    assert content.get("type") == "xhtml"
    told = [(e.tag.removeprefix(XHTML), e.text) for e in content.iter() if e.text]
    assert told == [
        ("li", "See the start, and a source."),
        ("li", "Another."),
        ("h3", "Details"),
        ("p", "Words."),
    ]
    assert {e.tag for e in content.iter()} <= {f"{ATOM}content"} | {
        XHTML + tag for tag in ("div", "h3", "p", "ul", "li")
    }


def test_a_feed_survives_text_that_would_break_it(tmp_path: Path) -> None:
    change = "---\ntitle: T\ndescription: D\n---\n## 1 May 2026: `]]></feed>` & more\n\n`<b>`"
    write_site(read_site(f"-- pages/changes.md --\n{change}\n"), tmp_path)
    built = build(Settings(tmp_path, (ROOT,), date(2026, 11, 25), BASE_URL))
    (feed,) = [output.data for output in built.outputs if output.address == "feed.xml"]
    (entry,) = ET.fromstring(feed).iter(f"{ATOM}entry")
    assert text(entry, f"{ATOM}title").startswith("]]></feed> &")
    assert [e.text for e in entry.iter(f"{XHTML}p")] == ["<b>"]


def test_the_feed_is_offered_where_its_readers_look(files: Files) -> None:
    offered = [a for a, page in pages_of(files).items() if links(page, "alternate")]
    assert sorted(offered) == ["changes.html", "index.html"]


def test_a_sitemap_has_every_page_but_the_lost_and_the_moved(files: Files) -> None:
    tree = ET.fromstring(files["sitemap.xml"])
    listed = [text(url, f"{SITEMAP}loc") for url in tree]
    indexed = {a for a, page in pages_of(files).items() if named(page).get("robots") != "noindex"}
    assert sorted(listed) == sorted(BASE_URL + ("" if a == "index.html" else a) for a in indexed)
    assert "404.html" not in indexed


def test_a_sitemap_takes_its_dates_from_the_content(files: Files) -> None:
    dates = {
        text(url, f"{SITEMAP}loc").removeprefix(BASE_URL): url.findtext(f"{SITEMAP}lastmod")
        for url in ET.fromstring(files["sitemap.xml"])
    }
    assert dates["guide/start.html"] == "2026-11-25"  # reviewed
    assert dates["changes.html"] == "2026-11-24"  # of its newest change
    assert dates["help.html"] == "2026-11-24"  # when its newest help line was checked
    assert dates["guide/next.html"] is None  # says no date


def test_what_is_not_to_be_found_has_no_address_of_its_own(files: Files) -> None:
    assert named(files["404.html"])["robots"] == "noindex"
    assert links(files["404.html"], "canonical") == []
    assert LINKED_DATA.findall(files["404.html"].decode()) == []
    assert named(files["guide/beginning.html"])["robots"] == "noindex"


def test_a_shared_link_says_nothing_of_what_its_sender_reads(files: Files) -> None:
    for address, page in pages_of(files).items():
        meta = named(page)
        shown = [value for key, value in meta.items() if key.startswith("og:") and key != "og:url"]
        assert meta["description"] not in shown, address
        assert meta["og:title"] == "Test guide", address
        assert meta["og:type"] == (
            "article" if address.startswith(("guide/", "techniques/b")) else "website"
        ), address


def test_the_shared_picture_is_there_as_large_as_said_and_loaded_by_no_page(files: Files) -> None:
    meta = named(files["guide/start.html"])
    picture = files[meta["og:image"].removeprefix(BASE_URL)]
    assert png_size(picture) == (int(meta["og:image:width"]), int(meta["og:image:height"]))
    assert meta["og:image:alt"]
    loading = re.compile(rb'(?:src|href)="[^"]*share\.png')
    assert [a for a, page in pages_of(files).items() if loading.search(page)] == []


def test_icons_are_small_as_large_as_said_and_hold_only_a_drawing(files: Files) -> None:
    manifest = json.loads(files["manifest.webmanifest"])
    icons = {icon["src"]: icon["sizes"] for icon in manifest["icons"] if icon["sizes"] != "any"}
    (touch,) = links(files["index.html"], "apple-touch-icon")
    for address, size in {**icons, touch: "180x180"}.items():
        assert "{}x{}".format(*png_size(files[address])) == size
        assert len(files[address]) < 6_000


def png_size(data: bytes) -> tuple[int, int]:
    """Width and height of a PNG that has no chunk but those of its pixels."""
    names = re.findall(rb"(?<=.{4})(IHDR|PLTE|tRNS|IDAT|IEND|tEXt|iTXt|eXIf|tIME)", data, re.DOTALL)
    assert names == [b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"]
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def test_nobody_is_asked_to_install_anything(files: Files) -> None:
    manifest = json.loads(files["manifest.webmanifest"])
    assert manifest["display"] == "browser"
    assert "description" not in manifest


def test_linked_data_says_what_a_page_is_and_when_it_was_reviewed(files: Files) -> None:
    chapter = linked_data(files["guide/start.html"])
    assert chapter["@type"] == ["WebPage", "Article"]
    assert chapter["lastReviewed"] == chapter["dateModified"] == "2026-11-25"
    assert linked_data(files["faq.html"])["@type"] == "WebPage"
    assert "lastReviewed" not in linked_data(files["faq.html"])
    assert linked_data(files["index.html"])["@type"] == "WebSite"


def test_linked_data_claims_no_reviewer(files: Files) -> None:
    claims = {"reviewedBy", "author", "aggregateRating", "review", "specialty"}
    for page in pages_of(files).values():
        for data in LINKED_DATA.findall(page.decode()):
            assert not claims & json.loads(data).keys()


def test_the_trail_leads_from_the_first_page_to_this_one(files: Files) -> None:
    for address, page in pages_of(files).items():
        if address in ("index.html", "404.html"):
            continue
        data = linked_data(page)
        steps = data["breadcrumb"]["itemListElement"]
        assert [step["position"] for step in steps] == [*range(1, len(steps) + 1)]
        assert (steps[0]["item"], steps[-1]["item"]) == (BASE_URL, BASE_URL + address)
        assert data["url"] == links(page, "canonical")[0] == named(page)["og:url"]
        pages = [step["item"].removeprefix(BASE_URL).partition("#")[0] for step in steps]
        assert {page or "index.html" for page in pages} <= set(files), address


def test_a_title_cannot_end_its_linked_data(tmp_path: Path) -> None:
    page = "---\ntitle: '</script><!-- & \"x\"'\ndescription: D\n---\nText."
    write_site(read_site(f"-- pages/evil.md --\n{page}\n"), tmp_path)
    built = build(Settings(tmp_path, (ROOT,), date(2026, 11, 25), BASE_URL))
    (html,) = [output.data for output in built.outputs if output.address == "evil.html"]
    assert linked_data(html)["name"] == "</script><!-- & “x”"
    assert html.count(b"<script") == html.count(b"</script>")


def test_without_a_base_url_there_is_no_full_address_and_nothing_that_needs_one(
    homeless: Files,
) -> None:
    assert {"feed.xml", "sitemap.xml"} & homeless.keys() == set()
    assert b"Sitemap" not in homeless["robots.txt"]
    for address, page in pages_of(homeless).items():
        assert links(page, "canonical") + links(page, "alternate") == [], address
        assert {"og:url", "og:image"} & named(page).keys() == set(), address
        assert LINKED_DATA.findall(page.decode()) == [], address


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Short", "Short – Test guide"),
        ("T" * 47, "T" * 47 + " – Test guide"),
        ("T" * 48, "T" * 48),
    ],
)
def test_a_tab_names_the_guide_where_there_is_room(tmp_path: Path, title: str, shown: str) -> None:
    page = f"---\ntitle: {title}\ndescription: D\n---\nText."
    write_site(read_site(f"-- pages/extra.md --\n{page}\n"), tmp_path)
    built = build(Settings(tmp_path, (ROOT,), date(2026, 11, 25)))
    (html,) = [output.data for output in built.outputs if output.address == "extra.html"]
    assert f"<title>{shown}</title>" in html.decode()


def test_a_language_of_a_country_is_named_as_others_write_it(tmp_path: Path) -> None:
    site = read_site((ROOT / "tests/base.txt").read_text("utf-8")).files["site.yaml"]
    write_site(read_site(f"-- site.yaml --\nlanguage: en-US\n{site}"), tmp_path)
    built = build(Settings(tmp_path, (ROOT,), date(2026, 11, 25)))
    (html,) = [output.data for output in built.outputs if output.address == "index.html"]
    assert named(html)["og:locale"] == "en_US"
