"""Ids made from content: the same content always has the same id, so a rerun changes nothing."""

import dataclasses
import hashlib
from functools import cache
from typing import Any

ID_LENGTH = 20
"""Hex digits kept of the SHA-256: 80 bits, one chance in a billion of a clash among 50 million rows."""


def content_id(*parts: object) -> str:
    """The id of what `parts` say together: 20 hex digits of SHA-256 over their length-prefixed text."""
    digest = hashlib.sha256()
    for part in parts:
        encoded = part if isinstance(part, bytes) else str(part).encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(encoded))
        digest.update(encoded)
    return digest.hexdigest()[:ID_LENGTH]


def content_text(value: object) -> str:
    """A noun's content as one text: its kind and the fields that differ from their defaults, by name.

    A field that a later version adds, with a default, changes no text and so no id.
    """
    if isinstance(value, tuple):
        return f"({','.join(map(content_text, value))})"
    kind: Any = type(value)
    fields = _fields_of(kind)
    if fields is None:
        return repr(value)
    told = []
    for name, default in fields:
        held = getattr(value, name)
        if held != default:
            told.append(f"{name}={content_text(held)}")
    return f"{kind.__name__}({','.join(told)})"


@cache
def _fields_of(kind: type) -> tuple[tuple[str, object], ...] | None:
    """The names and defaults of a noun's fields, looked up once for each kind; None for what is no noun."""
    if not dataclasses.is_dataclass(kind):
        return None
    return tuple((field.name, field.default) for field in dataclasses.fields(kind))
