"""Writes docs/privacy-proof.md anew.

python -m tests.browser.proof.write     takes three or four minutes

Every engine must be there: python -m tests.environment
"""

import sys
import tempfile
from pathlib import Path

from generator.cli import main as run_generator
from tests.browser.engines import available
from tests.browser.proof.table import DELIVERIES, NAMES, PROOF, Column, column_of, measure, rows
from tests.environment import ROOT

BEFORE = """\
# What can get out of a page

A quiz page holds answers that are nobody else's business. Its policy (Content-Security-Policy,
in a meta tag of the page itself) is meant to keep them there even if a script of ours went
wrong. This is what that policy does, tried and not assumed.

To a copy of the built quiz page one script is added, as an ordinary file of our own site. After a
real click it tries each way out with a random word. A server for our own host and a sink for
everything else, both on the same computer, look for that word.

- **closed**: the word did not arrive. Without the policy it did.
- **open**: the word arrived.
- **open; closed with headers**: it arrived under the policy in the page, but no longer where the
  host also sends the headers of `_headers` (Chromium obeys `Connection-Allowlist` there).
- **not in this browser**: the word did not arrive without the policy either, so this engine shows
  nothing about it, at least as it runs in tests.

`python -m tests.browser.proof.write` writes this page. The tests try every way again, also
without the policy, and fail if a cell is no longer true. Written with {versions}.
"""

AFTER = """\
## What stays open, and why

**Navigation.** A script of ours can move the page, or open a window, at an address that carries
data. No policy of a page forbids that; only `Connection-Allowlist` does, in Chromium, where the
host sends it. What guards the rest: a page runs no script but ours, they are few and short, and
none builds an address from anything that a reader typed.

**Addresses on our own host.** Scripts and styles come from there, so the browser must be allowed
to ask for them, and an address can carry data in its query. Trusted Types close a script element
and a service worker, but not `import()`, nor a preload, nor a stylesheet. What goes out this way
reaches the host that serves the guide and nobody else.

**Preconnect.** No policy covers it. It sends no request, but the name of the host is seen on the
way, and a name can carry data.

**WebRTC.** No policy covers it in the engines that have it: `webrtc 'block'` exists on paper
only. A script could tell a server what it wants in the name of a user.

**The offline copy.** A worker is not held by the policy of a page. Ours gets one from the host,
`default-src 'none'; connect-src 'self'`, looks for it when it installs, and gives up without it. It
answers quiz pages too, with the headers of the table above, and keeps a fixed list of files with
their hashes: never an address with a query, never a word of a reader. Only a reading page may call
it, by the one Trusted Types policy it has (`offline`), which lets one address through. A quiz page
has none, and no `worker-src`. `tests/browser/test_offline.py` tries this in every engine.

Looking up a name (DNS) beforehand cannot be tried on one computer alone; take it for open.

WebKit here is WebKitGTK. Safari has WebRTC, and may differ elsewhere.

The policy binds the scripts of a page. It does not bind the browser itself, its extensions, the
host, or whoever else uses the device.
"""


def write(site: Path) -> None:
    """Tries everything in every engine; says what it is at."""
    columns: dict[str, Column] = {}
    versions = []
    for engine, name in NAMES.items():
        open_when, version = {}, ""
        for delivery in DELIVERIES:
            print(f"{name}, {delivery} ...", flush=True)
            open_when[delivery], version = measure(engine, delivery, site)
        columns[engine] = column_of(open_when)
        versions.append(f"{name}{'GTK' * (engine == 'webkit')} {version}")
    before = BEFORE.format(versions=f"{', '.join(versions[:-1])} and {versions[-1]}")
    PROOF.write_text("\n".join([before, *rows(columns), "", AFTER]), "utf-8")


def main() -> int:
    """Exit status 1 when an engine is missing or the site cannot be built."""
    missing = [name for engine, name in NAMES.items() if engine not in available()]
    if missing:
        print(f"Not here: {', '.join(missing)}. hint: python -m tests.environment", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        command = ["build", "--content", str(ROOT / "content"), "--output", str(site)]
        if run_generator([*command, "--no-cache"]) != 0:
            return 1
        write(site)
    return 0


if __name__ == "__main__":
    sys.exit(main())
