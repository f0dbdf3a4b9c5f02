"""Who did it and to whom: the phrases that fill the two roles of an event."""

from itertools import islice

from spacy.tokens import Token

from onrecord.model import Party, Span
from onrecord.parse.draft import Draft
from onrecord.parse.events.arcs import NOMINAL, TEMPORAL, children, climb, first_child, is_passive, is_verbal
from onrecord.parse.events.carrying import carrier_of
from onrecord.parse.events.grammar import (
    agent_of,
    object_of,
    prepositional,
    prepositional_within,
    subject_of,
)
from onrecord.parse.events.lexicon import Row, carriers, rows, word_classes
from onrecord.parse.events.needs import (
    complements,
    expand_noun,
    find_aims,
    find_duties,
    find_wishes,
    is_of_class,
    is_party,
    is_state,
    is_target,
    mention_kind,
)
from onrecord.parse.events.phrases import INNER, inner_party, phrase_span
from onrecord.parse.names.parties import mention_at, resolve_span

NEAR_VERB = 4
"""Words climbed from a meeting to the verb it frames ("announced the withdrawal of troops from Mali after a call")."""
FRAMES = frozenset({"in", "during", "after", "before", "following", "on", "at", "amid", "of", "to"})
"""Prepositions of a meeting or visit during which, or round which, something is said; "ahead of", "prior to"."""
FIRING = frozenset({"drop", "fire", "launch", "lob", "plant", "shoot"})
"""What somebody does with a weapon that then strikes."""
SELF = frozenset({"i", "we", "he", "she", "it", "they"})
SELF_BINDING = frozenset({"THREATEN", "AGREE", "REJECT"})
"""Types whose complement tells of the actor himself: its pronoun is not whom it is done to."""
JUDGING = frozenset({"ACCUSE", "SUPPORT", "REJECT", "CONCEDE"})
"""Types done to a deed or plan as well as to its author: one condemns a raid, rejects an offer."""
OTHERS = frozenset({"those", "others", "many", "some", "several"})
"""Words for people who are not named: "wounded others in the Kurdish city" does not mean the Kurds."""
OWN_FORCES = frozenset({"AGREE", "THREATEN", "RETREAT", "MOBILIZE", "REJECT"})
"""Types in which "its troops" and "their weapons" are the actor's own: never whom it is done to."""
FAVOUR = frozenset({"favor", "favour", "support", "defense", "defence"})
GIVEN = ("aid", "money", "sanction", "supply")
"""Classes of what is given or kept back: "threatened to withhold aid from the town" is about the town."""
NAMED_PARTIES = frozenset({"GPE", "NORP", "ORG", "GROUP", "PERSON"})
DEEP_WORDS = 25
"""Words after the trigger among which a name still belongs to what is done: a long clause, not the next one."""
FROM_ACTS = frozenset({"ASSAULT", "REQUEST", "ACCUSE", "AGREE", "CONCEDE", "THREATEN", "AID"})
"""Types of deeds that come "from" their doer; a withdrawal "from" a place does not."""


def verb_actor(verb: Token) -> Token | None:
    """The doer of a verb; None for "it" and "there", which name nobody."""
    if verb.pos_ == "ADJ" and is_verbal(verb.head):
        verb = verb.head
    found = agent_of(verb)
    if found is None and not is_passive(verb):
        found = subject_of(verb)
    if found is not None and found.lemma_.lower() in word_classes()["utterance"] and found.dep_ == "dobj":
        found = subject_of(found.head) or found
    return None if found is not None and found.dep_ == "expl" else found


def noun_roles(draft: Draft, noun: Token, row: Row) -> tuple[Token | None, Token | None]:
    """The actor and recipient of an event noun, from its own dependents, then from the verbs around it."""
    actor = prepositional(noun, "by")
    if actor is None and row.type in FROM_ACTS:
        actor = prepositional(noun, "from")
    recipient = _first_of(noun, row.recipient)
    if recipient is None and row.type == "PROTEST" and noun.dep_ == "nsubj":
        recipient = _first_of(noun.head, tuple(slot for slot in row.recipient if slot != "in"))
    if recipient is not None and not _can_undergo(draft, recipient):
        recipient = None
    if recipient is not None and row.type in OWN_FORCES and recipient.lemma_.lower() in word_classes()["posted"]:
        recipient = prepositional(recipient, "in", "from", "to", "at", "on", "near")
    if "between" in row.recipient:
        pair = prepositional(noun, "between")
        if pair is not None:
            return pair, pair
    actor = actor or _agent_behind(noun, recipient)
    owner = first_child(noun, "poss")
    undergone = noun.lemma_.lower() in word_classes()["undergone"]
    if owner is not None and _names_party(draft, owner):
        if undergone and recipient is None:
            recipient = owner
        elif actor is None:
            actor = owner
    actor = actor or _participle_agent(noun) or _voters(draft, noun)
    modifier_actor, modifier_target = _named_modifiers(draft, noun)
    actor, recipient = actor or modifier_actor, recipient or modifier_target
    if row.mode == "visit" and recipient is None and actor is not None and modifier_actor is not actor:
        recipient = modifier_actor
    if recipient is None and row.type == "REQUEST" and actor is not None and actor.head.lower_ == "from":
        recipient = _asked(draft, noun)
    return _carried_roles(noun, row.type, actor, recipient)


