"""The site as a zip: what a reader unpacks and opens from their own disk."""

import io
import zipfile
from collections.abc import Iterator, Sequence

from generator.render.addresses import WORKER_ADDRESS
from generator.render.editions import packs
from generator.render.output import File, Output
from generator.render.press import Press

# The first day a zip can name: what is inside does not depend on when it was made.
FIRST_DAY = (1980, 1, 1, 0, 0, 0)
LEVEL = 6
READABLE = 0o100644 << 16  # for everybody, and a program for nobody

# Only a host has a use for these, and for the packs that its worker keeps.
FOR_HOSTS = ("_headers", "_redirects", ".nojekyll", WORKER_ADDRESS)


def outputs(press: Press, made: Sequence[File]) -> Iterator[Output]:
    """<download>.zip, when the guide names its copies: one folder of that name."""
    name = press.guide.site.download
    if name:
        yield Output(f"{name}.zip", _packed(name, made))


def _packed(name: str, made: Sequence[File]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as archive:
        for output in sorted(made, key=lambda one: one.address):
            if not _is_left_out(output.address, name):
                entry = zipfile.ZipInfo(f"{name}/{output.address}", FIRST_DAY)
                entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, READABLE
                entry.create_system = 3  # so that every system that builds writes the same
                archive.writestr(entry, output.data, compresslevel=LEVEL)
    return buffer.getvalue()


def _is_left_out(address: str, name: str) -> bool:
    is_pack = address.endswith(f"/{packs.NAME}")
    return address in FOR_HOSTS or address == f"{name}.html" or is_pack
