"""What is compared, handed on and read again comes back as it was."""

from datetime import date
from pathlib import Path

import msgspec
import pytest
from markupsafe import Markup

from generator.load import listing
from generator.rebuild.around import Around, Means
from generator.rebuild.chapters import around_of, means_of
from generator.rebuild.coding import decoded, encoded, print_of
from generator.rebuild.documents import read_documents
from generator.rebuild.linked import linked
from generator.rebuild.made import Last
from generator.rebuild.workers import Workers
from generator.render.assets import gather_assets
from generator.render.chapters import chapter_view
from generator.render.pages import pages_to_be
from generator.render.press import Press, press
from generator.render.search.index import with_index
from generator.render.templates import Templates
from generator.render.views import ChapterView
from generator.settings import Settings
from generator.words.files import load_words
from tests.environment import ROOT
from tests.rebuild.guides import store_in, write_guide


class Row(msgspec.Struct, frozen=True, array_like=True):
    """Everything of which views are made."""

    text: str
    markup: Markup
    maybe: Markup | None
    many: tuple[Markup, ...]
    day: date | None


@pytest.mark.parametrize(
    "row",
    [
        Row("<b>", Markup("<b>"), None, (), None),
        Row("", Markup(), Markup(""), (Markup("&amp;"), Markup("\ue000")), date(2026, 11, 25)),
    ],
)
def test_markup_comes_back_as_markup_and_text_as_text(row: Row) -> None:
    again = decoded(encoded(row), Row)
    assert again == row
    assert [type(value) for value in msgspec.structs.astuple(again)] == [
        type(value) for value in msgspec.structs.astuple(row)
    ]
    assert {type(one) for one in again.many} <= {Markup}


def test_what_is_no_plain_data_is_refused() -> None:
    with pytest.raises(TypeError):
        encoded(object())
    with pytest.raises(msgspec.DecodeError):
        decoded(encoded(("a", 1, None, (), None)), Row)


@pytest.fixture(scope="module")
def means(tmp_path_factory: pytest.TempPathFactory) -> Press:
    """The means to make the pages of the guide of these tests, held by outlines."""
    folder = tmp_path_factory.mktemp("guide")
    settings = Settings(write_guide(folder), (ROOT,), date(2026, 11, 25))
    store = store_in(folder / "cache")
    guide = linked(settings, Last(), store, Workers(1)).guide
    assert guide
    words = load_words("en", (ROOT,))
    assets = with_index(gather_assets((ROOT / "assets",), guide.images, words), guide, words)
    return press(guide, assets, Templates((ROOT / "templates",), words), words)


def test_every_page_has_a_view_that_can_be_named(means: Press) -> None:
    prints = [print_of(encoded(page.view())) for page in pages_to_be(means)]
    assert prints == [print_of(encoded(page.view())) for page in pages_to_be(means)]
    assert len({*prints}) == len(prints) > 20


def test_what_stands_around_a_chapter_comes_back_as_it_was(means: Press, tmp_path: Path) -> None:
    outlines = {document.path: document for document in means.guide.documents}
    files, _ = listing(write_guide(tmp_path))
    store = store_in(tmp_path / "cache")
    reads = read_documents([f for f in files if f.is_text], {}, store, Workers(1))
    known = {one.path: one for one in reads if not hasattr(one, "severity")}
    assert known.keys() == outlines.keys()
    for number, chapter in enumerate(means.guide.chapters):
        outline = getattr(known[chapter.path], "outline", None)
        if outline:
            around = around_of(means, chapter, number, outline)
            assert decoded(encoded(around), Around) == around
            assert types_in(decoded(encoded(around), Around)) == types_in(around)
    given = means_of(means, (ROOT,))
    assert decoded(encoded(given), Means) == given


def test_a_whole_chapter_comes_back_as_it_was(means: Press) -> None:
    number, chapter = next(
        (n, c) for n, c in enumerate(means.guide.chapters) if c.document.shows("technique-table")
    )
    view = chapter_view(means, chapter, number)
    again = decoded(encoded(view), ChapterView)
    assert again == view
    assert types_in(again) == types_in(view)


def types_in(value: object) -> object:
    """The types of all parts of a value."""
    if isinstance(value, msgspec.Struct):
        return type(value), [types_in(getattr(value, name)) for name in value.__struct_fields__]
    if isinstance(value, tuple):
        return [types_in(one) for one in value]
    return type(value)


@pytest.mark.parametrize(
    ("one", "other"),
    [((b"a", b"b"), (b"ab",)), ((b"a", b""), (b"a",)), ((b"a", b"b"), (b"b", b"a")), ((), (b"",))],
)
def test_other_parts_have_another_name(one: tuple[bytes, ...], other: tuple[bytes, ...]) -> None:
    assert print_of(*one) != print_of(*other)
    assert print_of(*one) == print_of(*one)
