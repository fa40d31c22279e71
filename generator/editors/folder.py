"""The files that let editors complete and check a guide, as they stand beside its `content/`."""

from collections.abc import Iterator
from pathlib import Path
from string import Template
from typing import Any

import msgspec

from generator.editors.keys import FILES
from generator.editors.schema import editor_schema

OURS = Path(__file__).with_name("vscode")
PROGRAM = "steadyground"  # what a terminal knows it by

# Where files of each kind lie in the content folder. Those of Markdown have their schema in the
# folder too, for editors that read front matter.
PLACES = {
    "site": ("site.yaml",),
    "home": ("home.md",),
    "chapter": ("guide/*.md",),
    "technique": ("techniques/*.md",),
    "faq": ("faq.md",),
    "page": ("pages/*.md",),
    "quiz": ("quizzes/*.yaml", "quizzes/*.json"),
    "exercise": ("exercises/*.yaml",),
    "path": ("paths/*.yaml",),
    "references": ("references.yaml",),
    "glossary": ("glossary.yaml",),
    "support-lines": ("support-lines.yaml",),
    "wording": ("wording.yaml",),
    "search": ("search.yaml",),
}


def editor_files(program: str = PROGRAM) -> dict[str, bytes]:
    """Every file by its path; `program` is what somebody types to start ours."""
    schemas = {f"schemas/{name}.json": editor_schema(name) for name in FILES}
    fixed = {f".vscode/{path.name}": _filled(path, program) for path in sorted(OURS.iterdir())}
    return {**schemas, ".vscode/settings.json": _settings(), **fixed}


def _filled(path: Path, program: str) -> bytes:
    text = path.read_text("utf-8")
    return (Template(text).substitute(program=program) if path.stem == "tasks" else text).encode()


def _settings() -> bytes:
    settings: dict[str, Any] = {
        "yaml.schemas": dict(_places(".yaml")),
        "json.schemas": [{"url": url, "fileMatch": globs} for url, globs in _places(".json")],
        "yaml.schemaStore.enable": False,  # it would ask a host about the names of these files
        "[markdown]": {
            "editor.wordWrap": "on",
            "editor.quickSuggestions": {"other": "on"},
            "editor.wordBasedSuggestions": "off",
        },
        "[yaml]": {"editor.wordWrap": "on"},
        "files.insertFinalNewline": True,
    }
    return msgspec.json.format(msgspec.json.encode(settings)) + b"\n"


def _places(ending: str) -> Iterator[tuple[str, list[str]]]:
    for name, globs in PLACES.items():
        fitting = [f"content/{glob}" for glob in globs if glob.endswith(ending)]
        if fitting:
            yield f"./schemas/{name}.json", fitting
