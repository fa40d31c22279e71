"""What scripts write into pages, as they would have written it, for components that stand still.

Each change is a pattern and what takes its place. The words are specimens, like the small guide.
"""

from typing import NamedTuple


class Change(NamedTuple):
    """What a script does to one part of a page."""

    pattern: str
    written: str


def _after(pattern: str, html: str) -> Change:
    """The change that shows a part and writes into it: " hidden" may stand between two groups."""
    return Change(pattern, rf"\1\2{html}")


def _found(kind: str, *rows: str) -> Change:
    """A group of the search, with its rows."""
    return _after(rf'(data-kind="{kind}") hidden(>.*?</p>)', "".join(rows))


def _row(title: str, section: str = "", is_chosen: bool = False) -> str:
    second = f'<span class="search_section">{section}</span>' if section else ""
    chosen = str(is_chosen).lower()
    return (
        f'<a class="search_row" role="option" tabindex="-1" aria-selected="{chosen}" href="#">'
        f'<span class="search_title">{title}</span>{second}</a>'
    )


def _kept(day: str, about: str, *notes: str) -> str:
    more = "".join(f'<p class="keep_note">{note}</p>' for note in notes)
    ways = '<button class="button button_quiet" type="button">Delete this one</button>'
    return (
        f'<li class="keep_run"><p class="keep_day"><strong>{day}</strong>{about}</p>{more}'
        f'<div class="keep_ways">{ways}</div></li>'
    )


def _typed(words: str, is_open: bool) -> Change:
    return Change(
        r'aria-expanded="false"', f'aria-expanded="{str(is_open).lower()}" value="{words}"'
    )


FOUND = (
    _typed("text back", True),
    _after(r'(id="search-list"[^>]*) hidden(>)', ""),
    _found("urgent", _row("Help now")),
    _found("guide", _row("Nobody <mark>texts back</mark>", "What to do", True), _row("Start")),
    _found("techniques", _row("Breathing")),
)
NOTHING = (_typed("xyz", False), _after(r"(data-none) hidden(>)", ""))
FAILED = (_typed("text back", False), _after(r"(data-failed) hidden(>)", ""))

_CHOSEN = (
    Change(r'(data-by="need">.*?)(<option value="[^"]+")', r"\1\2 selected"),
    Change(r" hidden data-all>", " data-all>"),
)
FILTERED = (
    *_CHOSEN,
    Change(r'data-shown="([^"#]*)#([^"]*)"[^>]*>', r"\g<0>\g<1>1\2"),
    Change(r"(?s)(<tbody>.*?</tr>).*(?=</tbody>)", r"\1"),
)
FILTERED_OUT = (
    *_CHOSEN,
    Change(r'data-none="([^"]*)">', r"\g<0>\1"),
    Change(r"(?s)(?<=<tbody>).*(?=</tbody>)", ""),
)

ANSWERED = (
    Change(r'(<p class="review-list_answer">)', r"\1Perhaps"),
    Change(r"( data-progress>)", r"\g<1>2 of 5 done"),
)
RESULT = (
    _after(r"(<div data-said)(>)", '<p data-text="">It was a hard week.</p>'),
    _after(r"(<div data-ranges)(>)", "<p><strong>Worry: </strong>near “Higher”. By chance.</p>"),
    _after(
        r"(<div data-people) hidden(>.*?<ol>)",
        "<li><strong>A friend</strong>. Higher.</li><li><strong>A partner</strong>. Lower.</li>",
    ),
    _after(r"(<p data-standing) hidden(>.*?<span>)", "at night."),
    _after(r"(<div data-steps) hidden(>.*?<ul>)", '<li><a href="guide/start.html">Start</a></li>'),
    Change(
        r'<g class="plot_([12])" data-patch visibility="hidden"><ellipse class="plot_patch"/>'
        r'<text class="plot_number"',
        r'<g class="plot_\1"><ellipse class="plot_patch" cx="\g<1>5%" cy="4\1%" rx="9%" ry="11%"/>'
        r'<text class="plot_number" x="\g<1>5%" y="4\1%"',
    ),
)
_NOT_EMPTY = Change(r'<p class="space_empty".*?</p>', "")
KEPT = (
    _NOT_EMPTY,
    _after(r"(<p[^>]* data-status)(>)", "Kept on this device."),
    _after(
        r"(<ul[^>]* data-history)(>)",
        _kept("2 March 2026", ", a friend", "Worry: higher.", "Less than before.")
        + _kept("1 March 2026", "", "Worry: lower."),
    ),
)
ASKING = (
    _NOT_EMPTY,
    _after(
        r"(<div data-asking)(>)",
        '<form class="keep_form" method="dialog"><label class="words">A passphrase '
        '<input class="words_input" type="password" autocomplete="off"></label>'
        '<p class="question_error">That did not open it.</p>'
        '<button class="button" type="submit">Open</button></form>',
    ),
)
