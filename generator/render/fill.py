"""Placeholders become addresses, notes and components."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from generator.model.body import CLOSE, OPEN, Body, Mention, Role
from generator.model.guide import Guide
from generator.model.pages import Reference
from generator.render.addresses import relative
from generator.render.views import Note
from generator.words.lexicon import Words

_PLACEHOLDER = re.compile(f"{OPEN}(\\d+){CLOSE}")
_WORDS = re.compile(f"{OPEN}([a-z_.]+){CLOSE}")  # of the interface, by their key


@dataclass(slots=True)
class Filling:
    """One page being filled. It has state because notes are numbered in reading order."""

    guide: Guide
    assets: dict[str, str]  # source path of an image to its address
    words: Words
    address: str  # of the page
    block: Callable[[str, "Filling"], Markup]  # makes the component of a block
    notes: list[Note] = field(default_factory=list)
    _numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    has_images: bool = False

    def fill(self, body: Body, path: str) -> Markup:
        """The HTML of a body, which stands in the source `path`, for this page."""
        replaced = _PLACEHOLDER.sub(
            lambda found: self._replace(body.mentions[int(found[1])], body, path), body.html
        )
        return Markup(_WORDS.sub(lambda found: self.words.say(found[1]), replaced))

    def fill_all(self, bodies: tuple[Body, ...], path: str) -> tuple[Markup, ...]:
        """Several bodies of one source."""
        return tuple(self.fill(body, path) for body in bodies)

    def href(self, path: str, target: str) -> str:
        """The address of a link as written in the source `path`, seen from this page."""
        found = self.guide.targets[(path, Role.LINK, target)]
        address = self.assets.get(found.address, found.address)
        return relative(self.address, address, found.anchor)

    def _replace(self, mention: Mention, body: Body, path: str) -> str:
        if mention.role is Role.BLOCK:
            return self.block(mention.target, self)
        if mention.role is Role.FOOTNOTE:
            html = body.footnotes[int(mention.target)].html
            return self._note((path, html), None, "", lambda: self.fill(_with(body, html), path))
        target = self.guide.targets[(path, mention.role, mention.target)]
        match mention.role:
            case Role.CITATION:
                reference = self.guide.references[mention.target]
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


def _with(body: Body, html: str) -> Body:
    return Body(html, body.mentions, (), body.footnotes)
