"""What would be written for a new page: names, places, and what is refused."""

from datetime import date

import pytest

from generator.load import SourceFile
from generator.problems import Problem
from generator.starters.fill import guide_files, slots_of
from generator.starters.names import Name, Refusal, name_of
from generator.starters.plan import NewText, Plan, Wish, plan
from tests.sites import BASE, read_site

TODAY = date(2026, 11, 27)
BASE_FILES = read_site(BASE.read_text("utf-8")).files
SITE = BASE_FILES["site.yaml"]
FAQ = "---\ntitle: Q\ndescription: D\n---\n## Why? {#why}\n\nBecause.\n"


def planned(kind: str, words: str, **files: str) -> Plan:
    """The plan for a guide of these files; `a__b_c` stands for a/b-c.md."""
    texts = {"site.yaml": SITE} | {
        name.replace("__", "/").replace("_", "-") + ".md": text for name, text in files.items()
    }
    sources = [SourceFile(path, text.encode(), "") for path, text in texts.items()]
    name = name_of(words)
    assert isinstance(name, Name)
    return plan(Wish(kind, name, TODAY, schemas=False), sources)


def new_text(kind: str, words: str, **files: str) -> NewText:
    found = planned(kind, words, **files)
    assert isinstance(found, NewText), found
    return found


def refusal(kind: str, words: str, **files: str) -> str:
    found = planned(kind, words, **files)
    assert isinstance(found, Refusal), found
    assert found.hint
    return found.message


def told(found: Plan) -> list[Problem]:
    assert not isinstance(found, NewText | Refusal), found
    return [*found]


@pytest.mark.parametrize(
    ("words", "title", "slug"),
    [
        ("When sleep does not come", "When sleep does not come", "when-sleep-does-not-come"),
        ("sleep-well", "Sleep well", "sleep-well"),
        ("sleep", "Sleep", "sleep"),
        ("  Two \n lines ", "Two lines", "two-lines"),
        ("Don’t wait!", "Don’t wait!", "dont-wait"),
        ("Größe und Übung", "Größe und Übung", "grosse-und-ubung"),
        ("5 minutes", "5 minutes", "5-minutes"),
        ("A/B\\C..", "A/B\\C..", "a-b-c"),
    ],
)
def test_words_become_a_title_and_a_name(words: str, title: str, slug: str) -> None:
    assert name_of(words) == Name(title, slug)


def test_a_long_name_is_cut_between_words() -> None:
    name = name_of("word " * 30)
    assert isinstance(name, Name)
    assert name.slug == "-".join(["word"] * 10)
    assert name_of("x" * 90) == Name("X" + "x" * 89, "x" * 50)


@pytest.mark.parametrize("words", ["", " ", "дом", "???", "con", "Index", "a\u202eb", "\x07"])
def test_words_that_leave_no_name_are_refused(words: str) -> None:
    assert isinstance(name_of(words), Refusal)


def test_a_chapter_has_the_next_free_number() -> None:
    text = new_text("chapter", "Later", guide__02_next="", guide__09_last="")
    assert text.path == "guide/10-later.md"


def test_a_new_chapter_belongs_to_the_last_part() -> None:
    site = f"{SITE}  - {{id: end, title: End}}\n".encode()
    wish = Wish("chapter", Name("Later", "later"), TODAY, schemas=False)
    found = plan(wish, [SourceFile("site.yaml", site, "")])
    assert isinstance(found, NewText)
    assert '\npart: "end"\n' in found.text


def test_a_first_chapter_has_the_number_one() -> None:
    assert new_text("chapter", "First").path == "guide/01-first.md"


def test_a_number_has_as_many_digits_as_those_before() -> None:
    assert new_text("chapter", "Later", guide__007_last="").path == "guide/008-later.md"
    assert new_text("chapter", "Later", guide__99_last="").path == "guide/100-later.md"


def test_a_title_may_hold_any_sign() -> None:
    text = new_text("technique", 'Say "no": $title, #1 & \\ {x}').text
    assert '\ntitle: "Say \\"no\\": $title, #1 & \\\\ {x}"\n' in text


