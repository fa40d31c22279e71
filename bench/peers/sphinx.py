"""Sphinx with MyST for Markdown, its basic theme, and as many processes as there are cores."""

from pathlib import Path

from bench.made_up import name_of, part_name, part_title, parts
from bench.peers.generator import Form, Generator, python_program, python_version, writer

_FORM = Form("{part}/{chapter}.md", "../{part}/{chapter}.md", matter="# {title}\n\n")


def _around(folder: Path, chapters: int) -> None:
    """The pages that give the order."""
    names = parts(chapters)
    for number, numbers in names.items():
        listed = "\n".join(map(name_of, numbers))
        _list(folder / part_name(number) / "index.md", part_title(number), listed)
    listed = "\n".join(f"{part_name(number)}/index" for number in names)
    _list(folder / "index.md", "A made-up guide", listed)


def _list(file: Path, title: str, listed: str) -> None:
    file.write_text(f"# {title}\n\n```{{toctree}}\n{listed}\n```\n", "utf-8")


SPHINX = Generator(
    name="Sphinx",
    command=lambda _folder: (
        *(python_program("sphinx", "sphinx-build"), "--quiet", "--jobs", "auto"),
        *("--doctree-dir", "doctrees", ".", "html"),
    ),
    version=lambda: python_version("sphinx", "sphinx"),
    write=writer("sphinx", _FORM, _around),
    source=_FORM.source,
    page="html/{part}/{chapter}.html",
    made=("html", "doctrees"),
)
