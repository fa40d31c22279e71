"""Nikola, with its smallest theme and without what belongs to a blog."""

from bench.peers.generator import Form, Generator, python_program, python_version, writer

# The dates give the order; no two are the same.
_FORM = Form(
    source="posts/{part}/{chapter}.md",
    link="../{part}/{chapter}.html",
    matter=(
        "<!--\n.. title: {title}\n.. slug: {name}\n.. description: {description}\n"
        ".. date: {date} UTC\n-->\n\n[TOC]\n\n"
    ),
)

NIKOLA = Generator(
    name="Nikola",
    command=lambda _folder: (python_program("nikola", "nikola"), "build", "--quiet"),
    version=lambda: python_version("nikola", "nikola"),
    write=writer("nikola", _FORM),
    source=_FORM.source,
    page="output/{part}/{chapter}.html",
    made=("output", "cache", ".doit.db"),
)
