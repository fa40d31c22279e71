"""The text of some of our pages as other generators would build it, each in its own way.

They get the text alone, on a site of these pages and no others, without drawings, notes and fonts
from elsewhere: whatever differs in their favor is left so. Our other kinds of pages are made from
data or work by script (quizzes, exercises, the search), which neither of them has.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import yaml

from bench.tools import PACKAGES, Missing, node_packages, python_environment
from tests.environment import ROOT, node_path


class Same(NamedTuple):
    """A page of ours whose text others can show too."""

    kind: str  # and the name of its page with the others
    source: str  # below content/
    address: str  # with ours


ADDRESS = "guide/triggers-and-the-alarm.html"
SAME = (
    Same("chapter", "guide/07-triggers-and-the-alarm.md", ADDRESS),
    Same("technique", "techniques/grounding.md", "techniques/grounding.html"),
    Same("questions", "faq.md", "faq.html"),
)

# What plain Markdown does not know, and what becomes of it.
PLAIN = (
    (re.compile(r"^:::.*\n", re.MULTILINE), ""),
    (re.compile(r"\[@[^\]]*\]"), ""),
    (re.compile(r"\[\[(?:[^\]|]*\|)?([^\]]*)\]\]"), r"\1"),
    (re.compile(r"\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r" *\{#[^}]*\}"), ""),
)


def plain_page(source: str) -> tuple[str, str]:
    """Title and text."""
    _, matter, text = (ROOT / "content" / source).read_text("utf-8").split("---\n", 2)
    for pattern, plain in PLAIN:
        text = pattern.sub(plain, text)
    return str(yaml.safe_load(matter)["title"]), text


def material(folder: Path) -> Path:
    """Built by Material for MkDocs; the folder of its site, with a folder for each page.

    Raises:
        Missing: it cannot be had here.
    """
    python = python_environment("material")
    docs = folder / "docs"
    docs.mkdir(parents=True)
    shutil.copy(PACKAGES / "material" / "mkdocs.yml", folder)
    for same in SAME:
        title, text = plain_page(same.source)
        (docs / f"{same.kind}.md").write_text(f"# {title}\n\n{text}", "utf-8")
    (docs / "index.md").write_text(f"# Home\n\n{_links('.md')}", "utf-8")
    _build("material", [str(python), "-m", "mkdocs", "build", "--quiet"], folder)
    return folder / "site"


def starlight(folder: Path) -> Path:
    """Built by Starlight; the folder of its site, with a folder for each page.

    Raises:
        Missing: it cannot be had here.
    """
    packages = node_packages("starlight")
    docs = folder / "src" / "content" / "docs"
    docs.mkdir(parents=True)
    shutil.copy(PACKAGES / "starlight" / "astro.config.mjs", folder)
    shutil.copy(PACKAGES / "starlight" / "package.json", folder)
    shutil.copy(PACKAGES / "starlight" / "content.config.ts", folder / "src")
    (folder / "node_modules").symlink_to(packages)
    for same in SAME:
        title, text = plain_page(same.source)
        (docs / f"{same.kind}.md").write_text(f'---\ntitle: "{title}"\n---\n{text}', "utf-8")
    (docs / "index.md").write_text(f"---\ntitle: Home\n---\n{_links('/')}", "utf-8")
    astro = packages / "astro" / "bin" / "astro.mjs"
    _build("starlight", [str(node_path()), str(astro), "build"], folder)
    return folder / "dist"


def _links(ending: str) -> str:
    return "".join(f"- [{same.kind}]({same.kind}{ending})\n" for same in SAME)


def _build(name: str, command: list[str], folder: Path) -> None:
    quiet = {"ASTRO_TELEMETRY_DISABLED": "1", "NO_MKDOCS_2_WARNING": "1"}
    try:
        subprocess.run(
            command, cwd=folder, check=True, capture_output=True, env={**os.environ, **quiet}
        )
    except (OSError, subprocess.CalledProcessError) as problem:
        raise Missing(name) from problem


OTHERS = {"Material for MkDocs": material, "Starlight": starlight}
