"""From the options of a command to the settings of a build."""

import os
import sys
from argparse import Namespace
from datetime import UTC, date, datetime
from pathlib import Path

from generator import manifest
from generator.commands.arguments import CONTENT
from generator.commands.status import Status
from generator.settings import Settings

PROGRAM = Path(__file__).resolve().parent.parent
CACHE = ".cache/steadyground"  # beside the content folder
SITE = "site.yaml"  # every content folder has one


def theme_folders(content: Path) -> tuple[Path, ...]:
    """Where templates/ and assets/ are looked for: beside the content, then our own."""
    packaged = PROGRAM / "stock"
    own = packaged if packaged.is_dir() else PROGRAM.parent
    beside = content.resolve().parent
    return (own,) if beside == own else (beside, own)


def settings_of(options: Namespace) -> Settings:
    """What a command was told, and what holds where it was told nothing."""
    beside = options.content.resolve().parent
    return Settings(
        content=options.content,
        theme=theme_folders(options.content),
        today=_today(os.environ.get("SOURCE_DATE_EPOCH")),
        base_url=getattr(options, "base_url", None),
        cache=None if getattr(options, "no_cache", False) else _cache_beside(beside),
        program=manifest.program_digest(PROGRAM),
        jobs=getattr(options, "jobs", 1),
        with_drafts=getattr(options, "drafts", False),
    )


def has_no_content(options: Namespace) -> bool:
    """Whether there is no folder of content, and says so.

    Where nobody named one, the only guide in a folder below stands in for it: somebody who has just
    made a guide need not change the folder first.
    """
    if options.content.is_dir():
        return False
    below = _guides_below() if options.content == CONTENT else []
    if len(below) == 1:
        options.content = below[0]
        print(f"Using {below[0].as_posix()}/, the only guide here", file=sys.stderr)
        return False
    print(f"error: there is no folder {options.content}/", file=sys.stderr)
    if (above := _guide_above()) is not None:
        print(f"  hint: you are inside a guide; first type: cd {above}", file=sys.stderr)
    elif below:
        named = ", ".join(f"--content {folder.as_posix()}" for folder in below[:5])
        print(f"  hint: name the one you mean: {named}", file=sys.stderr)
    else:
        print(
            "  hint: name the folder of the guide with --content, or make a guide:"
            " steadyground new guide my-guide",
            file=sys.stderr,
        )
    return True


def _guide_above() -> str | None:
    """The way up to the folder of the guide in which the current folder lies, if it does."""
    parents = Path.cwd().parents
    steps = (n for n, one in enumerate(parents, 1) if (one / CONTENT / SITE).is_file())
    found = next(steps, None)
    return "/".join([".."] * found) if found else None


def _guides_below() -> list[Path]:
    """The content folders of guides that stand in the current folder."""
    found = sorted(path.parent for path in Path().glob(f"*/{CONTENT}/{SITE}"))
    return [folder for folder in found if not folder.parts[0].startswith(".")]


def _cache_beside(folder: Path) -> Path | None:
    """Where the cache lives; none where a link would lead it to another place."""
    cache = folder / CACHE
    return cache if cache.resolve() == cache else None


def _today(seconds: str | None) -> date:
    """The day in Greenwich, the same in every time zone; or the one that somebody sets.

    `seconds` since 1970 (https://reproducible-builds.org/specs/source-date-epoch/) let a build of
    an old state of a guide say what it said then.
    """
    if not seconds:
        return datetime.now(tz=UTC).date()
    if not seconds.isdecimal() or len(seconds) > 11:  # the year 5138
        print(f'error: SOURCE_DATE_EPOCH is "{seconds}"', file=sys.stderr)
        print("  hint: write the seconds since 1970, or nothing at all", file=sys.stderr)
        raise SystemExit(Status.WRONG_USAGE)
    return datetime.fromtimestamp(int(seconds), tz=UTC).date()
