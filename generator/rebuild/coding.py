"""Views and other values as bytes: to be compared, handed on, and read again.

Markup goes as the text that it is, and comes back as markup where a type says so.
"""

from hashlib import blake2b
from typing import Any, TypeVar

import msgspec
from markupsafe import Markup

T = TypeVar("T")


def encoded(value: Any) -> bytes:
    """A value of plain data and views."""
    return _ENCODER.encode(value)


def decoded(data: bytes, type_: type[T]) -> T:
    """The value again.

    Raises:
        msgspec.DecodeError: it is none of that type.
    """
    return msgspec.msgpack.decode(data, type=type_, dec_hook=_read)


def print_of(*parts: bytes) -> bytes:
    """A short name for these parts in this order, and for no others."""
    digest = blake2b(digest_size=10)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.digest()


def _write(value: Any) -> Any:
    if isinstance(value, Markup):
        return str(value)
    raise TypeError(type(value))


def _read(type_: type, value: Any) -> Any:
    if type_ is Markup and isinstance(value, str):
        return Markup(value)
    raise TypeError(type_)


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_write)
