"""How a command ends, as scripts are told."""

from enum import IntEnum


class Status(IntEnum):
    """The exit status of every command."""

    FINE = 0
    CONTENT_HAS_ERRORS = 1
    WRONG_USAGE = 2
    ENVIRONMENT_FAILED = 3  # a full disk, no permission
    INTERRUPTED = 130  # what shells say of a program that Ctrl+C has ended


MEANING = {
    Status.FINE: "all is well; warnings are no harm",
    Status.CONTENT_HAS_ERRORS: "the guide has errors, and nothing was made of it",
    Status.WRONG_USAGE: "the command cannot be followed as it was typed",
    Status.ENVIRONMENT_FAILED: "the computer failed: a full disk, say, or no permission",
    Status.INTERRUPTED: 'Ctrl+C ended it, and all is as it was; "serve" ends so with 0',
}
