"""Files that hosts read: headers, redirects, and pages at old addresses."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.render.addresses import relative
from generator.render.output import Output
from generator.render.policy import PRIVATE, PRIVATE_PLACES, READING
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
FOREVER = "public, max-age=31536000, immutable"  # an asset's address changes with its content


def outputs(press: Press) -> Iterator[Output]:
    """_headers, _redirects, .nojekyll and a page at every old address."""
    guide = press.guide
    yield Output("_headers", _headers(guide.site.leave_to).encode())
    moved = [f"/{old} /{new} 301" for old, new in sorted(guide.aliases.items())]
    yield Output("_redirects", "".join(f"{line}\n" for line in moved).encode())
    yield Output(".nojekyll", b"")
    titles = guide.titles
    for old, new in guide.aliases.items():
        view = RedirectView(guide.site.language, READING, titles[new], relative(old, new))
        yield Output(old, press.templates.render("redirect.html", view).encode())


def _headers(leave_to: str) -> str:
    everywhere = {"Content-Security-Policy": f"{READING}; frame-ancestors 'none'", **HEADERS}
    private = {
        "Content-Security-Policy": f"{PRIVATE}; frame-ancestors 'none'",
        "Connection-Allowlist": _allowlist(leave_to),
    }
    blocks = [
        ("/*", everywhere),
        *(
            (f"/{place}*" if place.endswith("/") else f"/{place}", private)
            for place in PRIVATE_PLACES
        ),
        ("/assets/*", {"Cache-Control": FOREVER}),
    ]
    return "\n".join(
        f"{path}\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())
        for path, headers in blocks
    )


def _allowlist(leave_to: str) -> str:
    """Where Chromium may connect or go from a private page: our own origin, and the way out.

    It closes what no policy closes: navigation by a script, pop-ups and WebRTC. On reading
    pages it would also stop a reader who follows a link to a helpline's own site.
    """
    place = urlsplit(leave_to)
    way_out = f' "{place.scheme}://{place.netloc}/*"' if place.netloc else ""
    return f"(response-origin{way_out})"
