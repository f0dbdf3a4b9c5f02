"""What pages set into the lines of a report: galleries, and buttons on pictures."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

_CAPTION = re.compile(
    r"(?:(?:Image (?:copyright|source)|Media playback) .{2,50}? )?(?:Image|Media) caption (?=\S)"
    r"|(?:(?:Facebook|Twitter|Pinterest|WhatsApp) ){2,}(?=[A-Z“‘\"'])|CLOSE (?=[A-Z][a-z]|[AI] )"
)
"""What stands before the words of a picture or a video: its label, or the buttons on it."""
_TURN = re.compile(r"\s*Hide Caption \d{1,3} of \d{1,3}\s*")
"""The button between two pictures of a gallery, pasted with the captions."""
_OPENING = "Photos: "
TITLED_LEAST = 2
"""Captions of which more than this begin alike do so with the title of their gallery, not by chance."""
_GALLERY = re.compile(r"Photos: (?P<title>.{3,120}?) Photos: (?P=title)\b")


def read_caption(line: str) -> str | None:
    """The words of a caption that is labelled as one or stands behind the buttons of its picture; None for others."""
    label = _CAPTION.match(line)
    return line[label.end() :] if label else None


def read_gallery(line: str) -> Iterator[str]:
    """The captions of a gallery that was pasted as one line, without its title and buttons; none for other lines."""
    pieces = _TURN.split(line)
    if len(pieces) == 1:
        return
    title = re.escape(_gallery_title(pieces))
    dress = re.compile(rf"(?:Photos: {title}\s*)+(?:{title} [–—-] )?") if title else re.compile("")
    for piece in pieces:
        caption = dress.sub("", piece, count=1).strip()
        if caption:
            yield caption


def _gallery_title(pieces: Sequence[str]) -> str:
    """What stands twice before the first caption, or before each of several; empty if neither."""
    if twice := _GALLERY.match(pieces[0]):
        return twice["title"]
    titled = [piece.removeprefix(_OPENING).split() for piece in pieces if piece.startswith(_OPENING)]
    same = takewhile(lambda words: len(set(words)) == 1, zip(*titled, strict=False))
    return " ".join(words[0] for words in same) if len(titled) > TITLED_LEAST else ""
