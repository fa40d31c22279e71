"""The preview answers its own pages on this computer, with the site and with nothing else."""

import socket
from pathlib import Path

import pytest

from tests.environment import ROOT
from tests.serving.preview import (
    WAIT,
    Preview,
    ask,
    connect,
    headers_of,
    request,
    said_to,
    status_of,
)

# Every way we know to name a file that is not in the site.
OUTSIDE = {
    "parents": "/../../../../../../../etc/passwd",
    "parents after a folder": "/guide/../../../../../../../etc/passwd",
    "encoded dots": "/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
    "encoded slashes": "/..%2f..%2f..%2f..%2f..%2f..%2fetc%2fpasswd",
    "encoded backslashes": "/..%5c..%5c..%5c..%5c..%5c..%5cetc%5cpasswd",
    "backslashes": "/..\\..\\..\\..\\..\\..\\etc\\passwd",
    "encoded twice": "/%252e%252e/%252e%252e/%252e%252e/%252e%252e/etc/passwd",
    "overlong dots": "/%c0%ae%c0%ae/%c0%ae%c0%ae/%c0%ae%c0%ae/etc/passwd",
    "overlong slashes": "/..%c0%af..%c0%af..%c0%afetc%c0%afpasswd",
    "dots of full width": "/%ef%bc%8e%ef%bc%8e/%ef%bc%8e%ef%bc%8e/etc/passwd",
    "an absolute path": "/etc/passwd",
    "two slashes": "//etc/passwd",
    "another host": "//host/share/file.txt",
    "a drive": "/C:/Windows/win.ini",
    "an encoded drive": "/C%3a%5cWindows%5cwin.ini",
    "a device": "/dev/zero",
    "a stream": "/index.html::$DATA",
    "a file address": "file:///etc/passwd",
    "an address elsewhere": "http://elsewhere.example/",
    "no slash": "etc/passwd",
    "a star": "*",
    "an encoded NUL": "/index.html%00.png",
    "NUL after parents": "/../../../etc/passwd%00.html",
    "no text": b"/\xff\xfe",
    "half an escape": "/%",
    "no escape": "/%zz",
    "a lone surrogate": "/%ed%a0%80",
    "parents of the overlay": "/__preview__/../site.py",
    "encoded parents of the overlay": "/__preview__/%2e%2e/site.py",
    "parents of the components": "/__components__/../../server.py",
    "parents of the script": "/livereload.js/../handlers.py",
    "a source": "/home.md",
    "a list of files": "/guide/",
    "the library's own way to reload": "/forcereload",
    "many parents": "/" + "../" * 15_000,
    "many encoded parents": "/" + "%2e%2e/" * 8_000,
}


@pytest.mark.parametrize("path", OUTSIDE.values(), ids=OUTSIDE)
def test_a_path_that_leaves_the_site_is_lost(preview: Preview, path: str | bytes) -> None:
    status, answer = ask(preview.port, request(path))
    assert status == 404
    assert b"404" in answer.partition(b"\r\n\r\n")[2]  # the guide's own page
    assert b"root:" not in answer


@pytest.mark.parametrize("path", [b"/a\0b", b"/" + b"a" * 100_000], ids=["a NUL", "100 kB"])
def test_a_path_that_cannot_be_one_is_refused(preview: Preview, path: bytes) -> None:
    assert ask(preview.port, request(path))[0] in (0, 400)


def test_files_that_are_there_and_not_in_the_site_are_lost(preview: Preview) -> None:
    secret = preview.content.parent / "secret.txt"
    secret.write_text("nobody's business", "utf-8")
    beside = ("/secret.txt", "/../secret.txt", "/drawings/../../secret.txt", f"/{secret}")
    sources = (str(preview.content / "home.md"), str(ROOT / "pyproject.toml"), "/content/home.md")
    for path in (*beside, str(secret), *sources):
        status, answer = ask(preview.port, request(path))
        assert status == 404
        assert b"business" not in answer


REFUSED = r"refused|unreachable|not supported|assign"


