"""How a command ends, as scripts are told."""

from enum import IntEnum


class Status(IntEnum):
    """The exit status of every command."""

    FINE = 0
    CONTENT_HAS_ERRORS = 1
    WRONG_USAGE = 2
    ENVIRONMENT_FAILED = 3  # a full disk, no permission
    INTERRUPTED = 130  # what shells say of a program that Ctrl+C has ended
