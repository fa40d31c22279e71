"""Problems come sorted, once each, in words and as records."""

import re

from hypothesis import given
from hypothesis import strategies as st

from generator.problems import (
    Place,
    Problem,
    Severity,
    as_record,
    as_text,
    bounded,
    did_you_mean,
    has_errors,
    in_order,
    listed,
)

ONE = Problem(Place("a.md", 2, 5), "broken-link", 'no page "x.md"', 'did you mean "y.md"?')

problems = st.builds(
    Problem,
    st.builds(Place, st.sampled_from(["a.md", "b.md"]), st.integers(1, 3), st.integers(1, 3)),
    st.sampled_from(["one", "two"]),
    st.sampled_from(["m", "n"]),
)


@given(st.lists(problems))
def test_they_come_by_file_line_and_column_and_each_once(found: list[Problem]) -> None:
    ordered = in_order(found)
    places = [problem.place for problem in ordered]
    assert places == sorted(places)
    assert set(ordered) == set(found)
    assert len(set(ordered)) == len(ordered)


TWIN = Problem(ONE.place, ONE.code, ONE.message, "another hint")


@given(
    st.permutations([ONE, TWIN, Problem(Place("a.md"), "x", "y"), Problem(Place("b.md"), "x", "y")])
)
def test_their_order_never_depends_on_who_came_first(found: list[Problem]) -> None:
    assert in_order(found) == in_order(reversed(found))


def test_a_line_says_place_severity_and_message_and_a_second_one_the_hint() -> None:
    assert as_text(ONE, "guide/a.md") == (
        'guide/a.md:2:5: error: no page "x.md"\n  hint: did you mean "y.md"?'
    )
    plain = Problem(Place("a.md"), "c", "m", severity=Severity.WARNING)
    assert as_text(plain, "a.md") == "a.md:1:1: warning: m"


def test_a_record_holds_the_same() -> None:
    assert as_record(ONE, "guide/a.md") == {
        "path": "guide/a.md",
        "line": 2,
        "column": 5,
        "severity": "error",
        "code": "broken-link",
        "message": 'no page "x.md"',
        "hint": 'did you mean "y.md"?',
    }


def test_warnings_alone_stop_nothing() -> None:
    warning = Problem(Place("a.md"), "c", "m", severity=Severity.WARNING)
    assert not has_errors([warning])
    assert has_errors([warning, ONE])


def test_a_guess_is_made_only_when_something_is_near() -> None:
    assert did_you_mean("tilte", ["title", "part"]) == 'did you mean "title"?'
    assert did_you_mean("colour", ["title", "part"]) == ""
    assert did_you_mean("x", []) == ""


@given(st.text())
def test_whatever_a_file_holds_is_shown_on_one_line_and_moves_no_cursor(found: str) -> None:
    problem = Problem(Place("a.md"), "c", f"no {found}", f"did you mean {found}?")
    assert len(as_text(problem, "a.md").splitlines()) == 2
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", as_text(problem, "a.md"))


@given(st.text(st.sampled_from("a\t\u2028"), max_size=700))
def test_a_message_is_the_same_when_it_is_made_again(found: str) -> None:
    problem = Problem(Place("a.md"), "c", found, found)
    assert Problem(Place("a.md"), "c", problem.message, problem.hint) == problem


def test_a_message_that_quotes_a_megabyte_is_cut() -> None:
    problem = Problem(Place("a.md"), "c", "m" * 10**6, "h" * 10**6)
    assert len(as_text(problem, "a.md")) < 3000


def many(path: str, number: int, severity: Severity) -> list[Problem]:
    return [Problem(Place(path, n), "x", f"{n}", "", severity) for n in range(number)]


def test_the_first_problems_of_each_file_are_told_and_that_there_are_more() -> None:
    told = bounded([*many("a.md", 1001, Severity.ERROR), *many("b.md", 1000, Severity.ERROR)])
    assert [problem.place.path for problem in told].count("b.md") == 1000
    (more,) = (problem for problem in told if problem.code == "more-problems")
    assert more.place.path == "a.md"
    assert more.severity is Severity.ERROR
    assert bounded(told) == told


def test_an_error_is_told_behind_any_number_of_warnings() -> None:
    warnings = many("a.md", 2000, Severity.WARNING)
    told = bounded([*warnings, ONE])
    assert ONE in told
    assert not has_errors(bounded(warnings))


def test_a_message_is_one_line_that_no_terminal_obeys() -> None:
    problem = Problem(Place("a\n.md"), "x", "one\ntwo\x1b[2J\u2028\u202e\ud800" + "a" * 9_999)
    line = as_text(problem, problem.place.path)
    assert line.isprintable()
    assert line.startswith(
        "a\\u000a.md:1:1: error: one\\u000atwo\\u001b[2J\\u2028\\u202e\\ud800aaa"
    )
    assert len(line) < 700


def test_a_name_longer_than_any_is_near_to_none() -> None:
    assert did_you_mean("a" * 81, ["a" * 80]) == ""
    assert did_you_mean("a" * 80, ["a" * 79]) != ""


def test_among_very_many_names_those_that_begin_alike_are_compared() -> None:
    names = [f"x{n}" for n in range(5_000)] + ["reassurance"]
    assert did_you_mean("reasurance", names) == 'did you mean "reassurance"?'


def test_a_list_of_names_ends() -> None:
    assert listed(map(str, range(99))).endswith("29, …")
    assert listed(["a", "b"]) == "a, b"
    assert listed([]) == "none yet"