def test_a_file_of_the_same_name_is_refused() -> None:
    assert "guide/03-silence.md" in refusal("chapter", "Silence", guide__03_silence="")
    assert "techniques/walk.md" in refusal("technique", "Walk", techniques__walk="")


def test_an_address_that_a_page_has_or_had_is_refused() -> None:
    slug = BASE_FILES["guide/01-start.md"].replace("part:", "slug: silence\npart:")
    alias = BASE_FILES["guide/01-start.md"].replace("part:", "aliases: [guide/silence.html]\npart:")
    assert "guide/01-start.md" in refusal("chapter", "Silence", guide__01_start=slug)
    assert "guide/01-start.md" in refusal("chapter", "Silence", guide__01_start=alias)
    assert isinstance(planned("technique", "Silence", guide__01_start=slug), NewText)


def test_a_folder_that_is_no_guide_is_refused() -> None:
    wish = Wish("technique", Name("Walk", "walk"), TODAY, schemas=False)
    found = plan(wish, [])
    assert isinstance(found, Refusal)
    assert "site.yaml" in found.message


def test_a_chapter_needs_a_part_and_a_site_that_can_be_read() -> None:
    wish = Wish("chapter", Name("Walk", "walk"), TODAY, schemas=False)
    no_parts = b"title: T\ntagline: T\ndescription: D\nparts: []\n"
    assert isinstance(plan(wish, [SourceFile("site.yaml", no_parts, "")]), Refusal)
    found = plan(wish, [SourceFile("site.yaml", b"title: [\n", "")])
    assert [p.place.path for p in told(found)] == ["site.yaml"]


def test_a_question_goes_to_the_end_of_the_others() -> None:
    text = new_text("question", "Is it *late*?", faq=FAQ)
    assert not text.is_new
    assert text.text.startswith(FAQ)
    assert "\n\n## Is it \\*late\\*? {#is-it-late}\n\n" in text.text


def test_a_first_question_makes_the_page_a_draft() -> None:
    text = new_text("question", "Is it late?")
    assert text.is_new
    assert "\ndraft: true\n" in text.text
    assert "## Is it late? {#is-it-late}" in text.text


def test_a_question_keeps_the_line_ends_of_the_file() -> None:
    text = new_text("question", "Is it late?", faq=FAQ.replace("\n", "\r\n")).text
    assert text.count("\n") == text.count("\r\n")


def test_a_question_that_is_there_is_refused() -> None:
    assert '"why"' in refusal("question", "Why?", faq=FAQ)


def test_a_question_that_would_stand_inside_something_is_refused() -> None:
    assert "ends inside" in refusal("question", "Is it late?", faq=FAQ + "\n```\ncode\n")


def test_questions_that_cannot_be_read_are_told_and_left_alone() -> None:
    found = planned("question", "Is it late?", faq="no front matter\n")
    assert [problem.code for problem in told(found)] == ["no-front-matter"]


def test_an_editor_is_told_of_a_schema_that_is_there() -> None:
    line = "# yaml-language-server: $schema=../../schemas/quiz.json\n"
    site = [SourceFile("site.yaml", SITE.encode(), "")]
    wishes = (Wish("quiz", Name("Day", "day"), TODAY, schemas=one) for one in (True, False))
    with_schemas, without = (plan(wish, site) for wish in wishes)
    assert isinstance(with_schemas, NewText)
    assert isinstance(without, NewText)
    assert with_schemas.text == f"{line}#\n{without.text}"


def test_dates_of_a_new_guide_are_a_year_apart_in_a_leap_year_too() -> None:
    slots = slots_of(Name("T", "t"), date(2028, 2, 29))
    assert (slots["today"], slots["next_year"]) == ("2028-02-29", "2029-02-28")


def test_a_new_guide_holds_the_files_that_hosts_and_editors_look_for_under_their_names() -> None:
    files = guide_files(Name("My guide", "my-guide"), TODAY)
    assert {".gitignore", "README.md", ".vscode/settings.json", "schemas/quiz.json"} <= files.keys()
    assert b'\ntitle: "My guide"\n' in files["content/site.yaml"]
    assert files["README.md"].startswith(b"# My guide\n")