def _asked(draft: Draft, noun: Token) -> Token | None:
    """Who does something on the request: the subject of its clause, or whose order or plan the subject is."""
    verb = next((word for word in islice(climb(noun), NEAR_VERB) if is_verbal(word) and word.dep_ != "prep"), None)
    subject = subject_of(verb) if verb is not None else None
    if subject is None or subject.i >= noun.i:
        return None
    return subject if is_party(draft, subject) else inner_party(draft, subject)


def _agent_behind(noun: Token, recipient: Token | None) -> Token | None:
    """Who did it, where the parse hangs him on whom it was done to: "the killing of nine guards by rebels"."""
    if recipient is None or recipient.head.head.i != noun.i:
        return None
    return next((first_child(by, "pobj") for by in children(recipient, "prep") if by.lower_ == "by"), None)


def _voters(draft: Draft, noun: Token) -> Token | None:
    """Who votes, where the noun says in which house: "the vote in the assembly"."""
    house = prepositional(noun, "in", "of") if noun.lemma_ == "vote" else None
    return house if house is not None and is_of_class(draft, house, "lawmaking") else None


def _can_undergo(draft: Draft, noun: Token) -> bool:
    """True if somebody, or a place, is named by the noun or inside its phrase."""
    if any(is_target(draft, word) or is_of_class(draft, word, "gathering") for word in expand_noun(noun)):
        return True
    return inner_party(draft, noun) is not None


def _names_party(draft: Draft, owner: Token) -> bool:
    """True for who can do or undergo it; "the New Year's Eve attack" is no year's."""
    named = is_party(draft, owner) or owner.tag_ in ("PRP$", "NNP")
    return named and owner.ent_type_ not in TEMPORAL and mention_kind(draft, owner) != "EVENT"


def _first_of(token: Token, slots: tuple[str, ...]) -> Token | None:
    for slot in slots:
        if slot not in ("-", "obj", "comp"):
            found = first_child(token, "poss") if slot == "poss" else prepositional_within(token, slot)
            if slot == "wish":
                found = next((first_child(verb, "nsubj", "nsubjpass") for verb in find_wishes(token)), None)
            if slot == "aim":
                found = next((noun for verb in find_aims(token) if (noun := object_of(verb)) is not None), None)
            if found is not None:
                return found
    return None


def _participle_agent(noun: Token) -> Token | None:
    """The agent of a clause about the noun: "claimed by", "carried out by", "blamed on"."""
    verbs = children(noun, "acl", "relcl")
    for preposition in children(noun, "prep"):
        for inner in children(preposition, "pobj"):
            verbs += [v for v in children(inner, "acl") if v.tag_ == "VBN"]
    if noun.dep_ == "nsubjpass":
        verbs.append(noun.head)
    for verb in verbs:
        lemma = verb.lemma_.lower()
        if lemma in ("blame", "pin"):
            return prepositional(verb, "on")
        if lemma == "carry" or (lemma in carriers() and carriers()[lemma].subject == "actor"):
            found = agent_of(verb)
            if found is not None and found.i != noun.i:
                return found
    return _whose_work(noun)


def firer_of(weapon: Token) -> Token | None:
    """Who fired the weapon that did it: "a rocket fired by militiamen hit the post"."""
    fired = (verb for verb in children(weapon, "acl") if verb.tag_ == "VBN" and verb.lemma_ in FIRING)
    return next((agent for verb in fired if (agent := agent_of(verb)) is not None), None)


def _whose_work(noun: Token) -> Token | None:
    """Who did a deed of which it is said that it "was the work of" somebody."""
    verb = noun.head
    told = first_child(verb, "attr") if noun.dep_ == "nsubj" and verb.lemma_ == "be" else None
    if told is None or told.lemma_.lower() not in ("work", "doing", "handiwork"):
        return None
    return prepositional(told, "of") or first_child(told, "poss")


