"""What speaks for and against a figure as what a noun phrase ("the group", "the boy") stands for."""

from bisect import bisect_left
from collections.abc import Mapping
from itertools import pairwise

from spacy.tokens import Token

from onrecord.parse.coreference.figures import Candidate, Cast, Figure, sort_phrase
from onrecord.parse.coreference.phrases import Phrase, people_nouns, referring_nouns
from onrecord.parse.coreference.pronouns import clause_verb, place_of, subjects_of
from onrecord.parse.draft import Draft

PERSON_NEAR = 3
"""Sentences back in which nobody else may be told of, for "the boy" to be the one who is."""
BODIES = frozenset({"GROUP", "ORG", "FAC"})
"""Kinds of names that the last word of may stand for ("the foundation")."""
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_GROUPS = {"somebody": "person", "kin": "person", "institution": "body", "crowd": "body"}
"""Sorts of nouns that have weights of their own; all others are things."""
_AFTER = frozenset({"prep", "relcl", "acl"})
_BEFORE = frozenset({"compound", "amod", "nummod", "nmod", "poss"})
_RANKS = frozenset({"prime", "foreign", "supreme", "deputy", "vice", "top", "militant", "armed"})
"""Adjectives that belong to an office or change nothing; any other may tell of somebody new."""
_OFFICE_ENDINGS = {"president": "-president", "premier": "-pm", "king": "-monarch", "chancellor": "-pm"}


def determiner(head: Token) -> str:
    """The word that makes a phrase definite: "the", "this" for all of its kind, "" where none does."""
    for child in head.lefts:
        if child.dep_ == "det" and child.lower_ in _DEFINITE:
            return "the" if child.lower_ == "the" else "this"
    return ""


def words_before(head: Token) -> frozenset[str]:
    """The words before a noun that tell which one it is, without its article."""
    return frozenset(child.lemma_.lower() for child in head.lefts if child.dep_ in _BEFORE)


def find_owned(phrase: Phrase, at_head: Mapping[int, Phrase], first: Mapping[int, str], cast: Cast) -> str | None:
    """The key of "her mother", "her party": whose it is and the noun, or who is told to be it; None where nobody is."""
    noun = phrase.head.lemma_.lower()
    way = referring_nouns().get(noun, ("", frozenset()))[0]
    if way in ("", "role") or (way != "own" and phrase.number == "pl"):
        return None
    for child in phrase.head.children:
        owner = at_head[child.i].key if child.i in at_head else first.get(child.i)
        if child.dep_ == "poss" and owner is not None:
            key = f"{owner}'s {noun}"
            told = [f for f in cast.latest() if f.kind == "PERSON" and f.name is not None and noun in f.name.roles]
            return told[0].key if len(told) == 1 and not cast.knows(key) else key
    return None


def find_noun_figures(phrase: Phrase, cast: Cast, draft: Draft) -> list[Candidate]:
    """The figures that a definite phrase may stand for, the last told of first, each with its evidence."""
    noun, group, found = phrase.head.lemma_.lower(), _group(phrase), _find_fitting(phrase, cast, draft)
    most = max((figure.told for figure, _ in found), default=0)
    rivals = sum(bool(way) for _, way in found) > 1
    own = words_before(phrase.head)
    candidates = []
    for place, (figure, way) in enumerate(found):
        signs = _weigh_standing(phrase, figure, place, most) + _weigh_words(noun, own, figure, way)
        signs += ["rivals"] * rivals + ["only one"] * (len(found) == 1)
        candidates.append((figure, [f"{group} {sign}" for sign in signs]))
    return candidates


def _find_fitting(phrase: Phrase, cast: Cast, draft: Draft) -> list[tuple[Figure, str]]:
    """The figures that the noun may stand for, each with the way it fits the name; of cities the one most told of."""
    noun, group = phrase.head.lemma_.lower(), _group(phrase)
    named = _has_own_name(phrase, draft)
    office = noun in referring_nouns()
    beside = frozenset(subjects_of(clause_verb(phrase.head)))
    found: list[tuple[Figure, str]] = []
    for figure in cast.latest():
        if figure.number != phrase.number:
            continue
        way = "" if named or figure.name is None or phrase.number == "pl" else _fitting_way(phrase, figure, draft)
        told = noun in figure.words and (group == "person" or figure.kind != "PERSON")
        if (way or told or (group == "person" and not office and _may_be(phrase, figure))) and \
                not any(p.start <= phrase.start < p.end or p.head.i in beside for p in figure.near):  # fmt: skip
            found.append((figure, way))
    most = max((figure.told for figure, way in found if way == "city"), default=0)
    return [(figure, way) for figure, way in found if way != "city" or figure.told == most]


def evidence_of_no_figure(phrase: Phrase, draft: Draft) -> list[str]:
    """What speaks for a definite phrase that stands for none of the figures."""
    signs = ["none", f"none {determiner(phrase.head)}", f"none {phrase.number}"]
    if any(child.dep_ in _AFTER for child in phrase.head.rights):
        signs.append("none told after")
    if words_before(phrase.head):
        signs.append("none told before")
    if phrase.is_subject:
        signs.append("none subject")
    if _has_own_name(phrase, draft):
        signs.append("none own name")
    return [f"{_group(phrase)} {sign}" for sign in signs]


