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


# What is other in a repository that holds the program too, as ours does.
FROM_SOURCE = "examples/github-pages-from-source.yml"
_OTHER = {
    """\
# Put this into .github/workflows/pages.yml. Beside content/, add two files of a release:
# requirements.lock and the wheel, steadyground-<version>-py3-none-any.whl. In the settings of the
# repository, under Pages, choose "GitHub Actions" as the source.
""": """\
# For a repository that holds the program beside its content, as a fork of ours does. Put this into
# .github/workflows/pages.yml. In the settings of the repository, under Pages, choose "GitHub
# Actions" as the source.
""",
    """\
        run: |
          python -m pip install --require-hashes -r requirements.lock
          python -m pip install --no-deps ./steadyground-*.whl
""": """\
        run: python -m pip install --require-hashes -r requirements.lock
""",
    "Install Steady Ground": "Install what it runs with",
    "run: steadyground ": "run: python -m generator ",
}


def current_files() -> dict[str, str]:
    """Every file by its path, as our guide makes it now."""
    guide = build(Settings(ROOT / "content", (ROOT,), date(2026, 11, 25))).guide
    if guide is None:
        raise ValueError("our own guide cannot be read")
    place = place_of(guide)
    files = {path: KINDS[kind](place) for kind, path in FILES.items()}
    return files | {FROM_SOURCE: _from_source(files[FILES["github"]])}


def _from_source(workflow: str) -> str:
    for ours, other in _OTHER.items():
        if ours not in workflow:
            raise ValueError(f"the workflow holds no more: {ours}")
        workflow = workflow.replace(ours, other)
    return workflow


if __name__ == "__main__":
    for path, text in current_files().items():
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_text(text, "utf-8", newline="\n")
