"""A page is made again whenever a template changes that it is made with."""

from pathlib import Path

import pytest
from jinja2 import meta

from generator.rebuild.templates_used import TemplatesUsed
from generator.render.templates import Templates
from generator.words.lexicon import Words
from tests.environment import ROOT

# What a template says to use "parts/one.html" and, some of them, other templates too.
USES = (
    "{% include 'parts/one.html' %}",
    '{%- include "parts/one.html" -%}',
    "{% include 'parts/one.html' ignore missing with context %}",
    "{% import 'parts/one.html' as one %}",
    "{% from 'parts/one.html' import one with context %}",
    "{% extends 'parts/one.html' %}",
    "{% include ['parts/none.html', 'parts/one.html'] %}",
    "{% include 'parts/' ~ view.name ~ '.html' %}",
    "{% include view.name %}",
    "{% include ('parts/one.html') %}",
    "{% include 'parts/two.html' if view.is_two else 'parts/one.html' %}",
    "{% include 'parts/' 'one.html' %}",
    "{% include 'parts/' + view.name %}",
    "{% include 'parts/%s.html' % view.name %}",
    "{% include 'parts/ONE.html'.lower() %}",
    "{% include './parts/one.html' %}",
    "{% include 'parts//one.html' %}",
    "{%\n  include\n  'parts/one.html'\n%}",
    "{%+ include 'parts/one.html' %}",
)


def write(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        path = folder / f"{name.replace('__', '/')}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def prints(*folders: Path, name: str = "page.html") -> bytes:
    return TemplatesUsed(folders).print(name)


@pytest.mark.parametrize("use", USES)
def test_what_a_template_names_is_used(tmp_path: Path, use: str) -> None:
    write(tmp_path, page=use, parts__one="1", parts__two="2")
    before = prints(tmp_path)
    write(tmp_path, parts__one="other")
    assert prints(tmp_path) != before


def test_what_one_that_is_used_names_is_used_and_a_circle_ends(tmp_path: Path) -> None:
    write(tmp_path, page="{% include 'a.html' %}", a="{% include 'b.html' %}", b="1")
    before = prints(tmp_path)
    write(tmp_path, b="{% include 'page.html' %}")
    assert prints(tmp_path) != before


def test_what_nothing_names_is_not_used(tmp_path: Path) -> None:
    write(tmp_path, page="{% include 'a.html' %}", a="1", b="1", a_too="1")
    before = prints(tmp_path)
    write(tmp_path, b="2", a_too="2", one_file__page="1")
    assert prints(tmp_path) == before


def test_the_template_of_a_guide_is_used_in_the_place_of_ours(tmp_path: Path) -> None:
    own, ours = tmp_path / "own", tmp_path / "ours"
    own.mkdir()
    write(ours, page="{% include 'a.html' %}", a="1")
    before = prints(own, ours)
    write(own, a="1")
    assert prints(own, ours) == before, "the same words"
    write(own, a="2")
    after = prints(own, ours)
    assert after != before
    write(ours, a="3")
    assert prints(own, ours) == after


def test_one_that_comes_to_be_is_used(tmp_path: Path) -> None:
    write(tmp_path, page="{% include ['a.html', 'b.html'] %}", b="1")
    before = prints(tmp_path)
    write(tmp_path, a="2")
    assert prints(tmp_path) != before


@pytest.mark.parametrize("use", ["{% include 'linked/one.html' %}", "{% include view.name %}"])
def test_one_in_a_folder_that_a_link_leads_to_is_used(tmp_path: Path, use: str) -> None:
    write(tmp_path / "templates", page=use)
    write(tmp_path / "elsewhere", one="1")
    (tmp_path / "templates/linked").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere/circle").symlink_to(tmp_path / "templates")
    before = prints(tmp_path / "templates")
    write(tmp_path / "elsewhere", one="2")
    assert prints(tmp_path / "templates") != before


def test_one_of_another_ending_is_used(tmp_path: Path) -> None:
    write(tmp_path, page="{% include 'dot.svg' %}")
    (tmp_path / "dot.svg").write_text("1")
    before = prints(tmp_path)
    (tmp_path / "dot.svg").write_text("2")
    assert prints(tmp_path) != before


def test_of_our_own_templates_all_that_jinja_finds_is_used() -> None:
    folder = ROOT / "templates"
    environment = Templates((folder,), Words({}))._environment
    used = TemplatesUsed((folder,))
    names = (path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    for name in (name for name in names if not name.startswith("one-file/")):
        tree = environment.parse((folder / name).read_text("utf-8"))
        named = {one for one in meta.find_referenced_templates(tree) if one}
        assert named <= used.used_by(name), name
