"""Real servers with the settings we ship send what `_headers` says, and nothing else."""

import gzip
import re
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from urllib.request import Request, urlopen

import pytest

from bench.load import loaded
from tests.serving.hosts import (
    SERVERS,
    Guide,
    Host,
    aliases,
    body_of,
    files,
    hosted,
    location_of,
    published,
    wanted,
    wrongly_sent,
)
from tests.serving.preview import ask, connect, headers_of, request

CROWD = 500


@pytest.fixture(scope="module")
def guide() -> Iterator[Guide]:
    """Our small guide, with what a careless copy brings along."""
    with published() as guide:
        site = guide.site
        (site.parent / "secret.txt").write_text("nobody's business", "utf-8")
        for name in HIDDEN:
            (site / name).parent.mkdir(exist_ok=True)
            (site / name).write_text("nobody's business", "utf-8")
        (site / ".well-known").mkdir()
        (site / ".well-known/security.txt").write_text("Contact: the host", "utf-8")
        yield guide


HIDDEN = (".git/config", ".env", ".htpasswd", "guide/.DS_Store", "assets/.hidden")


@pytest.fixture(scope="module", params=SERVERS)
def host(request: pytest.FixtureRequest, guide: Guide) -> Iterator[Host]:
    with hosted(request.param, guide) as host:
        yield host


def test_every_file_comes_with_the_headers_that_are_written_for_it(host: Host) -> None:
    assert wrongly_sent(host) == []


@pytest.mark.parametrize("folder", ["", "quizzes/", "exercises/", "techniques/", "paths/"])
def test_a_folder_is_its_first_page(host: Host, folder: str) -> None:
    status, answer = host.asked(f"/{folder}")
    assert status == 200
    assert body_of(answer) == (host.site / folder / "index.html").read_bytes()
    policy = wanted(host.site, f"/{folder}index.html")["content-security-policy"]
    assert headers_of(answer)["content-security-policy"] == policy


def test_a_folder_without_its_slash_leads_to_itself_by_any_name_and_scheme(host: Host) -> None:
    status, answer = host.asked("/quizzes")
    assert status in (301, 308)
    assert location_of(headers_of(answer)) == "/quizzes/"


def test_an_old_address_leads_to_the_new_one(host: Host) -> None:
    assert aliases(host.site)
    for old, new in aliases(host.site):
        status, answer = host.asked(old)
        assert status == 301
        sent = headers_of(answer)
        assert location_of(sent) == new
        assert sent["x-content-type-options"] == "nosniff"


LOST = {
    "at the top": "/nothing.html",
    "deep": "/a/b/c/nothing.html",
    "among private pages": "/quizzes/nothing.html",
    "among assets": "/assets/nothing.css",
    "a folder without a first page": "/guide/",
    "the folder of assets": "/assets/",
    "an old address of the worker": "/guide/sw.js",
    **{name: f"/{name}" for name in HIDDEN},
    "encoded": "/%2egit/config",
    "the list of what a build made": "/.made-by-steady-ground",
    "nothing to say": "/.nojekyll",
}


@pytest.mark.parametrize("path", LOST.values(), ids=LOST)
def test_what_is_not_there_or_hidden_is_the_page_for_lost_addresses(host: Host, path: str) -> None:
    status, answer = host.asked(path)
    assert status == 404
    assert body_of(answer) == (host.site / "404.html").read_bytes()
    sent, asked_for = headers_of(answer), wanted(host.site, path)
    assert sent["cache-control"] == "no-cache"  # it may be there tomorrow
    for name in wanted(host.site, "/404.html").keys() - {"cache-control"}:
        # By the rule of this page or by that of the address: _headers means the second.
        assert sent[name] in (wanted(host.site, "/404.html")[name], asked_for[name])


def test_what_others_look_for_in_a_known_place_is_served(host: Host) -> None:
    assert host.asked("/.well-known/security.txt")[0] == 200


OUTSIDE = (
    "/../secret.txt",
    "/guide/../../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/..%5csecret.txt",
    "/%252e%252e/secret.txt",
    "/%c0%ae%c0%ae/secret.txt",
    "/index.html%00.png",
    "//secret.txt",
    "/quizzes../secret.txt",
    "/quizzes..%2fsecret.txt",
    "file:///etc/passwd",
    b"/\xff\xfe",
    "/" + "../" * 500 + "etc/passwd",
    "/" + "a" * 100_000,
)


