"""Our guide can go out under an address of its own: what that adds fits in the limits."""

from datetime import date

from generator.build import build
from generator.settings import Settings
from tests.environment import ROOT


def test_every_page_is_as_light_with_a_base_url() -> None:
    base_url = "https://steady-ground.example/a-folder/"
    built = build(Settings(ROOT / "content", (ROOT,), date(2026, 11, 25), base_url))
    assert [problem for problem in built.problems if problem.code == "too-heavy"] == []
    assert "feed.xml" in {output.address for output in built.outputs}
