"""What speaks for and against a figure as what a pronoun of the third person stands for."""

from functools import cached_property
from itertools import islice

from spacy.tokens import Token

from onrecord.parse.coreference.figures import Candidate, Cast, Figure
from onrecord.parse.coreference.phrases import SUBJECTS, Phrase
from onrecord.parse.coreference.speech import Speech

MALE = frozenset({"he", "him", "his", "himself"})
FEMALE = frozenset({"she", "her", "hers", "herself"})
THING = frozenset({"it", "its", "itself"})
MANY = frozenset({"they", "them", "their", "theirs", "themselves"})
REACH = {"he": 12, "it": 3, "they": 3}
"""Sentences back that are looked at; beyond a few, distance weighs against everything but the person written of."""
DEEPEST = 12
"""Steps up the tree that are taken: clauses of news are not nested deeper, lists without end are."""
SHARING = frozenset({"conj", "xcomp", "advcl"})
"""Relations in which a verb without a subject has that of the verb above."""
OBJECTS = frozenset({"dobj", "dative"})
INSIDE = frozenset({"poss", "compound", "amod", "nmod"})
"""Relations of a noun inside the phrase of another."""
_RELATIVE = frozenset({"relcl", "acl"})
_WEATHER = frozenset({"seem", "appear", "happen", "rain", "snow", "matter", "take", "turn"})
_BODIES = frozenset({"body", "group", "state", "place", "building", "institution", "crowd", "thing", "alone", "name",
                     "perhaps"})  # fmt: skip
_OF_PEOPLE = frozenset({"crowd", "people", "institution"})
"""Sorts of one body that "they" may stand for wherever it was told of; for others it is likelier somebody else."""
_SORTS = {
    "he": frozenset({"person", "somebody", "kin", "perhaps", "alone", "body", "name"}),
    "it": _BODIES,
    "they": _BODIES | {"person", "somebody", "kin", "people"},
}
"""Sorts of figures that a pronoun may stand for at all: a body, since persons are at times taken for bodies."""


def sort_pronoun(word: str) -> str:
    """"he" for "he" and "she" in all their forms, "it" and "they" for theirs, "" for other words."""
    return "he" if word in MALE or word in FEMALE else "it" if word in THING else "they" if word in MANY else ""


def says_nothing(pronoun: Token) -> bool:
    """True for "it" that stands for no thing: "it is clear that", "it seems", "it makes sense to"."""
    if pronoun.lower_ != "it":
        return False
    verb = pronoun.head
    if pronoun.dep_ == "expl" or (verb.lemma_ in _WEATHER and pronoun.dep_ in SUBJECTS):
        return True
    if any(c.dep_ == "dobj" and c.lower_ == "sense" for c in verb.children):
        return any(c.dep_ in ("xcomp", "ccomp", "advcl", "acl") for c in verb.children)
    attributes = [c for c in verb.children if c.dep_ in ("acomp", "attr")]
    clause = any(c.dep_ in ("ccomp", "xcomp", "csubj", "advcl", "relcl") for c in verb.children)
    return verb.lemma_ == "be" and bool(attributes) and (clause or any(
        g.dep_ in ("ccomp", "xcomp", "relcl", "acl") for a in attributes for g in a.children))  # fmt: skip


def find_pronoun_figures(pronoun: Token, sentence: int, cast: Cast, speech: Speech) -> list[Candidate]:
    """The figures that grammar allows the pronoun to stand for, the last told of first, each with its evidence."""
    anaphor = Anaphor(pronoun, sentence, speech)
    found = []
    for figure in cast.latest():
        if sentence - figure.sentence > REACH[anaphor.sort]:
            break
        if figure.sort in _SORTS[anaphor.sort] and anaphor.agrees(figure) and not anaphor.bars(figure):
            found.append(figure)
    most = max((figure.told for figure in found), default=0)
    many = next((place for place, figure in enumerate(found) if figure.number == "pl"), len(found))
    return [(figure, anaphor.weigh(figure, place, most, len(found)))
            for place, figure in enumerate(found) if anaphor.may_be_many(figure, place < many)]  # fmt: skip


