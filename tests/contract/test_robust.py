"""However an author breaks the golden site, the answer is a list of problems or a whole site."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.build import build
from generator.model.body import CLOSE, OPEN
from generator.problems import has_errors
from generator.settings import Settings
from tests.environment import ROOT
from tests.golden.golden import HERE
from tests.hostile.soundness import as_texts
from tests.sites import BASE, read_site

FILES = read_site(BASE.read_text("utf-8") + (HERE / "site.txt").read_text("utf-8")).files

# Signs that mean something to one of the readers.
SIGNS = [
    *"{}[]#~%*`\\\"'\t😀\u2028\ue000",
    *("::: callout A\n", "::: figure ../drawings/dot.svg\n", ":::\n", "::: quiz two\n"),
    *("::: glossary\n", "[x](", "](y.md)", "[x](#x)", "[x](//)", "[[", "]]", "[@", "{#a}"),
    *("![x](../drawings/dot.svg)", "- ", "---\n", "\n\n", "# ", "## ", "> ", "```\n"),
    *("<b>", "<!--", "</script>", "{{ x }}", "{% x %}", "[^1]", "[^1]: n\n", "    ", ": "),
    *("&a ", "*a ", "!x ", "-1", "1e9", "yes", "title", "draft: true\n", "slug: a\n"),
]

edits = st.tuples(
    st.sampled_from(sorted(FILES)),
    st.floats(0, 1),  # where, as a share of the file
    st.integers(0, 40),  # how many characters go
    st.sampled_from(["", *SIGNS]),
)


def edited(changes: list[tuple[str, float, int, str]]) -> dict[str, str]:
    files = dict(FILES)
    for name, share, length, sign in changes:
        text = files[name]
        start = int(share * len(text))
        files[name] = text[:start] + sign + text[start + length :]
    return files


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("content")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(edits, min_size=1, max_size=3))
def test_no_edit_makes_a_build_raise(
    folder: Path, changes: list[tuple[str, float, int, str]]
) -> None:
    for name, text in edited(changes).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8", newline="")
    built = build(Settings(folder, (ROOT,), date(2026, 11, 25)))
    assert bool(built.outputs) != has_errors(built.problems)
    # A drawing is as its author drew it, and what is packed holds files that stand here too.
    made = [one for one in built.outputs if not one.source.startswith("drawings/")]
    for address, text in as_texts(made).items():
        if not address.endswith((".zip", ".png")):
            assert OPEN not in text
            assert CLOSE not in text
