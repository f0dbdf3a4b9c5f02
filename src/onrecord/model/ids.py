"""Ids made from content: the same content always has the same id, so a rerun changes nothing."""

import hashlib

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
