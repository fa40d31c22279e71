"""What is gathered while the tokens of one text are gone through."""

from collections.abc import Callable

import msgspec
from markdown_it.token import Token

from generator.model.body import CLOSE, OPEN, Mention, Role
from generator.problems import Place, Problem


class Reading(msgspec.Struct):
    """Mentions, problems and a count of words, in the order of the text."""

    locate: Callable[[Token, int], Place]  # the place of an offset in the text of a block
    mentions: list[Mention] = msgspec.field(default_factory=list)
    problems: list[Problem] = msgspec.field(default_factory=list)
    words: int = 0

    def placeholder(self, role: Role, target: str, place: Place, note: str = "") -> str:
        """Records a mention; returns what stands for it in the HTML."""
        self.mentions.append(Mention(role, target, place, note))
        return f"{OPEN}{len(self.mentions) - 1}{CLOSE}"

    def report(self, place: Place, code: str, message: str, hint: str = "") -> None:
        """Records a mistake of the author."""
        self.problems.append(Problem(place, code, message, hint))
