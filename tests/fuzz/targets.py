"""The table of targets: each is one function of choices that raises when a promise is broken."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from tests.fuzz import guides, lexicons, pictures, scores, sources, storage
from tests.fuzz.choices import Choices, FromBytes
from tests.fuzz.sources import QUIZ, seeds_of
from tests.fuzz.texts import DATA_FILES, PAGES, random_bytes


class Target(NamedTuple):
    """One row."""

    name: str
    check: Callable[[Choices], None]
    share: int  # of a hundred inputs of a run over all targets
    seeds: Callable[[], Iterable[bytes]]  # inputs to begin with


def _no_seeds() -> Iterable[bytes]:
    return ()


TARGETS = (
    Target("front-matter", sources.check_front_matter, 12, lambda: seeds_of(PAGES)),
    Target("markdown", sources.check_markdown, 15, lambda: seeds_of(PAGES)),
    Target("data-files", sources.check_data_file, 15, lambda: seeds_of(DATA_FILES)),
    Target("json-quiz", sources.check_json_quiz, 10, lambda: seeds_of((QUIZ,))),
    Target("scoring", scores.check_scoring, 21, _no_seeds),
    Target("paper-key", scores.check_paper_key, 10, _no_seeds),
    Target("cache", storage.check_cache, 6, storage.seeds),
    Target("manifest", storage.check_manifest, 4, storage.seeds),
    Target("words", lexicons.check_words, 2, lexicons.seeds),
    Target("drawings", pictures.check_drawing, 4, pictures.seeds),
    Target("guide", guides.check_guide, 1, _no_seeds),
)
BY_NAME = {target.name: target for target in TARGETS}


def run(target: Target, data: bytes) -> None:
    """The target on one input of bytes."""
    target.check(FromBytes(data))


def all_seeds(target: Target) -> Iterable[bytes]:
    """Its own, and rows of decisions for what is put together."""
    yield from target.seeds()
    yield from random_bytes(100)
