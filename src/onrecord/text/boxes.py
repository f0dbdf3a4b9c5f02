"""Boxes of other headlines that pages set into a sentence behind the name of a person.

"Mayor Varn Ilse Mara VarnVarn wins again Bridge reopens MORE said": behind the name as the sentence has it stand the
whole name, headlines, glued to it or not, and a button.
"""

import re
from collections.abc import Iterator

_BUTTON = re.compile(r"(?<=[\w’'\")?!.]) MORE\b")
_GIVEN = r"(?:[A-Z][\w.'’-]{0,24}|\([^)\n]{1,20}\)|(?:de|van|von|der|la|du|bin|al))"
_OPENING = re.compile(
    rf"\b(?P<name>[A-Z](?:[a-z]|['’][A-Z])[\w'’-]{{0,24}})(?: [JS]r\.)?"
    rf"(?P<box> ?(?:{_GIVEN} ){{1,5}}(?P<again>(?P=name))(?:(?=[A-Z0-9'\"“‘])| ))"
)
"""A surname, and behind it the whole name and where its first headline begins."""
LONGEST_BOX = 800
"""Characters between the name and the button: of 1,992 boxes that were read the longest has 613."""


def find_boxes(text: str) -> Iterator[tuple[int, int]]:
    """Where the boxes of a text stand, `[start, end)` in characters, in order; with the space before each, if there is
    one."""
    last = 0
    for button in _BUTTON.finditer(text) if " MORE" in text else ():
        near = max(last, button.start() - LONGEST_BOX)
        begin = max(near, text.rfind("\n", near, button.start()) + 1)
        if opening := _find_opening(text, begin, button.start()):
            yield opening.start("box"), button.end()
        last = button.end()


def _find_opening(text: str, begin: int, end: int) -> re.Match[str] | None:
    """Where a box begins. "Ann Orm Ann Orm" is also an Ann behind whom stands another; of the two the surname is
    meant, which stands later but before its name comes again."""
    found = _OPENING.search(text, begin, end)
    later = _OPENING.search(text, found.end("name"), end) if found else None
    return later if found and later and later.start() < found.start("again") else found


def cut_boxes(text: str) -> str:
    """The text without its boxes."""
    return _fill(text, "")


def blank_boxes(text: str) -> str:
    """The text, equally long, with blanks in place of its boxes."""
    return _fill(text, " ")


def _fill(text: str, sign: str) -> str:
    pieces, last = [], 0
    for start, end in find_boxes(text):
        pieces += [text[last:start], sign * (end - start)]
        last = end
    return "".join([*pieces, text[last:]])
