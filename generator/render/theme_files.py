"""Files of a theme: where one is, as problems name it, and its text."""

from pathlib import Path

from generator.problems import Problem, places_in


def place_in_theme(folders: tuple[Path, ...], file: Path) -> str:
    """The path of a file from the content folder on, in one of the folders of a theme.

    The first of them lies beside the content. A file of ours may be anywhere: its path is whole.
    """
    own = folders[0]
    if file.is_relative_to(own):
        return f"../{own.name}/{file.relative_to(own).as_posix()}"
    return file.as_posix()


def decoded(path: str, data: bytes) -> str | Problem:
    """The text of a file of a theme, or where it is no text."""
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        locate = places_in(path, before)
        message, hint = "this file is not UTF-8 text", 'save it again with the encoding "UTF-8"'
        return Problem(locate(len(before)), "not-utf-8", message, hint)
