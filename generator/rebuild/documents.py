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

FOLDER = "documents"

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
    bundle: str  # where it is kept
    digest: str
    size: int
    problems: tuple[Problem, ...]
    document: Document | None
    outline: Outline | None  # where there is one, the document is made from it


class _Task(NamedTuple):
    """A bundle, to be read with what is known of it."""

    store: Store
    name: str
    files: tuple[tuple[Found, str], ...]  # with the digest of one that is known to be unchanged


class _Answer(NamedTuple):
    """What came of one file, as it is handed on between processes."""

    path: str
    digest: str
    size: int
    problems: tuple[Problem, ...]
    outline: bytes
    document: bytes


def read_documents(
    files: Iterable[Found], unchanged: Mapping[str, str], store: Store, workers: Workers
) -> Iterator[Read | Problem]:
    """What came of each text file, in no order; a problem for one that is not taken.

    `unchanged` has the digests of files that need not be read.
    """
    found = {file.path: file for file in files}
    tasks = [
        _Task(store, name, tuple((found[p], unchanged.get(p, "")) for p in paths))
        for name, paths in bundles(sorted(found))
    ]
    is_much = len(found.keys() - unchanged.keys()) >= 2 * limits.FILES_PER_PROCESS
    for task, answers in zip(tasks, workers.run(_read_bundle, tasks, is_much), strict=True):
        for answer in answers:
            yield answer if isinstance(answer, Problem) else _as_read(task.name, answer)


def _as_read(bundle: str, answer: _Answer) -> Read:
    path, digest, size, problems, *data = answer
    outline = msgspec.msgpack.decode(data[0], type=Outline | None)
    if outline:
        document: Document | None = outline.document()
    else:
        document = msgspec.msgpack.decode(data[1], type=Document | None)
    return Read(path, bundle, digest, size, problems, document, outline)


def filed_in(store: Store, bundle: str) -> dict[str, Filed]:
    """What is kept of a bundle, by path."""
    return store.documents.read(f"{FOLDER}/{bundle}", dict[str, Filed]) or {}


def keep(store: Store, bundle: str, filed: dict[str, Filed]) -> None:
    """Puts a bundle in the place of what was kept of it."""
    store.documents.write(f"{FOLDER}/{bundle}", filed)


def document_in(filed: Filed) -> Document:
    """The whole of a document that there is."""
    return msgspec.msgpack.decode(filed.document, type=Document)


def outline_in(filed: Filed) -> Outline | None:
    """The outline of a document, if the guide needs no more of it."""
    return msgspec.msgpack.decode(filed.outline, type=Outline | None)


def _read_bundle(task: _Task) -> list[_Answer | Problem]:
    """What came of the files of a bundle, which is kept again if that is something new."""
    known = filed_in(task.store, task.name)
    filed: dict[str, Filed] = {}
    answers: list[_Answer | Problem] = []
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
        answers.append(_answer(found.path, last))
    if filed != known:
        keep(task.store, task.name, filed)
    return answers


def _answer(path: str, filed: Filed) -> _Answer:
    document = filed.document if filed.outline == NOTHING else NOTHING
    return _Answer(
        path, filed.digest, filed.size, filed.problems, bytes(filed.outline), bytes(document)
    )


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
