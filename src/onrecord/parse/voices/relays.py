"""Words that an outlet hands on: "Reuters reported, citing two officials"."""

from spacy.tokens import Token

from onrecord.parse.voices.cues import PHRASE, words_of
from onrecord.parse.voices.found import Found
from onrecord.parse.voices.speakers import NAMED, can_speak, is_outlet
from onrecord.parse.voices.tree import CLIMB_LIMIT, child, noun_phrase

TELLING_RULES = frozenset(("clause", "fronted", "quote", "aside", "rest"))
"""Rules whose content is words that may be handed on."""


def hand_on(everything: list[Found]) -> None:
    """Makes those cited beside a reporting verb the source of its words, and the one who reports their outlet."""
    telling = {f.head.i: f for f in everything if f.rule in TELLING_RULES and f.cue.kind == "report"}
    for found in everything:
        if found.cue.lemma not in words_of("relay") or found.head.tag_ != "VBG" or found.rule != "object":
            continue
        outer, cited = _teller(found.head, telling), child(found.head, "dobj")
        if outer is None or outer.source is None or cited is None or not _is_somebody(cited):
            continue
        if not is_outlet(found.head.doc, outer.source):
            continue
        found.source, found.source_head = noun_phrase(cited), cited
        found.through, found.relayed_by = outer.source, outer
        found.content, found.core, found.rule = list(outer.content), outer.core, "according"
        found.cue = PHRASE
        found.direct = outer.direct


def _teller(citing: Token, telling: dict[int, Found]) -> Found | None:
    """The finding on the reporting verb that the participle hangs on, maybe by way of what is told."""
    at = citing
    for _ in range(CLIMB_LIMIT):
        if at.head.i in telling:
            return telling[at.head.i]
        at = at.head
    return None


def _is_somebody(cited: Token) -> bool:
    """True for persons, bodies and documents that speak; a reason or a law that is cited says nothing."""
    return can_speak(cited) and (cited.pos_ == "NOUN" or cited.ent_type_ in NAMED)
