"""Files that hosts read: headers, redirects, and pages at old addresses."""

from collections.abc import Iterator

from generator.render.addresses import relative
from generator.render.hosts.files import headers_file, redirects_file
from generator.render.hosts.place import place_of
from generator.render.output import Output
from generator.render.policy import READING
from generator.render.press import Press
from generator.render.views import RedirectView


def outputs(press: Press) -> Iterator[Output]:
    """_headers, _redirects, .nojekyll and a page at every old address."""
    guide = press.guide
    top = place_of(guide, folder="/")  # what reads these files reads them at the top of a host
    yield Output("_headers", headers_file(top).encode())
    yield Output("_redirects", redirects_file(top).encode())
    yield Output(".nojekyll", b"")
    titles = guide.titles
    for old, new in guide.aliases.items():
        site, href = guide.site, relative(old, new)
        view = RedirectView(site.language, site.is_right_to_left, READING, titles[new], href)
        yield Output(old, press.templates.render("redirect.html", view).encode())
