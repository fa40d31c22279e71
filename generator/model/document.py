"""One source file, understood on its own."""

import msgspec

from generator.model.body import Body, Role
from generator.model.exercise import Exercise
from generator.model.pages import (
    Chapter,
    Faq,
    Glossary,
    Home,
    Page,
    References,
    SupportLines,
    Technique,
    Wording,
)
from generator.model.path import GuidePath
from generator.model.quiz import Quiz
from generator.model.search import SearchWords
from generator.model.site import Site
from generator.problems import Place

Matter = (
    Site
    | Home
    | Chapter
    | Technique
    | Faq
    | Page
    | Quiz
    | Exercise
    | GuidePath
    | References
    | Glossary
    | SupportLines
    | Wording
    | SearchWords
)


class Document(msgspec.Struct, frozen=True, array_like=True):
    """What a file says, with the place of everything it says."""

    path: str  # from the content folder
    matter: Matter
    body: Body  # empty for YAML
    bodies: tuple[Body, ...]  # `body` and every piece of Markdown among the values
    places: dict[str, Place]  # of each value, by its path in the file: "items.3.id"

    def place(self, value: str = "") -> Place:
        """Where a value stands: its own place, or the nearest one above it."""
        while value and value not in self.places:
            value = value.rpartition(".")[0]
        return self.places.get(value, Place(self.path))

    def shows(self, block: str) -> bool:
        """Whether its text holds a block of this name, such as "glossary"."""
        blocks = (mention for mention in self.body.mentions if mention.role is Role.BLOCK)
        return any(mention.target.split()[0] == block for mention in blocks)
