"""What gets out of a quiz page is what docs/privacy-proof.md says, in every engine."""

from pathlib import Path

import pytest

from tests.browser.engines import available
from tests.browser.proof.table import DELIVERIES, expected_open, measure, written_columns
from tests.browser.proof.ways_out import WAYS

# Only Chromium obeys a header that the page does not carry too (Connection-Allowlist). For the
# others, `python -m tests.browser.proof.write` tries the headers whenever it writes the table.
CASES = [
    (engine, delivery)
    for engine in available()
    for delivery in DELIVERIES
    if engine == "chromium" or "headers" not in delivery
]


def test_the_table_has_every_way_in_its_order() -> None:
    for column in written_columns().values():
        assert list(column) == [way.words for way in WAYS]


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize(("engine", "delivery"), CASES)
def test_what_gets_out_is_what_the_proof_says(
    site_folder: Path, engine: str, delivery: str
) -> None:
    expected = expected_open(written_columns()[engine], delivery)
    assert measure(engine, delivery, site_folder, expected).ways == expected
