"""Words without their endings, so that "texted" finds "text".

The browser does the same with what a reader types: it is given these very rules with the index
(`assets/js/search/words.js`), and a test compares the two.
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from unicodedata import normalize

# Tried one after the other. Where the whole word fits, it becomes its first group and the ending
# on the right. The patterns mean the same to Python and to a browser.
_RULES: dict[str, tuple[tuple[str, str], ...]] = {
    "en": (
        (r"(.{2,})(?:ies|ied|ying|y)", "i"),  # worries, worried, worrying, worry
        (r"(.{2,}[^su])s", ""),  # partners; not kiss, anxious
        (r"(.{3,})ness", ""),  # loneliness
        (r"(.*[aeiouy].*[^e])(?:ing|ed)", ""),  # calling, called; not sing, need
        (r"(.{3,})li", ""),  # calmly, by way of calmli
        (r"(.{2,})e", ""),  # leave, like leaving
        (r"(.*([bdgklmnprt]))\2", ""),  # stopp, from stopped
    )
}
_MARKS = re.compile("[\u0300-\u036f'’]")
_LONGEST = 40  # letters of a word; what is longer is cut into several
_WORD = re.compile(rf"[^\W_]{{1,{_LONGEST}}}")

# Signs between words, beside those of ASCII, that stand in many texts.
_SIGNS = "“”‘–—…"
_APART = {sign: None if chr(sign) == "'" else " " for sign in range(128) if not chr(sign).isalnum()}


def stem_rules(language: str) -> tuple[tuple[str, str], ...]:
    """The rules of a language such as "en-GB": none for one we have no rules for."""
    return _RULES.get(language.lower().partition("-")[0], ())


def words_in(text: str) -> list[str]:
    """The words of a text: small letters without accents and apostrophes."""
    text = text.lower()
    plain = text.replace("’", "'")
    for sign in _SIGNS:
        plain = plain.replace(sign, " ")
    if plain.isascii():  # a short way, three times as fast, to what the long one finds
        words = plain.translate(_APART).split()
        if max(map(len, words), default=0) <= _LONGEST:
            return words
    return _WORD.findall(_MARKS.sub("", normalize("NFKD", text)))


@cache
def stemmer(language: str) -> Callable[[str], str]:
    """A function from a word to its stem."""
    rules = [(re.compile(pattern), ending) for pattern, ending in stem_rules(language)]

    @lru_cache(maxsize=50_000)
    def stem(word: str) -> str:
        for pattern, ending in rules:
            found = pattern.fullmatch(word)
            word = found[1] + ending if found else word
        return word

    return stem
