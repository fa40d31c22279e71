"""Placeholders become addresses, notes and components."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from markupsafe import Markup, escape

from generator.model.body import CLOSE, OPEN, PLACEHOLDER, Body, Mention, Role
from generator.model.guide import Guide, Key, Target
from generator.model.pages import Reference
from generator.render.addresses import relative
from generator.render.component_views import Note
from generator.words.lexicon import Words

_WORDS = re.compile(f"{OPEN}([a-z_.]+){CLOSE}")  # of the interface, by their key


class Facts(NamedTuple):
    """What the mentions of a page stand for: all that plain text needs of the guide."""

    targets: Mapping[Key, Target]
    references: Mapping[str, Reference]
    assets: Mapping[str, str]  # source path of an image to its address


@dataclass(slots=True)
class Filling:
    """One page being filled. It has state because notes are numbered in reading order."""

    facts: Facts
    words: Words
    address: str  # of the page
    block: Callable[[str, "Filling"], Markup]  # makes the component of a block
    whole: Guide | None = None  # for components; a page without any does without it
    notes: list[Note] = field(default_factory=list)
    _numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    has_images: bool = False

    @property
    def guide(self) -> Guide:
        """The guide, as components are made from it."""
        assert self.whole is not None, "a component on a page that was said to have none"
        return self.whole

    @property
    def assets(self) -> Mapping[str, str]:
        """Source path of an image to its address."""
        return self.facts.assets

    def fill(self, body: Body, path: str) -> Markup:
        """The HTML of a body, which stands in the source `path`, for this page."""
        replaced = PLACEHOLDER.sub(
            lambda found: self._replace(body.mentions[int(found[1])], body, path), body.html
        )
        return Markup(_WORDS.sub(lambda found: self.words.say(found[1]), replaced))

    def fill_all(self, bodies: tuple[Body, ...], path: str) -> tuple[Markup, ...]:
        """Several bodies of one source."""
        return tuple(self.fill(body, path) for body in bodies)

    def href(self, path: str, target: str) -> str:
        """The address of a link as written in the source `path`, seen from this page."""
        found = self.facts.targets[(path, Role.LINK, target)]
        address = self.assets.get(found.address, found.address)
        return relative(self.address, address, found.anchor)

    def _replace(self, mention: Mention, body: Body, path: str) -> str:
        if mention.role is Role.BLOCK:
            return self.block(mention.target, self)
        if mention.role is Role.FOOTNOTE:
            html = body.footnotes[int(mention.target)].html
            return self._note((path, html), None, "", lambda: self.fill(_with(body, html), path))
        target = self.facts.targets[(path, mention.role, mention.target)]
        match mention.role:
            case Role.CITATION:
                reference = self.facts.references[mention.target]
                href = relative(self.address, target.address, mention.target)
                key = (mention.target, mention.note)
                return self._note(key, reference, href, lambda: escape(mention.note))
            case Role.IMAGE:
                self.has_images = True
                return relative(self.address, self.assets[target.address])
            case Role.TERM:
                return relative(self.address, target.address, target.anchor)
            case _:
                return str(escape(self.href(path, mention.target)))

    def _note(
        self,
        key: tuple[str, str],
        reference: Reference | None,
        href: str,
        words: Callable[[], Markup],
    ) -> str:
        """The number of a note, linked to it; the same note keeps its number."""
        is_first = key not in self._numbers
        if is_first:
            self._numbers[key] = number = len(self._numbers) + 1
            self.notes.append(Note(number, reference, href, Markup()))
            self.notes[number - 1] = Note(number, reference, href, words())  # they may cite too
        number = self._numbers[key]
        id_ = f' id="cite-{number}"' if is_first else ""
        return (
            f'<sup class="cite"><a href="#note-{number}"{id_}>'
            f'<span class="visually-hidden">{self.words.say("note.before")}</span>{number}'
            f'<span class="visually-hidden">{self.words.say("note.after")}</span></a></sup>'
        )


def optional(filling: Filling, body: Body | None, path: str) -> Markup | None:
    """The HTML of a body that may be missing."""
    return filling.fill(body, path) if body else None


def _with(body: Body, html: str) -> Body:
    return Body(html, body.mentions, (), body.footnotes)
