"""The table of content kinds: which file is what, and where its page goes."""

import re
from dataclasses import dataclass

from generator import limits
from generator.model.exercise import Exercise
from generator.model.pages import (
    Chapter,
    Faq,
    Glossary,
    Home,
    Page,
    References,
    SupportLines,
    Technique,
    Wording,
)
from generator.model.path import GuidePath
from generator.model.quiz import Quiz
from generator.model.search import SearchWords
from generator.model.site import Site


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of source file."""

    name: str  # as a reader of messages would call it
    pattern: str  # of its path in the content folder, with (?P<name>…) for the address
    matter: type  # the type of its front matter, or of the whole file for YAML
    address: str = ""  # of its page, with {name}; empty when it has none of its own

    def match(self, path: str) -> re.Match[str] | None:
        """The match of a path from the content folder, if it is of this kind."""
        return re.fullmatch(self.pattern, path)


_NAME = r"(?P<name>[^/]+)"

# The first row that matches counts.
KINDS = (
    Kind("site", r"site\.yaml", Site),
    Kind("home page", r"home\.md", Home, "index.html"),
    Kind("FAQ", r"faq\.md", Faq, "faq.html"),
    Kind("references", r"references\.yaml", References),
    Kind("glossary", r"glossary\.yaml", Glossary),
    Kind("support lines", r"support-lines\.yaml", SupportLines),
    Kind("wording", r"wording\.yaml", Wording),
    Kind("search words", r"search\.yaml", SearchWords),
    Kind(
        "section page",
        r"(?P<name>techniques|quizzes|exercises|paths)/index\.md",
        Page,
        "{name}/index.html",
    ),
    Kind("chapter", rf"guide/(?:\d+-)?{_NAME}\.md", Chapter, "guide/{name}.html"),
    Kind("technique", rf"techniques/{_NAME}\.md", Technique, "techniques/{name}.html"),
    Kind("quiz", rf"quizzes/{_NAME}\.(?:yaml|json)", Quiz, "quizzes/{name}.html"),
    Kind("exercise", rf"exercises/{_NAME}\.yaml", Exercise, "exercises/{name}.html"),
    Kind("path", rf"paths/{_NAME}\.yaml", GuidePath, "paths/{name}.html"),
    Kind("help page", r"pages/help\.md", Page, "help.html"),  # every page links it
    Kind("page", rf"pages/{_NAME}\.md", Page, "{name}.html"),
)

# Names that mean a device on Windows, whatever stands after a dot.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9])(?:\..*)?", re.IGNORECASE)

IMAGE_ENDINGS = (".svg", ".png", ".jpg", ".jpeg", ".webp")

WHERE_THINGS_GO = (
    "chapters go in guide/, techniques in techniques/, other pages in pages/, "
    "quizzes in quizzes/, exercises in exercises/, paths in paths/"
)


def device_in(path: str) -> str:
    """Why no file of this path can stand on Windows, as a hint; or nothing."""
    is_one = any(_DEVICES.fullmatch(part) for part in path.split("/"))
    return "Windows keeps this name for itself; choose another one" if is_one else ""


def reserved_in(path: str) -> str:
    """Why an address could not be one of a file on some systems, as a hint; or nothing."""
    if any(len(part) > limits.NAME_LENGTH for part in path.split("/")):
        return f"choose one of at most {limits.NAME_LENGTH} letters"
    if len(path) > limits.ADDRESS_LENGTH:
        return f"choose one of at most {limits.ADDRESS_LENGTH} letters in all"
    return device_in(path)


def kind_of(path: str) -> Kind | None:
    """The kind of a source file, by its path from the content folder."""
    return next((kind for kind in KINDS if kind.match(path)), None)


def kind_of_matter(matter: type) -> Kind:
    """The kind whose files hold this type; `section page` and `page` share one."""
    return next(kind for kind in reversed(KINDS) if kind.matter is matter)
