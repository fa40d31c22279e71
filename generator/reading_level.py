"""The reading level of English: Flesch and Kincaid's grade, with syllables counted by rule.

grade = 0.39 · words / sentences + 11.8 · syllables / words − 15.59 (Kincaid et al. 1975).
A dictionary would be more exact and takes half a second to load; the tests compare the two.
"""

import re
from functools import lru_cache

_WORD = re.compile(r"[A-Za-z]+(?:[’'][A-Za-z]+)*")
_SENTENCE_END = re.compile(r"[.!?]+(?=\W|$)")
_VOWELS = re.compile(r"[aeiouy]+")

# Vowels side by side that are two sounds, and endings that are none.
_TWO_SOUNDS = re.compile(
    r"i[ao](?!u)(?<!ti[ao])(?<!ci[ao])(?<!si[ao])(?<!gi[ao])|eo(?!u)|[aeiou]ing|ua(?!r)|iet|uou|"
    r"creat|reli|being|real(?=it)|yo(?=n)|ism$|sm$"
)
_SILENT = re.compile(r"(?:[^laeiouy]e|[aeiouy]le|[rwy]le)$|[^tdaeiouy]ed$|[^aeiouycsxzgh]es$")
_SILENT_INSIDE = re.compile(
    r"(?<=[aeiouy][^aeiouyl])e(?=ly$|ment|ful|less|ness|time|thing|one$|where)"
)
_EXCEPTIONS = {"every": 2, "people": 2, "someone": 2, "something": 2, "sometimes": 2, "the": 1}


def grade(text: str) -> float:
    """The school grade, United States style, at which a text can be read.

    Every block of the text (a heading, a list item) must end with a stop. A text without
    words has grade 0.
    """
    words = _WORD.findall(text)
    if not words:
        return 0.0
    sentences = max(1, len(_SENTENCE_END.findall(text)))
    count = sum(syllables(word.lower()) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * count / len(words) - 15.59


@lru_cache(maxsize=4096)
def syllables(word: str) -> int:
    """The syllables of one English word in small letters, 1 or more."""
    word = word.partition("’")[0].partition("'")[0] or word
    if word in _EXCEPTIONS:
        return _EXCEPTIONS[word]
    count = len(_VOWELS.findall(word)) + len(_TWO_SOUNDS.findall(word))
    count -= len(_SILENT.findall(word)) + len(_SILENT_INSIDE.findall(word))
    return max(1, count)
