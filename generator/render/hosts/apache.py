"""Settings for Apache."""

from collections.abc import Iterator

from generator.render.hosts.place import Place
from generator.render.hosts.rules import HeaderRule
from generator.render.hosts.text import escaped, indented

_HEAD = """\
# {name}{folder} with Apache 2.4: a file in /etc/apache2/sites-available/, then
#     a2enmod headers deflate; a2ensite guide
# The files lie in {files}
# None of this is for .htaccess, where the sections for addresses have no effect.

"""
_HOST = """\
ServerTokens Prod
<VirtualHost *:80>
    ServerName {name}
    DocumentRoot {root}
    TraceEnable off

{guide}
</VirtualHost>
"""
_GUIDE = """\
<Directory "{files}">
    Options -Indexes
    AllowOverride None
    DirectoryIndex index.html
    AddDefaultCharset utf-8
    AddCharset utf-8 .css .js .xml
    AddType application/manifest+json .webmanifest
    <Limit GET>
        Require all granted
    </Limit>
    <LimitExcept GET>
        Require all denied
    </LimitExcept>
    # A folder without a first page is lost too.
    <If "-d '%{{REQUEST_FILENAME}}' && ! -f '%{{REQUEST_FILENAME}}/index.html'">
        Redirect 404 "{folder}"
    </If>
    <IfModule deflate_module>
        AddOutputFilterByType DEFLATE text/html text/css text/plain text/xml application/xml
        AddOutputFilterByType DEFLATE text/javascript application/javascript application/json
        AddOutputFilterByType DEFLATE image/svg+xml application/manifest+json
    </IfModule>
</Directory>
RedirectMatch 404 "{hidden}"
{moved}
# Of several sections that fit, a later one holds.
{headers}"""
_HSTS = (
    '# Once https works for good: Header always set Strict-Transport-Security "max-age=31536000"'
)
_ONLY_WITH_A_FILE = ("Content-Disposition",)


def apache(place: Place) -> str:
    """A virtual host."""
    moved = (f'RedirectMatch 301 "^{escaped(old)}$" "{new}"\n' for old, new in place.moved)
    guide = _GUIDE.format(
        folder=place.folder,
        files=place.files.rstrip("/"),
        hidden=r"/\.(?!well-known/)" if place.is_top else rf"^{place.expression}(.*/)?\.",
        moved="".join(moved),
        headers="\n".join(_section(place, rule) for rule in place.rules),
    )
    head = _HEAD.format(name=place.name, folder=place.folder, files=place.files)
    return head + _HOST.format(name=place.name, root=place.root, guide=indented(guide))


def _section(place: Place, rule: HeaderRule) -> str:
    is_everywhere = rule is place.rules[0]
    place_of_rule = f'Location "{place.folder}"'
    if not is_everywhere:
        place_of_rule = f'LocationMatch "{place.pattern(rule.paths)}"'
    lines = [*_headers(rule)]
    if is_everywhere:
        lost = [f"ErrorDocument {status} {place.not_found}" for status in (403, 404)]
        lines = [*lost, *lines, _HSTS]
    return f"<{place_of_rule}>\n{indented(chr(10).join(lines))}\n</{place_of_rule.split()[0]}>"


def _headers(rule: HeaderRule) -> Iterator[str]:
    for name, value in rule.headers.items():
        always = "" if name in _ONLY_WITH_A_FILE else "always "
        yield f"Header {always}set {name} {_quoted(value)}"


def _quoted(value: str) -> str:
    return f"'{value}'" if '"' in value else f'"{value}"'
