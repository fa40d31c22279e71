"""Source files become documents. What came of one that has not changed is not made again."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import msgspec

from generator import limits
from generator.load import Found, SourceFile, read
from generator.model.document import Document
from generator.model.outline import Outline, has_outline, outline_of
from generator.parse.documents import parse
from generator.problems import Problem
from generator.rebuild.store import Store, bundles
from generator.rebuild.workers import Workers

NOTHING = msgspec.Raw(msgspec.msgpack.encode(None))


class Filed(msgspec.Struct, frozen=True, array_like=True):
    """What came of one source file, as it is kept."""

    digest: str  # of the file
    size: int  # of the file, in bytes
    problems: tuple[Problem, ...]
    outline: msgspec.Raw  # NOTHING for what a guide holds whole
    document: msgspec.Raw  # NOTHING for what cannot be used


class Read(NamedTuple):
    """The same, as a guide is linked from it."""

    path: str
    digest: str
    size: int
    problems: tuple[Problem, ...]
    document: Document | None  # of an outline, if there is one
    outline: Outline | None


class _Task(NamedTuple):
    """A bundle, to be read with what is known of it."""

    store: Store
    name: str
    files: tuple[tuple[Found, str], ...]  # with the digest of one that is known to be unchanged
    is_whole: bool


_Answer = tuple[str, str, int, tuple[Problem, ...], bytes, bool] | Problem


def read_documents(
    files: Iterable[Found],
    unchanged: Mapping[str, str],
    store: Store,
    workers: Workers,
    is_whole: bool,
) -> Iterator[Read | Problem]:
    """What came of each text file, by path; a problem for one that is not taken.

    `unchanged` has the digests of files that need not be read. `is_whole` asks for documents in
    place of outlines.
    """
    found = {file.path: file for file in files}
    tasks = (
        _Task(store, name, tuple((found[p], unchanged.get(p, "")) for p in paths), is_whole)
        for name, paths in bundles(sorted(found))
    )
    is_much = len(found.keys() - unchanged.keys()) >= 2 * limits.FILES_PER_PROCESS
    for answers in workers.run(_read_bundle, tasks, is_much):
        for answer in answers:
            yield answer if isinstance(answer, Problem) else _as_read(*answer)


def _as_read(
    path: str, digest: str, size: int, problems: tuple[Problem, ...], data: bytes, is_outline: bool
) -> Read:
    if is_outline:
        outline = msgspec.msgpack.decode(data, type=Outline)
        return Read(path, digest, size, problems, outline.document(), outline)
    document = msgspec.msgpack.decode(data, type=Document | None)
    return Read(path, digest, size, problems, document, None)


def documents_in(store: Store, name: str) -> dict[str, Filed]:
    """What is kept of a bundle, by path."""
    return store.read(f"documents/{name}", dict[str, Filed]) or {}


def _read_bundle(task: _Task) -> list[_Answer]:
    """What came of the files of a bundle, which is kept again if that is something new."""
    known = documents_in(task.store, task.name)
    filed: dict[str, Filed] = {}
    answers: list[_Answer] = []
    for found, digest in task.files:
        last = known.get(found.path)
        if last is None or last.digest != digest:
            source = read(found)
            if isinstance(source, Problem):
                answers.append(source)
                continue
            if last is None or last.digest != source.digest:
                last = filed_from(source)
        filed[found.path] = last
        answers.append(_answer(found.path, last, task.is_whole))
    if filed != known:
        task.store.write(f"documents/{task.name}", filed)
    return answers


def _answer(path: str, filed: Filed, is_whole: bool) -> _Answer:
    is_outline = filed.outline != NOTHING and not is_whole
    data = bytes(filed.outline if is_outline else filed.document)
    return path, filed.digest, filed.size, filed.problems, data, is_outline


def filed_from(source: SourceFile) -> Filed:
    """A source file, parsed."""
    parsed = parse(source)
    document = parsed.document
    outline = outline_of(document) if document and has_outline(document) else None
    return Filed(
        source.digest,
        len(source.data),
        parsed.problems,
        msgspec.Raw(msgspec.msgpack.encode(outline)),
        msgspec.Raw(msgspec.msgpack.encode(document)),
    )
