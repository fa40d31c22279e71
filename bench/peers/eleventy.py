"""Eleventy, with a small layout of our own."""

import json
from pathlib import Path

from bench.made_up import name_of, part_name, part_title, parts
from bench.peers.generator import Form, Generator, writer
from bench.tools import node_packages
from tests.environment import node_path

_FORM = Form(
    source="src/{part}/{chapter}.md",
    link="../{part}/{chapter}.html",
    matter="---\ntitle: {title}\ndescription: {description}\nnumber: {number}\n---\n",
)


def _command(folder: Path) -> tuple[str, ...]:
    packages = node_packages("eleventy")
    if folder.is_dir() and not (folder / "node_modules").exists():
        (folder / "node_modules").symlink_to(packages)
    return (str(node_path()), str(packages / "@11ty" / "eleventy" / "cmd.cjs"), "--quiet")


def _version() -> str:
    about = node_packages("eleventy") / "@11ty" / "eleventy" / "package.json"
    return str(json.loads(about.read_text("utf-8"))["version"])


def _around(folder: Path, chapters: int) -> None:
    """What all chapters share, and what those of a part do."""
    source, listed = folder / "src", []
    for number, numbers in parts(chapters).items():
        name = part_name(number)
        href = f"/{name}/{name_of(numbers[0])}.html"
        listed.append({"name": name, "title": part_title(number), "href": href})
        (source / name / f"{name}.json").write_text(json.dumps({"part": name, "tags": [name]}))
    (source / "_data").mkdir()
    (source / "_data" / "parts.json").write_text(json.dumps(listed))


ELEVENTY = Generator(
    name="Eleventy",
    command=_command,
    version=_version,
    write=writer("eleventy", _FORM, _around),
    source=_FORM.source,
    page="_site/{part}/{chapter}.html",
    made=("_site", ".cache"),
)
