"""The page of components shows every one of them, in the preview alone."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from jinja2 import FileSystemLoader

from generator.build import build
from generator.serve.components import ADDRESS, SHOWN, SPECIMENS, components_site
from generator.serve.site import PreviewSite
from generator.settings import Settings
from tests.environment import ROOT

SETTINGS = Settings(ROOT / "content", (ROOT,), date(2026, 11, 25))
COMPONENTS = ROOT / "templates/components"


@pytest.fixture(scope="module")
def rendered() -> Iterator[tuple[dict[str, bytes], set[str]]]:
    """The site of components, and the name of every template that was asked for."""
    names: set[str] = set()
    get_source = FileSystemLoader.get_source

    def noting(self: FileSystemLoader, environment: Any, template: str) -> Any:
        names.add(template)
        return get_source(self, environment, template)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(FileSystemLoader, "get_source", noting)
        yield components_site(SETTINGS), names


def test_every_component_is_shown(rendered: tuple[dict[str, bytes], set[str]]) -> None:
    files, names = rendered
    ours = {path.relative_to(ROOT / "templates").as_posix() for path in COMPONENTS.rglob("*.html")}
    assert ours - names == set()
    assert {name for name in files if name.endswith(".html")} - {
        "guide/beginning.html",  # an old address
        "specimens.html",  # the whole small guide, to take away
    } == {one.address for one in SHOWN}


@pytest.mark.parametrize(
    "state",
    [
        '<span class="question_error">',
        " checked>",
        '<div class="result" data-result data-when="result">',
        '<p data-kept="unread">',
        '<div data-kept="locked">',
        '<div class="leave column',
        '<nav class="neighbors',
        '<a class="search_row" role="option" tabindex="-1" aria-selected="true"',
        '<div class="search_none" data-none>',
        '<p class="search_none" data-failed>',
        ">1 of 9 techniques",
        '<ellipse class="plot_patch" cx=',
        '<li class="keep_run">',
        '<form class="keep_form"',
    ],
)
def test_states_that_scripts_bring_about_stand_still(
    rendered: tuple[dict[str, bytes], set[str]], state: str
) -> None:
    page = rendered[0][""].decode()
    assert state in page
    assert "<script" not in page


def test_the_preview_serves_it_and_a_build_does_not() -> None:
    preview = PreviewSite(SETTINGS)
    preview.rebuild()
    page = preview.answer(ADDRESS)
    assert page.status == 200
    assert b"specimen-1" in page.data
    assert preview.answer(ADDRESS + "guide/start.html").status == 200
    outputs = build(Settings(SPECIMENS, (ROOT,), date(2026, 11, 25))).outputs
    assert all("__components__" not in output.address for output in outputs)
    assert all(b"specimen-1" not in output.data for output in outputs)
