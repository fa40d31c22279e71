"""Pelican, with a small theme of our own, and with its cache."""

from bench.peers.generator import Form, Generator, python_program, python_version, writer

# Its table of contents stands where the text asks for it.
_FORM = Form(
    source="content/{part}/{chapter}.md",
    link="{{filename}}/{part}/{chapter}.md",
    matter=(
        "Title: {title}\nDescription: {description}\nNumber: {number}\nDate: 2026-11-25\n\n"
        "[TOC]\n\n"
    ),
)


PELICAN = Generator(
    name="Pelican",
    command=lambda _folder: (
        *(python_program("pelican", "pelican"), "content", "--settings", "pelicanconf.py"),
        *("--output", "output", "--quiet"),
    ),
    version=lambda: python_version("pelican", "pelican"),
    write=writer("pelican", _FORM),
    source=_FORM.source,
    page="output/{part}/{chapter}.html",
    made=("output", "cache"),
)
