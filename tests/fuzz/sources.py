"""One source file at a time: pages of Markdown, data files, and quizzes in JSON."""

import json
from collections.abc import Iterator
from typing import Any

from generator.kinds import KINDS, Kind
from generator.model.quiz import Quiz
from generator.parse.front_matter import split_front_matter
from generator.parse.text import curl_quotes, decode
from generator.problems import Problem, has_errors
from tests.fuzz import marks, values
from tests.fuzz.choices import Choices
from tests.fuzz.rules import check_source, source_of
from tests.fuzz.texts import DATA_FILES, PAGES, edited, path_of, seeds

JSON_QUIZ = "quizzes/two.json"
QUIZ = next(kind for kind in KINDS if kind.name == "quiz")


def check_front_matter(choices: Choices) -> None:
    """A page whose front matter is anything at all, above a line of text."""
    kind = choices.pick(PAGES)
    text = _text(choices, kind, lambda: _page(choices, kind, "Text."))
    path = path_of(kind)
    check_source(source_of(path, text))
    decoded = decode(source_of(path, text))
    if isinstance(decoded, Problem):
        return
    split = split_front_matter(path, decoded)
    if not isinstance(split, Problem):
        lines = decoded.split("\n")
        assert (
            lines[split.matter_line - 1 : split.body_line - 2]
            == split.matter.split("\n")[: split.body_line - 1 - split.matter_line]
        )
        assert "\n".join(lines[split.body_line - 1 :]) == split.body


def check_markdown(choices: Choices) -> None:
    """A page whose text is anything at all."""
    kind = choices.pick(PAGES)
    head = "---\ntitle: Text\ndescription: Text.\n---\n"
    text = _text(choices, kind, lambda: head + edited(choices, marks.body(choices)))
    path = "pages/a.md"
    if isinstance(text, bytes) and not text.startswith(b"---"):
        text = head.encode() + text
    check_source(source_of(path, text))


def check_data_file(choices: Choices) -> None:
    """A YAML file of any kind."""
    kind = choices.pick(DATA_FILES)
    text = _text(choices, kind, lambda: values.as_yaml(choices, values.matter(choices, kind)))
    check_source(source_of(path_of(kind), text))


def check_json_quiz(choices: Choices) -> None:
    """A quiz in JSON says what a reader of JSON would understand."""
    text = _text(choices, QUIZ, lambda: _json(choices))
    source = source_of(JSON_QUIZ, text)
    parsed = check_source(source)
    decoded = decode(source)
    try:
        said = json.loads(decoded if isinstance(decoded, str) else "", parse_constant=_refuse)
        json.dumps(said, ensure_ascii=False).encode()
    except (ValueError, RecursionError):  # no JSON, or one with half a character in it
        return
    broken = [p for p in parsed.problems if p.code == "invalid-yaml"]
    assert broken == [], "this is JSON"
    if parsed.document and not has_errors(parsed.problems) and isinstance(said, dict):
        quiz = parsed.document.matter
        assert isinstance(quiz, Quiz)
        _check_same(said["title"], quiz.title)
        for asked, item in zip(said["items"], quiz.items, strict=True):
            _check_same(asked["text"], item.text)


def _check_same(said: object, read: str) -> None:
    """Text in JSON is the same text here; a number may stand for one."""
    assert not isinstance(said, str) or curl_quotes(said) == read


def _refuse(name: str) -> None:
    raise ValueError(name)


def _page(choices: Choices, kind: Kind, body: str) -> str:
    head = values.as_yaml(choices, values.matter(choices, kind))
    return f"---\n{head}---\n{body}\n"


def _json(choices: Choices) -> str:
    value = values.matter(choices, QUIZ)
    return json.dumps(value, ensure_ascii=bool(choices.number(1)), default=str)


def _text(choices: Choices, kind: Kind, assemble: Any) -> str | bytes:
    """Bytes as they are; or a file made of parts; or a file that there is, with slips."""
    match choices.number(3):
        case 0:
            return choices.rest()
        case 1:
            return edited(choices, choices.pick(seeds()[kind.name] or ("",)))
        case 2:
            return edited(choices, assemble())
        case _:
            return str(assemble())


def seeds_of(kinds: tuple[Kind, ...]) -> Iterator[bytes]:
    """Our own files of these kinds, as the bytes that stand for them."""
    for number, kind in enumerate(kinds):
        yield from (bytes([number, 0]) + text.encode() for text in seeds()[kind.name])
