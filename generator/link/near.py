"""What an author most likely meant by a path that leads nowhere."""

import posixpath
import re
from collections.abc import Iterable, Iterator

from generator.link.known import Known
from generator.model.document import Document
from generator.model.quiz import Quiz
from generator.problems import nearest

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
_SITE = re.compile(r"www\.|[\w.-]+\.(com|org|net|edu|gov|info|uk|ie|eu|us|ca|au|nz|in)(/|$)")


def likely_page(source: str, document: Document, known: Known) -> str:
    """A hint that names the page as `document` would write it, or nothing."""
    slip = next((slip for slip in _slips(source, known) if slip), "")
    return _hint(slip or _nearest(source, known.addresses), document)


def likely_image(source: str, document: Document, known: Known) -> str:
    """The same for an image."""
    same_name = [image for image in sorted(known.images) if bare(image) == bare(source)]
    return _hint(same_name[0] if same_name else _nearest(source, known.images), document)


def outside_hint(address: str) -> str:
    """A hint for an address outside the guide that was written like a path inside it."""
    if _MAIL.fullmatch(address):
        return f'for an address of mail write "mailto:{address}"'
    return f'for a page outside the guide write "https://{address}"' if _SITE.match(address) else ""


def _hint(path: str, document: Document) -> str:
    """The question whether a path was meant, seen from the file in which it will be typed."""
    if not path:
        return ""
    is_quiz = isinstance(document.matter, Quiz)  # quizzes name paths from the content folder
    folder = posixpath.dirname(document.path) or "."
    return f'did you mean "{path if is_quiz else posixpath.relpath(path, folder)}"?'


def _slips(source: str, known: Known) -> Iterator[str]:
    """What the author most likely meant, the likeliest first."""
    by_address = {address: path for path, address in known.addresses.items()}
    yield by_address.get(source, "")  # the address of the page in place of its file
    shown_at = known.blocks.get(source.removesuffix(".yaml"), "")
    yield by_address.get(shown_at, "")  # a data file in place of the page that shows it
    for ending in (".md", ".yaml", "/index.md"):
        yield source + ending if source + ending in known.addresses else ""
    name = bare(source)
    for path in known.addresses:  # another folder, another number, another ending
        yield path if bare(path) == name else ""
    for path, document in known.documents.items():
        yield path if source in getattr(document.matter, "aliases", ()) else ""


def _nearest(source: str, paths: Iterable[str]) -> str:
    """The path nearest in spelling; names alone count, since folders would make any near."""
    by_name = {bare(path): path for path in sorted(paths)}
    return by_name.get(nearest(bare(source), by_name, cutoff=0.7), "")


def bare(path: str) -> str:
    """The name of a file without its folder, number and ending."""
    name = posixpath.basename(path).partition(".")[0]
    return name.lstrip("0123456789-") or name
