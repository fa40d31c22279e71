"""The preview notices whatever an author, or an author's editor, does to files."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.environment import ROOT
from tests.serving.preview import Preview, ask, previewing, request, wait_until, write_guide
from tests.sites import BASE, read_site

CHAPTER = read_site(BASE.read_text("utf-8")).files["guide/02-next.md"]
NEXT = "/guide/next.html"
PLACED = re.compile(r"^(.+?):(\d+):(\d+): (?:error|warning): ", re.MULTILINE)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    folder = tmp_path_factory.mktemp("preview")
    with previewing(write_guide(folder), folder / "console.txt") as preview:
        yield preview


@pytest.fixture
def preview(running: Preview) -> Iterator[Preview]:
    """The guide is as it was before each test."""
    yield running
    chapter = running.content / "guide/02-next.md"
    if not chapter.exists() or chapter.read_text("utf-8") != CHAPTER:
        chapter.write_text(CHAPTER, "utf-8")
    wait_until(lambda: "preview-problems" not in page_of(running))
    wait_until(lambda: "Tent." not in page_of(running, NEXT))


def page_of(preview: Preview, path: str = "/") -> str:
    return ask(preview.port, request(path))[1].decode()


def is_there(preview: Preview, path: str) -> bool:
    return ask(preview.port, request(path))[0] == 200


def shows(preview: Preview, words: str, path: str = NEXT) -> Callable[[], bool]:
    return lambda: words in page_of(preview, path)


def test_a_new_file_has_a_page_and_one_that_is_deleted_has_none(preview: Preview) -> None:
    new = preview.content / "guide/03-new.md"
    new.write_text(CHAPTER.replace("How to go on", "A new one"), "utf-8")
    wait_until(lambda: is_there(preview, "/guide/new.html"))
    assert "A new one" in page_of(preview)  # in the list of chapters
    new.unlink()
    wait_until(lambda: not is_there(preview, "/guide/new.html"))
    assert "A new one" not in page_of(preview)


def test_a_file_that_is_renamed_has_its_page_at_the_new_address(preview: Preview) -> None:
    chapter, renamed = (preview.content / f"guide/02-{name}.md" for name in ("next", "later"))
    for old, new, gone, there in (
        (chapter, renamed, NEXT, "/guide/later.html"),
        (renamed, chapter, "/guide/later.html", NEXT),
    ):
        old.rename(new)
        wait_until(lambda there=there: is_there(preview, there))  # type: ignore[misc]
        assert not is_there(preview, gone)


def test_a_file_in_a_folder_that_is_new_is_noticed(preview: Preview) -> None:
    folder = preview.content / "paths"
    folder.mkdir()
    (folder / "index.md").write_text(
        "---\ntitle: All ways\ndescription: None.\n---\n::: path-list\n:::\n", "utf-8"
    )
    wait_until(lambda: is_there(preview, "/paths/index.html"))
    (folder / "index.md").unlink()
    folder.rmdir()
    wait_until(lambda: not is_there(preview, "/paths/index.html"))


def test_a_folder_that_is_moved_in_is_noticed_with_all_that_is_in_it(preview: Preview) -> None:
    folder = preview.content.with_name("made elsewhere")
    folder.mkdir()
    (folder / "index.md").write_text(
        "---\ntitle: All ways\ndescription: None.\n---\n::: path-list\n:::\n", "utf-8"
    )
    folder.rename(preview.content / "paths")
    wait_until(lambda: is_there(preview, "/paths/index.html"))
    (preview.content / "paths").rename(folder)
    wait_until(lambda: not is_there(preview, "/paths/index.html"))


def _in_place(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")


def _by_renaming_a_new_file(path: Path, text: str) -> None:
    """Most editors on Linux."""
    new = path.with_name(f".{path.name}.kate-swp")
    new.write_text(text, "utf-8")
    new.replace(path)


def _with_a_backup_beside_it(path: Path, text: str) -> None:
    """vim."""
    backup = path.with_name(f"{path.name}~")
    path.rename(backup)
    path.write_text(text, "utf-8")
    backup.unlink()


def _of_the_same_length_and_time(path: Path, text: str) -> None:
    """A tool that sets times back, as some do that bring files from elsewhere."""
    times = path.stat()
    path.write_text(text, "utf-8")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


@pytest.mark.parametrize(
    "save",
    [
        _in_place,
        _by_renaming_a_new_file,
        _with_a_backup_beside_it,
        _of_the_same_length_and_time,
    ],
)
def test_every_way_to_save_is_noticed(preview: Preview, save: Callable[[Path, str], None]) -> None:
    save(preview.content / "guide/02-next.md", CHAPTER.replace("Text.", "Tent.", 1))
    wait_until(shows(preview, "Tent."))
    assert "preview-problems" not in page_of(preview)


def test_a_file_that_is_saved_in_halves_ends_up_whole(preview: Preview) -> None:
    with (preview.content / "guide/02-next.md").open("w", encoding="utf-8") as file:
        file.write(CHAPTER[:40])  # in the middle of its front matter
        file.flush()
        wait_until(lambda: "preview-problems" in page_of(preview))
        assert "Text." in page_of(preview, NEXT)  # as it was
        file.write(CHAPTER[40:].replace("Text.", "Tent.", 1))
    wait_until(shows(preview, "Tent."))
    assert "preview-problems" not in page_of(preview)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_told_and_forgotten(preview: Preview) -> None:
    chapter = preview.content / "guide/02-next.md"
    chapter.chmod(0)
    try:
        wait_until(lambda: "cannot be read: permission denied" in page_of(preview))
        assert "Text." in page_of(preview, NEXT)
    finally:
        chapter.chmod(0o644)
    wait_until(lambda: "preview-problems" not in page_of(preview))


MISTAKES = {
    "a chapter": ("content/guide/02-next.md", CHAPTER + "See [a](b.md).\n", "See [a](b.md)."),
    "a quiz": ("content/quizzes/bad.yaml", "format: 1\nid: bad\nvursion: 2\n", "vursion: 2"),
    "a template": ("templates/home.html", "<p>\n{{ nothing }}\n", "{{ nothing }}"),
    "a template that does not end": ("templates/quiz.html", "\n\n{% if view %}", "{% if view %}"),
    "a style sheet": (
        "assets/css/components/cite.css",
        ".cite {\n  color: red;\n",
        ".cite {",
    ),
    "words": ("words/en.yaml", "page:\n  skip: [a]\n", "skip: [a]"),
}


@pytest.mark.parametrize(
    ("name", "text", "line"),
    MISTAKES.values(),
    ids=MISTAKES,
)
def test_a_mistake_anywhere_is_shown_with_its_line_and_a_path_that_opens(
    preview: Preview, name: str, text: str, line: str
) -> None:
    path, said = preview.content.parent / name, len(preview.said())
    with replaced(path, text):
        wait_until(lambda: "You see it as it was before." in page_of(preview))
        page = page_of(preview)
    assert f">{line}</code>" in page.replace("<mark>", "").replace("</mark>", "")
    assert f"<strong>{os.path.relpath(path, ROOT)}:" in page
    assert "Welcome." in page  # the last good page stays
    found = PLACED.findall(preview.said()[said:])
    assert path.resolve() in {Path(ROOT / one).resolve() for one, _, _ in found}
    assert all(int(row) <= len(text.split("\n")) for _, row, _ in found)
    wait_until(lambda: "You see it as it was before." not in page_of(preview))


@contextmanager
def replaced(path: Path, text: str) -> Iterator[None]:
    """The file with another text, for a while."""
    before = path.read_text("utf-8") if path.exists() else None
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    try:
        yield
    finally:
        path.unlink() if before is None else path.write_text(before, "utf-8")


def test_a_draft_is_shown_and_marked(preview: Preview) -> None:
    text = CHAPTER.replace("title: How", "draft: true\ntitle: How")
    (preview.content / "guide/02-next.md").write_text(text, "utf-8")
    wait_until(shows(preview, "This page is a draft."))
    assert "How to go on (draft)</a>" in page_of(preview)
