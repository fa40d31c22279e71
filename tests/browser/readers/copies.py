"""The built guide with one script more on the pages where readers keep things."""

from pathlib import Path

HERE = Path(__file__).parent
PAGES = (
    "exercises/thought-record.html",
    "quizzes/week.html",
    "paths/tonight.html",
    "my-space.html",
)


def with_inside(site: Path, folder: Path) -> Path:
    """A copy whose other files are links; `folder` is not there yet."""
    for path in site.rglob("*"):
        if path.is_file():
            copy = folder / path.relative_to(site)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.symlink_to(path)
    (folder / "inside.js").symlink_to(HERE / "inside.js")
    for name in PAGES:
        page, up = folder / name, "../" * name.count("/")
        html = page.read_text("utf-8")
        page.unlink()
        script = f'<script src="{up}inside.js"></script></head>'
        page.write_text(html.replace("</head>", script, 1), "utf-8")
    return folder


def scripts(*names: str) -> str:
    """Files beside this one, as one body to run in a page."""
    return "\n".join((HERE / name).read_text("utf-8") for name in names)