def evidence_of_nobody(pronoun: Token, speech: Speech) -> list[str]:
    """What speaks for a pronoun that stands for none of the figures."""
    sort = sort_pronoun(pronoun.lower_)
    place = "subject" if pronoun.dep_ in SUBJECTS else "owner" if pronoun.tag_ == "PRP$" else "other"
    signs = [f"{sort} none", f"{sort} none {place}"]
    if speech.inside(pronoun):
        signs.append(f"{sort} none quoted")
    return signs


class Anaphor:
    """A pronoun and where it stands."""

    def __init__(self, pronoun: Token, sentence: int, speech: Speech) -> None:
        word = pronoun.lower_
        self.pronoun, self.sentence, self.speech = pronoun, sentence, speech
        self.sort = sort_pronoun(word)
        self.gender = "m" if word in MALE else "f" if word in FEMALE else "?"
        self.own = word.endswith(("self", "selves"))
        self.owns = pronoun.tag_ == "PRP$"
        self.is_subject = pronoun.dep_ in SUBJECTS
        self.inside, self.reports = speech.inside(pronoun), speech.reports(pronoun)

    @cached_property
    def subjects(self) -> frozenset[int]:
        """The places of the subjects of the pronoun's clause."""
        return frozenset(subjects_of(clause_verb(self.pronoun)))

    @cached_property
    def subjects_above(self) -> frozenset[int]:
        """The places of the subjects of the clauses in which that clause stands."""
        found: list[int] = []
        for verb in islice(clause_verb(self.pronoun).ancestors, DEEPEST):
            if verb.pos_ in ("VERB", "AUX"):
                found += [child.i for child in verb.children if child.dep_ in SUBJECTS]
        return frozenset(found)

    @cached_property
    def subjects_beside(self) -> frozenset[int]:
        """The places of the subjects of the clauses that hang on that clause: "if Norway errs, they pay"."""
        beside = (child for child in clause_verb(self.pronoun).children if child.dep_ == "advcl")
        return frozenset(place for verb in beside for place in subjects_of(verb))

    def agrees(self, figure: Figure) -> bool:
        """True if number and gender allow it."""
        if self.sort == "he":
            open_ones = "" if figure.sort == "alone" else "?"
            return figure.number == "sg" and figure.gender in (self.gender, open_ones)
        if self.sort == "it":
            return figure.number == "sg" and figure.gender == "?"
        return figure.gender == "?" or figure.number == "pl"

    def may_be_many(self, figure: Figure, is_last: bool) -> bool:
        """False for "they" of one body, unless a pronoun was its last word, or it is a subject in or around the clause.

        As a subject it must have been told of later than all that are many (`is_last`).
        """
        if self.sort != "they" or figure.number == "pl" or figure.sort in _OF_PEOPLE:
            return True
        if figure.last.head.tag_ in ("PRP", "PRP$"):
            return True
        if not is_last:
            return False
        heads = {phrase.head.i for phrase in figure.near} if figure.sentence == self.sentence else set()
        return not heads.isdisjoint(self.subjects | self.subjects_above | self.subjects_beside)

    def bars(self, figure: Figure) -> bool:
        """True if grammar or the quotation forbids it: nobody is "he" in his own words."""
        if self.inside and not self.own and self.speech.speaker_key(self.pronoun) == figure.key:
            return True
        return figure.sentence == self.sentence and any(self._bars(phrase) for phrase in figure.near)

    def _bars(self, phrase: Phrase) -> bool:
        if phrase.start <= self.pronoun.idx < phrase.end and not _in_relative(self.pronoun, phrase.head):
            return True
        if self.own or self.owns:
            return self.pronoun.head == phrase.head
        if self.pronoun.dep_ in OBJECTS and phrase.head.i in self.subjects:
            return True
        return self.pronoun.head == phrase.head.head and self.pronoun.dep_ != "conj" and \
            phrase.head.dep_ not in INSIDE and phrase.head.dep_ != "conj"  # fmt: skip

    def weigh(self, figure: Figure, place: int, most: int, among: int) -> list[str]:
        """The evidence on a figure that is the `place`th last of `among`, of whom the most told of is told `most`."""
        sort, gone, told, where = self.sort, self.sentence - figure.sentence, figure.told, place_of(figure)
        signs = [
            f"{sort} gone {gone if gone < 4 else 4 if gone < 7 else 7}",
            f"{sort} is {figure.sort}{' many' if figure.number == 'pl' else ''}",
            f"{sort} was {where}{' before' if gone else ''}",
            f"{sort} told {told if told < 3 else 3 if told < 6 else 6}",
            f"{sort} place {min(place, 3)}",
        ]
        if told == most and told > 1:
            signs.append(f"{sort} most told")
        if among == 1:
            signs.append(f"{sort} only one")
        if figure.first < 2:
            signs.append(f"{sort} lead")
        if sort == "he":
            signs.append("he gender told" if figure.gender != "?" else "he gender open")
        if self.is_subject and where == "subject":
            signs.append(f"{sort} both subjects")
        if figure.last.head.tag_ in ("PRP", "PRP$"):
            signs.append(f"{sort} pronoun last")
            if figure.last.head.lower_ == self.pronoun.lower_:
                signs.append(f"{sort} same pronoun last")
        return signs + self._weigh_clause(figure, gone) + self._weigh_voices(figure)

    def _weigh_clause(self, figure: Figure, gone: int) -> list[str]:
        """Evidence from the pronoun's own sentence."""
        if gone:
            return []
        heads = {phrase.head.i for phrase in figure.near}
        signs = []
        if heads & self.subjects:
            signs.append(f"{self.sort} own subject{' self' if self.own else ' owner' if self.owns else ''}")
        elif heads & self.subjects_above:
            signs.append(f"{self.sort} subject above{' inside' if self.inside else ''}")
        if any(phrase.end > self.pronoun.idx for phrase in figure.near):
            signs.append(f"{self.sort} in its clause")
        return signs

    def _weigh_voices(self, figure: Figure) -> list[str]:
        """Evidence from who speaks, and from what stands inside quotations."""
        quoted = [self.speech.inside(phrase.head) for phrase in figure.near]
        if self.inside and all(quoted):
            return [f"{self.sort} quoted {'both' if self.inside in quoted else 'others'}"]
        reports = any(self.speech.reports(phrase.head) for phrase in figure.near)
        if self.inside:
            return [f"{self.sort} {'reporter in' if reports else 'outside'} quote"]
        if self.reports and reports:
            return [f"{self.sort} both report"]
        return [f"{self.sort} was quoted"] if all(quoted) else []


def place_of(figure: Figure) -> str:
    """The most prominent place of the figure in the last sentence with it."""
    places = {phrase.head.dep_ for phrase in figure.near}
    if places & SUBJECTS:
        return "subject"
    if places & (OBJECTS | {"agent"}):
        return "object"
    return "owner" if "poss" in places else "inside" if places <= INSIDE else "other"


def _in_relative(token: Token, head: Token) -> bool:
    """True if the word stands in a relative clause of the noun: "a woman who lost her son"."""
    above = islice(token.ancestors, DEEPEST)
    return any(word.dep_ in _RELATIVE and word.head.i == head.i for word in (token, *above))


def subjects_of(verb: Token) -> list[int]:
    """The places of the subjects of a verb, its own or those that a joined verb shares."""
    while verb.dep_ in SHARING and verb.head.i != verb.i and not any(c.dep_ in SUBJECTS for c in verb.children):
        verb = verb.head
    return [child.i for child in verb.children if child.dep_ in SUBJECTS]


def clause_verb(token: Token) -> Token:
    """The verb of the clause that the word stands in."""
    above = list(islice(token.ancestors, DEEPEST))
    return next((word for word in above if word.pos_ in ("VERB", "AUX")), above[-1] if above else token)
