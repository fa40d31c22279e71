"""Pages that are heavy on a slow line are named, with the file to split."""

import random

from generator.check.weight import weigh
from generator.limits import PAGE_HTML_BYTES
from generator.render.output import Output

NOISE = random.Random(1).randbytes(PAGE_HTML_BYTES + 100)  # nothing compresses it


def test_a_page_is_weighed_as_a_host_sends_it() -> None:
    outputs = [
        Output("a.html", b"a" * 10 * PAGE_HTML_BYTES, "pages/a.md"),
        Output("b.html", NOISE, "pages/b.md"),
        Output("c.png", NOISE),
    ]
    (problem,) = weigh(outputs)
    assert problem.place.path == "pages/b.md"
    assert problem.code == "too-heavy"


def test_a_style_sheet_that_is_too_heavy_names_itself() -> None:
    (problem,) = weigh([Output("assets/x/site.css", NOISE)])
    assert problem.place.path == "assets/x/site.css"
