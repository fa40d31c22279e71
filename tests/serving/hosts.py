"""Our small guide as a volunteer would publish it: built, copied, and sent by a real server."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest

from bench.shipped import Shipped, found, serving
from tests.environment import ROOT
from tests.serving.preview import ask, headers_of, request, write_guide

SERVERS = ("nginx", "caddy", "apache")
FOLDER = "/a/b/"
LEAVE_TO = "https://www.wikipedia.org/"
BASE_URL = "https://guide.example.org/"


class Guide(NamedTuple):
    """A guide on this machine, as its author has it."""

    content: Path
    site: Path

    def settings(self, host: str, *options: str) -> str:
        """What the program prints for it."""
        told = ("--content", str(self.content), *options)
        return generator("hosting", host, *told)


class Host(NamedTuple):
    """A server at a port of loopback, and the site that it sends."""

    server: str
    port: int
    site: Path
    folder: str = "/"

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}{self.folder}"

    def asked(self, path: str | bytes, *headers: str, method: str = "GET") -> tuple[int, bytes]:
        """Status and answer for a path as it is."""
        return ask(self.port, request(path, *headers, "Connection: close", method=method))


def generator(*arguments: str) -> str:
    """What the program prints."""
    command = [sys.executable, "-m", "generator", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    return done.stdout.decode("utf-8")


@contextmanager
def published() -> Iterator[Guide]:
    """A guide with one of everything. Anybody may read it: Apache does so as nobody."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        content = write_guide(folder, (ROOT / "tests/golden/site.txt").read_text("utf-8"))
        settings = content / "site.yaml"
        ours = settings.read_text("utf-8").replace("https://elsewhere.example/", LEAVE_TO)
        settings.write_text(f"{ours}download: steady-ground\n", "utf-8")
        guide = Guide(content, folder / "site")
        build = ("--content", str(content), "--output", str(guide.site), "--base-url", BASE_URL)
        generator("build", *build, "--no-cache")
        yield guide


@contextmanager
def hosted(server: str, guide: Guide, site: Path | None = None) -> Iterator[Host]:
    """The guide at the top of a host, with the settings printed for it."""
    if server not in found():
        pytest.skip(f"there is no {server} here")
    site = site or guide.site
    with serving(server, Shipped(guide.settings(server), site)) as address:
        yield Host(server, urlsplit(address).port or 80, site)


@contextmanager
def hosted_in_folder(server: str, guide: Guide) -> Iterator[Host]:
    """The same in a folder of a host that has other sites beside it."""
    if server not in found():
        pytest.skip(f"there is no {server} here")
    settings = guide.settings(server, "--folder", FOLDER)
    top = guide.site.parent / "www"
    (top / FOLDER.strip("/")).parent.mkdir(parents=True, exist_ok=True)
    if not (top / FOLDER.strip("/")).exists():
        (top / FOLDER.strip("/")).symlink_to(guide.site)
        (top / "other.html").write_text("Another site", "utf-8")
    with serving(server, Shipped(settings, top)) as address:
        yield Host(server, urlsplit(address).port or 80, guide.site, FOLDER)


def body_of(answer: bytes) -> bytes:
    return answer.partition(b"\r\n\r\n")[2]


def files(site: Path) -> list[str]:
    """Every file of a site that a host may send."""
    every = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return [path for path in every if "/." not in f"/{path}"]


def aliases(site: Path) -> list[tuple[str, str]]:
    """Old and new paths, from _redirects."""
    lines = (site / "_redirects").read_text("utf-8").splitlines()
    return [(line.split()[0], line.split()[1]) for line in lines]


def pages(site: Path) -> list[str]:
    """Every page but those at old addresses, which lead on."""
    old = {path.removeprefix("/") for path, _ in aliases(site)}
    return [path for path in files(site) if path.endswith(".html") and path not in old]


def rules(site: Path) -> dict[str, dict[str, str]]:
    """_headers, by pattern of addresses."""
    said: dict[str, dict[str, str]] = {}
    for line in (site / "_headers").read_text("utf-8").splitlines():
        name, colon, value = line.strip().partition(": ")
        if line and not line.startswith(" "):
            pattern = line
        elif colon:
            said.setdefault(pattern, {})[name.lower()] = value
    return said


def wanted(site: Path, path: str) -> dict[str, str]:
    """What _headers gives a file: of several rules the last holds."""
    headers: dict[str, str] = {}
    for pattern, rule in rules(site).items():
        if fnmatchcase(path, pattern):
            headers |= rule
    return headers


def location_of(headers: dict[str, str]) -> str:
    """The path that an answer leads to, with or without the host in front."""
    return urlsplit(headers["location"]).path


def wrongly_sent(host: Host, folder: str = "/") -> list[str]:
    """The files of a site that do not come whole, or not with the headers written for them."""
    names = {name for rule in rules(host.site).values() for name in rule}
    moved = {old for old, _ in aliases(host.site)}
    wrong = []
    for path in files(host.site):
        if f"/{path}" in moved:
            continue
        status, answer = host.asked(f"{folder}{path}")
        sent = headers_of(answer)
        ours = {name: sent[name] for name in names if name in sent}
        is_whole = status == 200 and body_of(answer) == (host.site / path).read_bytes()
        if not is_whole or ours != wanted(host.site, f"/{path}"):
            wrong.append(path)
    return wrong
