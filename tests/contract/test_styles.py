"""No rule of the style sheets is for something that no page has."""

import re

from tests.environment import ROOT

# What writes a class: templates, the parser of containers, scripts.
WRITERS = (("templates", "*.html"), ("generator", "*.py"), ("assets/js", "*.js"))


def test_every_class_of_the_styles_is_written_somewhere() -> None:
    written = "\n".join(
        path.read_text("utf-8")
        for folder, files in WRITERS
        for path in (ROOT / folder).rglob(files)
    )
    words = set(re.findall(r"[a-z][\w-]*", written))
    # A class may be put together: "care_{level}", "plot_{{ number }}", f"{name}_title".
    starts = tuple(re.findall(r"[a-z][\w-]*[_-](?=\$?\{|[\"'`] [+~])", written))
    ends = tuple(re.findall(r"\}(_[\w-]+)", written))
    for path in (ROOT / "assets/css").rglob("*.css"):
        rules = re.sub(r"/\*.*?\*/|\{[^{}]*\}", " ", path.read_text("utf-8"), flags=re.DOTALL)
        names = set(re.findall(r"\.([a-z][\w-]*)", rules)) - words
        assert {n for n in names if not n.startswith(starts) and not n.endswith(ends)} == set(), (
            path.name
        )
