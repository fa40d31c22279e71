"""Source files become documents, in several processes when there are many."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from generator import limits
from generator.kinds import Kind, kind_of
from generator.load import SourceFile
from generator.model.body import Body
from generator.model.document import Document
from generator.model.pages import Glossary, References, SupportLines, Wording
from generator.model.search import SearchWords
from generator.parse.convert import MISSING, Conversion
from generator.parse.front_matter import split_front_matter
from generator.parse.markdown import read_body
from generator.parse.text import decode
from generator.parse.yaml_places import read_yaml
from generator.problems import Place, Problem, bounded
from generator.progress import READING, Tell, counted, silent

# JSON writes some characters as two escaped halves, which YAML, its superset, does not know.
_HALVES = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")

LISTS = (
    References,
    Glossary,
    SupportLines,
    Wording,
    SearchWords,
)  # files that are a list from the top


_SPLIT = "split it into several files"


class _Values(msgspec.Struct, frozen=True):
    """What the YAML of a file says."""

    matter: Any  # of the kind's type, or MISSING
    conversion: Conversion
    problems: list[Problem]


class Parsed(msgspec.Struct, frozen=True):
    """What came of one source file; no document when it cannot be used."""

    document: Document | None
    problems: tuple[Problem, ...]


def parse(source: SourceFile) -> Parsed:
    """The document in a source file, and everything wrong in it."""
    kind = kind_of(source.path)
    text = decode(source)
    if isinstance(text, Problem):
        return Parsed(None, (text,))
    if sum(map(text.count, limits.OPENING_SIGNS)) > limits.OPENINGS:
        signs = " ".join(limits.OPENING_SIGNS)
        message = f"this file has more than {limits.OPENINGS:,} of the signs {signs}"
        return Parsed(None, (Problem(Place(source.path), "too-long", message, _SPLIT),))
    if kind is None:
        raise ValueError(f"{source.path} is of no kind; load does not hand it on")
    return (
        _parse_markdown(source, kind, text)
        if source.path.endswith(".md")
        else _parse_yaml(source, kind, text)
    )


def parse_all(sources: Sequence[SourceFile], jobs: int, tell: Tell = silent) -> list[Parsed]:
    """What came of each source, in their order; in up to `jobs` processes."""
    jobs, whole = min(jobs, len(sources) // limits.FILES_PER_PROCESS), len(sources)
    if jobs < 2:
        return list(counted(tell, READING, map(parse, sources), whole))
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs) as pool:
        parsed = pool.map(parse, sources, chunksize=limits.FILES_PER_PROCESS // 4)
        return list(counted(tell, READING, parsed, whole))


def _parse_markdown(source: SourceFile, kind: Kind, text: str) -> Parsed:
    split = split_front_matter(source.path, text)
    if isinstance(split, Problem):
        return Parsed(None, (split,))
    values = _read_values(source.path, kind, split.matter, split.matter_line)
    body, problems = read_body(source.path, split.body, split.body_line)
    return _parsed(source.path, values, body, problems)


def _parse_yaml(source: SourceFile, kind: Kind, text: str) -> Parsed:
    if source.path.endswith(".json"):
        text = _HALVES.sub(lambda pair: f"\\U{ord(_join(pair)):08x}", text)
    return _parsed(source.path, _read_values(source.path, kind, text, 1), Body(""), ())


def _join(pair: re.Match[str]) -> str:
    """The character that two halves make."""
    halves = chr(int(pair[1], 16)) + chr(int(pair[2], 16))
    return halves.encode("utf-16", "surrogatepass").decode("utf-16")


def _read_values(path: str, kind: Kind, text: str, first_line: int) -> _Values:
    """The typed values of a YAML text that begins at `first_line` of its file."""
    conversion = Conversion(text, first_line, kind.name)
    node, problems = read_yaml(path, text, first_line)
    if node is None:
        matter = MISSING
    elif kind.matter in LISTS:
        entries = conversion.convert(node, kind.matter.__annotations__["entries"])
        matter = MISSING if entries is MISSING else kind.matter(entries=entries)
    else:
        matter = conversion.convert(node, kind.matter)
    return _Values(matter, conversion, problems + conversion.problems)


def _parsed(path: str, values: _Values, body: Body, problems: Iterable[Problem]) -> Parsed:
    found = bounded((*values.problems, *problems))
    if values.matter is MISSING:
        return Parsed(None, found)
    bodies = (body, *values.conversion.bodies)
    return Parsed(Document(path, values.matter, body, bodies, values.conversion.places), found)
