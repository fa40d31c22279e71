"""Source files become documents. What came of one that has not changed is not made again."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import msgspec

from generator import limits
from generator.load import Found, SourceFile, read
from generator.model.document import Document
from generator.model.outline import Outline, has_outline, outline_of
from generator.parse.documents import parse
from generator.problems import Problem
from generator.rebuild.store import FORGED, Lost, Store, bundles
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
    outline: Outline | None  # what the document does not know, where it was made from one


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

    Raises:
        Lost: a bundle holds what no build of ours kept there.
    """
    found = {file.path: file for file in files}
    tasks = [
        _Task(store, name, tuple((found[p], unchanged.get(p, "")) for p in paths))
        for name, paths in bundles(sorted(found))
    ]
    is_much = len(found.keys() - unchanged.keys()) >= limits.FILES_PER_PROCESS // 2
    for task, answers in zip(tasks, workers.run(_read_bundle, tasks, is_much), strict=True):
        for answer in answers:
            yield answer if isinstance(answer, Problem) else _as_read(task.name, answer)


def _as_read(bundle: str, answer: _Answer) -> Read:
    path, digest, size, problems, *data = answer
    outline: Outline | None = _decoded(data[0], Outline | None)
    document: Document | None
    document = outline.document() if outline else _decoded(data[1], Document | None)
    rest = outline.rest() if outline else None
    return Read(path, bundle, digest, size, problems, document, rest)


def filed_in(store: Store, bundle: str) -> dict[str, Filed]:
    """What is kept of a bundle, by path."""
    return store.documents.read(f"{FOLDER}/{bundle}", dict[str, Filed]) or {}


def keep(store: Store, bundle: str, filed: dict[str, Filed]) -> None:
    """Puts a bundle in the place of what was kept of it."""
    store.documents.write(f"{FOLDER}/{bundle}", filed)


def document_in(filed: Mapping[str, Filed], path: str, digest: str) -> Document:
    """The whole of a document, out of its bundle; `digest` is of its source.

    Raises:
        Lost: the bundle has no such document.
    """
    one = filed.get(path)
    if one is None or one.digest != digest:
        raise Lost(path)
    document: Document = _decoded(one.document, Document)
    return document


def outline_in(filed: Filed) -> Outline | None:
    """The outline of a document, if the guide needs no more of it.

    Raises:
        Lost: it is none that we kept.
    """
    outline: Outline | None = _decoded(filed.outline, Outline | None)
    return outline


def _decoded(data: bytes | msgspec.Raw, type_: Any) -> Any:
    """A value as it was kept. A store does not look into documents, since few are read."""
    try:
        return msgspec.msgpack.decode(data, type=type_)
    except FORGED as error:
        raise Lost(str(error)) from error


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
