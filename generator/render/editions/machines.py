"""Files for crawlers and browsers: robots.txt, sitemap.xml, manifest.webmanifest."""

from collections.abc import Iterator
from html import escape

import msgspec

from generator.model.guide import Guide
from generator.render.addresses import NOT_FOUND, absolute
from generator.render.last_changed import last_changed
from generator.render.output import Output
from generator.render.press import Press

# Of the manifest: name, sizes, type and purpose.
ICONS = (
    ("icon.svg", "any", "image/svg+xml", "any"),
    ("icon-192.png", "192x192", "image/png", "any"),
    ("icon-512.png", "512x512", "image/png", "any"),
    ("icon-maskable.png", "512x512", "image/png", "maskable"),
)


def outputs(press: Press) -> Iterator[Output]:
    """robots.txt and the manifest always; the sitemap once a base URL is set."""
    guide = press.guide
    base = guide.site.base_url
    sitemap = f"Sitemap: {absolute(base, 'sitemap.xml')}\n" if base else ""
    yield Output("robots.txt", f"User-agent: *\nAllow: /\n{sitemap}".encode())
    yield Output("manifest.webmanifest", _manifest(guide, press.assets))
    if base:
        yield Output("sitemap.xml", _sitemap(guide).encode())


def _manifest(guide: Guide, assets: dict[str, str]) -> bytes:
    manifest = {
        "name": guide.site.title,
        "short_name": guide.site.title,
        "lang": guide.site.language,
        "start_url": "index.html",
        "scope": "./",
        "display": "browser",  # an app would have no address bar, and "Leave now" less to hide
        "icons": [
            {"src": assets[name], "sizes": sizes, "type": type_, "purpose": purpose}
            for name, sizes, type_, purpose in ICONS
        ],
    }
    return msgspec.json.format(msgspec.json.encode(manifest)) + b"\n"


def _sitemap(guide: Guide) -> str:
    """The pages, each with the day it last changed where the content says so."""
    lines = []
    for document in guide.documents:
        address = guide.addresses.get(document.path, NOT_FOUND)
        if address == NOT_FOUND:
            continue
        day = last_changed(guide, document)
        changed = f"<lastmod>{day}</lastmod>" if day else ""
        full = escape(absolute(guide.site.base_url, address))
        lines.append(f"  <url><loc>{full}</loc>{changed}</url>\n")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{''.join(lines)}</urlset>\n"
    )
