"""What a series is called: a noun phrase of the reports that says whose it is."""

from collections import Counter
from collections.abc import Sequence

from onrecord.model import Span
from onrecord.thread.desk import Desk
from onrecord.thread.quantities import Figure
from onrecord.thread.words import class_forms, find_words, plain_form, ring_head

SHORT_NAME = 4
"""A state's short form of so many letters, all capital ("US"), goes before the noun; a longer name goes after it."""


def name_series(desk: Desk, group: Sequence[Figure]) -> str:
    """The words most reports use for what is counted, with noun and owner; composed where no report has both."""
    counts = Counter(f.measure.of for f in group)
    parts = {p for f in group for p in f.what}
    rated = {f.measure.of: _rate(desk, f, parts) for f in group}
    best = max(counts, key=lambda of: (*rated[of], counts[of], -len(of), of))
    owner = _owner(desk, group)
    if owner is None or rated[best][1] or not rated[best][0]:
        return _plain(best)
    short = next((n for n in owner[1] if n.isupper() and len(n) <= SHORT_NAME), None)
    return f"{short} {_plain(best)}" if short else f"{_plain(best)} of {owner[0]}"


def _rate(desk: Desk, figure: Figure, parts: set[str]) -> tuple[bool, bool, bool]:
    """Whether the words hold a noun of what is counted, its owner, and nothing that hangs on another figure."""
    words = [ring_head(plain_form(w)) for w in find_words(figure.measure.of)]
    nouns = {p for p in parts if p not in desk.actors.parents} - class_forms("counted", "generic")
    owners = {p for p in parts if p in desk.actors.parents}
    span = figure.measure.amount.of_span or _find(desk, figure)
    named = frozenset(map(desk.state_behind, desk.entities_in(span))) if span else frozenset()
    hanging = bool(set(words) & class_forms("counted", "hanging"))
    return not nouns or bool(nouns & set(words)), bool(owners) and owners <= named, not hanging


def _find(desk: Desk, figure: Figure) -> Span | None:
    """Where the words for what is counted stand in the clause."""
    clause, of = figure.measure.clause, figure.measure.of
    at = desk.text(clause).find(of) if of else -1
    return Span(clause.article_id, clause.start + at, clause.start + at + len(of)) if at >= 0 else None


def _owner(desk: Desk, group: Sequence[Figure]) -> tuple[str, tuple[str, ...]] | None:
    """The one state whose soldiers (or other standing things) these are, with its names; None if not one."""
    owners = {p for f in group for p in f.what if desk.is_broad(p)}
    standing = class_forms("counted", "standing")
    if len(owners) != 1 or not any(standing.intersection(f.what) for f in group):
        return None
    (state,) = owners
    return desk.actor_name(state), desk.names_of(state)


def _plain(of: str) -> str:
    """The phrase as it stands inside a sentence: a headline's capitals are none of its own ("More Troops")."""
    words = [w for w in of.split() if plain_form(w) not in class_forms("counted", "hanging")] or of.split()
    if len(words) > 1 and all(w[:1].isupper() for w in words):
        words = [w.lower() if w.isalpha() and plain_form(w) in _common() else w for w in words]
    return " ".join(words)


def _common() -> frozenset[str]:
    return class_forms("counted", "standing") | class_forms("counted", "generic") | class_forms("counted", "fired")
