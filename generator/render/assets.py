"""Lists of style sheets and scripts become one file each, named by their content."""

import re
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from generator import limits
from generator.load import SourceFile, digest_of
from generator.problems import Place, Problem, has_errors
from generator.render.colors import slips_in_colors, without_overruled
from generator.render.output import Output
from generator.render.quiz_data import as_script_data
from generator.render.style_sheets import mistakes_in_style
from generator.render.theme_files import decoded, place_in_theme
from generator.words.lexicon import Words

TOKENS, COLORS = "css/tokens.css", "css/colors.css"

# Each bundle is one request. Order matters: tokens first, print last. Between the tokens and what
# high contrast and paper make of them stands what a guide makes of them; ours has nothing there.
STYLES = {
    "site.css": (
        TOKENS,
        COLORS,
        "css/modes.css",
        "css/base.css",
        "css/layout.css",
        "css/components/",
        "css/print.css",
    ),
    "home.css": ("css/home/",),
    "quiz.css": ("css/keep/", "css/quiz/", "css/keep-print.css", "css/quiz-print.css"),
    "sheet.css": ("css/keep/", "css/sheet/", "css/keep-print.css", "css/sheet-print.css"),
    "search.css": ("css/search/",),
}
SCRIPTS = {
    "leave.js": ("js/leave.js",),
    "reading.js": ("js/offline.js", "js/check.js", "js/filter.js"),
    "keep.js": (
        "js/elements.js",
        "js/keep/shapes.js",
        "js/keep/envelope.js",
        "js/keep/store.js",
        "js/keep/session.js",
        "js/keep/transfer.js",
        "js/keep/ways.js",
        "js/keep/panel.js",
    ),
    "quiz.js": (
        "js/quiz/items.js",
        "js/quiz/scoring.js",
        "js/quiz/draft.js",
        "js/quiz/words.js",
        "js/quiz/plot.js",
        "js/quiz/review.js",
        "js/quiz/result.js",
        "js/quiz/form.js",
        "js/quiz/moves.js",
        "js/quiz/flow.js",
    ),
    "sheet.js": (
        "js/sheet/answers.js",
        "js/sheet/drawing.js",
        "js/sheet/moves.js",
        "js/sheet/following.js",
        "js/sheet/sheet.js",
    ),
    "space.js": ("js/space/space.js",),
    "search.js": ("js/search/box.js",),
    # These come at their first use.
    "find.js": (
        "js/search/words.js",
        "js/search/index.js",
        "js/search/match.js",
        "js/search/rows.js",
    ),
    "lock.js": ("js/lock/cipher.js", "js/lock/passphrase.js", "js/lock/locking.js"),
    "kept.js": (
        "js/kept/entries.js",
        "js/kept/fitting.js",
        "js/kept/history.js",
        "js/kept/sheets.js",
        "js/kept/chart.js",
        "js/kept/import.js",
        "js/kept/table.js",
    ),
    "act.js": ("js/act/timer.js", "js/act/pacer.js", "js/act/week.js", "js/act/acts.js"),
}
# Drawn by `python -m tests.pictures`. Pages load the first; the others are for the machines that
# make a bookmark or a preview of them.
PICTURES = (
    "icon.svg",
    "icon-192.png",
    "icon-512.png",
    "icon-maskable.png",
    "touch-icon.png",
    "share.png",
)
# What sw.js can be. These are no assets: a worker has to stand above all that it answers for.
WORKERS = {
    "offline": ("js/worker/removal.js", "js/worker/copy.js", "js/worker/replies.js"),
    "gone": ("js/worker/removal.js", "js/worker/gone.js"),
}
# These stand in a file that is no page of the site, and so are no files of their own.
WITHIN = {
    "one-file.css": (
        *STYLES["site.css"],
        *("css/keep/", "css/quiz/", "css/sheet/"),
        *("css/keep-print.css", "css/quiz-print.css", "css/sheet-print.css"),
        "css/one-file.css",
    ),
    "one-file.js": ("js/one-file.js",),
}

# An image may be called anything on an author's disk; in an address each of these has a meaning.
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")

# Within a page, these in a text would let the script go on beyond its end.
_COMMENT_LIKE = re.compile(r"<(?=!--|script)", re.IGNORECASE)

_CAPITALS = re.compile(r"\b[A-Z][A-Z_]+\b")
_CONSTANT = re.compile(r"(?<=[ ,])([A-Z][A-Z_]+)=[\d.]+,")


class BrokenAssets(Exception):
    """Assets that no site can be made with, with the problems to report."""

    def __init__(self, *problems: Problem) -> None:
        """`problems` are what is wrong with them."""
        super().__init__(problems[0].message)
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Assets:
    """Every asset of the site, by the name templates use."""

    outputs: tuple[Output, ...]
    addresses: dict[str, str] = field(default_factory=dict)  # name or source path to address
    workers: dict[str, bytes] = field(default_factory=dict)  # by their names in WORKERS
    within: dict[str, bytes] = field(default_factory=dict)  # by name, those that are no files
    warnings: tuple[Problem, ...] = ()


