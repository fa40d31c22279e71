"""Writes what editors need into the folder of a guide, beside its `content/`.

    python -m generator.editors [--program COMMAND] [FOLDER]

Schemas are written anew. Settings of an editor are the author's own: they are written only where
there are none.
"""

from argparse import ArgumentParser
from pathlib import Path

from generator.editors.folder import PROGRAM, editor_files


def main() -> None:
    """Writes the files."""
    parser = ArgumentParser(prog="python -m generator.editors", description="JSON Schemas")
    parser.add_argument("folder", type=Path, nargs="?", default=Path())
    parser.add_argument("--program", default=PROGRAM, help="what starts ours, for the tasks")
    options = parser.parse_args()
    for name, data in editor_files(options.program).items():
        path: Path = options.folder / name
        if name.startswith("schemas/") or not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


if __name__ == "__main__":
    main()
