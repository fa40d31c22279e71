"""Settings for Caddy."""

from generator.render.hosts.place import Place
from generator.render.hosts.rules import ANEW, CACHE, HeaderRule
from generator.render.hosts.text import indented

_HEAD = """\
# {name}{folder} with Caddy, which fetches a certificate by itself.
# The files lie in {files}

"""
_SITE = """\
{name} {{
    root * {root}

    # Files that lie ready as .br or .gz are sent so; everything else is packed when asked for.
    encode gzip

    # "route" keeps the order: a later header takes the place of an earlier one.
{guide}
    handle_errors {{
{lost}
    }}
}}
"""
_GUIDE = """\
{headers}
{moved}{hidden}
error @hidden 404
@writing not method GET HEAD
error @writing 405
file_server {{
    precompressed br gzip
}}"""
_HIDDEN = """\
@hidden {
    path_regexp /\\.
    not path /.well-known/*
}"""
_MANIFEST = "Content-Type application/manifest+json"
_LOST = """\
header {cache} {anew}
rewrite * {not_found}
file_server {{
    precompressed br gzip
}}"""
_HSTS = '# Once https works for good: Strict-Transport-Security "max-age=31536000"'


def caddy(place: Place) -> str:
    """A Caddyfile: one site, or one folder of it."""
    headers = "\n".join(_headers(place, rule) for rule in place.rules)
    guide = _GUIDE.format(
        headers=f"{headers}\nheader {place.folder}manifest.webmanifest {_MANIFEST}",
        moved="".join(f"redir {old} {new} 301\n" for old, new in place.moved),
        hidden=_HIDDEN if place.is_top else rf"@hidden path_regexp ^{place.expression}(.*/)?\.",
    )
    lost = _LOST.format(cache=CACHE, anew=ANEW, not_found=place.not_found)
    if place.is_top:
        guide = f"route {{\n{indented(guide)}\n}}"
    else:
        within = f"{place.folder}*"
        guide = f"redir {place.folder[:-1]} {place.folder} 308\n{_handled(within, guide)}"
        lost = f"@guide path {within}\n{_handled('@guide', lost)}"
    head = _HEAD.format(name=place.name, folder=place.folder, files=place.files)
    guide, lost = indented(guide), indented(lost, 2)
    return head + _SITE.format(name=place.name, root=place.root, guide=guide, lost=lost)


def _handled(matcher: str, text: str) -> str:
    return f"handle {matcher} {{\n    route {{\n{indented(text, 2)}\n    }}\n}}"


def _headers(place: Place, rule: HeaderRule) -> str:
    lines = [f"{name} {_quoted(value)}" for name, value in rule.headers.items()]
    paths = [f"{place.folder}{path.removeprefix('/')}" for path in rule.paths]
    is_everywhere = rule is place.rules[0]
    lines += [_HSTS] if is_everywhere else []
    block = "{\n" + "".join(f"    {line}\n" for line in lines) + "}"
    if is_everywhere:
        return f"header {block}"
    if len(paths) == 1:
        return f"header {paths[0]} {block}"
    return f"@private path {' '.join(paths)}\nheader @private {block}"


def _quoted(value: str) -> str:
    return f"`{value}`" if '"' in value else f'"{value}"'
