"""The text of a built page, block by block, as a reader meets it."""

from html.parser import HTMLParser

BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "td", "th", "dt", "dd", "figcaption", "legend"}
BLOCKS |= {"label", "summary", "caption", "div", "button", "option"}
VOID = {"meta", "link", "img", "input", "br", "hr", "rect", "path", "ellipse"}

# Sources and names are left out (content-guide, section 3), and what is said on every page.
LEFT_OUT = {"notes", "references", "reviewed", "made-by", "visually-hidden", "plot", "cite"}
LEFT_OUT |= {"directory_jump", "glossary_used", "origins"}


class _Reader(HTMLParser):
    """Gathers blocks inside `main`; its state is the path of open elements."""

    def __init__(self) -> None:
        """Nothing read yet."""
        super().__init__()
        self.blocks: list[str] = []
        self._open: list[tuple[str, bool]] = []  # tag, and whether its text counts
        self._in_main = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "main":
            self._in_main = True
        if tag in BLOCKS:
            self.blocks.append("")
        if tag not in VOID:
            classes = set((dict(attrs).get("class") or "").split())
            counts = not classes & LEFT_OUT and tag not in ("script", "svg", "noscript")
            self._open.append((tag, counts))

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self.blocks.append("")
        if tag == "main":
            self._in_main = False
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._in_main and self.blocks and all(counts for _, counts in self._open):
            self.blocks[-1] += data


def text_blocks(html: str) -> list[str]:
    """The blocks of the main part, each closed with a stop so that none runs into the next."""
    reader = _Reader()
    reader.feed(html)
    blocks = (" ".join(block.split()) for block in reader.blocks)
    return [b if b[-1] in ".!?:”’" else f"{b}." for b in blocks if b]
