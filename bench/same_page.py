"""The text of one of our chapters as other generators would build it, each in its own way.

They get the text alone, on a site of one page, without drawings, notes and fonts from elsewhere:
whatever differs in their favor is left so.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path

import yaml

from bench.tools import PACKAGES, Missing, node_packages, python_environment
from tests.environment import ROOT, node_path

CHAPTER = "07-triggers-and-the-alarm.md"
ADDRESS = "guide/triggers-and-the-alarm.html"

# What plain Markdown does not know, and what becomes of it.
PLAIN = (
    (re.compile(r"^:::.*\n", re.MULTILINE), ""),
    (re.compile(r"\[@[^\]]*\]"), ""),
    (re.compile(r"\[\[(?:[^\]|]*\|)?([^\]]*)\]\]"), r"\1"),
    (re.compile(r"\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r" *\{#[^}]*\}"), ""),
)


def plain_chapter() -> tuple[str, str]:
    """Title and text."""
    source = (ROOT / "content" / "guide" / CHAPTER).read_text("utf-8")
    _, matter, text = source.split("---\n", 2)
    for pattern, plain in PLAIN:
        text = pattern.sub(plain, text)
    return str(yaml.safe_load(matter)["title"]), text


def material(folder: Path) -> Path:
    """Built by Material for MkDocs; the folder of its site.

    Raises:
        Missing: it cannot be had here.
    """
    python = python_environment("material")
    title, text = plain_chapter()
    (folder / "docs").mkdir(parents=True)
    shutil.copy(PACKAGES / "material" / "mkdocs.yml", folder)
    (folder / "docs" / "index.md").write_text(f"# {title}\n\n{text}", "utf-8")
    _build("material", [str(python), "-m", "mkdocs", "build", "--quiet"], folder)
    return folder / "site"


def starlight(folder: Path) -> Path:
    """Built by Starlight; the folder of its site.

    Raises:
        Missing: it cannot be had here.
    """
    packages = node_packages("starlight")
    title, text = plain_chapter()
    docs = folder / "src" / "content" / "docs"
    docs.mkdir(parents=True)
    shutil.copy(PACKAGES / "starlight" / "astro.config.mjs", folder)
    shutil.copy(PACKAGES / "starlight" / "package.json", folder)
    shutil.copy(PACKAGES / "starlight" / "content.config.ts", folder / "src")
    (folder / "node_modules").symlink_to(packages)
    (docs / "index.md").write_text(f'---\ntitle: "{title}"\n---\n{text}', "utf-8")
    astro = packages / "astro" / "bin" / "astro.mjs"
    _build("starlight", [str(node_path()), str(astro), "build"], folder)
    return folder / "dist"


def _build(name: str, command: list[str], folder: Path) -> None:
    quiet = {"ASTRO_TELEMETRY_DISABLED": "1", "NO_MKDOCS_2_WARNING": "1"}
    try:
        subprocess.run(
            command, cwd=folder, check=True, capture_output=True, env={**os.environ, **quiet}
        )
    except (OSError, subprocess.CalledProcessError) as problem:
        raise Missing(name) from problem


OTHERS = {"Material for MkDocs": material, "Starlight": starlight}
