"""Surnames: those that are also names of places, and those that stand alone where the model saw no name."""

import re
from bisect import bisect_right
from dataclasses import replace

from onrecord.parse.draft import Draft
from onrecord.parse.names.candidates import Found

SHORTEST_SURNAME = 4
"""Letters of a surname that is looked for by itself; shorter ones are too often words or parts of names."""
LOCATIVES = frozenset({"in", "to", "at", "from", "near", "around", "outside", "into", "across", "throughout"})
QUARTERS = frozenset({"east", "west", "north", "south", "central", "greater", "upper", "lower", "old", "new",
                      "downtown", "inner", "outer", "eastern", "western", "northern", "southern", "port", "fort",
                      "saint"})  # fmt: skip
"""Words before the name of a place that stay a part of it."""
ALONE = re.compile(r"\b[^\W\d_]+\b(?!-?\w| [A-Z])")
"""A word that no hyphen and no further capitalised word follows."""
CAPITALISED = re.compile(r"[A-Z][\w.]*[ -]$")
LONGEST_LOCATIVE = max(map(len, LOCATIVES))
LONGEST_NAME = 20
"""Characters looked at before a surname for a capitalised word that it belongs to."""


def read_surnames(draft: Draft, found: list[Found]) -> list[Found]:
    """The names with surnames read as people, in order of place, none overlapping."""
    return _with_bare_surnames(draft, _with_place_surnames(draft, found))


def _with_bare_surnames(draft: Draft, found: list[Found]) -> list[Found]:
    """The names, and with them the surnames of people named in full wherever else they stand alone.

    A capitalised word before one is a part of its name, unless a sentence ends between them.
    """
    text = draft.text
    people = {text[f.start : f.end] for f in found if f.kind == "PERSON"}
    last = {name.split()[-1] for name in people if len(name.split()) > 1}
    small = set(re.findall(r"\b[a-z]+\b", text))
    surnames = {s for s in last if len(s) >= SHORTEST_SURNAME and s.isalpha() and s.istitle()
                and s.lower() not in small}  # fmt: skip
    if not surnames:
        return found
    starts, openings = [f.start for f in found], {sentence.start for sentence in draft.sentences}
    added = []
    for word in ALONE.finditer(text):
        if word.group() not in surnames:
            continue
        place = bisect_right(starts, word.start()) - 1
        behind = found[place].end if place >= 0 else 0
        before = text[max(0, word.start() - LONGEST_NAME) : word.start()]
        if behind <= word.start() and (word.start() in openings or not CAPITALISED.search(before)):
            added.append(Found(word.start(), word.end(), "PERSON", None, "surname of a person of the text"))
    return sorted([*found, *added], key=lambda f: f.start)


def _with_place_surnames(draft: Draft, found: list[Found]) -> list[Found]:
    """The names, those of places that are the surname of a person named in full read as that person."""
    joined: list[Found] = []
    surnames: set[str] = set()
    for one in found:
        before = joined[-1] if joined else None
        if before is not None and _is_given_and_place(draft.text, before, one):
            joined[-1] = replace(before, end=one.end, kind="PERSON", why="given name before the name of a place")
            surnames.add(draft.text[one.start : one.end])
        else:
            joined.append(one)
    if not surnames:
        return found
    placed = {draft.text[f.start : f.end] for f in joined if f.kind == "GPE" and _is_behind_locative(draft.text, f)}
    return [replace(f, kind="PERSON", actor=None, why="surname, also the name of a place")
            if f.kind == "GPE" and draft.text[f.start : f.end] in surnames - placed else f for f in joined]  # fmt: skip


def _is_given_and_place(text: str, first: Found, second: Found) -> bool:
    """True for a person's one name with the one word of a known place right after it."""
    words = text[first.start : first.end]
    return (first.actor is None and second.kind == "GPE" and first.kind in ("PERSON", "GPE") and not first.title
            and text[first.end : second.start] == " " and words.isalpha() and words.istitle()
            and words.lower() not in QUARTERS and not _is_behind_locative(text, first)
            and text[second.start : second.end].isalpha())  # fmt: skip


def _is_behind_locative(text: str, found: Found) -> bool:
    """True for a name behind a word such as "in"."""
    before = text[max(0, found.start - LONGEST_LOCATIVE - 1) : found.start].split()
    return bool(before) and before[-1].lower() in LOCATIVES
