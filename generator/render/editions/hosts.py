"""Files that hosts read: headers, redirects, and pages at old addresses."""

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from generator.model.site import Site
from generator.render.addresses import WORKER_ADDRESS, relative
from generator.render.output import Output
from generator.render.policy import PRIVATE, PRIVATE_PLACES, READING, WORKER
from generator.render.press import Press
from generator.render.views import RedirectView

# What a policy in a page cannot say, and a header can.
HEADERS = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": ", ".join(
        f"{feature}=()"
        for feature in (
            "accelerometer",
            "browsing-topics",
            "camera",
            "display-capture",
            "geolocation",
            "gyroscope",
            "microphone",
            "payment",
            "usb",
        )
    ),
}
POLICY = "Content-Security-Policy"
FOREVER = "public, max-age=31536000, immutable"  # an asset's address changes with its content


class HeaderRule(NamedTuple):
    """Headers of the files at some paths; "*" at the end of a path stands for anything."""

    paths: tuple[str, ...]
    headers: dict[str, str]
    is_alone: bool = False  # drops the policy that earlier rules gave


# Always asked for anew, so that an update arrives; a browser does so by itself too.
_WORKER_RULE = HeaderRule(
    (f"/{WORKER_ADDRESS}",), {POLICY: WORKER, "Cache-Control": "no-cache"}, is_alone=True
)


def outputs(press: Press) -> Iterator[Output]:
    """_headers, _redirects, .nojekyll and a page at every old address."""
    guide = press.guide
    yield Output("_headers", _headers(guide.site).encode())
    moved = [f"/{old} /{new} 301" for old, new in sorted(guide.aliases.items())]
    yield Output("_redirects", "".join(f"{line}\n" for line in moved).encode())
    yield Output(".nojekyll", b"")
    titles = guide.titles
    for old, new in guide.aliases.items():
        site, href = guide.site, relative(old, new)
        view = RedirectView(site.language, site.is_right_to_left, READING, titles[new], href)
        yield Output(old, press.templates.render("redirect.html", view).encode())


def header_rules(site: Site) -> tuple[HeaderRule, ...]:
    """The headers of every page and asset, from what is true everywhere to what is not."""
    everywhere = {POLICY: f"{READING}; frame-ancestors 'none'", **HEADERS}
    private = {
        POLICY: f"{PRIVATE}; frame-ancestors 'none'",
        "Connection-Allowlist": _allowlist(site.leave_to),
    }
    places = tuple(f"/{place}*" if place.endswith("/") else f"/{place}" for place in PRIVATE_PLACES)
    return (
        HeaderRule(("/*",), everywhere),
        HeaderRule(places, private),
        HeaderRule(("/assets/*",), {"Cache-Control": FOREVER}),
    )


def _headers(site: Site) -> str:
    # The one file has a policy of its own, and the one of pages would stop it: it is only saved.
    saved = (f"/{site.download}.html",) if site.download else ()
    rules = (
        *header_rules(site),
        HeaderRule(saved, {"Content-Disposition": "attachment"}),
        _WORKER_RULE,
    )
    return "\n".join(
        f"{path}\n" + "".join(f"  {line}\n" for line in _lines(rule))
        for rule in rules
        for path in _as_asked(rule.paths)
    )


def _as_asked(paths: tuple[str, ...]) -> Iterator[str]:
    """The paths, and those of pages as some hosts shorten them: /search for /search.html."""
    for path in paths:
        yield path
        if path.endswith(".html"):
            yield path.removesuffix(".html")


def _lines(rule: HeaderRule) -> Iterator[str]:
    # Some hosts join what several rules say of one header, and two policies of a page are right
    # so. The worker must have its own alone: they take "!" as a word to drop the others.
    if rule.is_alone:
        yield f"! {POLICY}"
    yield from (f"{name}: {value}" for name, value in rule.headers.items())


def _allowlist(leave_to: str) -> str:
    """Where Chromium may connect or go from a private page: our own origin, and the way out.

    It closes what no policy closes: navigation by a script, pop-ups and WebRTC. On reading
    pages it would also stop a reader who follows a link to a helpline's own site.
    """
    place = urlsplit(leave_to)
    way_out = f' "{place.scheme}://{place.netloc}/*"' if place.netloc else ""
    return f"(response-origin{way_out})"
