"""The golden site: one of everything, and the exact files that must come of it.

python -m tests.golden.golden     writes the expected files anew; read the difference
"""

import re
import shutil
import tempfile
from datetime import date
from pathlib import Path

from generator.build import Built, build
from generator.settings import Settings
from tests.environment import ROOT
from tests.sites import read_site, write_site

HERE = Path(__file__).parent
EXPECTED = HERE / "expected"
TODAY = date(2026, 11, 25)
BASE_URL = "https://guide.example/sub/"

_ASSET = re.compile(rb"assets/[0-9a-f]{12}/")


def build_golden(folder: Path) -> Built:
    """The golden site, built in memory from sources written into a folder."""
    write_site(read_site((HERE / "site.txt").read_text("utf-8")), folder / "content")
    return build(Settings(folder / "content", (ROOT,), TODAY, BASE_URL))


def files_of(built: Built) -> dict[str, bytes]:
    """Every file by its address. What changes with the theme is left out: assets, their digests,
    and the list of them for reading offline."""
    return {
        output.address: _ASSET.sub(b"assets/DIGEST/", output.data)
        for output in built.outputs
        if not output.address.startswith(("assets/", "sw.js"))
    }


def main() -> None:
    """Writes the expected files."""
    with tempfile.TemporaryDirectory() as folder:
        files = files_of(build_golden(Path(folder)))
    shutil.rmtree(EXPECTED, ignore_errors=True)
    for address, data in files.items():
        path = EXPECTED / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


if __name__ == "__main__":
    main()
