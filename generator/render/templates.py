"""Jinja, set up so that a slip stops the build: unknown names are errors, text is escaped."""

import re
from collections.abc import Iterator
from copy import copy
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader, TemplateError
from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError
from markupsafe import Markup

from generator.problems import Place, Problem, did_you_mean
from generator.render.environment import QuickEnvironment
from generator.render.theme_files import decoded, place_in_theme
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
        self._folders = folders
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
            raise BrokenTemplate(_problem(self._folders, name, error)) from error


class BrokenTemplate(Exception):
    """A template that cannot be rendered, with the problem to report."""

    def __init__(self, problem: Problem) -> None:
        """`problem` says where the mistake is."""
        super().__init__(problem.message)
        self.problem = problem


def _problem(folders: tuple[Path, ...], name: str, error: Exception) -> Problem:
    """What is wrong, and where; `name` is the template that was asked for."""
    if isinstance(error, UnicodeDecodeError) and (found := _no_text(folders)):
        return found
    file, line = _where(error)
    place = Place(place_in_theme(folders, Path(file)) if file else f"../templates/{name}", line)
    if isinstance(error, TemplateNotFound):
        hint = did_you_mean(str(error.name), _names_in(folders))
        return Problem(place, "no-template", f'there is no template "{error.name}"', hint)
    return Problem(place, "broken-template", f"this template fails: {error}")


def _where(error: Exception) -> tuple[str, int]:
    """The file and line of a template in which an error arose; "" where none is known.

    Jinja puts both into the traceback, and into the error where it could not read a template.
    """
    if isinstance(error, TemplateSyntaxError):
        return error.filename or "", error.lineno
    found, traceback = ("", 1), error.__traceback__
    while traceback:
        file = traceback.tb_frame.f_code.co_filename
        if file.endswith(".html"):
            found = file, traceback.tb_lineno
        traceback = traceback.tb_next
    return found


def _files(folders: tuple[Path, ...]) -> Iterator[Path]:
    return (file for folder in folders for file in sorted(folder.rglob("*.html")))


def _names_in(folders: tuple[Path, ...]) -> list[str]:
    """The names of all templates there are."""
    return [file.relative_to(folder).as_posix() for folder in folders for file in _files((folder,))]


def _no_text(folders: tuple[Path, ...]) -> Problem | None:
    """The first template that is no text; Jinja does not say which it is."""
    texts = (decoded(place_in_theme(folders, one), one.read_bytes()) for one in _files(folders))
    return next((text for text in texts if isinstance(text, Problem)), None)


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
