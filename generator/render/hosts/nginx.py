"""Settings for nginx."""

from collections.abc import Iterator

from generator.render.hosts.place import Case, Place
from generator.render.hosts.text import indented

_HEAD = """\
# {name}{folder} with nginx. All of this goes into http {{ }}, as a file in /etc/nginx/conf.d/ does.
# The files lie in {files}

"""
_SERVER = """\
server {{
    listen 80;  # once there is a certificate: listen 443 ssl; ssl_certificate ...
    server_name {name};
    root {root};
    absolute_redirect off;
    server_tokens off;

{guide}
}}
"""
_GUIDE = """\
error_page 403 404 =404 {not_found};
charset utf-8;
charset_types text/css text/xml text/plain application/javascript;
location ~ {hidden} {{ return 404; }}
location = {folder}manifest.webmanifest {{ types {{ }} default_type application/manifest+json; }}
{moved}
# What lies ready as .gz is sent as it is, everything else is packed when it is asked for.
gzip on;
gzip_static on;
# brotli_static on;  # with the module libnginx-mod-http-brotli-static: the same for .br
gzip_vary on;
gzip_types text/css application/javascript image/svg+xml application/json text/xml text/plain
    application/manifest+json;

# An empty value sends no header. A header in a location would drop all of these there.
{headers}
# Once https works for good: add_header Strict-Transport-Security "max-age=31536000" always;"""
_ONLY_WITH_A_FILE = ("Content-Disposition",)


def nginx(place: Place) -> str:
    """A file for conf.d: what depends on the address, then a server."""
    hidden = r"/\.(?!well-known/)" if place.is_top else rf"^{place.expression}(.*/)?\."
    moved = "".join(f"location = {old} {{ return 301 {new}; }}\n" for old, new in place.moved)
    guide = _GUIDE.format(
        not_found=place.not_found,
        hidden=hidden,
        folder=place.folder,
        moved=moved,
        headers="\n".join(_headers(place)),
    )
    if not place.is_top:
        guide = f"location {place.folder} {{\n{indented(guide)}\n}}"
    maps = "".join(_map(place, name) for name in place.varying)
    head = _HEAD.format(name=place.name, folder=place.folder, files=place.files)
    server = _SERVER.format(name=place.name, root=place.root, guide=indented(guide))
    return f"{head}{maps}\n{server}"


def _map(place: Place, name: str) -> str:
    rows = "".join(
        f"    {_key(place, case)} {_quoted(case.value)};\n" for case in place.varying[name]
    )
    return f"map $uri {_variable(name)} {{\n{rows}}}\n"


def _key(place: Place, case: Case) -> str:
    return f'"~{place.pattern(case.paths)}"' if case.paths else "default"


def _headers(place: Place) -> Iterator[str]:
    values = {name: _variable(name) for name in place.varying}
    values |= {name: _quoted(value) for name, value in place.constant.items()}
    for name, value in values.items():
        always = "" if name in _ONLY_WITH_A_FILE else " always"
        yield f"add_header {name} {value}{always};"


def _variable(name: str) -> str:
    return f"$guide_{name.lower().replace('-', '_')}"


def _quoted(value: str) -> str:
    return f"'{value}'" if '"' in value else f'"{value}"'
