"""The headers of every file of the site: the one list that all hosts are told from."""

from typing import NamedTuple
from urllib.parse import urlsplit

from generator.model.site import Site
from generator.render.addresses import WORKER_ADDRESS
from generator.render.policy import PRIVATE_PLACES, PRIVATE_WITH_IMAGES, READING, WORKER

POLICY = "Content-Security-Policy"
CACHE = "Cache-Control"

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
FOREVER = "public, max-age=31536000, immutable"  # an asset's address changes with its content
# Everything else keeps its address: it may be kept, and is asked for again before it is shown.
ANEW = "no-cache"


class HeaderRule(NamedTuple):
    """Headers of the files at some paths; "*" at the end of a path stands for anything."""

    paths: tuple[str, ...]
    headers: dict[str, str]
    alone: tuple[str, ...] = ()  # of these headers, nothing holds that earlier rules said


def page_rules(site: Site) -> tuple[HeaderRule, ...]:
    """The headers of pages, from what is true everywhere to what is not; nothing on caches."""
    everywhere = {POLICY: f"{READING}; frame-ancestors 'none'", **HEADERS}
    private = {
        # Some private page may show an image. One that shows none says so itself: both hold.
        POLICY: f"{PRIVATE_WITH_IMAGES}; frame-ancestors 'none'",
        "Connection-Allowlist": _allowlist(site.leave_to),
    }
    places = tuple(f"/{place}*" if place.endswith("/") else f"/{place}" for place in PRIVATE_PLACES)
    return (HeaderRule(("/*",), everywhere), HeaderRule(places, private))


def header_rules(site: Site) -> tuple[HeaderRule, ...]:
    """The headers of every file, in an order in which a later rule holds against earlier ones."""
    (everywhere, *others) = page_rules(site)
    # The one file has a policy of its own, and the one of pages would stop it: it is only saved.
    saved = (f"/{site.download}.html",) if site.download else ()
    return (
        everywhere._replace(headers={**everywhere.headers, CACHE: ANEW}),
        *others,
        HeaderRule(("/assets/*",), {CACHE: FOREVER}, alone=(CACHE,)),
        *((HeaderRule(saved, {"Content-Disposition": "attachment"}),) if saved else ()),
        HeaderRule((f"/{WORKER_ADDRESS}",), {POLICY: WORKER}, alone=(POLICY,)),
    )


def _allowlist(leave_to: str) -> str:
    """Where Chromium may connect or go from a private page: our own origin, and the way out.

    It closes what no policy closes: navigation by a script, pop-ups and WebRTC. On reading
    pages it would also stop a reader who follows a link to a helpline's own site.
    """
    place = urlsplit(leave_to)
    way_out = f' "{place.scheme}://{place.netloc}/*"' if place.netloc else ""
    return f"(response-origin{way_out})"