def addresses_of_this_machine() -> list[str]:
    """Those that another computer, or a container beside ours, would use."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        one.connect(("192.0.2.1", 9))  # sends nothing: it only looks which way one would go
        return [one.getsockname()[0]]


def test_it_listens_on_loopback_only(preview: Preview) -> None:
    try:
        addresses = addresses_of_this_machine()
    except OSError:  # a machine without a network
        addresses = []
    for address in {*addresses, "127.0.0.2"} - {"127.0.0.1"}:
        with pytest.raises(OSError, match=REFUSED):
            socket.create_connection((address, preview.port), timeout=WAIT)
    with pytest.raises(OSError, match=REFUSED):
        socket.create_connection(("::1", preview.port), timeout=WAIT)


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="Linux lists what listens")
def test_the_system_names_one_listener_and_it_is_on_loopback(preview: Preview) -> None:
    port = f":{preview.port:04X}"
    rows = [
        line.split()
        for name in ("tcp", "tcp6")
        for line in Path("/proc/net", name).read_text("ascii").splitlines()[1:]
    ]
    listening = [row[1] for row in rows if row[1].endswith(port) and row[3] == "0A"]
    assert listening == [f"0100007F{port}"]


PATHS = (
    "/",
    "/index.html",
    "/nowhere.html",
    "/livereload.js",
    "/livereload",
    "/__components__/",
    "/__preview__/overlay.css",
    "/forcereload",
    "/assets/",
)
OTHER_NAMES = (
    "elsewhere.example",
    "elsewhere.example:8000",
    "localhost.elsewhere.example",
    "127.0.0.1.elsewhere.example",
    "127.0.0.2",
    "0.0.0.0",
    "2130706433",
    "[::1]",
    "[::1",
    "localhost:x",
)


@pytest.mark.parametrize("path", PATHS)
def test_no_path_answers_to_the_name_of_a_page_elsewhere(preview: Preview, path: str) -> None:
    for name in OTHER_NAMES:
        data = f"GET {path} HTTP/1.1\r\nHost: {name}\r\n\r\n".encode()
        status, answer = ask(preview.port, data)
        assert status == 403, name
        assert answer.endswith(b"at localhost.\n"), name


@pytest.mark.parametrize("name", ["localhost", "LOCALHOST", "127.0.0.1"])
@pytest.mark.parametrize("path", ["/", "/livereload.js", "/__preview__/overlay.css"])
def test_every_path_answers_to_a_name_of_this_computer(
    preview: Preview, path: str, name: str
) -> None:
    data = f"GET {path} HTTP/1.1\r\nHost: {name}:{preview.port}\r\n\r\n".encode()
    assert ask(preview.port, data)[0] == 200


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "origin",
    ["http://elsewhere.example", "https://localhost", "http://localhost:1", "null", "http://[", ""],
)
def test_no_path_answers_a_page_elsewhere(preview: Preview, path: str, origin: str) -> None:
    for header in ("Origin", "Sec-WebSocket-Origin"):
        status, answer = ask(preview.port, request(path, f"{header}: {origin}"))
        assert (status == 403) is bool(origin)  # an empty one names no page
        assert "access-control-allow-origin" not in headers_of(answer)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_no_answer_is_kept_framed_or_read_by_a_page_elsewhere(
    preview: Preview, path: str, method: str
) -> None:
    _, answer = ask(preview.port, request(path, "Connection: close", method=method))
    headers = headers_of(answer)
    assert headers["cache-control"] == "no-store"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert {"etag", "last-modified", "server"}.isdisjoint(headers)


def test_what_a_browser_has_kept_is_sent_again(preview: Preview) -> None:
    asked = request("/", "If-None-Match: *", "If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT")
    assert ask(preview.port, asked)[0] == 200


def test_head_says_what_get_would(preview: Preview) -> None:
    _, whole = ask(preview.port, request("/", "Connection: close"))
    status, head = ask(preview.port, request("/", "Connection: close", method="HEAD"))
    assert status == 200
    assert head.endswith(b"\r\n\r\n")
    assert headers_of(head)["content-length"] == headers_of(whole)["content-length"]


def test_a_page_differs_from_the_published_one_in_two_places(preview: Preview) -> None:
    _, answer = ask(preview.port, request("/"))
    page = answer.partition(b"\r\n\r\n")[2].decode()
    assert page.count('<script defer src="/livereload.js"></script>') == 1
    assert page.count("connect-src 'self' ws://localhost:* ws://127.0.0.1:*") == 1
    assert "unsafe-inline" not in answer.decode()
    assert "require-trusted-types-for 'script'" in page.partition("<title")[0]


TYPES = {
    "/": "text/html; charset=utf-8",
    "/quizzes/week.json": "application/json; charset=utf-8",
    "/__preview__/overlay.css": "text/css; charset=utf-8",
    "/livereload.js": "application/javascript",
    "/manifest.webmanifest": "application/manifest+json; charset=utf-8",
    "/robots.txt": "text/plain; charset=utf-8",
    "/_headers": "application/octet-stream",
}


@pytest.mark.parametrize(("path", "type_"), TYPES.items())
def test_every_file_names_its_type_since_browsers_may_not_guess(
    preview: Preview, path: str, type_: str
) -> None:
    status, answer = ask(preview.port, request(path))
    assert status == 200
    assert headers_of(answer)["content-type"] == type_


def test_one_connection_asks_many_times(preview: Preview) -> None:
    with connect(preview.port) as one:
        statuses = [status_of(said_to(one, request(path))) for path in ("/", "/lost", "/") * 20]
    assert statuses == [200, 404, 200] * 20
