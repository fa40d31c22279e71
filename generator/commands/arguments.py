"""What an option of the command line may hold, and the options that several commands share.

Where a folder or a file is to be named, the metavar is DIR or FILE: the completion of shells goes
by these.
"""

from argparse import ArgumentParser, ArgumentTypeError, _ActionsContainer
from pathlib import Path

CONTENT = Path("content")  # where a guide is looked for, unless somebody says where


def add_content(parser: ArgumentParser) -> None:
    """`--content`, the folder of the guide."""
    parser.add_argument(
        "--content",
        type=Path,
        default=CONTENT,
        metavar="DIR",
        help="the folder of the guide",
    )


def add_base_url(parser: ArgumentParser) -> None:
    """`--base-url`, which counts before the one in site.yaml."""
    parser.add_argument(
        "--base-url",
        type=address,
        metavar="URL",
        help="where the site will live (default: what site.yaml says)",
    )


def add_json(parser: _ActionsContainer) -> None:
    """`--json`, for programs."""
    parser.add_argument(
        "--json", action="store_true", help="problems as a JSON list, on standard output"
    )


def jobs(text: str) -> int:
    """How many processes work at once."""
    return _whole_number(text, 1, 64)


def port(text: str) -> int:
    """Where a server listens."""
    return _whole_number(text, 1, 65535)


def address(text: str) -> str:
    """Where a site will live, or nothing."""
    if text and not text.startswith(("https://", "http://")):
        raise ArgumentTypeError(f"an address that begins with https://, not {text!r}")
    if any(sign in text for sign in "?#\"'<>{}|\\^` "):  # pages are put after it, and into headers
        raise ArgumentTypeError(f"an address without signs such as ? and #, not {text!r}")
    return text


def page(text: str) -> Path:
    """A page to write: a slip of the keyboard overwrites no source."""
    if not text.endswith(".html"):
        raise ArgumentTypeError(f"a file that ends in .html, not {text!r}")
    return Path(text)


def _whole_number(text: str, least: int, most: int) -> int:
    if not text.isascii() or not text.isdigit() or not least <= int(text[:6]) <= most:
        raise ArgumentTypeError(f"a whole number from {least} to {most}, not {text!r}")
    return int(text)
