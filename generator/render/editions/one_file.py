"""The whole guide as one file to take away."""

from collections.abc import Iterator, Sequence

from generator.render.one_file.document import one_file
from generator.render.output import File, Output
from generator.render.press import Press


def outputs(press: Press, made: Sequence[File]) -> Iterator[Output]:
    """<download>.html, when the guide names its copies."""
    name = press.guide.site.download
    if name:
        files = {output.address: output.data for output in made}
        yield Output(f"{name}.html", one_file(press, files).encode())
