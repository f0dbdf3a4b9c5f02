"""Who wrote a page: names cleaned of "By", roles, addresses, repeats and the outlet's own name."""

import re
from collections.abc import Iterable

from onrecord.read.months import MONTH
from onrecord.read.titles import squash

MAX_NAME_WORDS = 6
"""Longer pieces are sentences about the author, not names."""
MAX_AUTHORS = 20
"""More names than these are a list of staff."""
_THE = re.compile(r"^the\s+", re.I)
OWN_LETTERS = 5
"""Letters of the first word of an outlet's name from which it is told from a person's."""
_BY = re.compile(r"^(?:(?:story|words|text|written|posted|published|reported|article|report|analysis|opinion)\s+)?"
                 r"(?:by|von|por|par)\s*:?\s+|^authors?\s*:\s*|^by$", re.I)  # fmt: skip
_ROLE = re.compile(
    r"[,|(–—-]\s*(?:the\s+)?(?:\w+['’]?s?\s+){0,4}?(?:reporter|correspondent|editor|writer|columnist|journalist|staff|"
    r"contributor|producer|analyst|fellow|bureau chief|news service|in [A-Z]\w+.*|special to|for (?:the )?[A-Z]|guest)"
    r"\b.*$", re.I
)  # fmt: skip
_PARTICLES = frozenset(("de", "da", "di", "van", "von", "al", "el", "bin", "ibn", "ten", "la", "le", "du", "dos"))
_ROLE_PIECE = re.compile(
    r"(?:the\s+)?(?:[\w'’-]+\s+){0,4}?(?:reporter|correspondent|editor|writer|columnist|journalist|staff|contributor|"
    r"producer|analyst|fellow|bureau chief|news service|special to .*)s?(?:\s+(?:in|at|for|of)\s.*)?", re.I
)  # fmt: skip
_SPLIT = re.compile(r"\s*(?:;|\||\s/\s|•|·|\n)\s*|,\s+(?:and|und|y|et|og)\s+|\s+(?:and|&|und|y|et|og)\s+|,\s+")
_STAMP = re.compile(r"\s+in [A-Z]\w+$|\s*\((?![^)]*\)\s+[A-Z]).*$|\s+on\s+\d.*$|"
                    r"\s*\b(?:[Ll]ast\s+)?(?:[Uu]pdated|[Pp]ublished|UPDATED)\b.*$|\s+\d.*$")
_DAY = re.compile(rf"[\s,|–—-]+(?:on\s+)?(?:\w+day,?\s+)?(?:{MONTH}\b\.?\s+\d|\d{{1,2}}\.?\s+{MONTH}\b).*$")
"""The day behind a byline; a month alone is a name ("June", "May")."""
_INNER = re.compile(r"\s*\([^)]*\)(?=\s+[A-Z])")
"""Further names within a name, in brackets."""
_DEGREE = re.compile(
    r",\s+(?:M\.?A|M\.?D|Ph\.?D|M\.?P\.?H|M\.?Sc?|R\.?N|J\.?D|M\.?B\.?A|Pharm\.?D|Esq)\b\.?(?=[\s,;|]|$)"
)
_YOUNGER = re.compile(r",\s+(?=(?:Jr|Sr|II|III|IV)\b)")
_CREDIT = re.compile(r"^(?:image|photo|picture|video|illustration)s?\b", re.I)
_ADDRESS = re.compile(r"https?://\S*|www\.\S*|\S+@\S+\.\w+|@\w+")
_NO_NAME = frozenset(
    ("admin", "administrator", "staff", "editor", "editors", "author", "none", "null", "unknown", "by")
)


def clean_authors(raw: Iterable[str], outlet: str | None) -> tuple[str, ...]:
    """The names in `raw`, each once, in order; nothing that is an address or `outlet` itself if others are named."""
    found: dict[str, str] = {}
    for value in raw:
        for piece in _pieces(value):
            plain = squash(piece)
            if plain and plain not in _NO_NAME:
                found.setdefault(plain, piece)
    own = squash(outlet or "")
    if len(found) > 1:
        found.pop(own, None)
    return tuple(list(found.values())[:MAX_AUTHORS])


def is_own_name(name: str, outlet: str | None) -> bool:
    """True if an author's name is the outlet's, or begins as it does ("Courier Desk" of "Courier News")."""
    plain, own = squash(_THE.sub("", name)), squash(_THE.sub("", outlet or ""))
    first = squash(_THE.sub("", outlet or "").split(" ")[0])
    return bool(own) and (plain == own or (len(first) >= OWN_LETTERS and plain.startswith(first)))


def _pieces(value: str) -> list[str]:
    """The single names in one value."""
    value = _DAY.sub("", _BY.sub("", _ADDRESS.sub("", value[:500]).strip(" ,;|-")))
    value = _YOUNGER.sub(" ", _DEGREE.sub("", _INNER.sub("", value)))
    pieces = []
    for piece in _SPLIT.split(value):
        name = _STAMP.sub("", _ROLE.sub("", _BY.sub("", piece))).strip(" ,;:|.-–—()\"'")
        if name and _is_name(name):
            pieces.append(name)
    return pieces


def _is_name(text: str) -> bool:
    """True if a piece of a byline can be a name: few words, letters first, no credit for a picture."""
    if (text[0].islower() and text.split()[0] not in _PARTICLES) or re.fullmatch(MONTH, text):
        return False
    return text[0].isalpha() and len(text.split()) <= MAX_NAME_WORDS and not (
        _CREDIT.match(text) or _ROLE_PIECE.fullmatch(text)
    )
