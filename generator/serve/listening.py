"""The port of the preview, on this computer only, and how many connections it has room for."""

import errno
import socket
import sys
from contextlib import suppress

HOST = "127.0.0.1"  # this computer only

CONNECTIONS = 1500  # at most at once
FILES = 40  # that a build and Python itself have open
FEW = 400  # connections on Windows, which watches no more than 512
OTHER_PORTS = 8000  # from here on a system lets anybody listen


def listen(port: int) -> socket.socket:
    """A socket at which this computer, and no other, can connect.

    Raises:
        OSError: another program listens there, or the system reserves the port; its note is a hint.
    """
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":  # there it would let two programs have one port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((HOST, port))
        listening.listen(socket.SOMAXCONN)
    except OSError as error:
        listening.close()
        raise _explained(error, port) from None
    listening.setblocking(False)
    return listening


def _explained(error: OSError, port: int) -> OSError:
    is_taken = error.errno == errno.EADDRINUSE
    reason = "another program is using it, perhaps a preview in another window"
    explained = OSError(error.errno, reason if is_taken else error.strerror, f"port {port}")
    other = f"--port {_free_port(port)}"
    explained.add_note(f"{'close that one, or ' if is_taken else ''}add {other}")
    return explained


def _free_port(after: int) -> int:
    """The next port at which nobody listens."""
    for port in range(max(after + 1, OTHER_PORTS), 65536):
        with socket.socket() as one, suppress(OSError):
            one.bind((HOST, port))
            return port
    return OTHER_PORTS


def connections_at_once() -> int:
    """How many connections may be open, once the system has been asked for as many as we want."""
    if sys.platform == "win32":
        return FEW
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = CONNECTIONS + FILES
    if soft == resource.RLIM_INFINITY or soft >= wanted:
        return CONNECTIONS
    with suppress(OSError, ValueError):  # a system may give less than it says
        more = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (more, hard))
        soft = more
    return max(1, soft - FILES)
