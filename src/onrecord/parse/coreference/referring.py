"""What pronouns and common nouns refer back to: rules that prefer silence to a wrong link."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable
from itertools import islice, pairwise

from spacy.tokens import Token

from onrecord.parse.coreference.phrases import SUBJECTS, Gender, Phrase, people_nouns, referring_nouns
from onrecord.parse.coreference.speech import Speech
from onrecord.parse.draft import Draft

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
PERSON_REACH = 3
"""Sentences back that "he" or "she" may refer to (read on news: the antecedent is nearly always within two)."""
THING_REACH = 1
"""Sentences back for "it" and "they": beyond one sentence a noun nobody named is as likely."""
NOUN_REACH = 12
"""Sentences back for "the group" and the like."""
REPEAT_REACH = 20
"""Sentences back for a noun phrase that repeats an earlier one word for word."""
VOICE_WEIGHT = 1.0
"""What speaking counts: as much as being a subject (on half of GUM's news)."""
PRONOUN_PLACE = 1.0
"""What "his" counts as an antecedent of the next pronoun: he is who is spoken of."""
UNNAMED = 0.5
"""What a person told only by a noun counts less."""
LOOK_BACK = 300
"""Phrases looked at for one reference, so that time grows with the length of the text; twelve sentences have fewer."""
OBJECTS = frozenset({"dobj", "dative"})
SHARING = frozenset({"conj", "xcomp", "advcl"})
"""Relations in which a verb without a subject has that of the verb above."""
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_STATE_FLAGS = "iso3:"
_RANKS = frozenset({"prime", "foreign", "supreme", "deputy", "vice", "top", "militant", "armed"})
"""Adjectives that belong to an office or change nothing; any other may tell of somebody new."""
_WEATHER = frozenset({"seem", "appear", "happen", "rain", "snow", "matter", "take", "turn"})
BODIES = frozenset({"GROUP", "ORG", "FAC"})
"""Kinds of names that the last word of may stand for ("the foundation")."""


def refer_pronoun(pronoun: Token, sentence: int, before: list[Phrase], speech: Speech) -> Phrase | None:
    """The phrase that a third person pronoun refers to, or None where the rules do not tell."""
    word = pronoun.lower_
    own = _own_subject(pronoun, before) if word.endswith(("self", "selves")) else None
    if own is not None:
        return own
    if word in HE or word in SHE:
        return _best(pronoun, sentence, before, PERSON_REACH, _agrees_with_person("m" if word in HE else "f"), speech)
    if word in IT:
        if word == "it" and _says_nothing(pronoun):
            return None
        found = _best(pronoun, sentence, before, THING_REACH, _is_one_thing, speech)
        return found if found is not None and _can_be_it(found) else None
    if word in THEY:
        return _best(pronoun, sentence, before, THING_REACH, _is_many, speech)
    return None


def _own_subject(pronoun: Token, before: list[Phrase]) -> Phrase | None:
    """What "himself" stands for: the subject of its own clause, if that has a phrase before it."""
    subjects = _subjects_over(pronoun)
    near = islice(reversed(before), LOOK_BACK)
    word = pronoun.lower_
    agrees = _is_many if word in THEY else _is_one_thing if word in IT else _agrees_with_person(
        "m" if word in HE else "f")  # fmt: skip
    return next((phrase for phrase in near if phrase.head.i in subjects and agrees(phrase)), None)


def _agrees_with_person(gender: Gender) -> Callable[[Phrase], bool]:
    return lambda phrase: phrase.gender in (gender, "?") and (phrase.kind == "PERSON" or _is_unnamed_person(phrase))


def _is_unnamed_person(phrase: Phrase) -> bool:
    """True for one person whom only a noun tells of ("the gunman", "a woman")."""
    one = phrase.kind == "NOUN" and phrase.number == "sg"
    return one and people_nouns().get(phrase.head.lemma_.lower(), "many") != "many"


def _is_one_thing(phrase: Phrase) -> bool:
    """True for what "it" may stand for: one thing, body or state, named or not."""
    return phrase.number == "sg" and phrase.kind not in ("PERSON", "NORP") and not _is_time_or_person(phrase)


def _can_be_it(phrase: Phrase) -> bool:
    """True for a named body, group or state that acts (a subject, or what something belongs to)."""
    acts = phrase.is_subject or phrase.head.dep_ in ("poss", "agent", "pobj", "compound", "dobj")
    way = referring_nouns().get(phrase.head.lemma_.lower(), ("role", frozenset()))[0]
    body = phrase.kind == "NOUN" and way not in ("role", "own")
    return (body or (phrase.mention is not None and phrase.kind in ("ORG", "GROUP", "GPE", "FAC"))) and acts


def _is_many(phrase: Phrase) -> bool:
    many = phrase.kind == "NOUN" and people_nouns().get(phrase.head.lemma_.lower()) == "many"
    return phrase.number == "pl" or phrase.kind == "GROUP" or many


def _is_time_or_person(phrase: Phrase) -> bool:
    way = referring_nouns().get(phrase.head.lemma_.lower(), ("", frozenset()))[0]
    return phrase.kind == "NOUN" and (way == "role" or phrase.head.ent_type_ in ("DATE", "TIME", "PERCENT", "MONEY"))


def _says_nothing(pronoun: Token) -> bool:
    """True for "it" that stands for no thing: "it is clear that", "it seems"."""
    verb = pronoun.head
    if pronoun.dep_ == "expl" or (verb.lemma_ in _WEATHER and pronoun.dep_ in SUBJECTS):
        return True
    attributes = [c for c in verb.children if c.dep_ in ("acomp", "attr")]
    clause = any(c.dep_ in ("ccomp", "xcomp", "csubj", "advcl", "relcl") for c in verb.children)
    return verb.lemma_ == "be" and bool(attributes) and (clause or any(
        g.dep_ in ("ccomp", "xcomp", "relcl", "acl") for a in attributes for g in a.children))  # fmt: skip


def _best(
    pronoun: Token,
    sentence: int,
    before: list[Phrase],
    reach: int,
    agrees: Callable[[Phrase], bool],
    speech: Speech,
) -> Phrase | None:
    """The most salient phrase in reach that agrees: subjects first, then the nearest."""
    best: tuple[float, int] | None = None
    chosen = None
    barred = _key_of_subject(pronoun, before)
    for phrase in islice(reversed(before), LOOK_BACK):
        distance = sentence - phrase.sentence
        if distance > reach:
            break
        if phrase.key == barred or not agrees(phrase) or _bound(pronoun, phrase) or _speaks_it(pronoun, phrase, speech):
            continue
        rank = (_salience(phrase, distance) + _stage_bonus(pronoun, phrase, speech), phrase.head.i)
        if best is None or rank > best:
            best, chosen = rank, phrase
    return chosen


def _key_of_subject(pronoun: Token, before: list[Phrase]) -> str | None:
    """The cluster of the subject beside which the pronoun is an object: "he asked him" tells of two people."""
    if pronoun.tag_ == "PRP$" or pronoun.dep_ not in OBJECTS or pronoun.head.pos_ not in ("VERB", "ADP"):
        return None
    subjects = _subjects_over(pronoun)
    near = islice(reversed(before), LOOK_BACK)
    return next((phrase.key for phrase in near if phrase.head.i in subjects), None) if subjects else None


def _subjects_over(token: Token) -> list[int]:
    """The places of the subjects of the word's clause, its own or those that a joined verb shares."""
    verb = _clause_verb(token)
    while verb.dep_ in SHARING and verb.head.i != verb.i and not any(c.dep_ in SUBJECTS for c in verb.children):
        verb = verb.head
    return [child.i for child in verb.children if child.dep_ in SUBJECTS]


def _speaks_it(pronoun: Token, phrase: Phrase, speech: Speech) -> bool:
    """True if the pronoun stands in a quotation of whom the phrase names: there the speaker says "I"."""
    if not speech.inside(pronoun):
        return False
    return speech.speaker(pronoun) == phrase.head or speech.speaker_key(pronoun) == phrase.key


def _stage_bonus(pronoun: Token, phrase: Phrase, speech: Speech) -> float:
    """More for who speaks where the pronoun speaks too; less for a speaker where it stands inside a quotation."""
    inside = speech.inside(pronoun)
    if inside:
        return -VOICE_WEIGHT if speech.reports(phrase.head) else 0.0
    if speech.reports(pronoun):
        return VOICE_WEIGHT if speech.reports(phrase.head) else -VOICE_WEIGHT if speech.inside(phrase.head) else 0.0
    return 0.0


def _salience(phrase: Phrase, distance: int) -> float:
    """How prominent a phrase is: nearer sentences first, in them subjects, then objects; names before nouns."""
    place = 2.0 if phrase.is_subject else 1.0 if phrase.head.dep_ in ("dobj", "agent") else 0.5
    if phrase.head.dep_ in ("poss", "compound", "amod", "nmod"):
        place = PRONOUN_PLACE if phrase.head.tag_ == "PRP$" else 0.3
    named = phrase.mention is not None or phrase.kind == "PERSON"
    return place + (0.5 if named else -UNNAMED if _is_unnamed_person(phrase) else 0.0) - 1.2 * distance


def _bound(pronoun: Token, phrase: Phrase) -> bool:
    """True if grammar forbids the two to be one: an object and the subject of one verb, or one inside the other."""
    if phrase.start <= pronoun.idx < phrase.end:
        return True
    if pronoun.tag_ == "PRP$" or pronoun.lower_.endswith(("self", "selves")):
        return pronoun.head == phrase.head
    return _clause_verb(pronoun) == _clause_verb(phrase.head) and pronoun.dep_ not in SUBJECTS and phrase.is_subject


def _clause_verb(token: Token) -> Token:
    """The verb of the clause that the word stands in."""
    current = token.head
    while current.pos_ not in ("VERB", "AUX") and current.head.i != current.i:
        current = current.head
    return current


def refer_noun(phrase: Phrase, before: list[Phrase], draft: Draft) -> Phrase | None:
    """The phrase that "the group", "the president" or a repeated noun refers to, or None."""
    if not _is_definite(phrase.head):
        return None
    return _refer_by_table(phrase, before, draft) or _refer_by_words(phrase, before)


def _is_definite(head: Token) -> bool:
    return any(child.dep_ == "det" and child.lower_ in DEFINITE for child in head.lefts)


def _refer_by_table(phrase: Phrase, before: list[Phrase], draft: Draft) -> Phrase | None:
    way, kinds = referring_nouns().get(phrase.head.lemma_.lower(), ("head", BODIES))
    if phrase.number == "pl" or _has_own_name(phrase, draft):
        return None
    if way == "state":
        return _state_spoken_of(phrase, before, draft)
    for earlier in islice(reversed(before), LOOK_BACK):
        if phrase.sentence - earlier.sentence > NOUN_REACH:
            break
        if earlier.mention is None or earlier.kind not in kinds or phrase.start <= earlier.start < phrase.end:
            continue
        if _fits(way, phrase, earlier, draft):
            return earlier
    return None


def _state_spoken_of(phrase: Phrase, before: list[Phrase], draft: Draft) -> Phrase | None:
    """The state named most often in reach; of several the nearest, and none that merely ends a list."""
    named: dict[str, Phrase] = {}
    count = Counter[str]()
    for earlier in islice(reversed(before), LOOK_BACK):
        if phrase.sentence - earlier.sentence > NOUN_REACH:
            break
        if earlier.mention is None or earlier.kind != "GPE" or phrase.start <= earlier.start < phrase.end:
            continue
        if _fits("state", phrase, earlier, draft) and earlier.head.dep_ != "conj":
            named.setdefault(earlier.key, earlier)
            count[earlier.key] += 1 + earlier.is_subject
    most = max(count.values(), default=0)
    return next((found for key, found in named.items() if count[key] == most), None)


def refer_possessed(phrase: Phrase, at_head: dict[int, Phrase]) -> str | None:
    """The cluster of "her mother": that of whom "her" stands for, with the noun; None where nobody is told."""
    noun = phrase.head.lemma_.lower()
    if referring_nouns().get(noun, ("", frozenset()))[0] != "own":
        return None
    for child in phrase.head.children:
        owner = at_head.get(child.i)
        if child.dep_ == "poss" and owner is not None:
            return f"{owner.key}'s {noun}"
    return None


def _has_own_name(phrase: Phrase, draft: Draft) -> bool:
    """True if the phrase names what it belongs to itself ("the Iraqi president", "the president of France")."""
    place = bisect_left(draft.mentions, phrase.start, key=lambda mention: mention.span.start)
    named = place < len(draft.mentions) and draft.mentions[place].span.start < phrase.end
    return named or any(
        child.dep_ in ("prep", "relcl", "acl", "poss") or (child.dep_ == "amod" and child.lower_ not in _RANKS)
        for child in phrase.head.children)


def _fits(way: str, phrase: Phrase, earlier: Phrase, draft: Draft) -> bool:
    """True if the earlier name is what the noun can stand for."""
    noun = phrase.head.lemma_.lower()
    name = (earlier.mention.name or "").lower() if earlier.mention else ""
    actor = draft.actors.actor(earlier.key)
    if way == "role":
        return _holds_role(phrase.head, earlier, draft)
    if way == "head":
        longer = earlier.head.lemma_.lower() == noun and earlier.end - earlier.start > len(phrase.head)
        return longer or _heads(noun, name.split())
    if way == "state":
        return actor is not None and any(o.startswith(_STATE_FLAGS) for o in actor.outside)
    if way == "city":
        return earlier.head.dep_ != "compound" and (actor is None or "iso3:" not in "".join(actor.outside))
    if way == "outlet":
        return actor is not None and "outlet" in actor.flags
    if way == "company":
        return actor is None or not (actor.parents and actor.parents[0].endswith("-gov"))
    of_state = actor is not None and any(i.endswith(("-gov", "-military")) for i in (actor.id, *actor.parents))
    return earlier.kind == "GROUP" or not (of_state or (actor is not None and "outlet" in actor.flags))


def _heads(noun: str, name: list[str]) -> bool:
    """True if the noun is the head of a longer name: its last word, or the one before "of" or "for"."""
    return len(name) > 1 and noun in name and (name[-1] == noun or any(
        a == noun and b in ("of", "for", "on") for a, b in pairwise(name)))  # fmt: skip


_OFFICE_ENDINGS = {"president": "-president", "premier": "-pm", "king": "-monarch", "chancellor": "-pm"}


def _holds_role(head: Token, earlier: Phrase, draft: Draft) -> bool:
    noun = head.lemma_.lower()
    before = [c.lower_ for c in head.lefts if c.dep_ in ("compound", "amod")]
    if noun in earlier.roles and all(word in earlier.roles for word in before):
        return True
    if draft.anchor is None or noun not in _OFFICE_ENDINGS or before:
        return False
    return any(o.endswith(_OFFICE_ENDINGS[noun]) for o in draft.actors.offices(earlier.key, draft.anchor))


def _refer_by_words(phrase: Phrase, before: list[Phrase]) -> Phrase | None:
    """An earlier phrase with the same noun and all the words that this one has before it."""
    lemma, own = phrase.head.lemma_, _words_before(phrase.head)
    for earlier in islice(reversed(before), LOOK_BACK):
        if phrase.sentence - earlier.sentence > REPEAT_REACH:
            return None
        if earlier.mention is None and earlier.head.lemma_ == lemma and earlier.number == phrase.number and \
                own <= _words_before(earlier.head) and not _is_time_or_person(earlier):  # fmt: skip
            return earlier
    return None


def _words_before(head: Token) -> frozenset[str]:
    return frozenset(c.lemma_.lower() for c in head.lefts if c.dep_ in ("compound", "amod", "nummod", "poss", "nmod"))
