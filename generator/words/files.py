"""Files of interface words are read, and held against English."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from itertools import islice
from pathlib import Path
from string import Formatter
from typing import NamedTuple

import yaml

from generator import limits
from generator.characters import forbidden_in
from generator.problems import Locate, Place, Problem, Severity, did_you_mean, places_in
from generator.words.lexicon import BRACKETS, Entry, Words, forms_of

BASE = "en"  # has every key; another language falls back on it
OURS = Path(__file__).parent
BESIDE, INSIDE = "../words/", "words/"  # how a folder is called, from the content folder
FORMS = {"one", "other"}
FEW = 3  # keys named of those without words
ALIKE = 0.85  # so much of a key is the same when it is a slip
DEEP = 3  # groups in groups, as in "scripts.quiz.open"


class Line(NamedTuple):
    """Words where they stand."""

    place: Place
    entry: Entry


Lines = dict[str, Line]  # by key


def load_words(language: str, theme: tuple[Path, ...], content: Path | None = None) -> Words:
    """The words of a language: English, then our file, then `words/` in each folder of a theme.

    Last come those inside the content. `language` is a tag such as "pt-BR"; a file "pt.yaml"
    counts for it too. A file in an earlier folder of the theme replaces, key by key, what later
    ones say, and one of the content replaces them all. Words that could not stand where English
    ones do are a problem, and left out.

    Raises:
        OSError: a file cannot be read.
    """
    tags = dict.fromkeys((language.lower().partition("-")[0], language))
    english, problems = _read(OURS / f"{BASE}.yaml", BESIDE)
    lines = dict(english)
    own: set[str] = set()  # keys said in the language
    inside = content / "words" if content else None
    folders = [*filter(None, (OURS, *(one / "words" for one in reversed(theme)), inside))]
    # English of a guide comes before any words in its language, also ours.
    for name in dict.fromkeys((BASE, *tags)):
        for folder in folders:
            if (folder == OURS and name == BASE) or not (folder / f"{name}.yaml").is_file():
                continue
            read, found = _read(folder / f"{name}.yaml", INSIDE if folder == inside else BESIDE)
            problems += found
            if name == BASE:  # words of templates of the guide's own, unless they look like ours
                new = read.keys() - english.keys()
                own_ones = {key for key in new if not get_close_matches(key, english, 1, ALIKE)}
                english |= {key: read[key] for key in own_ones}
            for key, line in read.items():
                wrong = _compare(key, line, english, name)
                problems += wrong
                if key in english and not wrong:
                    lines[key] = _shaped(line, english[key])
                    own |= {key} if name in tags else set()
    if BASE not in tags:
        problems += _untranslated(language, [key for key in english if key not in own], own)
    return Words({key: line.entry for key, line in lines.items()}, tuple(problems))


def _read(file: Path, where: str) -> tuple[Lines, list[Problem]]:
    path = f"{where}{file.name}"
    found = _tree_of(file, path)
    if isinstance(found, Problem):
        return {}, [found]
    leaves = list(islice(_leaves(found[0], "", found[1], set()), limits.WORDS + 1))
    if len(leaves) > limits.WORDS:
        return {}, [
            _broken(Place(path), f"this file has more than {limits.WORDS:,} lines of words")
        ]
    return (
        {key: leaf for key, leaf in leaves if isinstance(leaf, Line)},
        [leaf for _, leaf in leaves if isinstance(leaf, Problem)],
    )


def _tree_of(file: Path, path: str) -> tuple[yaml.MappingNode, Locate] | Problem:
    """The groups of words in a file and where all of it stands, or why there are none."""
    locate = places_in(path, "")
    try:
        with file.open("rb") as opened:
            data = opened.read(limits.WORDS_BYTES + 1)
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        locate = places_in(path, text)
        tree = yaml.compose(text, yaml.CBaseLoader)
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        return _broken(locate(mark.index if mark else 0), "this file of words cannot be read")
    if len(data) > limits.WORDS_BYTES:
        return _broken(Place(path), f"this file has more than {limits.WORDS_BYTES:,} bytes")
    if isinstance(tree, yaml.MappingNode):
        return tree, locate
    return _broken(Place(path), "this file holds no groups of words")


def _leaves(
    tree: yaml.MappingNode, above: str, locate: Locate, seen: set[int]
) -> Iterator[tuple[str, Line | Problem]]:
    """Every line of words by its key; empty ones are none. `seen` are the nodes met before."""
    for name, node in tree.value:
        place = locate(name.start_mark.index)
        if not isinstance(name, yaml.ScalarNode):
            yield "", _broken(place, "a key here is no text")
            continue
        key = f"{above}{name.value}"
        forms = _forms(node)
        if id(node) in seen:
            yield key, _broken(place, "the signs & and * are not used here", "write it out")
            continue
        seen.add(id(node))
        if isinstance(node, yaml.ScalarNode) and forbidden_in(node.value):
            yield key, _broken(place, f'an invisible character stands in "{key}"')
        elif forms:
            yield key, Line(place, forms)
        elif isinstance(node, yaml.MappingNode) and key.count(".") < DEEP:
            yield from _leaves(node, f"{key}.", locate, seen)
        elif not isinstance(node, yaml.ScalarNode):
            yield key, _broken(place, f'the words of "{key}" are no text')
        elif node.value.strip():
            yield key, Line(place, node.value)


def _shaped(line: Line, model: Line) -> Line:
    """The words in the forms that English has: in some languages a number changes nothing."""
    if isinstance(line.entry, str) and isinstance(model.entry, dict):
        return Line(line.place, dict.fromkeys(sorted(FORMS), line.entry))
    return line


def _forms(node: yaml.Node) -> dict[str, str] | None:
    """The words for one and for other counts, if these are."""
    if not isinstance(node, yaml.MappingNode):
        return None
    pairs = [pair for pair in node.value if all(isinstance(n, yaml.ScalarNode) for n in pair)]
    forms = {n.value: words.value for n, words in pairs if not forbidden_in(words.value)}
    return forms if set(forms) == FORMS and len(node.value) == len(FORMS) else None


def _compare(key: str, line: Line, english: Lines, name: str) -> list[Problem]:
    """Why these words cannot stand where the English ones do."""
    if key not in english:
        near = did_you_mean(key, english)
        message = f'there are no words "{key}"'
        hint = near or f"the keys are those of {BASE}.yaml; the docs have a page on translating"
        return [Problem(line.place, "unknown-words", message, hint, Severity.WARNING)]
    said, model = forms_of(line.entry), forms_of(english[key].entry)
    if isinstance(line.entry, dict) and isinstance(english[key].entry, str):
        return [_broken(line.place, f'"{key}" counts nothing, so it has no "one" and "other"')]
    try:
        asked = {name for words in said for name in _names(words)}
    except ValueError:
        return [_broken(line.place, f'"{key}" has a brace that is no {{name}}')]
    known = {name for words in model for name in _names(words)}
    if asked - known:
        names = ", ".join(f"{{{one}}}" for one in sorted(known)) or "none"
        message = f'"{key}" asks for {{{min(asked - known)}}}, and nothing is called so here'
        return [_broken(line.place, message, f"the names here: {names}")]
    links = len(BRACKETS.findall(model[0]))
    if links and any(len(BRACKETS.findall(words)) != links for words in said):
        message = f'"{key}" needs {links} [words] in brackets, which become links'
        return [_broken(line.place, message)]
    return []


def _names(words: str) -> Iterator[str]:
    """The names in braces.

    Raises:
        ValueError: a brace stands for anything else.
    """
    for text, name, spec, conversion in Formatter().parse(words):
        if "{" in text or "}" in text or spec or conversion:
            raise ValueError(words)
        if name is not None:
            if not name.isidentifier():
                raise ValueError(words)
            yield name


def _untranslated(language: str, keys: list[str], own: Iterable[str]) -> list[Problem]:
    """One warning for all words that are still English."""
    place = Place(f"../words/{language}.yaml")
    if not own:
        message = f'there are no words in "{language}", so menus and buttons are English'
        hint = f"add a file words/{language}.yaml beside the content; the docs say how to translate"
        return [Problem(place, "english-words", message, hint, Severity.WARNING)]
    if not keys:
        return []
    few = ", ".join(keys[:FEW]) + (", …" if len(keys) > FEW else "")
    what = "1 line of words is" if len(keys) == 1 else f"{len(keys)} lines of words are"
    return [Problem(place, "english-words", f"{what} still English: {few}", "", Severity.WARNING)]


def _broken(place: Place, message: str, hint: str = "") -> Problem:
    hint = hint or "write lines such as  help: Help now  below the name of their group"
    return Problem(place, "broken-words", message, hint)
