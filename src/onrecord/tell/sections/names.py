"""Names: actors that the reports call by several names, so that a reader knows they are one."""

import re
from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher

from onrecord.model import Line, Mention, Span
from onrecord.tell.telling import Telling
from onrecord.tell.wording import Wording, clean

TOLD_KINDS = frozenset({"GROUP", "ORG", "PERSON"})
"""States are left out: everybody knows that "American" is of the United States."""
NAMES_AT_MOST = 5
STEM = 5
"""Letters by which two forms of a word are known as one ("Mobilization", "Mobilisation")."""
SAME_SPELLING = 0.7
"""Likeness of their letters from which two names are spellings of one ("Soleimani", "Suleimani")."""
_FOLD = re.compile(r"[^\w]+")


def tell_names(telling: Telling, limit: int) -> tuple[Line, ...]:
    """At most `limit` actors with their several names, those with most mentions in the told sentences first."""
    return telling.take(_lines(telling), limit)


def _lines(telling: Telling) -> Iterator[Line | None]:
    named = gather_names(telling)
    known = {entity.id: entity.name for entity in telling.shelf.account.entities}
    for entity in sorted(named, key=lambda e: (_rank(named[e]), e)):
        names = distinct_names(list(named[entity]))
        name, *others = sorted(names, key=lambda n: (n != known.get(entity), -len(named[entity][n]), n))[:NAMES_AT_MOST]
        others = [other for other in others if not _is_same_form(name, other)]
        if not others:
            continue
        listed = ", ".join(others[:-1]) + " and " + others[-1] if len(others) > 1 else others[0]
        spans = tuple(dict.fromkeys(_sentence(telling, named[entity][n][0]) for n in (name, *others)))
        why = next((w for e in telling.shelf.account.entities if e.id == entity for w in e.why), "known aliases")
        yield telling.tell(Wording(f"{name} is also named {listed} in these reports.", spans, (why,)), "background")


def _rank(mentions: dict[str, list[Mention]]) -> tuple[int, int]:
    """Armed groups and persons, whose names differ most between outlets, before bodies; then by mentions."""
    every = [m for found in mentions.values() for m in found]
    return ("GROUP", "PERSON", "ORG").index(every[0].kind), -len(every)


def gather_names(telling: Telling) -> dict[str, dict[str, list[Mention]]]:
    """The mentions in told sentences by entity and by the words that name it."""
    told = {span.article_id for span in telling.used}
    found: dict[str, dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
    for article_id in sorted(told):
        for mention in telling.shelf.readings[article_id].mentions:
            if mention.entity and mention.kind in TOLD_KINDS:
                found[mention.entity][clean(telling.shelf.words(mention.span))].append(mention)
    return found


def _is_same_form(one: str, other: str) -> bool:
    """True for two names that a reader knows for one: a short form, or another spelling ("Kata'ib Hizbullah")."""
    if _is_short_for(one, other) or _is_short_for(other, one):
        return True
    left, right = (_FOLD.sub("", name).lower() for name in (one, other))
    return SequenceMatcher(None, left, right, autojunk=False).ratio() >= SAME_SPELLING


def _is_short_for(short: str, long: str) -> bool:
    """True for two forms of one name, which a reader joins himself: a word in common, or the first letters of the
    other's words ("SDF"), perhaps with those of words left out ("ISIS")."""
    left, right = ({word[:STEM].lower() for word in name.split()} for name in (short, long))
    initials = "".join(word[0] for word in long.split() if word[0].isupper())
    plain = short.replace(".", "")
    return bool(left & right) or (len(initials) > 1 and plain.isupper() and plain.startswith(initials))


def distinct_names(names: list[str]) -> list[str]:
    """The names without those that only shorten another ("Kadhimi" beside "Mustafa Kadhimi") or differ in a sign."""
    kept: dict[str, str] = {}
    for name in sorted(names, key=lambda n: (-len(n), n)):
        plain = _FOLD.sub(" ", name).lower().strip()
        if not any(f" {plain} " in f" {longer} " for longer in kept):
            kept[plain] = name
    return list(kept.values())


def _sentence(telling: Telling, mention: Mention) -> Span:
    return telling.shelf.sentence_at(mention.span)
