"""How a deed stands: happened, ongoing, planned, hypothetical, denied, or no event at all."""

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from onrecord.model import EventStatus
from onrecord.parse.events.arcs import CLIMB_LIMIT, children, is_verbal
from onrecord.parse.events.lexicon import Effect, governors, word_classes

Fate = Literal["keep", "drop", "absorb", "negated"]
RANK: dict[EventStatus, int] = {"happened": 0, "ongoing": 1, "planned": 2, "hypothetical": 3, "denied": 4}
NOBODY = frozenset({"nobody", "none", "nothing"})
ASKED = frozenset({"how", "when", "where", "why"})
"""Words that make an infinitive a question ("on how to lift the sanctions")."""
RANKED = frozenset({"first", "second", "third", "last", "latest", "only", "next"})
"""Words that tell of a deed done: "the third governor to resign"."""
BORNE = frozenset({"responsibility", "credit"})
"""What somebody takes, claims or denies "for" a deed: the verb above says how the deed stands."""
GOING = frozenset("arrive come convene dispatch fly gather go head join return send stop travel".split())
MEETING = frozenset("attend brief confer consult discuss meet negotiate speak talk testify".split())
"""Verbs of what one goes somewhere "to" do, and does there: "flew to Oslo to meet the king"."""
TURNED = frozenset({"should", "were"})
"""Auxiliaries that open a condition before its subject ("should he want to lift the sanctions")."""
FAVOURING = frozenset({"backing", "enthusiasm", "support"})
"""What somebody has "for" doing a thing that is not done."""
CERTAIN = frozenset({"doubt", "mistake", "question", "secret", "surprise", "wonder"})
"""Nouns that a "no" before them does not deny: "there is no doubt that they fled"."""
GUILTY = frozenset({"busy", "complicit", "famous", "guilty", "infamous", "instrumental", "known", "notorious",
                    "responsible", "successful"})  # fmt: skip
"""Adjectives of who did the deed after their preposition; one may be "open to" or "wary of" a deed without doing it."""
RESULTING = frozenset({"lead", "result", "culminate"})
"""Verbs that bring about what stands after their preposition: "could lead to attacks" is a fear."""
PAST = frozenset({"last", "ago", "yesterday"})
"""Words that put a decision, and what was decided, behind us."""
ANSWERS = frozenset({"answer", "avenge", "commemorate", "mourn", "react", "reaction", "reply", "reprisal", "respond",
                     "response", "retaliate", "retaliation", "retribution", "revenge", "vengeance"})  # fmt: skip
"""What is done to, for or over something that came about before: "would retaliate for the killing"."""
CLAUSE_EFFECTS = frozenset({"absorb", "denied", "hypothetical"})
"""What a governor may say of a that-clause: "announced that they left" does not make the leaving a plan."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The status of a deed, what is to become of it, and the word that says so (None: its own form)."""

    status: EventStatus
    fate: Fate
    governor: Token | None = None
    modal: bool = False
    """True if only a modal or a condition makes it hypothetical ("could", "if")."""


class _Climb:
    """Gathers what the words above a deed say of it."""

    def __init__(self) -> None:
        self.status: EventStatus = "happened"
        self.fate: Fate = "keep"
        self.governor: Token | None = None
        self.modal = False

    def lower(self, status: EventStatus, governor: Token | None = None, modal: bool = False) -> None:
        if RANK[status] > RANK[self.status]:
            self.status, self.governor, self.modal = status, governor, modal

    def apply(self, effect: Effect, governor: Token) -> None:
        if effect == "drop" or effect == "absorb":
            if self.fate == "keep":
                self.fate, self.governor = effect, governor
        else:
            self.lower(effect, governor)

    def result(self) -> Standing:
        return Standing(self.status, self.fate, self.governor, self.modal)


def standing_of(token: Token) -> Standing:
    """How the deed of a verb or noun stands, by its own form and the words that govern it."""
    climb = _Climb()
    if token.pos_ in ("NOUN", "PROPN"):
        _weigh_noun(climb, token)
    for _ in range(CLIMB_LIMIT):
        if is_verbal(token):
            _weigh_form(climb, token)
        above = _governor(climb, token)
        if above is None or above.i == token.i:
            break
        token = above
    return climb.result()


def _weigh_noun(climb: _Climb, noun: Token) -> None:
    called = noun.dep_ == "nsubj" and noun.head.lemma_ == "be" and not children(noun.head, "attr")
    told = children(noun.head, "acomp") if called else []
    if any(word.lemma_.lower() in word_classes()["possible"] for word in told):
        climb.lower("hypothetical", noun.head)
    for child in noun.children:
        if child.lower_ in ("no", "any"):
            climb.fate = "drop"
        elif child.lemma_.lower() in word_classes()["future"] and child.dep_ == "amod":
            climb.lower("planned", child)
        elif child.lemma_.lower() in word_classes()["possible"] and child.dep_ == "amod":
            climb.lower("hypothetical", child)


