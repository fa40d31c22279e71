"""Our own guide in a language that nobody speaks: English with accents, from right to left."""

import re
import shutil
from pathlib import Path
from typing import Any

import yaml

from generator.words.files import load_words
from tests.environment import ROOT

LANGUAGE = "ar-XB"
MARK = "~"  # of one byte, so that no page grows beyond its budget
_ACCENTS = str.maketrans("eE", "éÉ")
_NAMES = re.compile(r"(\{\w+\})")


def accented(words: str) -> str:
    """The words with accents, in marks that show where they begin and end."""
    parts = _NAMES.split(words)
    said = "".join(p if _NAMES.match(p) else p.translate(_ACCENTS) for p in parts)
    return MARK + said + MARK


def write_pseudo_guide(folder: Path) -> Path:
    """Copies our guide, with a file of accented words beside it; what comes back is its content."""
    content = folder / "content"
    shutil.copytree(ROOT / "content", content)
    site = content / "site.yaml"
    text = site.read_text("utf-8")
    site.write_text(text.replace("language: en\n", f"language: {LANGUAGE}\n"), "utf-8")
    tree: dict[str, Any] = {}
    for key, entry in load_words("en", ()).entries.items():
        *groups, name = key.split(".")
        place = tree
        for group in groups:
            place = place.setdefault(group, {})
        forms = {"": entry} if isinstance(entry, str) else entry
        said = {form: accented(words) for form, words in forms.items()}
        place[name] = said.get("", said)
    (folder / "words").mkdir()
    file = folder / "words" / f"{LANGUAGE}.yaml"
    file.write_text(yaml.safe_dump(tree, allow_unicode=True), "utf-8")
    return content
