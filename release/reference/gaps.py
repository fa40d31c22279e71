"""The gaps of the pages, and what fills each."""

import re
from collections.abc import Callable
from pathlib import Path

from release.lock import ROOT
from release.reference.command_line import commands
from release.reference.containers import containers
from release.reference.keys import keys
from release.reference.limits import budgets, limits, marks
from release.reference.messages import messages

PAGES = Path(__file__).with_name("pages")
GUIDE = ROOT / "docs" / "content" / "guide"

FILLINGS: dict[str, Callable[[str], str]] = {
    "keys": keys,
    "containers": containers,
    "commands": commands,
    "limits": limits,
    "budgets": budgets,
    "marks": marks,
    "messages": messages,
}

_GAP = re.compile(r"^@@ ([a-z]+) ?(.*)$", re.MULTILINE)


def filled(text: str) -> str:
    """A page with its gaps filled."""
    return _GAP.sub(lambda gap: FILLINGS[gap[1]](gap[2]).strip(), text)
