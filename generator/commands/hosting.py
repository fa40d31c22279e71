"""`hosting`: the settings of a host, for this guide."""

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace

from generator.commands import arguments
from generator.commands.settings import has_no_content, settings_of
from generator.commands.status import Status
from generator.console import show_problems

HELP = "the settings that a host needs for this guide"
ABOUT = """
Prints what a host has to be told: headers, how long a file is kept, old addresses, and the page
for lost ones. The docs say where each file goes. Print it again after a change of
leave_to, download or an alias.

Without a base URL the guide is taken to live at the top of guide.example.org. With one, its host
name and its folder stand in the settings.
"""
EXAMPLES = (
    ("steadyground hosting caddy > Caddyfile", "settings for Caddy"),
    (
        "steadyground hosting nginx --base-url https://example.org/guide/",
        "settings for nginx, for a guide in a folder",
    ),
    ("steadyground hosting github > .github/workflows/pages.yml", "a workflow for GitHub Pages"),
)
# One file each; `generator.render.hosts.table` makes them, and is not loaded for a help text.
HOSTS = (
    "nginx",
    "caddy",
    "apache",
    "vercel",
    "cloudfront-request",
    "cloudfront-response",
    "cloudfront-policy",
    "headers",
    "redirects",
    "netlify",
    "github",
    "gitlab",
)


def add_options(parser: ArgumentParser) -> None:
    """What `hosting` takes."""
    parser.add_argument("host", choices=HOSTS, metavar="HOST", help=f"one of {', '.join(HOSTS)}")
    arguments.add_content(parser)
    arguments.add_base_url(parser)
    parser.add_argument(
        "--folder",
        type=_folder,
        metavar="PATH",
        help="the folder it has there, such as /guide/ (default: that of the base URL)",
    )


def run(options: Namespace) -> Status:
    """Prints one file of settings."""
    if has_no_content(options):
        return Status.WRONG_USAGE
    from generator.build import build
    from generator.problems import has_errors
    from generator.render.hosts.place import is_folder, place_of
    from generator.render.hosts.table import KINDS

    options.no_cache = True
    built = build(settings_of(options))
    if built.guide is None or has_errors(built.problems):
        show_problems(False, built.problems, options.content)
        return Status.CONTENT_HAS_ERRORS
    place = place_of(built.guide, options.folder)
    if not is_folder(place.folder):
        print(f'error: no settings can name the folder "{place.folder}"', file=sys.stderr)
        print("  hint: name it with --folder, in letters, digits and hyphens", file=sys.stderr)
        return Status.WRONG_USAGE
    print(KINDS[options.host](place), end="")
    return Status.FINE


def _folder(text: str) -> str:
    from generator.render.hosts.place import is_folder

    folder = f"/{text.strip('/')}/".replace("//", "/")
    if not is_folder(folder):
        raise ArgumentTypeError(f"a folder in letters, digits and hyphens, not {text!r}")
    return folder
