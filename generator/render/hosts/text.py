"""How the settings of several hosts are written."""


def indented(text: str, steps: int = 1) -> str:
    """Each line further in, by four spaces a step; an empty line stays empty."""
    return "\n".join(f"{'    ' * steps}{line}" if line else "" for line in text.split("\n"))


def escaped(path: str) -> str:
    """A path for a regular expression; of the signs in ours, only the full stop means something."""
    return path.replace(".", r"\.")
