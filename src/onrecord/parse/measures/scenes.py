"""Where and when the harm happened that an article opens with: for counts whose own sentence says neither."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import chain

from spacy.tokens import Token

from onrecord.model import Mention, Party, When
from onrecord.parse.draft import Draft
from onrecord.parse.measures.placing import (
    NAMED_AFTER,
    STRONG,
    is_harm,
    is_town,
    named_places,
    place_named,
    town_of,
)
from onrecord.parse.measures.subject import mentions_within
from onrecord.parse.times import when_of

LEDE = 8
"""Sentences from the start in which an article says where and when what it tells of happened (chosen by reading)."""
REACH = 16
"""Sentences in which a town may stand that the opening leaves out, if it is the only one that came to harm."""
FRESH_DAYS = 7
"""Harm longer before publication than this is background, not what the article opens with."""
WEAPONS = frozenset({"rocket", "missile", "mortar", "bomb", "shell", "drone"})
FIRED = frozenset({"fire", "launch", "hit", "strike", "land", "crash", "fall", "explode", "detonate", "slam"})
"""Verbs by which a count of weapons tells a happening and not a stock."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The town and the day of the harm that an article opens with, as far as its first sentences tell them."""

    town: Party | None = None
    day: When | None = None


def find_scene(draft: Draft) -> Scene:
    """The first town and the first fresh day that a sentence of harm names in the article's opening.

    No town where the first such sentence names several.
    """
    towns: list[Party] = []
    states: set[str | None] = set()
    day: When | None = None
    for place, sentence in enumerate(draft.sentences[:REACH]):
        harm = [word for word in draft.tokens(sentence) if is_harm(word)]
        if not harm:
            continue
        named = list(_towns(draft, harm))
        if not towns and len({town.entity for town in named}) > 1:
            return Scene(None, day)
        towns.extend(named)
        if place < LEDE:
            states.update(party.entity for _, party in named_places(draft, list(harm[0].sent), STRONG, harm[0]))
            found = (when_of(draft, word) for word in harm)
            day = day or next((when for when in found if when and is_fresh(draft, when)), None)
    return Scene(_first_or_only(draft, towns, states), day)


def _first_or_only(draft: Draft, towns: list[Party], states: set[str | None]) -> Party | None:
    """The first of the towns, if the opening names it, or if it names its state and no other town is named later."""
    if not towns or towns[0].span is None or towns[0].entity is None:
        return None
    if towns[0].span.start < draft.sentences[min(LEDE, len(draft.sentences)) - 1].end:
        return towns[0]
    actor = draft.actors.actor(towns[0].entity)
    alone = len({town.entity for town in towns}) == 1
    return towns[0] if alone and actor is not None and states.intersection(actor.parents) else None


def _towns(draft: Draft, harm: list[Token]) -> Iterator[Party]:
    """The towns at which the sentence says something is, and those of its named buildings and squares."""
    called = (place_named(draft, word) for word in harm[0].sent if word.lower_ in NAMED_AFTER or _is_struck(word))
    said = (party for _, party in named_places(draft, list(harm[0].sent), STRONG, harm[0]))
    for party in chain(said, called):
        if party is None:
            continue
        actor = draft.actors.actor(party.entity) if party.entity else None
        town = town_of(draft, party.entity) if actor is not None and actor.kind == "FAC" else None
        if actor is not None and is_town(actor):
            yield party
        elif town is not None:
            yield Party(party.span, party.text, town.id, town.name)


def _is_struck(word: Token) -> bool:
    """True for what a verb of harm has as its object: "the embassy was struck"."""
    return word.dep_ in ("dobj", "nsubjpass") and is_harm(word.head)


def is_fresh(draft: Draft, when: When) -> bool:
    """True for one day, not long before the article's."""
    anchor = draft.anchor
    if anchor is None or when.days != 1 or when.start is None:
        return False
    return timedelta(0) <= anchor - when.start <= timedelta(days=FRESH_DAYS)


def is_of_scene(anchor: Token, when: When | None, draft: Draft, town: Party | None) -> bool:
    """True if harm told at `anchor` can be that of the opening: told as done, at no other time, with no other place."""
    sentence = draft.span(anchor.sent.start_char, anchor.sent.end_char)
    if town is not None and any(_is_elsewhere(draft, mention, town) for mention in mentions_within(draft, sentence)):
        return False
    if when is not None and when.basis != "published" and not is_fresh(draft, when):
        return False
    verb = next((word for word in (anchor, *anchor.ancestors) if word.pos_ in ("VERB", "AUX")), None)
    return verb is None or not _is_state(verb)


def _is_elsewhere(draft: Draft, mention: Mention, town: Party) -> bool:
    """True for a named happening ("the Gulf War") and for another town than that of the opening."""
    if mention.kind in ("EVENT", "LOC"):
        return True
    actor = draft.actors.actor(mention.entity) if mention.kind == "GPE" and mention.entity else None
    above = draft.actors.actor(town.entity) if town.entity else None
    if actor is None or above is None or not is_town(actor):
        return False
    return actor.id != above.id and actor.id not in above.parents


def _is_state(verb: Token) -> bool:
    """True for what is, has been or may be so: a toll of years, not of one day."""
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    return any(word.tag_ in ("VBZ", "VBP", "MD") for word in (verb, *helpers))


def tells_harm(anchor: Token, outcome: str) -> bool:
    """True for counts of those harmed, and of weapons fired."""
    if outcome:
        return True
    verb = next((word for word in anchor.ancestors if word.pos_ == "VERB"), None)
    used = verb is not None and verb.lemma_.lower() in FIRED
    return used and anchor.lemma_.lower() in WEAPONS
