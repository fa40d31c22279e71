"""Settings for hosts as we ship them, made from our own guide.

    python -m release.hosting     writes docs/hosting and examples anew

`steadyground hosting` prints the same for any guide. A test fails when a file is no longer fresh.
"""

from datetime import date

from generator.build import build
from generator.render.hosts.place import place_of
from generator.render.hosts.table import KINDS
from generator.settings import Settings
from release.lock import ROOT

FILES = {
    "nginx": "docs/hosting/nginx.conf",
    "caddy": "docs/hosting/Caddyfile",
    "apache": "docs/hosting/apache.conf",
    "vercel": "docs/hosting/vercel.json",
    "cloudfront-request": "docs/hosting/cloudfront/viewer-request.js",
    "cloudfront-response": "docs/hosting/cloudfront/viewer-response.js",
    "cloudfront-policy": "docs/hosting/cloudfront/headers-policy.json",
    "gitlab": "docs/hosting/gitlab-ci.yml",
    "github": "examples/github-pages.yml",
}


def current_files() -> dict[str, str]:
    """Every file by its path, as our guide makes it now."""
    guide = build(Settings(ROOT / "content", (ROOT,), date(2026, 11, 25))).guide
    if guide is None:
        raise ValueError("our own guide cannot be read")
    place = place_of(guide)
    return {path: KINDS[kind](place) for kind, path in FILES.items()}


if __name__ == "__main__":
    for path, text in current_files().items():
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_text(text, "utf-8", newline="\n")
