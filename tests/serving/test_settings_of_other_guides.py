"""Servers take the settings of guides that are not ours: with next to nothing, and with a lot."""

import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bench.shipped import Shipped, found, serving
from generator.build import build
from generator.render.hosts.place import Place, place_of
from generator.render.hosts.table import KINDS
from generator.settings import Settings
from tests.environment import ROOT
from tests.serving.hosts import SERVERS, Host, location_of
from tests.serving.preview import headers_of, write_guide

MANY = 2_000


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A guide without a download, without a way out and without an old address."""
    content = write_guide(tmp_path_factory.mktemp("guide"))
    site = content / "site.yaml"
    lines = site.read_text("utf-8").splitlines(keepends=True)
    site.write_text("".join(line for line in lines if not line.startswith("leave_to")), "utf-8")
    guide = build(Settings(content, (ROOT,), date(2026, 11, 25))).guide
    assert guide
    assert (guide.site.download, guide.site.leave_to, guide.aliases) == ("", "", {})
    return place_of(guide)


@pytest.fixture
def site() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        for page in ("index.html", "404.html"):
            (folder / page).write_text(page, "utf-8")
        yield folder


@pytest.fixture(params=SERVERS)
def server(request: pytest.FixtureRequest) -> str:
    if request.param not in found():
        pytest.skip(f"there is no {request.param} here")
    return str(request.param)


def asked(server: str, place: Place, site: Path, path: str) -> tuple[int, dict[str, str]]:
    with serving(server, Shipped(KINDS[server](place), site)) as address:
        status, answer = Host(server, int(address.split(":")[2].strip("/")), site).asked(path)
    return status, headers_of(answer)


def test_a_guide_may_have_next_to_nothing(server: str, place: Place, site: Path) -> None:
    status, sent = asked(server, place, site, "/index.html")
    assert status == 200
    assert "content-disposition" not in sent
    status, sent = asked(server, place, site, "/quizzes/none")
    assert status == 404


def test_a_guide_may_have_many_old_addresses_with_long_names(
    server: str, place: Place, site: Path
) -> None:
    long = "a-name-that-somebody-has-thought-about-for-a-long-time-and-then-gave-up"
    old = [f"/guide/{long}-{number}.html" for number in range(MANY)]
    many = place._replace(moved=tuple((path, "/index.html") for path in old))
    status, sent = asked(server, many, site, old[-1])
    assert status == 301
    assert location_of(sent) == "/index.html"
    assert asked(server, many, site, f"{old[-1]}x")[0] == 404


def test_a_full_stop_in_a_folder_means_a_full_stop(server: str, place: Place, site: Path) -> None:
    inside = place._replace(folder="/a.b/", moved=(("/a.b/old.html", "/a.b/index.html"),), lists=())
    (site / "a.b").mkdir()
    for page in ("index.html", "404.html"):
        (site / "a.b" / page).write_text(page, "utf-8")
    assert asked(server, inside, site, "/a.b/")[0] == 200
    assert asked(server, inside, site, "/a.b/old.html")[0] == 301
    assert asked(server, inside, site, "/a.b/nothing")[0] == 404
    assert "content-security-policy" not in asked(server, inside, site, "/acb/")[1]