def _named_modifiers(draft: Draft, noun: Token) -> tuple[Token | None, Token | None]:
    """Names before the noun: peoples, bodies and groups act; persons, towns and buildings undergo."""
    actor = target = None
    for child in noun.lefts:
        if child.dep_ not in INNER or child.dep_ == "poss":
            continue
        kind = mention_kind(draft, child)
        if _is_opposed(child) or (kind == "ORG" and child.lemma_.lower() in word_classes()["site"]):
            target = target or child
        elif kind in ("NORP", "ORG", "GROUP") or (kind == "GPE" and is_state(draft, child)):
            actor = actor or child
        elif kind in ("PERSON", "FAC", "GPE", "LOC") or is_of_class(draft, child, "site"):
            target = target or child
        elif child.lemma_.lower() in ("police", "army", "militia", "government", "rebel", "insurgent", "militant"):
            actor = actor or child
    return actor, target


def _is_opposed(word: Token) -> bool:
    """True for what a hyphen joins to "anti": "anti-government protests" are against the government."""
    return word.i > 1 and word.nbor(-1).text == "-" and word.nbor(-2).lower_ == "anti"


def _carried_roles(
    noun: Token, kind: str, actor: Token | None, recipient: Token | None
) -> tuple[Token | None, Token | None]:
    carried = carrier_of(noun)
    if carried is None:
        return actor or _host_subject(noun, kind), recipient
    if carried.subject == "recipient" and actor is not None and actor.tag_ == "PRP$":
        actor = None
    if carried.subject == "actor" and (actor is None or actor.tag_ == "PRP$"):
        actor = verb_actor(carried.verb) or actor
    elif carried.subject == "recipient" and recipient is None:
        recipient = verb_actor(carried.verb)
    if recipient is None:
        recipient = prepositional(carried.verb, "on", "against", "with", "at")
        recipient = None if recipient is not None and recipient.i == noun.i else recipient
    return actor, recipient


def _host_subject(noun: Token, kind: str) -> Token | None:
    """The subject of the clause that a meeting only frames: "in a call with the king, the premier said"."""
    frame = noun.head
    if kind != "CONSULT" or noun.dep_ != "pobj" or frame.lower_ not in FRAMES:
        return None
    if frame.lower_ in ("of", "to") and frame.head.lower_ not in ("ahead", "prior"):
        return None
    verb = next((word for word in islice(climb(noun.head), NEAR_VERB) if is_verbal(word)), None)
    if verb is None:
        return None
    told = next((clause for clause in children(verb, "ccomp") if noun.i < clause.i < verb.i), verb)
    return verb_actor(told)


def verb_recipient(draft: Draft, verb: Token, row: Row) -> Token | None:
    """The first slot of the row that names a party, else a name deeper in it, else the first that is filled.

    Forces move to a party, a place or nobody: what else stands there is manner. A condemned attack is itself
    whom the blame is laid on, not the place that it names.
    """
    fallback = None
    for slot in row.recipient:
        for found in _slot_targets(verb, slot):
            if found is None or found.dep_ == "expl" or not _is_noun(found):
                continue
            if slot == "comp" and found.dep_ == "nsubj" and found.lower_ in SELF and row.type in SELF_BINDING:
                continue
            if row.type in OWN_FORCES and _is_own_force(draft, found):
                continue
            if any(is_target(draft, word) for word in expand_noun(found)) or _is_attacked(draft, found, row):
                return found
            if inner_party(draft, found) is not None:
                return found
            fallback = fallback or found
    if row.type == "MOBILIZE" or not row.recipient:
        return None
    if fallback is not None and (fallback.pos_ == "NUM" or fallback.lower_ in OTHERS):
        return fallback
    if fallback is not None and row.type in JUDGING and _is_judged(draft, fallback):
        return fallback
    if fallback is not None and any(r.type == "ASSAULT" for r in rows().get((fallback.lemma_.lower(), "N"), ())):
        return fallback
    deep = _deep_party(draft, verb, fallback) if row.type != "PROTEST" else None
    return deep or fallback


def _is_noun(word: Token) -> bool:
    """True for a noun, and for what the tagger takes for an adjective where a noun stands ("killed the general", "took
    most of the valley").
    """
    if word.pos_ in NOMINAL or word.pos_ != "ADJ" or word.dep_ not in ("dobj", "nsubjpass"):
        return word.pos_ in NOMINAL
    return any(word.lefts) or bool(children(word, "prep"))


def _is_judged(draft: Draft, noun: Token) -> bool:
    """True for a paper or plan that is welcomed or turned down as it is: "welcomed the move on Twitter"."""
    return any(is_of_class(draft, noun, name) for name in ("motion", "policy", "legal"))


def _is_attacked(draft: Draft, noun: Token, row: Row) -> bool:
    """True for people met in one place, who can be attacked as they are: "shot at the rally"."""
    return row.type == "ASSAULT" and is_of_class(draft, noun, "gathering")


