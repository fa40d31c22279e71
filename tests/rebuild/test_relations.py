"""Documents that come back from a cache stand in the same relations as before."""

import msgspec

from generator.link.relations import relate
from generator.load import SourceFile
from generator.model.body import Role
from generator.model.document import Document
from generator.model.guide import Entry, Target
from generator.parse.documents import parse

FAQ = """---
title: Questions
description: Some.
---
## What is it? {#what}

See [the start](guide/01-start.md).
"""


def test_a_link_below_a_question_leads_from_that_question() -> None:
    new = parse(SourceFile("faq.md", FAQ.encode(), "")).document
    assert new is not None
    kept = msgspec.msgpack.decode(msgspec.msgpack.encode(new), type=Document)
    targets = {("faq.md", Role.LINK, "guide/01-start.md"): Target("guide/start.html")}
    for document in (new, kept):
        relations = relate([Entry(document, document.matter, "faq.html")], targets)
        assert list(relations.leads) == ["faq.html#what"]
