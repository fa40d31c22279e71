"""Relative addresses lead where the browser must go."""

from urllib.parse import urljoin

from hypothesis import given
from hypothesis import strategies as st

from generator.render.addresses import absolute, relative

NAMES = st.text("abc-", min_size=1, max_size=4)
ADDRESSES = st.lists(NAMES, min_size=1, max_size=4).map(lambda parts: "/".join(parts) + ".html")


@given(ADDRESSES, ADDRESSES, st.sampled_from(["https://x.example/", "file:///a/b/"]))
def test_a_browser_resolves_them_to_the_page_meant(here: str, there: str, base: str) -> None:
    assert urljoin(base + here, relative(here, there)) == base + there


def test_a_heading_of_the_same_page_is_only_an_anchor() -> None:
    assert relative("guide/a.html", "guide/a.html", "x") == "#x"


def test_the_first_page_has_the_bare_address_of_the_site() -> None:
    assert absolute("https://x.example/g", "index.html") == "https://x.example/g/"


def test_without_a_base_there_is_no_absolute_address() -> None:
    assert absolute("", "index.html") == ""
