"""The body of a page whose script writes it: kept inside a script as a JSON string, with its tags."""

import json
import re
from collections.abc import Iterator

from onrecord.read.decode import drop_hidden

MIN_LETTERS = 500
"""A shorter string is a teaser or a notice."""
MAX_STRINGS = 500
"""Values that are looked at; pages hold some dozens of this name, hostile ones more."""
_VALUE = re.compile(r"\"\w{0,30}(?:body|content|html|text|story)\w{0,30}\"\s{0,5}:\s{0,5}(?=\")", re.I)
_TAG = re.compile(r"<(?:p|br|div)\b", re.I)
_BREAK = re.compile(r"\n\s*\n?")


def embedded_body(text: str) -> str | None:
    """The longest body that the scripts of a page hold, as HTML of its paragraphs; None if there is none."""
    plain = text.replace("\\\\", "\0").replace('\\"', '"').replace("\0", "\\")
    for source in (text, plain):
        best = max(_strings(source), key=len, default="")
        if best:
            return f"<html><body><article>{best}</article></body></html>"
    return None


def _strings(source: str) -> Iterator[str]:
    """The values of keys that name a body, if they are long and hold paragraphs."""
    decoder = json.JSONDecoder(strict=False)
    for _, found in zip(range(MAX_STRINGS), _VALUE.finditer(source), strict=False):
        try:
            value, _ = decoder.raw_decode(source, found.end())
        except ValueError:
            continue
        if len(value) < MIN_LETTERS:
            continue
        if _TAG.search(value):
            yield drop_hidden(value)
        elif "<" not in value and "{" not in value:
            yield "".join(f"<p>{line}</p>" for line in _BREAK.split(drop_hidden(value)))
