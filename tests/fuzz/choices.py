"""Where an input comes from: one grammar asks, and either fuzzer answers.

hypothesis answers with what it draws, so that it can make a failing input smaller. The
coverage-guided fuzzer answers with bytes, which it changes where that reaches new code.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import TypeVar

from hypothesis import strategies as st

T = TypeVar("T")


class Choices(ABC):
    """An endless row of decisions. The first of several options is the plainest."""

    @abstractmethod
    def number(self, most: int) -> int:
        """A whole number from 0 to `most`."""

    @abstractmethod
    def rest(self) -> bytes:
        """Any bytes; the last thing to ask for."""

    @abstractmethod
    def words(self) -> str:
        """Any characters that a file can hold, a few of them."""

    def pick(self, options: Sequence[T]) -> T:
        """One of the options."""
        return options[self.number(len(options) - 1)]

    def some(self, options: Sequence[T], most: int) -> list[T]:
        """Up to `most` of the options; one may come twice."""
        return [self.pick(options) for _ in range(self.number(most))]

    def often(self) -> bool:
        """True, but for one time in eight."""
        return self.number(7) != 7

    def rarely(self) -> bool:
        """True one time in sixteen."""
        return self.number(15) == 15

    def share(self) -> float:
        """A number from 0 to 1."""
        return self.number(4096) / 4096


class FromBytes(Choices):
    """Decisions read off bytes; when these are spent, every answer is the plainest."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def number(self, most: int) -> int:
        width = 1 if most < 256 else 2
        return int.from_bytes(self._take(width), "big") % (most + 1)

    def rest(self) -> bytes:
        return self._take(len(self._data))

    def words(self) -> str:
        return self._take(self.number(24)).decode(errors="replace")

    def _take(self, count: int) -> bytes:
        taken = self._data[self._at : self._at + count]
        self._at += count
        return taken


class Drawn(Choices):
    """Decisions drawn by hypothesis."""

    def __init__(self, data: st.DataObject) -> None:
        self._data = data

    def number(self, most: int) -> int:
        return self._data.draw(st.integers(0, most))

    def rest(self) -> bytes:
        return self._data.draw(st.binary(max_size=300))

    def words(self) -> str:
        return self._data.draw(st.text(st.characters(exclude_categories=["Cs"]), max_size=12))