def gather_assets(folders: tuple[Path, ...], images: dict[str, SourceFile], words: Words) -> Assets:
    """The bundles and the images; a file in an earlier folder replaces one in a later folder.

    A picture in `icons/` of the content replaces one of any folder.

    A bundle begins with the words it says: those of "scripts.quiz" as `quizSays` in quiz.js.

    Raises:
        BrokenAssets: a file of a bundle is in none of the folders, or a browser would read it
            as something else.
        OSError: a file cannot be read.
    """
    problems = tuple(_mistakes(folders))
    if has_errors(problems):
        raise BrokenAssets(*problems)
    named = {name: _picture(folders, name, images) for name in PICTURES}
    named |= {name: shorter_style(_bundle(folders, parts)) for name, parts in STYLES.items()}
    named |= {
        name: shorter_script(_says(name, words) + _bundle(folders, parts))
        for name, parts in SCRIPTS.items()
    }
    outputs, addresses = dict[str, Output](), dict[str, str]()
    for name, data in (*named.items(), *((path, image.data) for path, image in images.items())):
        plain = _plain(name.rpartition("/")[2])
        address = f"assets/{digest_of(data)[:12]}/{plain}"
        addresses[name] = address
        outputs.setdefault(address, Output(address, data, name if name in images else ""))
    workers = {name: shorter_script(_bundle(folders, parts)) for name, parts in WORKERS.items()}
    within = {
        name: (shorter_style if name.endswith(".css") else shorter_script)(_bundle(folders, parts))
        for name, parts in WITHIN.items()
    }
    return Assets(tuple(outputs.values()), addresses, workers, within, problems)


def _mistakes(folders: tuple[Path, ...]) -> Iterator[Problem]:
    """What is wrong with the style sheets and scripts of all bundles, each looked at once."""
    bundles = (*STYLES.values(), *SCRIPTS.values(), *WORKERS.values(), *WITHIN.values())
    parts = dict.fromkeys(part for bundle in bundles for part in bundle)
    for file in (file for part in parts for file in _expand(folders, part)):
        path, data = place_in_theme(folders, file), file.read_bytes()
        if file.suffix == ".css":
            yield from mistakes_in_style(path, data)
            if file == _find(folders, COLORS) and isinstance(text := decoded(path, data), str):
                tokens = _find(folders, TOKENS).read_text("utf-8", "replace")
                yield from slips_in_colors(path, text, tokens)
        elif isinstance(text := decoded(path, data), Problem):
            yield text


def _picture(folders: tuple[Path, ...], name: str, images: dict[str, SourceFile]) -> bytes:
    """One of PICTURES: that of the content, if it has one, or else that of the theme."""
    own = images.get(f"icons/{name}")
    return own.data if own else _find(folders, f"icons/{name}").read_bytes()


def _plain(name: str) -> str:
    """The name as it can stand in an address, its ending as every host knows it."""
    stem, _, ending = name.rpartition(".")
    return f"{_UNSAFE.sub('-', stem)[: limits.NAME_LENGTH]}.{ending.lower()}"


def shorter_script(source: bytes) -> bytes:
    """The same script without comments, and with its code written shorter; its names stay.

    So anybody can still read what runs in their browser.
    """
    from minify_html import minify
    from rjsmin import jsmin

    bare = bytes(jsmin(source)).decode()  # the other one keeps comments that hold types
    page = minify(f"<script>{bare}</script>", minify_js=True)
    code = page.removeprefix("<script>").removesuffix("</script>")
    code = code.replace("/* @__PURE__ */ ", "")  # a note it makes for other tools
    code = _COMMENT_LIKE.sub(r"<\\", code)
    return _without_idle_constants(code).encode() + b"\n"


def _without_idle_constants(code: str) -> str:
    """The code without the names of numbers that have been written in their places."""
    uses = Counter(_CAPITALS.findall(code))
    return _CONSTANT.sub(lambda found: "" if uses[found[1]] == 1 else found[0], code)


def shorter_style(source: bytes) -> bytes:
    """The same style sheet without comments and idle white space."""
    from rcssmin import cssmin

    return bytes(cssmin(source)) + b"\n"


def _says(name: str, words: Words) -> bytes:
    """The words of one bundle as a constant; nothing for one that says nothing."""
    stem = name.removesuffix(".js")
    said = words.under(f"scripts.{stem}")
    data = as_script_data(msgspec.json.encode(said))
    return f"const {stem}Says = {data};\n".encode() if said else b""


def _bundle(folders: tuple[Path, ...], parts: tuple[str, ...]) -> bytes:
    files = [path for part in parts for path in _expand(folders, part)]
    texts = {path: path.read_bytes().removeprefix(BOM_UTF8).strip() for path in files}
    if COLORS in parts:
        tokens, colors = _find(folders, TOKENS), _find(folders, COLORS)
        texts[tokens] = without_overruled(texts[tokens], texts[colors])
    return b"\n".join(texts.values()) + b"\n"


def _expand(folders: tuple[Path, ...], part: str) -> list[Path]:
    """The file, or every file of a folder by name."""
    if not part.endswith("/"):
        return [_find(folders, part)]
    names = {path.name for folder in folders for path in (folder / part).glob("*.css")}
    return [_find(folders, part + name) for name in sorted(names)]


def _find(folders: tuple[Path, ...], name: str) -> Path:
    for folder in folders:
        if (folder / name).is_file():
            return folder / name
    place = Place(f"../assets/{name}")
    raise BrokenAssets(Problem(place, "missing-asset", f'there is no asset "{name}"'))
