"""The reference of the docs says what the program does, all of it."""

import re
from datetime import date
from pathlib import Path

import pytest

from generator.build import build
from generator.cli import COMMANDS
from generator.parse.containers import CONTAINERS, Shape
from generator.problems import as_text, has_errors
from generator.settings import Settings
from release.reference.containers import words
from release.reference.gaps import GUIDE, PAGES, filled
from release.reference.keys import TYPES, own_keys
from release.reference.messages import examples, groups
from tests.contract.test_codes import COMPOSED, literal_codes
from tests.environment import ROOT
from tests.sites import read_site, write_site

DAY = date(2026, 11, 25)
WITH_GAPS = sorted(page.name for page in PAGES.glob("*.md"))
REFERENCE = "\n".join((GUIDE / name).read_text("utf-8") for name in WITH_GAPS)
GAPS = "\n".join((PAGES / name).read_text("utf-8") for name in WITH_GAPS)
HINT = "python -m release.reference writes it"

# Types that have the same keys as another one, and stand in its table.
TOLD_WITH = {"Multiple": "Single", "Faq": "Page"}

# Of the site that every fixture begins with, under the names that the docs use.
NAMES = {
    "my-technique": "breathing",
    "my-exercise": "plan",
    "my-quiz": "two",
    "loop.svg": "dot.svg",
}
# The front matter of one of its chapters.
MATTER = (ROOT / "tests" / "base.txt").read_text("utf-8")
MATTER = MATTER.partition("-- guide/02-next.md --\n")[2].partition("## ")[0]


@pytest.mark.parametrize("name", WITH_GAPS)
def test_a_page_of_the_reference_is_up_to_date(name: str) -> None:
    wanted = filled((PAGES / name).read_text("utf-8"))
    assert (GUIDE / name).read_text("utf-8") == wanted, HINT


def test_every_gap_is_filled() -> None:
    assert re.findall(r"^@@.*$", REFERENCE, re.MULTILINE) == []


@pytest.mark.parametrize("type_", TYPES.values(), ids=lambda type_: type_.__name__)
def test_every_key_of_every_file_is_told(type_: type) -> None:
    own = {key.name for key in own_keys(type_)}
    told = set[str]()
    for gap in re.findall(r"^@@ keys (.*)$", GAPS, re.MULTILINE):
        name, *chosen = gap.split()
        if name == TOLD_WITH.get(type_.__name__, type_.__name__):
            told |= set(chosen) or own
    assert told == own


def test_every_command_is_told() -> None:
    assert [name for name in COMMANDS if f"\n## {name} {{#{name}}}\n" not in REFERENCE] == []


def test_every_message_is_told_once_and_no_other() -> None:
    told = [code for messages in groups().values() for code in messages]
    assert sorted(told) == sorted({*literal_codes(), *COMPOSED})


def test_every_message_is_shown_as_it_looks() -> None:
    without = [
        code
        for messages in groups().values()
        for code, told in messages.items()
        if (code in examples()) == bool(told.says)
    ]
    assert without == []


def test_every_container_is_told_and_no_other() -> None:
    assert sorted(words()) == sorted(container.name for container in CONTAINERS)


@pytest.mark.parametrize("container", CONTAINERS, ids=lambda container: container.name)
def test_the_example_of_a_container_builds(container, tmp_path: Path) -> None:
    example = words()[container.name].example
    for ours, theirs in NAMES.items():
        example = example.replace(ours, theirs)
    write_site(read_site(f"-- guide/03-shown.md --\n{MATTER}{example}"), tmp_path)
    built = build(Settings(tmp_path, (ROOT,), DAY))
    assert not has_errors(built.problems), [as_text(p, p.place.path) for p in built.problems]
    page = next(o for o in built.outputs if o.address == "guide/shown.html").data.decode()
    assert ":::" not in page
    if container.shape is Shape.BOX:
        assert f'<div class="{container.name}">' in page
