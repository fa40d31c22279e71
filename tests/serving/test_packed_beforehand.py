"""What lies ready as .br or .gz is sent as it lies there; the script that packs it is careful."""

import gzip
import os
import shutil
import subprocess
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import brotli
import pytest

from bench.shipped import SAMPLES
from tests.servers import brotli_module, brotli_path
from tests.serving.hosts import Guide, Host, body_of, files, hosted, published, wanted
from tests.serving.preview import headers_of

SCRIPT = SAMPLES / "precompress.sh"
TEXTS = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".webmanifest")
UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress}
ENDINGS = {"br": ".br", "gzip": ".gz"}


def run(site: Path, place: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The script, with brotli if there is one."""
    folder = Path(brotli_path() or "/").parent
    path = os.pathsep.join((os.environ["PATH"], str(folder)))
    command = ["sh", str(SCRIPT), str(site), str(place)]
    told = {**os.environ, "PATH": path, **environment}
    return subprocess.run(command, env=told, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def guide() -> Iterator[Guide]:
    with published() as guide:
        yield guide


@pytest.fixture(scope="module")
def packed(guide: Guide) -> Path:
    """Where the packed copy of the site is served from."""
    place = guide.site.parent / "packed"
    done = run(guide.site, place)
    assert done.returncode == 0, done.stderr
    return place


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def host(request: pytest.FixtureRequest, guide: Guide, packed: Path) -> Iterator[Host]:
    with hosted(request.param, guide, packed) as host:
        yield host


@pytest.fixture(params=["br", "gzip"])
def coding(request: pytest.FixtureRequest, host: Host) -> str:
    if request.param == "br" and host.server == "nginx" and not brotli_module():
        pytest.skip("there is no module for nginx that sends .br")
    if request.param == "br" and not brotli_path():
        pytest.skip("there is no brotli here")
    return str(request.param)


# What is sent


def fetched(host: Host, path: str, coding: str) -> tuple[int, str | None, bytes]:
    """Status, coding and body of an answer."""
    connection = HTTPConnection("127.0.0.1", host.port)
    connection.request("GET", path, headers={"Host": "localhost", "Accept-Encoding": coding})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, answer.getheader("Content-Encoding"), body


def test_a_text_is_sent_as_it_lies_there(host: Host, guide: Guide, coding: str) -> None:
    texts = [path for path in files(guide.site) if path.endswith(TEXTS)]
    assert {Path(path).suffix for path in texts} >= {".html", ".css", ".js", ".svg", ".xml"}
    for path in texts:
        status, sent, body = fetched(host, f"/{path}", coding)
        if status == 301:  # an old address
            continue
        assert sent == coding, path
        assert body == (host.site / f"{path}{ENDINGS[coding]}").read_bytes(), path
        assert UNPACK[coding](body) == (guide.site / path).read_bytes(), path


@pytest.mark.parametrize("path", ["/", "/quizzes/week.html", "/sw.js", "/manifest.webmanifest"])
def test_a_packed_answer_has_the_headers_of_its_address(
    host: Host, guide: Guide, coding: str, path: str
) -> None:
    file = path if path != "/" else "/index.html"
    sent = headers_of(host.asked(path, f"Accept-Encoding: {coding}")[1])
    plain = headers_of(host.asked(path)[1])
    assert sent["content-type"] == plain["content-type"]
    assert {name: sent[name] for name in wanted(guide.site, file)} == wanted(guide.site, file)


def test_caches_keep_packed_and_plain_answers_apart(host: Host, coding: str) -> None:
    sent = headers_of(host.asked("/index.html", f"Accept-Encoding: {coding}")[1])
    assert sent["vary"].lower() == "accept-encoding"


def test_a_packed_answer_that_a_reader_has_kept_is_not_sent_again(host: Host, coding: str) -> None:
    accept = f"Accept-Encoding: {coding}"
    sent = headers_of(host.asked("/index.html", accept)[1])
    status, answer = host.asked("/index.html", accept, f"If-None-Match: {sent['etag']}")
    assert status == 304
    assert body_of(answer) == b""


def test_brotli_comes_first_where_a_reader_takes_both(host: Host) -> None:
    if not brotli_path() or (host.server == "nginx" and not brotli_module()):
        pytest.skip("nothing here sends .br")
    answer = host.asked("/index.html", "Accept-Encoding: gzip, deflate, br")[1]
    assert headers_of(answer)["content-encoding"] == "br"


def test_who_reads_no_packed_text_gets_it_plain(host: Host, guide: Guide) -> None:
    answer = host.asked("/index.html")[1]
    assert "content-encoding" not in headers_of(answer)
    assert body_of(answer) == (guide.site / "index.html").read_bytes()


# The script


def everything(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_every_text_is_packed_and_nothing_else_is_touched(guide: Guide, packed: Path) -> None:
    site, copy = everything(guide.site), everything(packed)
    texts = {path for path in site if path.endswith(TEXTS)}
    endings = [".gz", ".br"] if brotli_path() else [".gz"]
    assert copy.keys() - site.keys() == {f"{path}{end}" for path in texts for end in endings}
    assert {path: copy[path] for path in site} == site


def test_a_packed_file_bears_the_time_of_its_text(guide: Guide, packed: Path) -> None:
    for name in ("index.html", "index.html.gz"):
        time = (packed / name).stat().st_mtime
        assert int(time) == int((guide.site / "index.html").stat().st_mtime)


def test_the_next_site_takes_the_place_of_the_last_in_one_step(tmp_path: Path) -> None:
    site, place = tmp_path / "site", tmp_path / "live"
    site.mkdir()
    (site / "index.html").write_text("one", "utf-8")
    assert run(site, place).returncode == 0
    first = place.resolve()
    (site / "index.html").write_text("two", "utf-8")
    assert run(site, place).returncode == 0
    assert (place / "index.html").read_text("utf-8") == "two"
    assert place.is_symlink()
    assert not first.exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        ("site", "live", place.resolve().name)
    )


def test_what_cannot_be_packed_leaves_the_last_site_where_it_is(tmp_path: Path) -> None:
    site, place, tools = tmp_path / "site", tmp_path / "live", tmp_path / "tools"
    site.mkdir()
    (site / "index.html").write_text("one", "utf-8")
    assert run(site, place).returncode == 0
    first = place.resolve()
    tools.mkdir()
    (tools / "gzip").write_text("#!/bin/sh\nexit 1\n", "utf-8")
    (tools / "gzip").chmod(0o755)
    assert run(site, place, PATH=f"{tools}:{os.environ['PATH']}").returncode != 0
    assert place.resolve() == first
    assert {path.name for path in tmp_path.iterdir()} == {"site", "live", "tools", first.name}


def test_a_folder_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    site, place = tmp_path / "site", tmp_path / "live"
    site.mkdir()
    (site / "index.html").write_text("one", "utf-8")
    place.mkdir()
    (place / "theirs.txt").write_text("theirs", "utf-8")
    assert run(site, place).returncode == 2
    assert [path.name for path in place.iterdir()] == ["theirs.txt"]
    assert run(place, tmp_path / "other").returncode == 2  # and what is no site is not published
    assert not (tmp_path / "other").exists()


def test_without_brotli_there_is_gzip(tmp_path: Path) -> None:
    site, tools = tmp_path / "site", tmp_path / "tools"
    site.mkdir()
    (site / "index.html").write_text("one", "utf-8")
    tools.mkdir()
    for name in ("basename", "cat", "chmod", "cp", "dirname", "find", "gzip", "ln", "mktemp"):
        (tools / name).symlink_to(shutil.which(name) or "")
    for name in ("mv", "readlink", "rm", "sh"):
        (tools / name).symlink_to(shutil.which(name) or "")
    done = run(site, tmp_path / "live", PATH=str(tools))
    assert done.returncode == 0
    assert "brotli" in done.stderr
    assert {path.name for path in (tmp_path / "live").iterdir()} == {"index.html", "index.html.gz"}
