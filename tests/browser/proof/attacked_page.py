"""The built guide with one script more on a quiz page, and the same without its policy."""

import re
import shutil
from pathlib import Path

SCRIPT = Path(__file__).with_name("ways_out.js")
PAGE = "quizzes/closeness.html"

_POLICY = re.compile(r"<meta http-equiv=\"?Content-Security-Policy[^>]*>", re.IGNORECASE)
_END_OF_HEAD = "</head>"


def attack(site: Path, folder: Path, *, with_policy: bool = True) -> Path:
    """A copy of the built site, in which only that page differs."""
    shutil.copytree(site, folder)
    shutil.copy(SCRIPT, folder)
    page = folder / PAGE
    html = page.read_text("utf-8")
    if len(_POLICY.findall(html)) != 1 or html.count(_END_OF_HEAD) != 1:
        raise ValueError(f"{PAGE} has not exactly one policy, or not one head")
    html = html.replace(_END_OF_HEAD, f'<script src="../{SCRIPT.name}" defer></script></head>')
    page.write_text(html if with_policy else _POLICY.sub("", html), "utf-8")
    return folder
