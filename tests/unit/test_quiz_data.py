"""A definition inside a page can neither end its element nor change on the way."""

import json
import re
from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from generator.build import build
from generator.render.quiz_data import as_script_data
from generator.settings import Settings
from tests.environment import ROOT
from tests.sites import BASE, read_site, write_site

HOSTILE = ("</script>", "<!--", "-->", "\u2028", "\u2029", "&amp;", "]]>", "<script")


@given(st.lists(st.sampled_from(HOSTILE) | st.text(st.characters(codec="utf-8"))).map("".join))
def test_any_text_survives_and_none_looks_like_markup(text: str) -> None:
    data = str(as_script_data(json.dumps({"text": text}, ensure_ascii=False).encode()))
    assert json.loads(data) == {"text": text}
    assert not set(data) & set("<>&\u2028\u2029")


def test_a_hostile_text_goes_through_a_whole_build(tmp_path: Path) -> None:
    quiz = read_site(BASE.read_text("utf-8")).files["quizzes/two.yaml"]
    hostile = "".join(HOSTILE)
    text = quiz.replace("text: I worry.", f"text: {json.dumps(hostile)}")
    write_site(read_site(f"-- quizzes/two.yaml --\n{text}"), tmp_path)
    built = build(Settings(tmp_path, (ROOT,), date(2026, 11, 25)))
    files = {output.address: output.data for output in built.outputs}
    page = files["quizzes/two.html"].decode()
    (inside,) = re.findall(r"data-definition>(.*?)</script>", page, re.DOTALL)
    for definition in (json.loads(inside), json.loads(files["quizzes/two.json"])):
        assert definition["items"][0]["text"] == hostile
    assert page.count("<script") == page.count("</script>")
    assert "<!--" not in page
