"""MkDocs with a small theme of our own, Material for MkDocs and Zensical with theirs.

Theirs leave other parts out of the navigation (`navigation.prune`): else each page would list the
whole guide.
"""

from pathlib import Path

from bench.peers.generator import Form, Generator, python_program, python_version, writer

_FORM = Form(
    source="docs/{part}/{chapter}.md",
    link="../{part}/{chapter}.md",
    matter="---\ntitle: {title}\ndescription: {description}\nnumber: {number}\n---\n",
)


def _mkdocs(name: str, package: str, distribution: str) -> Generator:
    """One that MkDocs builds, in an environment of its own."""

    def command(folder: Path) -> tuple[str, ...]:
        del folder  # it is started there
        return (python_program(package, "mkdocs"), "build", "--quiet")

    return Generator(
        name=name,
        command=command,
        version=lambda: python_version(package, distribution),
        write=writer(package, _FORM),
        source=_FORM.source,
        page="site/{part}/{chapter}.html",
        made=("site",),
    )


MKDOCS = _mkdocs("MkDocs", "mkdocs", "mkdocs")
MATERIAL = _mkdocs("Material for MkDocs", "material", "mkdocs-material")
ZENSICAL = Generator(
    name="Zensical",
    command=lambda _folder: (python_program("zensical", "zensical"), "build"),
    version=lambda: python_version("zensical", "zensical"),
    write=writer("zensical", _FORM),
    source=_FORM.source,
    page="site/{part}/{chapter}.html",
    made=("site", ".cache"),
)
