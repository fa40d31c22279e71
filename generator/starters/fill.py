"""The texts of this folder, with what is known filled in for `$name`."""

import json
from datetime import date
from pathlib import Path
from string import Template

from generator.editors.folder import editor_files
from generator.starters.names import Name

OURS = Path(__file__).parent
GUIDE = OURS / "guide"
_DOTTED = ("gitignore",)  # a package holds no hidden files


def filled(file: str, slots: dict[str, str]) -> str:
    """The text of one file of this folder."""
    return Template((OURS / file).read_text("utf-8")).substitute(slots)


def slots_of(name: Name, today: date) -> dict[str, str]:
    """What every text may ask for. A title in YAML is quoted: it may hold any sign."""
    return {
        "title": json.dumps(name.title, ensure_ascii=False),
        "slug": name.slug,
        "today": today.isoformat(),
        "next_year": _next_year(today).isoformat(),
    }


def guide_files(name: Name, today: date) -> dict[str, bytes]:
    """Everything in the folder of a new guide, by path."""
    slots = slots_of(name, today)
    slots |= {"title": name.title, "title_quoted": slots["title"]}
    files = dict(editor_files())
    for path in sorted(GUIDE.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            inside = path.relative_to(GUIDE).as_posix()
            dot = "." if inside in _DOTTED else ""
            files[dot + inside] = filled(f"guide/{inside}", slots).encode()
    return files


def _next_year(today: date) -> date:
    try:
        return today.replace(year=today.year + 1)
    except ValueError:  # the 29th of February
        return today.replace(year=today.year + 1, day=28)
