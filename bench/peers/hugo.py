"""Hugo, with layouts of our own that do little: what they leave out is to its advantage."""

from pathlib import Path

from bench.made_up import part_name, part_title, parts
from bench.peers.generator import Form, Generator, python_version, writer
from bench.tools import python_environment

MATTER = "---\ntitle: {title}\ndescription: {description}\nweight: {number}\n---\n"


def _program() -> str:
    """The program itself, since the one around it starts a Python first."""
    packages = python_environment("hugo").parent.parent / "lib"
    return str(next(packages.glob("python*/site-packages/hugo/binaries/hugo*")))


def _command(folder: Path) -> tuple[str, ...]:
    return (_program(), "--source", str(folder), "--cacheDir", str(folder / "cache"))


def _around(folder: Path, chapters: int) -> None:
    for number in parts(chapters):
        matter = f"---\ntitle: {part_title(number)}\nweight: {number}\n---\n"
        (folder / "content" / part_name(number) / "_index.md").write_text(matter, "utf-8")


_FORM = Form("content/{part}/{chapter}.md", "../{part}/{chapter}.html", MATTER)
HUGO = Generator(
    name="Hugo",
    command=_command,
    version=lambda: python_version("hugo", "hugo"),
    write=writer("hugo", _FORM, _around),
    source=_FORM.source,
    page="public/{part}/{chapter}.html",
    made=("public", "cache", "resources"),
)
