"""Entries in a file that is brought back: wrong ones are left out, strange ones are only words."""

import json
from typing import Any

from tests.browser.readers.hostile_files import ADDED, NEW, SHEET, counts, envelope, file, spelled

RUNS: dict[str, list[Any]] = {
    "kind": ["walk", "sheet", "Run", ["run"], None, 1],
    "id": ["<img src=x onerror=hit=1>", 7, "ff", "00000000000000FF", "__proto__", None, [[]]],
    "quiz": ["../closeness", 'x"]', "javascript:hit=1", "", {}, "x" * 201],
    "version": [1e300, 0, -1, "1", 1.5, None, 1000],
    "day": ["2099-19-39", "2026-13-01", "2026-00-10", "2026-1-1", "today", 20260101, None],
    "about": ["x" * 201, {"toString": "x"}, ["a"], None, 1],
    "choices": [-1, 22, "5", 1e999],
    "answers": [
        [],
        "x",
        None,
        {"a1": {"a": 1}},
        {"a1": "x" * 2001},
        {"a1": 1.5},
        {"a1": 100},
        {"a1": -1},
        {"a1": [[1]]},
        {"a1": True},
        {"a1": list(range(51))},
        {"toString": 1},
        {"__proto__": 1},
        {"": 1},
        {"a" * 201: 1},
        {f"a{n}": 1 for n in range(301)},
    ],
    "scores": [
        {"anxiety": 2},
        {"anxiety": -0.1},
        {"anxiety": "NaN"},
        {"anxiety": [0]},
        1,
        {"__proto__": {"polluted": 1}},
        {"hasOwnProperty": 1},
    ],
}
SHEETS: dict[str, list[Any]] = {
    "page": ["../x", "exercises/a/b", "javascript:hit=1", "x", 'exercises/"]', None, {}],
    "answers": [
        {"a": "words"},
        {"a": ["x"] * 50},
        {"a": [1]},
        {"a": [["x"]]},
        {"a": {"0": "x"}},
        {"a": ["x" * 2001]},
        {"constructor": {"prototype": 1}},
        {"__proto__": ["x"]},
    ],
}
WRONG_ENTRIES = [
    *(
        file(f"an entry that is {text}", f'{{"format":1,"entries":[{text}]}}', counts(0, 0, 1))
        for text in ("[]", "{}", "7", '"x"', "null", "true", "[[[]]]")
    ),
    *(
        file(f"run, {key}: {str(value)[:40]}", envelope([{**NEW, key: value}]), counts(0, 0, 1))
        for key, values in RUNS.items()
        for value in values
        if value != 1e999
    ),
    *(
        file(f"sheet, {key}: {str(value)[:40]}", envelope([{**SHEET, key: value}]), counts(0, 0, 1))
        for key, values in SHEETS.items()
        for value in values
    ),
    *(
        file(
            f"run without {key}", envelope([{k: NEW[k] for k in NEW if k != key}]), counts(0, 0, 1)
        )
        for key in NEW
    ),
    file("a score beyond numbers", spelled(NEW, "0.5", "1e999"), counts(0, 0, 1)),
    file("an answer beyond numbers", spelled(NEW, "4", "1e999"), counts(0, 0, 1)),
    file(
        "__proto__ in an entry",
        spelled(NEW, '"kind"', '"__proto__":{"polluted":1},"kind"'),
        counts(0, 0, 1),
    ),
    file(
        "only a __proto__ in an entry",
        '{"format":1,"entries":[{"__proto__":' + json.dumps(NEW) + "}]}",
        counts(0, 0, 1),
    ),
    file("toString in an entry", spelled(NEW, '"kind"', '"toString":1,"kind"'), counts(0, 0, 1)),
]
# What is only strange: it comes in, and is shown as the words it is.
WORDS = [
    "<img src=x onerror=hit=1>",
    "</script><script>hit=1</script>",
    "javascript:hit=1",
    "{{ hit }} ${hit}",
    "\u202eevil",
    "a\u2028b\u2029c",
    "a\0b",
    "\ud800",
    "\ufeff",
    "e\u0301" * 90,
]
STRANGE = [
    *(
        file(
            f"words: {ascii(words)[:30]}",
            envelope(
                [
                    {**NEW, "about": words[:200]},
                    {**SHEET, "answers": {"a": [words], "constructor": [words]}},
                ]
            ),
            counts(2, 0, 0),
            ADDED,
        )
        for words in WORDS
    ),
    file(
        "fields that nobody knows",
        envelope([{**NEW, "more": {"__proto__": 1}, "constructor": 1}]),
        counts(1, 0, 0),
        ADDED,
    ),
    file("minus nothing", spelled(NEW, '"a1": 4', '"a1": -0'), counts(1, 0, 0), ADDED),
    file(
        "a page that is not there",
        envelope([{**SHEET, "page": "x/constructor"}]),
        counts(1, 0, 0),
        ADDED,
    ),
    file(
        "a quiz that is not there",
        envelope([{**NEW, "quiz": "constructor"}]),
        counts(1, 0, 0),
        ADDED,
    ),
    file("the last day", envelope([{**NEW, "day": "9999-12-31"}]), counts(1, 0, 0), ADDED),
    file("the first day", envelope([{**NEW, "day": "0000-01-01"}]), counts(1, 0, 0), ADDED),
]
ENTRIES = [*WRONG_ENTRIES, *STRANGE]
