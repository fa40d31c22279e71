"""What a page makes of a file that is chosen, and what should not have happened."""

import json
from pathlib import Path
from typing import Any

from tests.browser.readers.hostile_entries import ENTRIES, STRANGE
from tests.browser.readers.hostile_files import FILES, Hostile
from tests.browser.space_page import PATH, RUN, text_of

TABLE = [*FILES, *ENTRIES]
# What engines may read, measure or show in ways of their own; the rest is compared by our scripts.
ENGINES_OWN = [*FILES, *STRANGE]
KEPT = text_of(RUN, PATH)
SCRIPT = Path(__file__).with_suffix(".js").read_text("utf-8")


def problems(case: Hostile, found: dict[str, Any], names: str) -> list[str]:
    """What should not have happened; `names` counts those of prototypes, as they were before."""
    isnt = []
    if not any(words in found["said"] for words in (case.said, *case.others)):
        isnt.append(f"said: {found['said']}")
    if found["kept"] != KEPT:
        isnt.append("what was kept before has changed")
    if case.then and "then" in found:
        if case.then not in found["then"]:
            isnt.append(f"said then: {found['then']}")
        isnt += _lost(json.loads(found["added"]))
    wanted = {"names": names, "executed": 0, "made": 0, "noticed": []}
    isnt += [f"{key}: {found[key]}" for key, value in wanted.items() if found[key] != value]
    if found["stores"] != [["notes"], [], ""]:
        isnt.append(f"stores: {found['stores']}")
    return isnt


def _lost(added: dict[str, Any]) -> list[str]:
    entries = {entry["id"]: entry for entry in added["entries"]}
    isnt = []
    if [entries.get(entry["id"]) for entry in (RUN, PATH)] != [RUN, PATH]:
        isnt.append("what was kept before is lost")
    if added["aside"] or len(entries) > 500:
        isnt.append("more has come in than was shown")
    return isnt
