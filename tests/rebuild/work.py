"""What a build does, counted: what it opens, parses and renders, and which files it writes."""

import io
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

from generator.load import SourceFile
from generator.parse import documents
from generator.publish.listing import OURS
from generator.render.templates import Templates


@dataclass
class Work:
    """What one build did. Everything is counted once, however often it was done."""

    content: Path
    site: Path
    opened: set[str] = field(default_factory=set)  # sources
    parsed: set[str] = field(default_factory=set)  # sources
    rendered: set[str] = field(default_factory=set)  # addresses of pages


@contextmanager
def counted(content: Path, site: str = "site") -> Iterator[Work]:
    """Counts what the builds do that are begun in the meantime, in this process."""
    work = Work(content.resolve(), content.parent.resolve() / site)

    pages = set[bytes]()

    def noting_opened(open_: Callable[..., Any]) -> Callable[..., Any]:
        def opening(path: Any, *rest: Any, **named: Any) -> Any:
            place = Path(os.fsdecode(path)) if not isinstance(path, int) else Path()
            if place.resolve().is_relative_to(work.content):
                work.opened.add(place.resolve().relative_to(work.content).as_posix())
            return open_(path, *rest, **named)

        return opening

    def parse(source: SourceFile) -> documents.Parsed:
        work.parsed.add(source.path)
        return documents.parse(source)

    def render(templates: Templates, name: str, view: Any) -> Any:
        html = render_(templates, name, view)
        if "/" not in name:  # or it is a part of a page, or of the one file
            pages.add(html.encode())
        return html

    render_ = Templates.render
    with ExitStack() as patches:
        for module in (os, io):
            patches.enter_context(patch.object(module, "open", noting_opened(module.open)))
        patches.enter_context(patch("generator.rebuild.documents.parse", parse))
        patches.enter_context(patch.object(Templates, "render", render))
        yield work
    work.rendered = {
        path.relative_to(work.site).as_posix()
        for path in work.site.rglob("*.html")
        if path.read_bytes() in pages
    }


def stamps(site: Path) -> dict[str, tuple[int, int]]:
    """The number of each file on the disk, and its time of change, by address."""
    return {
        path.relative_to(site).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in site.rglob("*")
        if path.is_file() and path.name not in OURS
    }