def find_only_person(phrase: Phrase, cast: Cast) -> Figure | None:
    """The one named person told of lately, where a bare "the boy", "the student" can hardly mean anybody else."""
    head = phrase.head
    noun = head.lemma_.lower()
    bare = determiner(head) == "the" and not any(child.dep_ in _AFTER | _BEFORE for child in head.children)
    if not bare or phrase.number == "pl" or head.dep_ in ("attr", "appos", "oprd", "conj") or noun == "person" or \
            noun in referring_nouns() or people_nouns().get(noun, "many") == "many":  # fmt: skip
        return None
    near = [f for f in cast.latest() if phrase.sentence - f.sentence <= PERSON_NEAR and _may_be(phrase, f)]
    return near[0] if len(near) == 1 and near[0].sort == "person" and near[0].told > 1 else None


def _group(phrase: Phrase) -> str:
    return _GROUPS.get(sort_phrase(phrase), "thing")


def _may_be(phrase: Phrase, figure: Figure) -> bool:
    """True if the figure is one person whose gender is not another one."""
    one = figure.number == "sg" and figure.sort in ("person", "somebody", "kin", "alone")
    return one and (figure.gender == "?" or phrase.gender in (figure.gender, "?"))


def _weigh_standing(phrase: Phrase, figure: Figure, place: int, most: int) -> list[str]:
    """Evidence from where and how often the figure is told of."""
    gone, told = phrase.sentence - figure.sentence, figure.told
    signs = [
        f"gone {gone if gone < 2 else 2 if gone < 4 else 4 if gone < 9 else 9}",
        f"is {figure.sort}",
        f"was {place_of(figure)}",
        f"told {told if told < 3 else 3 if told < 6 else 6}",
        f"place {min(place, 3)}",
    ]
    if told == most and told > 1:
        signs.append("most told")
    if figure.first < 2:
        signs.append("lead")
    if figure.gender != "?" and phrase.gender == figure.gender:
        signs.append("gender told")
    return signs


def _weigh_words(noun: str, own: frozenset[str], figure: Figure, way: str) -> list[str]:
    """Evidence from the words of the phrase and those told of the figure."""
    signs = [f"fits {way}"] if way else []
    same = [phrase.head for phrase in figure.nouns if phrase.head.lemma_.lower() == noun]
    if same:
        older = frozenset[str]().union(*(words_before(head) for head in same))
        signs.append(f"same noun {'bare' if not own else 'covered' if own <= older else 'new'}")
        signs.append(f"same noun of {determiner(same[-1])}")
    elif noun in figure.words:
        signs.append("role word" if figure.kind == "PERSON" else "name word")
        if own and own <= figure.words:
            signs.append("words told")
    elif not way:
        signs.append("other word")
    return signs


def _has_own_name(phrase: Phrase, draft: Draft) -> bool:
    """True if the phrase names what it belongs to itself ("the Iraqi president", "the president of France")."""
    place = bisect_left(draft.mentions, phrase.start, key=lambda mention: mention.span.start)
    named = place < len(draft.mentions) and draft.mentions[place].span.start < phrase.end
    return named or any(
        child.dep_ in ("prep", "relcl", "acl", "poss") or (child.dep_ == "amod" and child.lower_ not in _RANKS)
        for child in phrase.head.children)  # fmt: skip


def _fitting_way(phrase: Phrase, figure: Figure, draft: Draft) -> str:
    """The way in which the noun can stand for the figure's name, from `nouns.tsv`; "" where it cannot."""
    noun = phrase.head.lemma_.lower()
    way, kinds = referring_nouns().get(noun, ("head", BODIES))
    if figure.name is None or figure.kind not in kinds:
        return ""
    if way == "role":
        fits = _holds_role(phrase.head, figure.name, draft)
    elif way == "head":
        longer = figure.name.head.lemma_.lower() == noun and figure.name.end - figure.name.start > len(phrase.head)
        fits = longer or heads_name(noun, (figure.mention.name or "") if figure.mention else "")
    else:
        fits = _fits_actor(way, figure, draft)
    return way if fits else ""


def _fits_actor(way: str, figure: Figure, draft: Draft) -> bool:
    """True if what is known of the actor allows the noun: states, cities, outlets, companies, groups."""
    actor = draft.actors.actor(figure.key)
    if way == "state":
        return actor is not None and actor.is_state
    if way == "city":
        inside = figure.name is not None and figure.name.head.dep_ == "compound"
        return not inside and not (actor is not None and actor.is_state)
    outlet = actor is not None and "outlet" in actor.flags
    if way == "outlet":
        return outlet
    if way == "company":
        return actor is None or not (actor.parents and actor.parents[0].endswith("-gov"))
    of_state = actor is not None and any(i.endswith(("-gov", "-military")) for i in (actor.id, *actor.parents))
    return figure.kind == "GROUP" or not (of_state or outlet)


def heads_name(noun: str, name: str) -> bool:
    """True if the noun is the head of a longer name: its last word, or the one before "of" or "for"."""
    words = name.lower().split()
    return len(words) > 1 and noun in words and (words[-1] == noun or any(
        a == noun and b in ("of", "for", "on") for a, b in pairwise(words)))  # fmt: skip


def _holds_role(head: Token, name: Phrase, draft: Draft) -> bool:
    """True if the text says that the person holds the office, or he does on the article's day."""
    noun = head.lemma_.lower()
    before = [c.lower_ for c in head.lefts if c.dep_ in ("compound", "amod")]
    if noun in name.roles and all(word in name.roles for word in before):
        return True
    if draft.anchor is None or noun not in _OFFICE_ENDINGS or before:
        return False
    return any(o.endswith(_OFFICE_ENDINGS[noun]) for o in draft.actors.offices(name.key, draft.anchor))