@pytest.mark.parametrize("path", OUTSIDE, ids=lambda path: str(path)[:40])
def test_no_file_outside_the_folder_is_sent(host: Host, path: str | bytes) -> None:
    status, answer = host.asked(path)
    assert status in (0, 400, 404, 414, 431, 500)  # Caddy 2.6 has no better word for a long name
    assert b"nobody" not in answer
    assert b"root:" not in answer


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "TRACE", "CONNECT", "PROPFIND", "X"])
def test_nothing_but_reading_is_allowed(host: Host, method: str) -> None:
    before = (host.site / "index.html").read_bytes()
    status, answer = host.asked("/index.html", "X-Secret: repeated?", method=method)
    assert status in (400, 403, 405)  # Apache forbids what it does not allow
    assert b"repeated?" not in answer
    assert (host.site / "index.html").read_bytes() == before


def test_head_says_what_get_would(host: Host) -> None:
    _, whole = host.asked("/index.html")
    status, head = host.asked("/index.html", method="HEAD")
    assert status == 200
    assert body_of(head) == b""
    assert {**headers_of(head), "date": ""} == {**headers_of(whole), "date": ""}


def test_a_part_is_sent_to_who_asks_for_one(host: Host) -> None:
    status, answer = host.asked("/index.html", "Range: bytes=10-19")
    assert status == 206
    assert body_of(answer) == (host.site / "index.html").read_bytes()[10:20]
    assert host.asked("/index.html", "Range: bytes=99999999-")[0] == 416


@pytest.mark.parametrize("path", ["/index.html", "/quizzes/week.html", "/sw.js"])
def test_what_a_reader_has_kept_is_not_sent_again(host: Host, path: str) -> None:
    sent = headers_of(host.asked(path)[1])
    conditions = (
        f"If-None-Match: {sent['etag']}",
        f"If-Modified-Since: {sent['last-modified']}",
    )
    for condition in conditions:
        status, answer = host.asked(path, condition)
        assert status == 304
        assert body_of(answer) == b""
        policy = headers_of(answer)["content-security-policy"]
        assert policy == wanted(host.site, path)["content-security-policy"]


def test_texts_are_compressed_for_those_who_can_read_that(host: Host) -> None:
    (css,) = (path for path in files(host.site) if path.endswith("/site.css"))
    for path in ("index.html", "sw.js", css, "quizzes/week.json"):
        if not (host.site / path).is_file():
            continue
        asking = Request(
            f"http://localhost:{host.port}/{path}", headers={"Accept-Encoding": "gzip"}
        )
        with urlopen(asking) as answer:
            assert answer.headers["Content-Encoding"] == "gzip", path
            assert answer.headers["Vary"] == "Accept-Encoding", path
            assert gzip.decompress(answer.read()) == (host.site / path).read_bytes(), path
    assert "content-encoding" not in headers_of(host.asked("/index.html")[1])


MALFORMED = {
    "garbage": bytes(range(256)) + b"\r\n\r\n",
    "no version": b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
    "no host": b"GET / HTTP/1.1\r\n\r\n",
    "two hosts": request("/", "Host: elsewhere.example"),
    "a header of 2 MB": request("/", f"X: {'a' * 2_000_000}"),
    "chunks and a length": request(
        "/", "Content-Length: 4", "Transfer-Encoding: chunked", "Connection: close", method="POST"
    ),
    "a length below zero": request("/", "Content-Length: -1", method="POST"),
}


@pytest.mark.parametrize("data", MALFORMED.values(), ids=MALFORMED)
def test_what_is_malformed_is_refused_and_the_next_is_served(host: Host, data: bytes) -> None:
    # Apache answers whatever is newer than HTTP/1.1 as if it were that.
    fine = (0, 400, 403, 405, 431, 505, 200 if host.server == "apache" else 505)
    assert ask(host.port, data)[0] in fine
    assert host.asked("/")[0] == 200


def test_no_answer_tells_the_version_of_the_server(host: Host) -> None:
    for path in ("/", "/nothing", "/%"):
        assert not re.search(rb"(?i)(nginx|caddy|apache)/\d", host.asked(path)[1])


def test_five_hundred_open_connections_keep_nobody_away(host: Host) -> None:
    with ExitStack() as open_ones:
        for number in range(CROWD):
            one = open_ones.enter_context(connect(host.port))
            if number % 2:
                one.sendall(b"GET / HTTP/1.1\r\nHost: local")
        assert host.asked("/")[0] == 200


@pytest.mark.parametrize("path", ["quizzes/week.html", "nothing"])
def test_a_second_of_as_many_requests_as_it_can_take_has_no_errors(host: Host, path: str) -> None:
    if not shutil.which("wrk"):
        pytest.skip("there is no wrk here")
    load = loaded(f"http://localhost:{host.port}/{path}", seconds=1)
    assert load.requests > 0
    if host.server != "apache":  # which hangs up on idle readers when it is busy
        assert load.lost == 0
    assert load.refused == (load.requests if path == "nothing" else 0)
