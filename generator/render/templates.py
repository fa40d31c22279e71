"""Jinja, set up so that a slip stops the build: unknown names are errors, text is escaped."""

import re
from copy import copy
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader, TemplateError
from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError
from markupsafe import Markup

from generator.problems import Place, Problem
from generator.render.environment import QuickEnvironment
from generator.words.lexicon import Words

# What a template of an author's own can raise.
MISTAKES = (
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RuntimeError,  # a template that includes itself
    TypeError,
    ValueError,
)

_NUMBER = re.compile(r"\+?[0-9][0-9 ().-]*")


class Templates:
    """The templates of a guide. A class because Jinja's environment is costly to make."""

    def __init__(self, folders: tuple[Path, ...], words: Words) -> None:
        """A template in an earlier folder replaces one of the same name in a later folder."""
        loader = FileSystemLoader([str(folder) for folder in folders])
        self._environment = QuickEnvironment(loader, words)
        self._environment.filters |= {
            "day": words.day,
            "dial": dial,
            "host": host,
            "capitalize_first": capitalize_first,
            "full_stop": full_stop,
            "surnames": surnames,
        }

    def edition(self, name: str) -> "Templates":
        """The same templates, where those in the folder of an edition come first.

        A template of the edition finds the one it takes the place of below "site/".
        """
        site = self._environment.loader
        assert isinstance(site, FileSystemLoader)
        own = FileSystemLoader([str(Path(folder) / name) for folder in site.searchpath])
        copied = copy(self)
        copied._environment = self._environment.overlay(
            loader=ChoiceLoader([own, site, PrefixLoader({"site": site})])
        )
        return copied

    def render(self, name: str, view: Any) -> Markup:
        """The markup a template makes of its view.

        Raises:
            BrokenTemplate: the template has a mistake in it.
        """
        try:
            return Markup(self._environment.get_template(name).render(view=view))
        except MISTAKES as error:
            raise BrokenTemplate(name, error) from error


class BrokenTemplate(Exception):
    """A template that cannot be rendered, with the problem to report."""

    def __init__(self, name: str, error: Exception) -> None:
        """`name` is the template that was asked for."""
        super().__init__(str(error))
        self.problem = _problem(name, error)

    @classmethod
    def told(cls, problem: Problem) -> "BrokenTemplate":
        """One that another process came upon."""
        broken = cls.__new__(cls, problem.message)
        broken.problem = problem
        return broken


def _problem(name: str, error: Exception) -> Problem:
    path, line = f"../templates/{name}", 1
    if isinstance(error, TemplateNotFound):
        return Problem(Place(path), "no-template", f'there is no template "{error.name}"')
    if isinstance(error, TemplateSyntaxError):
        path, line = f"../templates/{error.name or name}", error.lineno
    else:
        path, line = _last_template_line(error, path)
    return Problem(Place(path, line), "broken-template", f"this template fails: {error}")


def _last_template_line(error: Exception, path: str) -> tuple[str, int]:
    """The template and line in which an error arose; Jinja puts both into the traceback."""
    line, traceback = 1, error.__traceback__
    while traceback:
        file = traceback.tb_frame.f_code.co_filename
        if file.endswith(".html"):
            path, line = f"../templates/{file.rpartition('templates/')[2]}", traceback.tb_lineno
        traceback = traceback.tb_next
    return path, line


def dial(number: str) -> str:
    """The digits of a telephone number, for a `tel:` or `sms:` address.

    Nothing for words or for two numbers: a wrong number is worse than none to tap.
    """
    return re.sub(r"[^0-9+]", "", number) if _NUMBER.fullmatch(number) else ""


def host(url: str) -> str:
    """An address as one would say it aloud: no scheme, no final slash."""
    return url.partition("://")[2].removeprefix("www.").rstrip("/")


def capitalize_first(words: Markup) -> Markup:
    """The same words, as the beginning of a sentence."""
    return words[:1].upper() + words[1:]


def full_stop(sentence: str) -> str:
    """What a sentence still needs at its end."""
    return "" if sentence.endswith((".", "?", "!")) else "."


_SURNAME = re.compile(r"(?:^|[,;] |& )([^,;&]+), (?=\w\.)")


def surnames(authors: str) -> str:
    """Authors as a sentence names them: "Simpson & Rholes", "Hofmann et al."."""
    found = _SURNAME.findall(authors)
    if not found:
        return authors
    return " & ".join(found) if len(found) < 3 else f"{found[0]} et al."
