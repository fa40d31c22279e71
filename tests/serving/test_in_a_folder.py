"""A guide in a folder of a host with other sites beside it, by the settings printed for that."""

from collections.abc import Iterator

import pytest

from tests.serving.hosts import (
    FOLDER,
    SERVERS,
    Guide,
    Host,
    aliases,
    body_of,
    hosted_in_folder,
    location_of,
    published,
    wanted,
    wrongly_sent,
)
from tests.serving.preview import headers_of

HIDDEN = (".git/config", ".env", "guide/.DS_Store")


@pytest.fixture(scope="module")
def guide() -> Iterator[Guide]:
    with published() as guide:
        for name in HIDDEN:
            (guide.site / name).parent.mkdir(exist_ok=True)
            (guide.site / name).write_text("nobody's business", "utf-8")
        yield guide


@pytest.fixture(scope="module", params=SERVERS)
def host(request: pytest.FixtureRequest, guide: Guide) -> Iterator[Host]:
    with hosted_in_folder(request.param, guide) as host:
        yield host


def test_every_file_comes_with_the_headers_that_are_written_for_it(host: Host) -> None:
    assert wrongly_sent(host, FOLDER) == []


@pytest.mark.parametrize("folder", ["", "quizzes/", "techniques/"])
def test_a_folder_is_its_first_page(host: Host, folder: str) -> None:
    status, answer = host.asked(f"{FOLDER}{folder}")
    assert status == 200
    assert body_of(answer) == (host.site / folder / "index.html").read_bytes()
    policy = wanted(host.site, f"/{folder}index.html")["content-security-policy"]
    assert headers_of(answer)["content-security-policy"] == policy


@pytest.mark.parametrize("folder", ["", "quizzes/"])
def test_a_folder_without_its_slash_leads_to_itself(host: Host, folder: str) -> None:
    status, answer = host.asked(f"{FOLDER}{folder}"[:-1])
    assert status in (301, 308)
    assert location_of(headers_of(answer)) == f"{FOLDER}{folder}"


@pytest.mark.parametrize(
    "path", ["nothing.html", "x/y/z/nothing.html", "quizzes/nothing", "assets/none.css", *HIDDEN]
)
def test_what_is_not_there_or_hidden_is_the_page_for_lost_addresses(host: Host, path: str) -> None:
    status, answer = host.asked(f"{FOLDER}{path}")
    assert status == 404
    assert body_of(answer) == (host.site / "404.html").read_bytes()
    sent = headers_of(answer)
    assert sent["cache-control"] == "no-cache"
    assert sent["x-content-type-options"] == "nosniff"


def test_an_old_address_leads_to_the_new_one(host: Host) -> None:
    assert aliases(host.site)
    for old, new in aliases(host.site):
        status, answer = host.asked(f"{FOLDER}{old[1:]}")
        assert status == 301
        assert location_of(headers_of(answer)) == f"{FOLDER}{new[1:]}"


def test_what_lies_beside_the_guide_has_none_of_its_headers(host: Host) -> None:
    status, answer = host.asked("/other.html")
    if host.server == "apache":
        assert status in (200, 403)  # what is not named is forbidden in Debian's own settings
    else:
        assert status == 200
    assert "content-security-policy" not in headers_of(answer)
    status, answer = host.asked("/nothing.html")
    assert body_of(answer) != (host.site / "404.html").read_bytes()


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_but_reading_is_allowed(host: Host, method: str) -> None:
    assert host.asked(f"{FOLDER}index.html", method=method)[0] in (400, 403, 405)
