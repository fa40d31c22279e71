"""What a script could send out of a quiz page, tried in every engine that is here."""

from pathlib import Path

import pytest

from tests.browser.engines import available, open_tab
from tests.browser.proof.ways import OPEN_PAGE, PAGE, WAYS, Trial, prepared_ground, try_ways
from tests.browser.proof.write import committed_columns

# Without the rules these get out in every engine, so "closed" means something.
CONTROLS = [way for way in WAYS if way.title in {"fetch", "image", "form, sent with POST"}]


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("engine", available())
def test_what_gets_out_is_what_the_proof_says(
    site_folder: Path, tmp_path: Path, engine: str
) -> None:
    committed = {title: cell == "open" for title, cell in committed_columns()[engine].items()}
    expected = [title for title, is_open in committed.items() if is_open]
    controls = [way.title for way in CONTROLS]
    with prepared_ground(site_folder, tmp_path) as ground, open_tab(engine) as tab:
        without_policy = try_ways(Trial(tab, ground, OPEN_PAGE, controls), CONTROLS)
        got_out = try_ways(Trial(tab, ground, PAGE, expected), WAYS)
    assert all(without_policy.values()), without_policy
    assert got_out == committed
