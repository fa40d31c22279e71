"""Settings for hosts say what `_headers` and `_redirects` say, and those we ship are fresh."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bench.shipped import SAMPLES
from generator.build import build
from generator.cli import main
from generator.commands.hosting import HOSTS
from generator.model.guide import Guide
from generator.render.hosts.place import is_folder, place_of
from generator.render.hosts.table import KINDS
from generator.settings import Settings
from release.hosting import FILES, current_files
from tests.environment import ROOT
from tests.sites import read_site, write_site

# What Cloudflare Pages takes, by its documentation.
MOST_RULES, LONGEST_LINE = 100, 2_000

TOPS = ("/", "/a/b/")


@pytest.fixture(scope="module")
def ours() -> dict[str, bytes]:
    """The files of our own guide."""
    built = build(Settings(ROOT / "content", (ROOT,), date(2026, 11, 25)))
    return {output.address: output.data for output in built.outputs}


# The files we ship


def test_the_settings_we_ship_are_those_the_command_prints_for_our_guide() -> None:
    """Write them anew with: python -m release.hosting"""
    stale = [p for p, text in current_files().items() if (ROOT / p).read_text("utf-8") != text]
    assert stale == []


def test_the_command_names_every_kind_of_settings() -> None:
    assert tuple(KINDS) == HOSTS
    assert FILES.keys() <= KINDS.keys()


def test_the_command_prints_settings(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["hosting", "nginx", "--content", str(ROOT / "content")]) == 0
    assert capsys.readouterr().out == (ROOT / FILES["nginx"]).read_text("utf-8")


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (["--base-url", "https://sleep.example/guide/"], "server_name sleep.example;"),
        (["--base-url", "https://sleep.example/guide/"], "location /guide/ {"),
        (["--base-url", "https://sleep.example/guide/", "--folder", "/"], "root /srv/guide;"),
        (["--folder", "a/b"], "error_page 403 404 =404 /a/b/404.html;"),
    ],
)
def test_settings_name_the_place_of_the_guide(
    options: list[str], named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["hosting", "nginx", "--content", str(ROOT / "content"), *options]) == 0
    assert named in capsys.readouterr().out


def test_a_folder_that_would_mean_something_else_in_settings_is_refused(
    capsys: pytest.CaptureFixture[str],
) -> None:
    command = ["hosting", "nginx", "--content", str(ROOT / "content")]
    assert main([*command, "--base-url", "https://example.org/a$b/"]) == 2
    assert "--folder" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main([*command, "--folder", "a b"])


@pytest.mark.parametrize("folder", ["/a;b/", "/a b/", '/a"/', "/$a/", "/(a)/", "a/", "/a", "/../"])
def test_no_folder_can_say_more_than_a_name(folder: str) -> None:
    assert not is_folder(folder)


def test_a_guide_that_does_not_build_has_no_settings(tmp_path: Path) -> None:
    assert main(["hosting", "caddy", "--content", str(tmp_path)]) == 1


# _headers and _redirects


def test_headers_stay_within_the_limits_of_hosts(ours: dict[str, bytes]) -> None:
    lines = ours["_headers"].decode().splitlines()
    assert len([line for line in lines if line.startswith("/")]) <= MOST_RULES
    assert max(map(len, lines)) <= LONGEST_LINE


def test_a_rule_for_a_page_is_there_for_its_short_address_too(ours: dict[str, bytes]) -> None:
    paths = re.findall(r"^(/\S+)$", ours["_headers"].decode(), re.MULTILINE)
    pages = {path for path in paths if path.endswith(".html")}
    assert "/search.html" in pages
    assert {path.removesuffix(".html") for path in pages} <= set(paths)


def joined(text: str, path: str) -> dict[str, str]:
    """What Cloudflare sends by `_headers`: values of one header are joined, "!" drops them."""
    said: dict[str, list[str]] = {}
    is_for = False
    for line in text.splitlines():
        if line.startswith("/"):
            is_for = path.startswith(line[:-1]) if line.endswith("*") else path == line
        elif is_for and line.startswith("  ! "):
            said.pop(line[4:].lower(), None)
        elif is_for and line.strip():
            name, _, value = line.strip().partition(": ")
            said.setdefault(name.lower(), []).append(value)
    return {name: ", ".join(values) for name, values in said.items()}


def overridden(text: str, path: str) -> dict[str, str]:
    """What Netlify sends by it: the last value holds, and a line without a colon says nothing."""
    said: dict[str, str] = {}
    is_for = False
    for line in text.splitlines():
        if line.startswith("/"):
            is_for = path.startswith(line[:-1]) if line.endswith("*") else path == line
        elif is_for and ": " in line:
            name, _, value = line.strip().partition(": ")
            said[name.lower()] = value
    return said


@pytest.mark.parametrize("read", [joined, overridden])
def test_an_asset_is_kept_for_ever_and_all_else_is_asked_for_anew(
    ours: dict[str, bytes], read: Callable[[str, str], dict[str, str]]
) -> None:
    text = ours["_headers"].decode()
    for address in ours:
        is_asset = address.startswith("assets/")
        kept = "public, max-age=31536000, immutable" if is_asset else "no-cache"
        assert read(text, f"/{address}")["cache-control"] == kept, address


@pytest.mark.parametrize("read", [joined, overridden])
def test_the_worker_has_its_policy_alone(
    ours: dict[str, bytes], read: Callable[[str, str], dict[str, str]]
) -> None:
    policy = read(ours["_headers"].decode(), "/sw.js")["content-security-policy"]
    assert policy == "default-src 'none'; connect-src 'self'"


def sources(policy: str) -> dict[str, set[str]]:
    """What a policy allows, by directive."""
    directives = (directive.split() for directive in policy.split(";"))
    return {name: {*allowed} - {"'none'"} for name, *allowed in directives}


def test_no_header_forbids_what_the_policy_of_a_page_allows(tmp_path: Path) -> None:
    """A picture in the list of quizzes was once shown by hosts without headers only."""
    write_site(read_site((ROOT / "tests/golden/site.txt").read_text("utf-8")), tmp_path)
    settings = tmp_path / "site.yaml"  # without a way out, which costs a request
    settings.write_text(re.sub("(?m)^leave_to:.*$", "", settings.read_text("utf-8")), "utf-8")
    with (tmp_path / "quizzes/index.md").open("a", encoding="utf-8") as page:
        page.write("\n![a dot](../drawings/dot.svg)\n")
    built = build(Settings(tmp_path, (ROOT,), date(2026, 11, 25)))
    site = {output.address: output.data.decode("utf-8", "replace") for output in built.outputs}
    assert "<img" in site["quizzes/index.html"]
    for address, html in site.items():
        said = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)
        if not address.endswith(".html") or not said:
            continue
        sent = sources(overridden(site["_headers"], f"/{address}")["content-security-policy"])
        for name, allowed in sources(said[1]).items():
            assert allowed <= sent.get(name, set()), (address, name)


@pytest.mark.parametrize("top", TOPS)
def test_files_for_a_folder_name_the_folder_everywhere(
    golden: tuple[Guide, list[str]], top: str
) -> None:
    place = place_of(golden[0], top)
    paths = re.findall(r"^/\S*", KINDS["headers"](place), re.MULTILINE)
    moved = re.findall(r"/\S+", KINDS["redirects"](place))
    assert paths
    assert moved
    assert [path for path in (*paths, *moved) if not path.startswith(top)] == []


def test_redirects_can_be_forced_for_a_host_that_sends_the_page_first(
    golden: tuple[Guide, list[str]],
) -> None:
    place = place_of(golden[0], "/")
    assert KINDS["netlify"](place) == "/guide/beginning.html /guide/start.html 301!\n"


# Servers of one's own; tests/serving tries them


@pytest.mark.parametrize("server", ["nginx", "caddy", "apache"])
def test_settings_hide_what_begins_with_a_dot(server: str) -> None:
    text = (ROOT / FILES[server]).read_text("utf-8")
    assert r"/\." in text
    assert "well-known/" in text


@pytest.mark.parametrize("server", ["nginx", "caddy", "apache"])
def test_settings_have_a_line_for_https_alone_that_is_not_on_yet(server: str) -> None:
    text = (ROOT / FILES[server]).read_text("utf-8")
    assert re.search(r"#.*Strict-Transport-Security", text)
    assert not re.search(r"^[^#\n]*Strict-Transport-Security", text, re.MULTILINE)


# The page that leads through it


def test_the_page_on_hosting_leads_to_every_file_we_ship() -> None:
    text = (SAMPLES / "README.md").read_text("utf-8")
    targets = {target.partition("#")[0] for target in re.findall(r"\]\(([^)\s]+)\)", text)}
    local = {(SAMPLES / target).resolve() for target in targets if target and ":" not in target}
    assert [path for path in local if not path.exists()] == []
    shipped = {(ROOT / path).resolve() for path in FILES.values()}
    beside = {path.resolve() for path in SAMPLES.rglob("*") if path.is_file()}
    assert (shipped | beside) - local == {(SAMPLES / "README.md").resolve()}


def test_the_page_on_hosting_has_a_section_for_every_host_and_no_link_into_nothing() -> None:
    text = (SAMPLES / "README.md").read_text("utf-8")
    headings = {
        re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
        for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    }
    named = set(re.findall(r"\]\(#([^)]+)\)", text))
    assert named <= headings
    hosts = ("nginx", "caddy", "apache", "netlify", "cloudflare-pages", "vercel", "github-pages")
    assert {*hosts, "s3-with-cloudfront", "gitlab-pages", "a-usb-stick"} <= headings
