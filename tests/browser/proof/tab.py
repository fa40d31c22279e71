"""What every engine can do, and nothing that only one of them can."""

from typing import Any, NamedTuple, Protocol


class Detour(NamedTuple):
    """Where requests go: hosts with their ports, as in 127.0.0.1:8000."""

    own: str  # reached as ever
    sink: str  # asked, as a proxy, for everything else


class Tab(Protocol):
    """One tab. Elements are named by CSS selectors, and the first that fits is meant."""

    version: str

    def open(self, url: str) -> None: ...
    def run(self, body: str, *arguments: Any) -> Any:
        """What the body of an async function returns; it sees `arguments`."""

    def click(self, css: str) -> None:
        """A real click in the middle of the element, once it is shown and stands still."""

    def type(self, css: str, text: str) -> None:
        """Real keys, as for a click."""

    def check(self, css: str) -> None:
        """Chooses a radio button or a box by a real click on its label, as above."""

    def press(self, key: str) -> None:
        """One key by its name in the DOM: Tab, Shift, Enter, Escape, ArrowDown, a."""

    def reload(self) -> None: ...
    def back(self) -> None: ...
    def url(self) -> str: ...
    def title(self) -> str: ...
    def network_log(self) -> list[str]:
        """The addresses that the browser itself says it asked for."""
