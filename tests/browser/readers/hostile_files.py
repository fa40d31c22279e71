"""Files that a reader may be given to bring back, and what the page has to say of each."""

import json
from typing import Any, NamedTuple

NEW: dict[str, Any] = {
    "kind": "run",
    "id": "00000000000000ff",
    "quiz": "closeness",
    "version": 2,
    "day": "2026-01-02",
    "about": "A friend",
    "choices": 5,
    "answers": {"a1": 4, "v1": None},
    "scores": {"anxiety": 0.5, "avoidance": None},
}
SHEET: dict[str, Any] = {
    "kind": "sheet",
    "id": "00000000000000ee",
    "page": "exercises/thought-record",
    "day": "2026-02-03",
    "answers": {"first-thought": ["words"]},
}
LOCKED = {"rounds": 600000, "salt": "A" * 22 + "==", "iv": "A" * 16, "data": "A" * 40}

NOT_OURS = "This is not a file of this guide"
NEWER = "This file is from a newer version"
EMPTY = "This file is empty"
LARGE = "larger than any that this guide makes"
ASKS = "Passphrase"
NO_ROOM = "no room for what is in the file"
MANY = "no room for more than 500 entries"
ADDED = "is kept on this device now"


class Hostile(NamedTuple):
    """A file in parts, each with how often it comes, and what has to be said."""

    name: str
    parts: tuple[tuple[bytes, int], ...]
    said: str
    then: str = ""  # said when it is added
    others: tuple[str, ...] = ()  # said instead where an engine reads deeper or less deep

    @property
    def data(self) -> bytes:
        return b"".join(part * times for part, times in self.parts)


def counts(new: int, here: int, left: int) -> str:
    return f"New: {new}. Here already: {here}. Not readable, left out: {left}."


def file(name: str, text: str | bytes, said: str, then: str = "", **more: Any) -> Hostile:
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    return Hostile(name, ((data, 1),), said, then, **more)


def envelope(entries: Any, **more: Any) -> str:
    return json.dumps({"format": 1, "entries": entries, "aside": [], **more})


def numbered(count: int, **more: Any) -> list[dict[str, Any]]:
    return [{**NEW, **more, "id": f"{number + 4096:016x}"} for number in range(count)]


def spelled(entry: dict[str, Any], old: str, new: str) -> str:
    """With something in its text that `json` would not write."""
    text = envelope([entry])
    if old not in text:
        raise ValueError(old)
    return text.replace(old, new, 1)


