"""A definition inside a page can neither end its element nor change on the way."""

import json

from hypothesis import given
from hypothesis import strategies as st

from generator.render.quiz_data import as_script_data

HOSTILE = st.sampled_from(
    ["</script>", "<!--", "-->", "\u2028", "\u2029", "&amp;", "]]>", "<script"]
)


@given(st.lists(HOSTILE | st.text(st.characters(codec="utf-8"))).map("".join))
def test_any_text_survives_and_none_looks_like_markup(text: str) -> None:
    data = str(as_script_data(json.dumps({"text": text}, ensure_ascii=False).encode()))
    assert json.loads(data) == {"text": text}
    assert not set(data) & set("<>&\u2028\u2029")
