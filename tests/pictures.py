"""Draws the pictures of the site that are no SVG, from those that are.

    python -m tests.pictures [FOLDER]

Run it after a change to an SVG in the folder (assets/icons if none is named; a guide's own is
content/icons, or assets/icons beside its content), look at the result and commit both. Each of our
drawings has a few flat colours, so a picture keeps the most frequent ones and stays small.
"""

import base64
import struct
import sys
import zlib
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Page, sync_playwright

from tests.environment import CHROMIUM_FLAGS, ROOT, chromium_path

ICONS = ROOT / "assets" / "icons"
COLORS = 64


class Picture(NamedTuple):
    """A PNG and the drawing it is made from."""

    name: str
    drawing: str
    width: int
    height: int


PICTURES = (
    Picture("icon-192.png", "icon.svg", 192, 192),
    Picture("icon-512.png", "icon.svg", 512, 512),
    Picture("icon-maskable.png", "icon-maskable.svg", 512, 512),
    Picture("touch-icon.png", "icon-maskable.svg", 180, 180),
    Picture("share.png", "share.svg", 1200, 630),
)

# The pixels of a drawing, four bytes each.
PIXELS = """async ([svg, width, height]) => {
  const image = new Image();
  image.width = width;
  image.height = height;
  image.src = "data:image/svg+xml," + encodeURIComponent(svg);
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  let text = "";
  for (let at = 0; at < data.length; at += 8192)
    text += String.fromCharCode(...data.subarray(at, at + 8192));
  return btoa(text);
}"""


def main(folder: Path) -> None:
    """Writes every picture of a folder."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path(), args=list(CHROMIUM_FLAGS)
        )
        page = browser.new_page()
        for picture in PICTURES:
            data = png(pixels_of(page, folder, picture), picture.width)
            (folder / picture.name).write_bytes(data)
            print(f"{picture.name}: {len(data):,} bytes")
        browser.close()


def pixels_of(page: Page, folder: Path, picture: Picture) -> list[bytes]:
    """Every pixel, row by row, as red, green, blue and alpha."""
    svg = (folder / picture.drawing).read_text("utf-8")
    data = base64.b64decode(page.evaluate(PIXELS, [svg, picture.width, picture.height]))
    return [data[at : at + 4] for at in range(0, len(data), 4)]


def png(pixels: list[bytes], width: int) -> bytes:
    """The pixels as a PNG whose palette holds the most frequent colors; others get the nearest."""
    palette = [color for color, _ in Counter(pixels).most_common(COLORS)]
    index = {color: _nearest(color, palette) for color in set(pixels)}
    indexes = bytes(index[pixel] for pixel in pixels)
    rows = b"".join(b"\0" + indexes[at : at + width] for at in range(0, len(indexes), width))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (
            _chunk(b"IHDR", struct.pack(">IIBBBBB", width, len(pixels) // width, 8, 3, 0, 0, 0)),
            _chunk(b"PLTE", b"".join(color[:3] for color in palette)),
            _chunk(b"tRNS", bytes(color[3] for color in palette)),
            _chunk(b"IDAT", zlib.compress(rows, 9)),
            _chunk(b"IEND", b""),
        )
    )


def _nearest(color: bytes, palette: list[bytes]) -> int:
    def distance(number: int) -> int:
        return sum((a - b) ** 2 for a, b in zip(color, palette[number], strict=True))

    return min(range(len(palette)), key=distance)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else ICONS)
