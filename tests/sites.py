"""Whole sites in one text file.

    -- guide/01-start.md --
    its content, up to the next header
    -- guide/02-gone.md (absent) --
    -- drawings/link.svg -> ../../outside.svg --
    -- guide/03-bytes.md (hex) --
    ff fe 00
    -- drawings/big.svg (600000 bytes) --
    -- guide/pipe.md (fifo) --
    -- guide/socket.md (socket) --
    -- guide/long.md (repeat 30000 "- a\\n") --
    its beginning, to which the words are added so often
    -- guide/02-next.md (change) --
    Text.
    =>
    Other text in place of the first place where the base site says this.
    -- report --
    the lines expected

A file replaces the one of the same path in the base site, so that a text shows only what it is
about.
"""

import json
import os
import re
import socket
from pathlib import Path
from typing import NamedTuple

BASE = Path(__file__).with_name("base.txt")
REPORT = "report"

_HEADER = re.compile(r"^-- (.+?) --\n", re.MULTILINE)
_LINK = " -> "


class Site(NamedTuple):
    """A site to be written, and what is expected of it."""

    files: dict[str, str]  # header to content
    report: str


def read_site(text: str) -> Site:
    """The files of a text in their order, and the content of its last section."""
    _, *parts = _HEADER.split(text)
    files = dict(zip(parts[::2], parts[1::2], strict=True))
    return Site(files, files.pop(REPORT, "").strip())


def write_site(site: Site, folder: Path) -> None:
    """The base site with the files of this one over it."""
    for header, text in (*read_site(BASE.read_text("utf-8")).files.items(), *site.files.items()):
        _write(folder, header, text)


def _write(folder: Path, header: str, text: str) -> None:
    name, _, target = header.partition(_LINK)
    name, _, mode = name.partition(" (")
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if mode == "change)":
        old, _, new = text.partition("=>\n")
        whole = path.read_text("utf-8")
        assert old.strip() in whole, old
        path.write_text(whole.replace(old.strip(), new.removesuffix("\n"), 1), "utf-8")
        return
    path.unlink(missing_ok=True)
    if target:
        path.symlink_to(target)
    elif mode == "hex)":
        path.write_bytes(bytes.fromhex(text))
    elif mode == "fifo)":
        os.mkfifo(path)
    elif mode == "socket)":
        _make_socket(path)
    elif mode.startswith("repeat "):
        count, _, unit = mode.removeprefix("repeat ").removesuffix(")").partition(" ")
        path.write_bytes((text + json.loads(unit) * int(count)).encode())
    elif mode.endswith(" bytes)"):
        path.write_bytes(b"x" * int(mode.removesuffix(" bytes)")))
    elif mode != "absent)":
        path.write_bytes(text.encode())


def _make_socket(path: Path) -> None:
    """A name in the folder behind which somebody listens; the address may not be long."""
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(path.name)
    finally:
        os.chdir(here)
