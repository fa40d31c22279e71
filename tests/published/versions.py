"""The published versions of our own quizzes, one JSON file each.

python -m tests.published.versions     adds the present version of each quiz
"""

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from generator.build import build
from generator.settings import Settings
from tests.environment import ROOT

FOLDER = Path(__file__).parent / "definitions"


def present() -> list[dict[str, Any]]:
    """The definitions of our quizzes as they would be published now."""
    built = build(Settings(ROOT / "content", (ROOT,), date.today()))  # noqa: DTZ011
    outputs = (o for o in built.outputs if o.address.startswith("quizzes/"))
    return [json.loads(o.data) for o in outputs if o.address.endswith(".json")]


def published(id_: str, version: int) -> dict[str, Any] | None:
    """A definition as it was published, or None."""
    path = FOLDER / f"{id_}-{version}.json"
    if not path.is_file():
        return None
    read: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return read


def meaning(definition: dict[str, Any]) -> dict[str, Any]:
    """What kept answers rely on; titles, feedback and next steps may change at any time."""
    items = [
        {key: item.get(key) for key in ("id", "text", "dimension", "facet", "reverse", "weight")}
        for item in definition["items"]
    ]
    options = [
        [option["text"] for option in item.get("options", [])] for item in definition["items"]
    ]
    bands = [[band["up_to"] for band in d["bands"]] for d in definition["dimensions"]]
    return {
        "scale": definition["scale"],
        "items": items,
        "options": options,
        "dimensions": [d["id"] for d in definition["dimensions"]],
        "bands": bands,
    }


def main() -> int:
    """Exit status 1 when a version that was published has changed."""
    status = 0
    for definition in present():
        id_, version = definition["id"], definition["version"]
        before = published(id_, version)
        if before is None:
            text = json.dumps(definition, ensure_ascii=False, indent=1)
            (FOLDER / f"{id_}-{version}.json").write_text(text + "\n", "utf-8")
        elif meaning(before) != meaning(definition):
            print(f"{id_}: version {version} is published; raise the version")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
