"""Questions that name who is to have said it: "according to X", "did X say", "did X count"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model.tree import Word

MARK = ", according to "
"""What joins the source to a turned question."""
_FRAMES = (
    re.compile(r"^according to (?P<source>[^,?]+), (?P<asked>.+?)\??$", re.IGNORECASE | re.DOTALL),
    re.compile(r"^(?P<asked>.+?),? (?:according to|by the count of) (?P<source>[^,?]+)\??$", re.IGNORECASE | re.DOTALL),
)
_SAYS = frozenset({"say", "report", "claim", "estimate", "believe", "think"})
_COUNTS = frozenset({"count", "tally", "record", "list"})
_ASKING = frozenset({"did", "does", "do", "has", "have"})


@dataclass(frozen=True, slots=True)
class Framed:
    """What is asked without who is to have said it; `counted` if that one is asked for a count."""

    source: str
    rest: tuple[Word, ...]
    counted: bool


_NAME_OF = re.compile(r"^what (is|was|are|were) the names? of (?=\w)", re.IGNORECASE)


def asks_name(question: str) -> bool:
    """True if nothing but a name answers."""
    return _NAME_OF.match(question.strip()) is not None


def ask_who(question: str) -> str:
    """The question that asks for somebody's name, as one that asks who it is."""
    return _NAME_OF.sub(lambda found: f"Who {found[1].lower()} ", question)


def split_source(question: str) -> tuple[str, str | None]:
    """The question without "according to X", and X."""
    for frame in _FRAMES:
        if found := frame.match(question):
            asked = found["asked"]
            return f"{asked[:1].upper()}{asked[1:]}?", found["source"]
    return question, None


def find_frame(rest: Sequence[Word]) -> Framed | None:
    """What "did X say" or "did X count" asks for, where a clause or a count stands behind it."""
    if not rest or rest[0].text.lower() not in _ASKING:
        return None
    says = next((j for j in range(2, len(rest)) if rest[j].text.lower() in _SAYS | _COUNTS), None)
    if says is None:
        return None
    source = " ".join(w.text for w in rest[1:says]).replace(" - ", "-").replace(" 's", "'s")
    behind = tuple(rest[says + 1 :])
    if rest[says].text.lower() in _COUNTS:
        return Framed(source, behind, True)
    behind = behind[1:] if behind and behind[0].text.lower() == "that" else behind
    clause = any(w.tag in ("VBD", "VBZ", "VBP", "MD") for w in behind)
    return Framed(source, behind, False) if clause else None
