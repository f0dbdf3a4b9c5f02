"""Which rules make readings now: a hash of the code and the tables that they are made by."""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

RULE_FOLDERS = ("data", "model", "parse", "text")
"""The folders of onrecord that decide what is found in a text; `errors` and `ports` decide nothing."""
HASH_DIGITS = 8
"""Enough to tell the few hundred versions apart that one record may meet."""


@cache
def hash_rules() -> str:
    """The first hexadecimal digits of a SHA-256 over the name and bytes of every file of the rules (some 10 ms)."""
    digest = hashlib.sha256()
    for folder in RULE_FOLDERS:
        for name, body in sorted(_files_under(files("onrecord").joinpath(folder), folder)):
            digest.update(f"{name} {len(body)}\n".encode())
            digest.update(body)
    return digest.hexdigest()[:HASH_DIGITS]


def _files_under(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    """Each file of code or tables below the folder, with its path."""
    for entry in folder.iterdir():
        name = f"{path}/{entry.name}"
        if entry.is_dir():
            yield from _files_under(entry, name)
        elif entry.name.endswith((".py", ".tsv", ".toml")):
            yield name, entry.read_bytes()
