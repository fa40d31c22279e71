"""Jinja's environment, with less to do for each page; what a template makes is not changed by it.

Words that hang on nothing are put into a template as it is read, and a text is escaped without an
object being made of it. A page is made of hundreds of both.
"""

import re
from typing import Any

from jinja2 import Environment, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.loaders import BaseLoader
from markupsafe import Markup, escape

from generator.words.lexicon import Words

_SAYING = re.compile(r'(?<!\{)\{\{ say\("([^"\n]*)"\) \}\}')
_RAW = re.compile(r"\{%[-+]?\s*raw\b")
# What could be taken for a part of the template, or for its space, if words brought it in.
_NO_TEXT = re.compile(r"[{}\n]|^[\s%#]|[\s%#]$|^$")

_SPECIAL = re.compile("[&<>\"']")


def escaped(value: Any) -> str:
    """The HTML of a value, for what is put out and joined at once: as `escape`, but as text."""
    if type(value) is Markup:
        return value
    if type(value) is str and not _SPECIAL.search(value):
        return value
    return escape(value)


class _Code(CodeGenerator):
    """The code of a template.

    Where it puts something out, it has `escaped` in the place of `escape`. What it includes is
    joined before it is handed on: piece by piece it would go through each template around it.
    """

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:  # noqa: N802
        """Code for `include` in its plain form; the other forms are Jinja's."""
        is_plain = isinstance(node.template, nodes.Const) and isinstance(node.template.value, str)
        if node.ignore_missing or not node.with_context or not is_plain or frame.buffer is not None:
            super().visit_Include(node, frame)
            return
        self.writeline("template = environment.get_template(", node)
        self.visit(node.template, frame)
        self.write(f", {self.name!r})")
        context = f"context.get_all(), True, {self.dump_local_context(frame)}"
        self.writeline(f"yield concat(template.root_render_func(template.new_context({context})))")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        context = frame.eval_ctx
        if context.volatile or not context.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")


class QuickEnvironment(Environment):
    """An environment for templates that say something with `say`."""

    code_generator_class = _Code
    escaped = staticmethod(escaped)

    def __init__(self, loader: BaseLoader, words: Words) -> None:
        """An environment serves one build: it reads each template once."""
        super().__init__(
            loader=loader,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )
        self.globals["say"] = words.say
        self._words = words

    def preprocess(self, source: str, name: str | None = None, filename: str | None = None) -> str:
        """The text of a template, with its words."""
        return source if _RAW.search(source) else _SAYING.sub(self._said, source)

    def _said(self, found: re.Match[str]) -> str:
        """The words of a key, or its saying as it is: what is wrong in it is told at its place."""
        try:
            words = str(self._words.say(found[1]))
        except KeyError:
            return found[0]
        return found[0] if _NO_TEXT.search(words) else words