GOOD = envelope([NEW])
ONE = (counts(1, 0, 0),)
NO_FILES = [
    file("nothing", "", EMPTY),
    file("a space", " ", NOT_OURS),
    file("cut off", GOOD[:-20], NOT_OURS),
    file("one sign more", GOOD + "}", NOT_OURS),
    *(file(f"only {text}", text, NOT_OURS) for text in ("{", "[]", "null", "true", "5", '"words"')),
    file("two files in one", GOOD + GOOD, NOT_OURS),
    # Some engines heed the mark in front.
    file("saved as UTF-16", GOOD.encode("utf-16"), NOT_OURS, others=ONE),
    file(
        "saved as UTF-16, other end",
        b"\xfe\xff" + GOOD.encode("utf-16-be"),
        NOT_OURS,
        others=ONE,
    ),
    file("bytes of every kind", bytes(range(256)) * 9, NOT_OURS),
    file("a picture", b"\x89PNG\r\n\x1a\n" + bytes(99), NOT_OURS),
    file("an archive", b"PK\x03\x04" + bytes(99), NOT_OURS),
    file("a page", "<!doctype html><script>hit = 1</script>", NOT_OURS),
    file("a script", "hit = 1", NOT_OURS),
    file("a table", '"day","quiz"\r\n"2026-01-02","closeness"', "not “Save as a table”"),
    file("with a NUL", GOOD.replace("friend", "fri\0end"), NOT_OURS),
    file("with NaN", spelled(NEW, "0.5", "NaN"), NOT_OURS),
    Hostile("one byte too large", ((b'{"format":1}', 1), (b" ", 4_000_000 - 11)), LARGE),
    Hostile("far too large", ((b'{"format":1}', 1), (b" ", 5_000_000)), LARGE),
    Hostile("brackets that never close", ((b"[", 100_000),), NOT_OURS),
]
FORMATS = [
    *(
        file(f"format {text}", f'{{"format":{text},"entries":[]}}', NOT_OURS)
        for text in ('"1"', "0", "-1", "1.5", "1e999", "true", "[1]", "null", '{"valueOf":1}')
    ),
    file("no format", '{"entries":[]}', NOT_OURS),
    *(file(f"format {n}", f'{{"format":{n},"entries":[]}}', NEWER) for n in (2, 999)),
]
ENVELOPES = [
    file("with a byte order mark", b"\xef\xbb\xbf" + GOOD.encode(), counts(1, 0, 0), ADDED),
    Hostile(
        "as large as may be",
        ((GOOD[:-1].encode(), 1), (b" ", 4_000_000 - len(GOOD)), (b"}", 1)),
        counts(1, 0, 0),
        ADDED,
    ),
    file(
        "more than fits",
        envelope(numbered(400, answers={"a": "x" * 2000}, more="x" * 2000)),
        counts(400, 0, 0),
        NO_ROOM,
    ),
    file("501 entries", envelope(numbered(501)), counts(501, 0, 0), MANY),
    file("499 entries beside two that are here", envelope(numbered(499)), counts(499, 0, 0), MANY),
    file(
        "__proto__ beside the entries",
        f'{{"__proto__":{{"polluted":1,"format":2}},{GOOD[1:]}',
        counts(1, 0, 1),
        ADDED,
    ),
    file(
        "constructor beside the entries",
        f'{{"constructor":{{"prototype":{{"polluted":1}}}},{GOOD[1:]}',
        counts(1, 0, 1),
        ADDED,
    ),
    file("a part nobody knows", envelope([NEW], settings=[1]), counts(1, 0, 1), ADDED),
    file("entries in a map", envelope({"a": NEW}), counts(0, 0, 1)),
    file("entries in a text", envelope("abc"), counts(0, 0, 1)),
    file("entries that are a number", envelope(5), counts(0, 0, 1)),
    file("no entries", envelope(None), counts(0, 0, 0)),
    file("aside: 10,000 texts", envelope([NEW], aside=["x"] * 10_000), counts(1, 0, 10_000), ADDED),
    file("aside: a text of 3 MB", envelope([NEW], aside=["x" * 3_000_000]), counts(1, 0, 1), ADDED),
    file("aside: maps and numbers", envelope([], aside=[{}, 7, None, [[]]]), counts(0, 0, 4)),
    file("aside: a map", envelope([], aside={"__proto__": 1}), counts(0, 0, 1)),
    file("aside: an entry", envelope([], aside=[json.dumps(NEW)]), counts(1, 0, 0), ADDED),
    file("one id twice", envelope([NEW, {**NEW, "about": "x"}]), counts(1, 0, 1), ADDED),
    file("one entry 500 times", envelope([NEW] * 500), counts(1, 0, 499), ADDED),
    file("ids of what is here", envelope([{**NEW, "id": "00000000000000a1"}]), counts(0, 1, 0)),
    Hostile(
        "an entry of 100,000 levels",
        ((b'{"format":1,"entries":[', 1), (b"[", 100_000), (b"]", 100_000), (b"]}", 1)),
        NOT_OURS,
        others=(counts(0, 0, 1),),
    ),
    Hostile(
        "a field of 100,000 levels",
        ((GOOD[:-13].encode(), 1), (b',"more":', 1), (b"[", 100_000), (b"]", 100_000), (b"}]}", 1)),
        NOT_OURS,
        ADDED,
        others=(counts(1, 0, 0),),
    ),
    Hostile(
        "a part of 100,000 levels",
        ((b'{"more":', 1), (b"[", 100_000), (b"]", 100_000), (b"," + GOOD[1:].encode(), 1)),
        NOT_OURS,
        ADDED,
        others=(counts(1, 0, 1),),
    ),
]
LOCKS: list[dict[str, Any]] = [
    {"rounds": 1e7}, {"rounds": 0}, {"rounds": -1}, {"rounds": "600000"}, {"rounds": 1.5},
    {"rounds": None}, {"salt": ""}, {"salt": "A" * 28}, {"salt": 1}, {"iv": "A" * 20},
    {"iv": "A" * 15}, {"iv": ""}, {"data": "!!!!"}, {"data": "A"}, {"data": ""},
    {"data": "AAA=A==="}, {"data": ["AAAA"]},
]  # fmt: skip
LOCKED_FILES = [
    *(file(f"locked, {wrong}", json.dumps({"format": 1, "locked": {**LOCKED, **wrong}}), NOT_OURS)
      for wrong in LOCKS),
    *(file(f"locked: {text}", f'{{"format":1,"locked":{text}}}', NOT_OURS)
      for text in ("null", "{}", "[]", '"x"')),
    file("locked, and more", json.dumps({"format": 1, "locked": LOCKED, "entries": []}), NEWER),
    file("locked in another way", json.dumps({"format": 1, "locked": {**LOCKED, "how": 1}}), NEWER),
    file("locked", json.dumps({"format": 1, "locked": LOCKED}), ASKS),
    file("locked weakly", json.dumps({"format": 1, "locked": {**LOCKED, "rounds": 1}}), ASKS),
    file("locked with a short iv", json.dumps({"format": 1, "locked": {**LOCKED, "iv": "AAAA"}}),
         ASKS),
]  # fmt: skip
FILES = [*NO_FILES, *FORMATS, *ENVELOPES, *LOCKED_FILES]
