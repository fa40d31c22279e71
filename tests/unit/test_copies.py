"""The whole guide in one file has a limit of its own."""

from generator.check.copies import weigh_copy
from generator.limits import ONE_FILE_BYTES
from generator.render.output import Output


def test_the_whole_guide_in_one_file_is_weighed_as_it_lies_on_a_disk() -> None:
    fits = Output("all.html", b"a" * ONE_FILE_BYTES)
    heavy = Output("all.html", b"a" * 900_001)
    assert list(weigh_copy([fits], "all.html")) == []
    (problem,) = weigh_copy([heavy], "all.html")
    assert problem.code == "copy-too-heavy"
    assert problem.message == "all.html has 900,001 bytes; the limit is 900,000"


def test_no_other_file_is_held_to_it() -> None:
    assert list(weigh_copy([Output("a.zip", b"a" * 900_001)], "all.html")) == []