def _is_own_force(draft: Draft, noun: Token) -> bool:
    """True for "its troops", "their border": what belongs to the subject, and no person."""
    owner = first_child(noun, "poss")
    if owner is None or owner.tag_ != "PRP$":
        return False
    return not is_party(draft, noun) or is_of_class(draft, noun, "force") or is_of_class(draft, noun, "weapon")


def _deep_party(draft: Draft, verb: Token, fallback: Token | None) -> Token | None:
    """The first name under what is acted on or completes the verb ("threatened to impose a curfew in Algiers")."""
    heads = [fallback] if fallback is not None and fallback.i > verb.i else []
    for head in [*heads, *complements(verb)]:
        first, last = max(head.left_edge.i, verb.i + 1), min(head.right_edge.i + 1, verb.i + DEEP_WORDS)
        told = (word for word in head.doc[first:last] if word.dep_ == "relcl")
        apart = [clause.left_edge.i for clause in told if not any(c.lower_ == "to" for c in clause.lefts)]
        for token in head.doc[first : min([last, *apart])]:
            if mention_kind(draft, token) in NAMED_PARTIES and token.ent_type_ not in TEMPORAL:
                return draft.tokens(_mention_span(draft, token)).root
    return None


def _mention_span(draft: Draft, token: Token) -> Span:
    mention = mention_at(draft, token.idx)
    return mention.span if mention is not None else draft.span(token.idx, token.idx + len(token))


def _slot_targets(verb: Token, slot: str) -> list[Token | None]:
    if slot == "obj":
        return [object_of(verb)]
    if slot == "subj":
        return [subject_of(verb)]
    if slot == "wish":
        return [first_child(clause, "nsubj", "nsubjpass") for clause in find_wishes(verb)]
    if slot == "must":
        return [first_child(clause, "nsubj", "nsubjpass") for clause in find_duties(verb)]
    if slot == "dative":
        return [first_child(verb, "dative"), *(first_child(d, "pobj") for d in children(verb, "dative"))]
    if slot == "comp":
        return _complement_targets(verb)
    if slot == "aim":
        return [noun for c in find_aims(verb) for noun in (object_of(c), *_complement_targets(c))]
    direct = object_of(verb)
    if slot == "poss":
        return [first_child(direct, "poss")] if direct is not None else []
    if slot == "that":
        inner = children(direct, "acl", "relcl", "ccomp") if direct is not None else []
        return [first_child(clause, "nsubj") for clause in [*inner, *children(verb, "ccomp")]]
    inside = prepositional_within(direct, slot) if direct is not None else None
    nouns = [prepositional(verb, "for", "to", "over"), _favour(verb)]
    return [prepositional(verb, slot), inside, *(prepositional(n, slot) for n in nouns if n is not None)]


def _favour(verb: Token) -> Token | None:
    """The "favor" of "ruled in favor of the farmers", which names whom it is for."""
    told = prepositional(verb, "in")
    return told if told is not None and told.lemma_.lower() in FAVOUR else None


def _complement_targets(verb: Token) -> list[Token | None]:
    """In "threatened to attack the fleet" the fleet; in "demanded that the premier resign" the premier."""
    found: list[Token | None] = []
    for inner in complements(verb):
        own = first_child(inner, "nsubj", "nsubjpass")
        if own is not None:
            found.append(own)
        direct = object_of(inner)
        beside = prepositional(inner, "with", "to", "against", "on", "from", "for", "in")
        if beside is not None and beside.head.lower_ == "in" and beside.ent_type_ == "GPE":
            beside = None  # "declined to comment in Oslo": that is where
        found.append(prepositional(inner, "to"))
        if direct is not None and any(direct.lemma_.lower() in word_classes()[name] for name in GIVEN):
            found.append(beside)
        found.append(direct if not is_passive(inner) else None)
        found.append(beside)
        if direct is not None:
            found.append(prepositional(direct, "on", "against", "with", "to", "of", "from"))
    return found


def make_party(draft: Draft, head: Token | None, phrase: Token | None = None, judged: bool = False) -> Party:
    """The party that the noun `head` names; `phrase` is a deed or weapon that stands in where nobody is named.

    What is `judged` keeps its own words ("the decision by the assembly"); the party named in them is whom it means.
    """
    chosen = head if head is not None else phrase
    if chosen is None:
        return Party(None, None)
    span = phrase_span(draft, chosen, whole=head is None)
    found = resolve_span(draft, span)
    if judged and head is not None:
        own = phrase_span(draft, head, whole=True)
        span = draft.span(min(own.start, span.start), max(own.end, span.end))
    return Party(span, span.words(draft.text), found.entity, found.name)
