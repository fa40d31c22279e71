"""The table of item types: one class for each, with everything the program knows of it.

A new type is one class here, one entry in `assets/js/quiz/items.js` and one component in
`templates/components/items/`; a test compares the three lists.
"""

from collections.abc import Iterator

import msgspec

from generator.model.fields import Id, Position, Prose, Weight

# A position on the response scale or in the options, several of them, or a reader's own words.
Answer = int | tuple[int, ...] | str


class Option(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of the answers to choose from."""

    text: Prose
    points: Position = 0  # in a reflection: the position on the response scale it counts as
    right: bool = False  # in a check: whether it fits
    explanation: Prose = ""  # in a check: why it fits, or why not
    safety: bool = False  # choosing it leads to the safety page


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What all types share; by itself no type."""

    id: Id
    text: Prose
    dimension: Id | None = None  # None: it does not count towards a score
    facet: Id | None = None
    weight: Weight = 1
    was: tuple[Id, ...] = ()  # ids that the same item had in earlier versions
    source: Prose = ""  # where the item is from; empty: what the quiz says
    license: Prose = ""

    @property
    def choices(self) -> tuple[Option, ...]:
        """The options, for a type that has its own; a type without answers the response scale."""
        return ()

    def points(self, answer: Answer, top: int) -> int:
        """What an answer counts, unweighted, 0 to `top`, the end of the response scale."""
        return 0

    def is_alarming(self, answer: Answer) -> bool:
        """Whether an answer leads to the safety page."""
        return False

    def texts(self) -> Iterator[tuple[str, str]]:
        """Every text a reader meets, after its path from the item."""
        yield "text", self.text


class Likert(Item, frozen=True, tag="likert", kw_only=True):
    """A statement to agree with, more or less, on the response scale of the quiz."""

    reverse: bool = False  # reverse-keyed: agreeing lowers the score
    safety_from: Position | None = None  # answers from this position up lead to the safety page

    def points(self, answer: Answer, top: int) -> int:
        """The position, counted from the other end if reverse-keyed."""
        position = answer if isinstance(answer, int) else 0
        return top - position if self.reverse else position

    def is_alarming(self, answer: Answer) -> bool:
        """Whether the position is `safety_from` or higher."""
        return (
            self.safety_from is not None and isinstance(answer, int) and answer >= self.safety_from
        )


class Single(Item, frozen=True, tag="single", kw_only=True):
    """A question with one answer to choose."""

    options: tuple[Option, ...]

    @property
    def choices(self) -> tuple[Option, ...]:
        """Its options."""
        return self.options

    def points(self, answer: Answer, top: int) -> int:
        """The points of the chosen option."""
        return min(top, self.options[answer].points) if isinstance(answer, int) else 0

    def is_alarming(self, answer: Answer) -> bool:
        """Whether the chosen option leads to the safety page."""
        return isinstance(answer, int) and self.options[answer].safety

    def texts(self) -> Iterator[tuple[str, str]]:
        """The question, its options and their explanations."""
        yield "text", self.text
        yield from _option_texts(self.options)


class Multiple(Item, frozen=True, tag="multiple", kw_only=True):
    """A question with any number of answers to choose."""

    options: tuple[Option, ...]

    @property
    def choices(self) -> tuple[Option, ...]:
        """Its options."""
        return self.options

    def points(self, answer: Answer, top: int) -> int:
        """The points of all chosen options, `top` at the most."""
        chosen = answer if isinstance(answer, tuple) else ()
        return min(top, sum(self.options[position].points for position in chosen))

    def is_alarming(self, answer: Answer) -> bool:
        """Whether any chosen option leads to the safety page."""
        return isinstance(answer, tuple) and any(self.options[p].safety for p in answer)

    def texts(self) -> Iterator[tuple[str, str]]:
        """The question, its options and their explanations."""
        yield "text", self.text
        yield from _option_texts(self.options)


class Scenario(Single, frozen=True, tag="scenario", kw_only=True):
    """A short scene, and a question about it with one answer to choose."""

    scene: Prose

    def texts(self) -> Iterator[tuple[str, str]]:
        """The scene, then what a single choice has."""
        yield "scene", self.scene
        yield from super().texts()


class Text(Item, frozen=True, tag="text", kw_only=True):
    """A question to answer in one's own words. It never counts."""


# The table. An item without a type is of the first.
AnyItem = Likert | Single | Multiple | Scenario | Text
DEFAULT_TYPE = "likert"


def type_of(item: Item) -> str:
    """The name of an item's type, as authors write it."""
    return str(item.__struct_config__.tag)


def _option_texts(options: tuple[Option, ...]) -> Iterator[tuple[str, str]]:
    for number, option in enumerate(options):
        yield f"options.{number}.text", option.text
        if option.explanation:
            yield f"options.{number}.explanation", option.explanation
