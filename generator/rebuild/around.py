"""What a chapter is made from but for its words, as it is handed on and kept."""

import msgspec
from markupsafe import Markup

from generator.model.body import Body, Role
from generator.model.guide import Target
from generator.model.pages import Reference
from generator.model.site import SITE
from generator.rebuild.coding import print_of
from generator.rebuild.store import Store
from generator.render.fill import Facts, Filling
from generator.words.lexicon import Entry as Said
from generator.words.lexicon import Words

AROUND, MEANS = "around", "means"  # where these are in the store

Targets = tuple[tuple[Role, str, Target], ...]


class Around(msgspec.Struct, frozen=True, array_like=True):
    """A chapter to be, but for its words: what of the guide they are filled with."""

    address: str
    view: msgspec.Raw  # of a `ChapterView`
    targets: Targets
    references: dict[str, Reference]  # those it cites, by key
    assets: dict[str, str]  # source path of an image to its address


class Means(msgspec.Struct, frozen=True, array_like=True):
    """What all chapters are made with."""

    theme: tuple[str, ...]
    templates: bytes  # a print of those that a chapter uses
    words: dict[str, Said]  # of the interface, by key
    made_by: Body | None
    targets: Targets  # of what stands in `made_by`
    references: dict[str, Reference]
    assets: dict[str, str]


def chapter_print(around: bytes, digest: str, means: bytes) -> bytes:
    """A name for all that a chapter is made from; `digest` is of its source."""
    return print_of(around, digest.encode(), means)


def arounds_in(store: Store, bundle: str) -> dict[str, bytes]:
    """What stands around the chapters of a bundle, encoded, by path."""
    return store.read(f"{AROUND}/{bundle}", dict[str, bytes]) or {}


def filling_of(chapter: Around, path: str, means: Means) -> Filling:
    """A fresh page to fill with the words in the source `path`."""
    targets = {(path, role, name): target for role, name, target in chapter.targets}
    targets |= {(SITE, role, name): target for role, name, target in means.targets}
    assets = means.assets | chapter.assets
    facts = Facts(targets, means.references | chapter.references, assets)
    return Filling(facts, Words(means.words), chapter.address, _no_component)


def _no_component(target: str, filling: Filling) -> Markup:
    raise AssertionError(f"a chapter with a component has no outline: {target}")