def _weigh_form(climb: _Climb, verb: Token) -> None:
    """What auxiliaries, negation and conditions at the verb itself say."""
    words = word_classes()
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    shared = verb.dep_ == "conj" and is_verbal(verb.head) and not children(verb, "nsubj", "nsubjpass")
    if not auxiliaries and shared and verb.tag_ in ("VB", "VBN", "VBG"):
        auxiliaries = {child.lower_ for child in verb.head.children if child.dep_ == "aux"}
    if auxiliaries & words["modal"] or (auxiliaries & {"would", "'d"} and "have" in auxiliaries):
        climb.lower("hypothetical", modal=True)
    elif auxiliaries & words["willing"]:
        climb.lower("planned")
    elif verb.tag_ == "VBG" and auxiliaries & {"is", "are", "am", "'re", "'m", "'s", "’re", "been"}:
        climb.lower("ongoing")
    if verb.tag_ == "VB" and "to" in auxiliaries:
        asked = any(child.lower_ in ASKED and child.dep_ == "advmod" and child.i < verb.i for child in verb.children)
        if asked:
            climb.lower("hypothetical", modal=True)
        elif verb.dep_ == "ROOT" or _is_quoted_headline(verb):
            climb.lower("planned")
    if _is_condition(verb):
        climb.lower("hypothetical", modal=True)
        climb.modal = climb.modal or climb.status == "hypothetical"
    if _is_negated(verb):
        climb.fate = "negated"


def _is_condition(verb: Token) -> bool:
    """True for "if he lifts the ban", "should he lift the ban"."""
    if any(child.dep_ == "mark" and child.lower_ in word_classes()["condition"] for child in verb.children):
        return True
    subjects = children(verb, "nsubj", "nsubjpass")
    turned = verb.dep_ in ("advcl", "ccomp") and bool(subjects)
    return turned and any(c.lower_ in TURNED and c.i < subjects[0].i for c in children(verb, "aux", "auxpass"))


def _is_quoted_headline(verb: Token) -> bool:
    """True for "“Army to leave port,” the paper wrote": the infinitive has a subject and stands before its verb."""
    return verb.dep_ == "ccomp" and verb.i < verb.head.i and bool(children(verb, "nsubj", "nsubjpass"))


def _is_negated(verb: Token) -> bool:
    for child in verb.children:
        if child.dep_ == "neg" or (child.dep_ == "advmod" and child.lower_ in ("never", "nor", "hardly")):
            return True
        if child.dep_ in ("nsubj", "nsubjpass", "dobj") and (child.lower_ in NOBODY or any(
                c.lower_ in ("no", "neither") and c.dep_ == "det" for c in child.children)):  # fmt: skip
            return True
    return False


def _governor(climb: _Climb, token: Token) -> Token | None:
    """The word above that bears on the deed, once what it says is weighed; None where the deed stands alone."""
    head, label = token.head, token.dep_
    if label == "relcl" and token.tag_ == "VB" and any(c.lower_ == "to" for c in children(token, "aux")):
        label = "acl"
    if head.i == token.i or label in ("relcl", "parataxis") or _is_answered(token):
        return None
    if label == "conj":
        if token.left_edge.i and token.left_edge.nbor(-1).lower_ == "than":
            climb.fate = "drop"  # "fed the villagers rather than bombing them"
        apart = children(token, "nsubj", "nsubjpass") or any(c.tag_ == "MD" for c in children(token, "aux"))
        return head if is_verbal(head) == is_verbal(token) and not apart else None
    if label == "advcl":
        return _above_adverbial(climb, token, head)
    if label in ("pcomp", "pobj"):
        return _above_preposition(climb, token, head)
    if label == "acomp":
        return head
    if label == "csubj":
        if head.tag_ in ("VBZ", "VBP") or any(child.tag_ == "MD" for child in head.children):
            climb.lower("hypothetical", head, modal=True)
        return None
    if label == "ccomp" and token.tag_ == "VB" and not children(token, "aux", "mark"):
        return head
    if label in ("xcomp", "ccomp", "acl", "dobj", "nsubjpass", "attr"):
        return _weigh_governor(climb, token, head)
    return None


def _above_adverbial(climb: _Climb, token: Token, head: Token) -> Token | None:
    infinitive = token.tag_ == "VB" and any(c.lower_ == "to" for c in children(token, "aux"))
    if infinitive and head.lemma_.lower() in GOING and token.lemma_.lower() in MEETING:
        return head
    if infinitive and not _goes_on(head):
        climb.lower("hypothetical", head, modal=True)
    if token.tag_ == "VBG" and any(child.lower_ in word_classes()["modal"] for child in children(head, "aux")):
        climb.lower("hypothetical", head, modal=True)
    return None


def _is_answered(noun: Token) -> bool:
    """True for "to avenge the raid", "retaliate for the raid"; what is answered "with" is still to come."""
    if noun.pos_ != "NOUN":
        return False
    head = noun.head
    answer = head if noun.dep_ == "dobj" else head.head if noun.dep_ == "pobj" and head.lower_ != "with" else None
    return answer is not None and answer.lemma_.lower() in ANSWERS


