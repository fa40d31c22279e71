"""The settings in docs/hosting.md send what `_headers` says, so that copying them is enough."""

import re
from datetime import date

import pytest

from generator.build import build
from generator.settings import Settings
from tests.environment import ROOT

TEXT = (ROOT / "docs" / "hosting.md").read_text("utf-8")
SETTINGS = dict(re.findall(r"```(\w+)\n(.*?)```", TEXT, re.DOTALL))


@pytest.fixture(scope="module")
def said() -> str:
    built = build(Settings(ROOT / "content", (ROOT,), date(2026, 11, 25)))
    return next(o.data for o in built.outputs if o.address == "_headers").decode()


def test_there_are_settings_for_three_servers() -> None:
    assert SETTINGS.keys() == {"nginx", "caddy", "apache"}


@pytest.mark.parametrize("server", SETTINGS)
def test_settings_name_every_header_with_its_value(server: str, said: str) -> None:
    headers = set(re.findall(r"^  ([A-Z][\w-]+): (.+)$", said, re.MULTILINE))
    assert len(headers) > 8
    assert {h for h in headers if h[0] not in SETTINGS[server]} == set()
    assert {h for h in headers if h[1] not in SETTINGS[server]} == set()


@pytest.mark.parametrize("server", SETTINGS)
def test_settings_name_every_place(server: str, said: str) -> None:
    places = set(re.findall(r"^/([\w-]+)", said, re.MULTILINE))
    assert {"quizzes", "search", "assets", "sw", "steady-ground"} <= places
    assert {place for place in places if place not in SETTINGS[server]} == set()


def test_a_rule_for_a_page_is_there_for_its_short_address_too(said: str) -> None:
    paths = re.findall(r"^(/\S+)$", said, re.MULTILINE)
    pages = {path for path in paths if path.endswith(".html")}
    assert "/search.html" in pages
    assert {path.removesuffix(".html") for path in pages} <= set(paths)


@pytest.mark.parametrize("server", SETTINGS)
def test_settings_hide_what_begins_with_a_dot(server: str) -> None:
    """tests/serving tries it where a server is installed."""
    assert r"/\." in SETTINGS[server]
    assert "well-known/" in SETTINGS[server]
