"""A small guide, and all that an author, a machine or a mishap may do to its files."""

import os
import re
import shutil
from pathlib import Path

from tests.environment import ROOT
from tests.sites import read_site, write_site

# What the base site lacks.
MORE = Path(__file__).with_name("edits.txt")

# Files that come, and the one that each is like.
NEW = (
    ("guide/05-new.md", "guide/02-next.md"),
    ("guide/3-more.md", "guide/02-next.md"),
    ("guide/10-draft.md", "guide/09-draft.md"),
    ("techniques/new.md", "techniques/breathing.md"),
    ("pages/new.md", "pages/words.md"),
    ("exercises/new.yaml", "exercises/plan.yaml"),
    ("quizzes/new.yaml", "quizzes/two.yaml"),
    ("drawings/new.svg", "drawings/dot.svg"),
    ("drawings/notes.txt", "drawings/dot.svg"),  # of no kind: a warning
    ("__pycache__/new.md", "pages/words.md"),
)

# Names that files take, in a folder or in another.
NAMES = ("guide/00-first", "guide/07-last", "pages/moved", "techniques/moved", "drawings/moved")

# Lines of site.yaml, each in some forms.
SETTINGS = {
    "title": ("title: Test guide", "title: Guide test", "title: Another guide"),
    "language": ("language: en", "language: tr", "language: en-GB"),
    "base_url": ("", "base_url: https://one.example/", "base_url: https://two.example/"),
    "download": ("", "download: guide-1", "download: guide-2"),
    "offline": ("", "offline: false", "offline: true"),
}

# Files of a theme beside the content: ours, with these words after it.
THEME = {
    "templates/page.html": ("<!-- one -->", "<!-- two -->", "{{ nothing }}", "{% if"),
    "templates/components/references.html": ("<!-- one -->", "<!-- two -->"),
    "templates/one-file/page.html": ("<!-- one -->", "<!-- two -->"),
    "assets/css/print.css": (".one { color: red }", ".two { color: red }"),
    "assets/css/components/own.css": (".one { color: red }", ".two { color: red }"),
    "assets/js/leave.js": ("var one = 1;", "var two = 2;"),
    "words/en.yaml": ("page: {skip: Skip this}", "page: {skip: Skip that}", "page: ["),
}

ERROR = b"\n::: nothing of this name\n:::\n"
_WORD = re.compile(rb"\b[a-z]{4,}\b(?!:)")
_SENTENCES = re.compile(rb"^[A-Z][^\n]*$", re.MULTILINE)
_MARKS = re.compile(rb"[\[(][^\])]*[\])]")  # links and the like


class Guide:
    """The folder of a guide, beside which its theme lies."""

    def __init__(self, folder: Path, title: str = "Test guide") -> None:
        """A new guide in the folder, of this title."""
        self.folder = folder
        write_site(read_site(MORE.read_text("utf-8")), folder)
        self._settings = {key: forms[0] for key, forms in SETTINGS.items()}
        self._settings["title"] = f"title: {title}"
        self._site = (folder / "site.yaml").read_text("utf-8").partition("\n")[2]
        self.aside = folder.with_name(f"{folder.name} aside")  # where files go that are away
        self.aside.mkdir()

    def files(self, root: Path | None = None) -> list[Path]:
        """Every file there is, by name."""
        return sorted(path for path in (root or self.folder).rglob("*") if path.is_file())

    def pick(self, number: int) -> Path:
        """One of the files."""
        files = self.files()
        return files[number % len(files)]

    def edit(self, path: Path, number: int, word: bytes = b"") -> None:
        """Another word in the place of one; without one, a word of the same length."""
        text = path.read_bytes()
        words = list(_WORD.finditer(text))
        if words:
            old = words[number % len(words)]
            path.write_bytes(text[: old.start()] + (word or old[0][::-1]) + text[old.end() :])

    def edit_words(self, path: Path, number: int, word: bytes) -> None:
        """Another word in the place of one in the sentences of a page, in nothing that leads on."""
        head, text = path.read_bytes().rpartition(b"---\n")[::2]
        words = [
            range(found.start(), found.end())
            for line in _SENTENCES.finditer(text)
            for found in _WORD.finditer(text, line.start(), line.end())
            if not any(
                m.start() < found.end() and found.start() < m.end() for m in _MARKS.finditer(text)
            )
        ]
        if words:
            old = words[number % len(words)]
            new = text[: old.start] + word + text[old.stop :]
            path.write_bytes(head + b"---\n" + new)

    def chapters(self) -> list[Path]:
        """The chapters that are there."""
        return sorted((self.folder / "guide").glob("*.md"))

    def edit_unseen(self, path: Path, number: int) -> None:
        """The size and the time of change of the file stay as they were."""
        status = path.stat()
        self.edit(path, number)
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))

    def break_or_mend(self, path: Path) -> None:
        """A mistake at the end of the file; away with it, if it is there."""
        text = path.read_bytes()
        path.write_bytes(text.removesuffix(ERROR) if text.endswith(ERROR) else text + ERROR)

    def move(self, path: Path, name: str) -> None:
        """The file under another name, if none has it."""
        new = self.folder / f"{name}{path.suffix}"
        if not new.exists():
            new.parent.mkdir(exist_ok=True)
            path.rename(new)

    def swap(self, one: Path, other: Path) -> None:
        """Each file under the name of the other; neither is written to."""
        if one != other:
            between = self.folder / "between"
            one.rename(between)
            other.rename(one)
            between.rename(other)

    def take_away(self, path: Path) -> None:
        """The file goes, and may come back."""
        kept = self.aside / path.relative_to(self.folder)
        kept.parent.mkdir(parents=True, exist_ok=True)
        path.replace(kept)

    def bring_back(self, number: int) -> None:
        """One of the files that went, as it was then."""
        gone = self.files(self.aside)
        if gone:
            path = gone[number % len(gone)]
            back = self.folder / path.relative_to(self.aside)
            back.parent.mkdir(parents=True, exist_ok=True)
            path.replace(back)

    def add(self, name: str, model: str) -> None:
        """A new file like another one, if that is there."""
        if (self.folder / model).exists():
            text = (self.folder / model).read_bytes()
            stem = Path(model).stem.encode()
            (self.folder / name).parent.mkdir(exist_ok=True)
            (self.folder / name).write_bytes(text.replace(b"id: " + stem, b"id: new"))

    def set(self, key: str, form: str) -> None:
        """A line of site.yaml."""
        self._settings[key] = form
        lines = "".join(f"{line}\n" for line in self._settings.values() if line)
        (self.folder / "site.yaml").write_text(lines + self._site, "utf-8")

    def set_theme(self, name: str, more: str) -> None:
        """A file of our theme with something after it, in a theme of the guide's own."""
        path, ours = self.folder.parent / name, ROOT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text((ours.read_text("utf-8") if ours.exists() else "") + more, "utf-8")

    def forget_theme(self) -> None:
        """The theme of the guide's own goes."""
        for name in ("templates", "assets", "words"):
            shutil.rmtree(self.folder.parent / name, ignore_errors=True)

    def touch(self, path: Path) -> None:
        """A new time of change, and nothing else."""
        os.utime(path)