def _above_preposition(climb: _Climb, token: Token, preposition: Token) -> Token | None:
    if preposition.lower_ in ("without", "than"):
        climb.fate = "drop"  # "rather than siding with the king"
    if preposition.lower_ == "as" and _opens_with(preposition, "such"):
        return _weigh_governor(climb, token, preposition.head)
    if preposition.lower_ not in ("to", "of", "for", "from", "with", "against", "about", "on", "over", "in", "by"):
        return None
    resulting = preposition.head.lemma_.lower() in RESULTING
    if preposition.lower_ in ("in", "by") and token.pos_ != "VERB" and not resulting:
        return None
    if preposition.lower_ == "of" and _opens_with(preposition, "instead"):
        climb.fate = "drop"
        return None
    if preposition.lower_ == "for" and token.pos_ == "NOUN" and preposition.head.lower_ in BORNE:
        return preposition.head
    punished = preposition.lower_ == "for" and token.dep_ == "pcomp" and is_verbal(preposition.head)
    if punished and _effect_of(token, preposition.head) is None:
        return None  # what somebody is to be punished "for" has been done
    if token.dep_ == "pcomp" and preposition.head.dep_ == "acomp" and preposition.head.lower_ not in GUILTY:
        climb.fate = "drop"
    if token.dep_ == "pcomp" and (preposition.lower_ == "against" or preposition.head.lemma_.lower() in FAVOURING):
        climb.fate = "drop"
    if preposition.lower_ == "about" and token.dep_ == "pcomp":
        climb.lower("hypothetical", preposition.head, modal=True)
    return _weigh_governor(climb, token, preposition.head)


def _is_content(token: Token, head: Token) -> bool:
    """True for the infinitive that says what a noun is about ("a measure to ban it"), not who did it first."""
    if head.pos_ != "NOUN" or token.dep_ not in ("acl", "relcl") or token.tag_ != "VB" or children(token, "mark"):
        return False
    return not any(child.pos_ == "ADJ" and child.lower_ in RANKED for child in head.children)


def _goes_on(verb: Token) -> bool:
    """True for "went on to criticize": it was done."""
    return verb.lemma_ == "go" and any(child.lower_ == "on" for child in verb.children)


def _opens_with(preposition: Token, word: str) -> bool:
    """True for "instead of": the parse hangs either of the two on the other."""
    return preposition.head.lower_ == word or any(child.lower_ == word for child in preposition.children)


def _is_past(deed: Token, noun: Token) -> bool:
    """True for "the decision last week to strike the base": by now it has come about, or the news would say so."""
    spoken = [word for of in (deed, noun) for word in children(of, "npadvmod", "advmod")]
    return any(w.lower_ in PAST or any(child.lower_ in PAST for child in w.children) for w in spoken)


def _effect_of(token: Token, head: Token) -> Effect | None:
    """What the word above says of the standing of the deed, in this construction."""
    pos = {"VERB": "V", "AUX": "V", "NOUN": "N", "PROPN": "N", "ADJ": "A"}.get(head.pos_, "V")
    lemma = head.lemma_.lower()
    effect = governors().get((lemma, pos))
    if lemma == "rule" and any(c.lower_ == "out" for c in head.children):
        effect = "denied"
    elif lemma == "look" and any(c.lower_ == "forward" for c in head.children):
        effect = "planned"
    elif effect == "planned" and pos == "N" and _is_past(token, head):
        effect = "happened"
    if is_verbal(token) and token.dep_ == "xcomp" and lemma in ("go", "be"):
        effect = None if _goes_on(head) else "planned"
    elif is_verbal(token) and token.dep_ == "xcomp" and lemma in ("have", "get"):
        effect = "hypothetical"
    if lemma == "get" and token.dep_ == "ccomp" and head.tag_ == "VB" and any(c.tag_ == "TO" for c in token.children):
        return "hypothetical"
    told = token.dep_ in ("ccomp", "nsubjpass", "attr") or (token.dep_ == "acl" and bool(children(token, "mark")))
    if told and (effect not in CLAUSE_EFFECTS or lemma == "fail"):
        effect = None
    return effect


def _weigh_governor(climb: _Climb, token: Token, head: Token) -> Token | None:
    effect = _effect_of(token, head)
    if head.lemma_.lower() not in CERTAIN and any(c.lower_ == "no" and c.dep_ == "det" for c in head.children):
        climb.fate = "negated"
    if token.dep_ == "acl" and any(c.lower_ == "any" for c in children(head, "det")):
        climb.fate = "drop"
    if token.dep_ == "acl" and token.tag_ in ("VBG", "VBN") and not children(token, "mark"):
        return None
    if token.dep_ == "acl" and head.pos_ == "PROPN" and effect is None and is_verbal(token):
        climb.lower("planned", head)
    if effect is None and _is_content(token, head):
        climb.lower("hypothetical", head, modal=True)
    if effect is not None:
        climb.apply(effect, head)
    elif token.dep_ not in ("xcomp", "pcomp"):
        return head if token.dep_ == "dobj" or head.lemma_.lower() in RESULTING else None
    return head
