"""What several promises are tried on."""

import pytest

from generator.model.guide import Guide
from tests.golden.golden import build_golden


@pytest.fixture(scope="session")
def golden(tmp_path_factory: pytest.TempPathFactory) -> tuple[Guide, list[str]]:
    """A guide with one of everything, and the addresses of its files."""
    built = build_golden(tmp_path_factory.mktemp("golden"))
    assert built.guide
    return built.guide, [output.address for output in built.outputs]
