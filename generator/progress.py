"""How far a build is, as it is told to whoever waits for it."""

from collections.abc import Callable, Iterable, Iterator
from itertools import count
from typing import TypeVar

T = TypeVar("T")

# What is being done, how much of it has been, and how much there is; 0 where nobody can say.
Tell = Callable[[str, int, int], None]

READING = "reading files"
LINKING = "linking them"
MAKING = "making pages"
PUBLISHING = "publishing the site"
CHECKING = "checking words"


def silent(what: str, done: int, whole: int) -> None:
    """Tells nobody."""


def counted(tell: Tell, what: str, items: Iterable[T], whole: int) -> Iterator[T]:
    """The items; each is told of as it comes."""
    for done, item in enumerate(items, 1):
        tell(what, done, whole)
        yield item


def counter(tell: Tell, what: str, whole: int) -> Callable[[], None]:
    """What to call once for each of so many things."""
    numbers = count(1)
    return lambda: tell(what, next(numbers), whole)
