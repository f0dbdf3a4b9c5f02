"""A sentence held against the question: the same act, done by and to the same, with the hole filled."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from onrecord.model import Span
from onrecord.model.tree import Tree
from onrecord.ports import Grammar
from onrecord.tell.answer.asked import SAYING, SYMMETRIC, Asked
from onrecord.tell.answer.evidence import (
    ABOVE,
    BESIDE,
    HERE,
    NEAR,
    Evidence,
    Piece,
    fits_time,
    is_elsewhere,
    is_turned_round,
    name_places,
)
from onrecord.tell.answer.grammar import (
    SUBJECTS,
    Parties,
    Standing,
    clause_of,
    core_of,
    find_acts,
    find_bearers,
    find_parties,
    heart_of,
    standing_of,
    stems_at,
)
from onrecord.tell.answer.kin import ALIKE
from onrecord.tell.answer.leading import read_trees
from onrecord.tell.answer.needs import Need, Part, name_stems
from onrecord.tell.answer.words import stem, words_of

SENTENCES_AT_MOST = 60
"""Sentences whose grammar is read for one question: those that meet most of it."""
LEAST_SHARE = 0.6
"""Share of what was asked that a sentence with its surroundings must speak of to be looked at."""
MISSING_OF = 4
"""One word in so many may be missing near the sentence."""
MET, POINTED, OPEN = 1.0, 0.8, 0.5
"""What it is worth that a party is the one asked for; that the sentence points to one named near it; that it names
none and the one asked for stands near it."""
_VAGUE = frozenset({"PRP", "DT", "WP", "WDT", "PRP$"})
_POINTING = frozenset({"the", "this", "that", "these", "those", "its", "their"})
_SPEAKING = frozenset({"i", "me", "my", "you", "your"})
"""Who speaks or is spoken to, and none that is named before."""
_SEVERAL = re.compile(
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?)$", re.IGNORECASE
)
"""Numbers of more than one, whom no "attacker" can be."""
_ANYONE = frozenset({"people", "person", "man", "woman", "other", "suspect", "victim", "one", "those", "dozen", "some"})
"""Nouns that any party may be meant by."""


@dataclass(frozen=True, slots=True)
class Match:
    """The act of the question as a sentence tells it: at word `act` of the `tree`, with its parties.

    `score` grows with what the sentence meets of the question, `standing` says whether it is told as a fact.
    """

    evidence: Evidence
    tree: Tree
    act: int
    parties: Parties
    standing: Standing
    score: float
    worths: tuple[float, ...] = ()
    """How surely each party that the question names is the one that the sentence's act has."""

    @property
    def firm(self) -> bool:
        """True if every party that the question names is named by the sentence's act itself."""
        return all(worth >= POINTED for worth in self.worths)

    def span(self, start: int, end: int) -> Span:
        """Where `[start, end)` of the sentence stands in the article."""
        first = self.evidence.sentence.start
        return Span(self.evidence.sentence.article_id, first + start, first + end)

    @property
    def trigger(self) -> Span:
        """Where the act stands in the article."""
        word = self.tree.words[self.act]
        return self.span(word.start, word.end)

    @property
    def stems_of_act(self) -> frozenset[str]:
        """The stems of the word that tells the act."""
        return stems_at(self.tree, [self.act])

    def _is_office(self) -> bool:
        word = self.tree.words[self.act]
        return word.pos == "NOUN" and stem(word.lemma) in words_of("people.tsv")

    def hole_words(self, asked: Asked) -> tuple[int, ...]:
        """The words that fill the hole, by its part in the act."""
        match asked.role:
            case "agent":
                bearers = tuple(find_bearers(self.tree, self.act)) if self._is_office() else ()
                return self.parties.agents or bearers or (self.parties.either if self.parties.patients else ())
            case "patient":
                return self.parties.patients or (self.parties.either if self.parties.agents else ())
            case "other":
                return tuple(p for link, p in self.parties.others if link == asked.link)
        return ()


@dataclass(frozen=True, slots=True)
class _Side:
    """The words of one party of an act in a sentence, those of the opposite one, and those that may be either.

    `nobody`: the act needs no such party ("was killed"); `sure`: the words are the subject of the act's own verb.
    """

    own: tuple[int, ...]
    other: tuple[int, ...]
    either: tuple[int, ...]
    nobody: bool = False
    sure: bool = False


class Matcher:
    """Holds the sentences of an account against the question."""

    def __init__(self, asked: Asked, grammar: Grammar) -> None:
        self.asked, self.grammar = asked, grammar
        self._places: dict[str, list[tuple[int, str]]] = {}

    def match(self, found: Sequence[Evidence]) -> list[Match]:
        """All tellings of the act by the sentences that meet enough of the question, the best first."""
        asked = self.asked
        if asked.act is None:
            return []
        near = [e for e in found if e.share >= LEAST_SHARE and e.level(asked, asked.act) == HERE and is_near(asked, e)]
        near = near[:SENTENCES_AT_MOST]
        trees = read_trees(self.grammar, near)
        matches = [
            m for e, tree in zip(near, trees, strict=True) for m in self._in_tree(e, tree) if not self.is_apart(m)
        ]
        return sorted(matches, key=lambda m: -m.score)

    def _in_tree(self, evidence: Evidence, tree: Tree) -> Iterator[Match]:
        for act in find_acts(tree, self.asked.stems):
            match = self.hold(evidence, tree, act)
            sure = match is not None and (not match.worths or max(match.worths) >= POINTED)
            if match is not None and sure and self.has_own_names(evidence, tree, tree.words[act].start):
                yield match

    def has_own_names(self, evidence: Evidence, tree: Tree, at: int) -> bool:
        """True unless the letter `at` stands with one telling of the act, and a name of the question with another."""
        acts = [clause_of(tree, act) for act in find_acts(tree, self.asked.stems)]
        own = [c for c in acts if any(tree.words[i].start <= at < tree.words[i].end for i in c)]
        if not own or len(acts) == len(own):
            return True
        held = [[n for n in self.asked.named if self.speaks(evidence, tree, sorted(c), n)] for c in acts]
        mine = [n for c, names in zip(acts, held, strict=True) if c in own for n in names]
        return all(n in mine for names in held for n in names)

    def hold(self, evidence: Evidence, tree: Tree, act: int, clause: AbstractSet[int] = frozenset()) -> Match | None:
        """The act at that word as the sentence tells it; None if a party of it is another than the one asked for.

        A party that stands elsewhere in the `clause` is none of another: "withdraw from the country" leaves it.
        """
        parties = find_parties(tree, act)
        worths = tuple(max(self._weigh(evidence, tree, act, parties, clause), key=sum))
        if 0.0 in worths:
            return None
        score = evidence.share + sum(worths) / (2 * len(worths)) if worths else evidence.share
        return Match(evidence, tree, act, parties, standing_of(tree, act), score, worths)

    def _weigh(
        self, evidence: Evidence, tree: Tree, act: int, parties: Parties, clause: AbstractSet[int]
    ) -> Iterator[list[float]]:
        """What each party that the question names is worth; for what two do to each other, in both orders."""
        asked, bare = self.asked, not tree.kids(act, *SUBJECTS)
        orders = [(parties.agents, parties.patients)]
        if not asked.stems.isdisjoint(stem(word) for word in SYMMETRIC):
            others = tuple(p for link, p in parties.others if link in ("with", "to", "between"))
            orders = [(parties.agents, (*parties.patients, *others)), ((*parties.patients, *others), parties.agents)]
        for agents, patients in orders:
            doing = _Side(agents, patients, parties.either, nobody=parties.passive, sure=not bare)
            done = _Side(patients, agents, parties.either)
            yield [
                self._compare(evidence, tree, part, side)
                or (OPEN if self._stands_in(evidence, tree, part, side, clause) else 0.0)
                for part, side in ((asked.agent, doing), (asked.patient, done))
                if part is not None
            ]

    def _stands_in(self, evidence: Evidence, tree: Tree, part: Part, side: _Side, clause: AbstractSet[int]) -> bool:
        """True if the party's head word stands in the clause, and not as the opposite party."""
        if not clause or (side.own and side.sure):
            return False
        if not side.own:
            return True
        opposed = {i for word in side.other for i in core_of(tree, word)}
        kept = sorted(clause - opposed)
        piece = self._piece(evidence, tree, kept) if kept else None
        needs = [part.head] if part.head else [n for n in part.needs if n.is_name]
        return piece is not None and all(piece.worth(n) >= ALIKE for n in needs)

    def _compare(self, evidence: Evidence, tree: Tree, part: Part, side: _Side) -> float:
        """How well the sentence's party is the one that is asked for; 0 if it is another."""
        own, words = side.own, (*side.own, *side.either)
        hearts = [heart_of(tree, word) for word in words]
        hearts += [kid for word in words if tree.words[word].pos == "PROPN" for kid in tree.kids(word, "appos")]
        if any(self._is_one(evidence, tree, part, word) for word in (*words, *hearts)):
            return MET
        if any(self._is_headed(evidence, tree, part, word) for word in _as_tool(part, side.other)):
            return MET
        if part is self.asked.patient and self._is_told(evidence, part):
            return MET
        if any(_echoes(tree, word, part) for word in own):
            return POINTED
        if own and not all(is_vague(tree, heart_of(tree, word)) for word in own):
            return 0.0
        if own and any(_SEVERAL.match(n.words) for n in part.needs) and all(tree.words[w].tag == "NN" for w in own):
            return 0.0
        levels = [(evidence.level(self.asked, n), n) for n in part.needs if n.is_name or n is part.head]
        if own and all(level >= BESIDE for level, _ in levels):
            return POINTED
        if not own and side.nobody and all(level >= NEAR for level, _ in levels):
            return POINTED
        return OPEN if all(level >= (ABOVE if n.is_name else NEAR) for level, n in levels) else 0.0

    def _is_told(self, evidence: Evidence, part: Part) -> bool:
        """True for what is said, where the act is a saying: the sentence itself or those before it speak of it all."""
        act = stem(self.asked.act.words) if self.asked.act else ""
        saying = act in SAYING and act != stem("tell")
        return saying and all(evidence.level(self.asked, n) >= BESIDE for n in part.needs)

    def _is_one(self, evidence: Evidence, tree: Tree, part: Part, word: int) -> bool:
        head = part.head or part.needs[0]
        return self._is_headed(evidence, tree, part, word) or (
            not head.is_name and any(n.is_name for n in part.needs) and self._names_alone(evidence, tree, part, word)
        )

    def _is_headed(self, evidence: Evidence, tree: Tree, part: Part, word: int) -> bool:
        head, core = part.head or part.needs[0], core_of(tree, word)
        if not head.is_name:
            behind = {i for kid in tree.kids(word, "prep") for i in tree.subtree(kid)}
            core = [i for i in core if i not in behind]
        return self._piece(evidence, tree, core).meets(head)

    def _names_alone(self, evidence: Evidence, tree: Tree, part: Part, word: int) -> bool:
        """True if the party is a name of the question by itself, or a word with all of its names ("the US attack")."""
        piece = self._piece(evidence, tree, core_of(tree, word))
        return tree.words[word].pos == "PROPN" and all(piece.meets(n) for n in part.needs if n.is_name)

    def counts(self, match: Match, word: int, noun: Need) -> bool:
        """True if the word of the sentence, or what it is a part of, is what is counted."""
        if noun.is_name:
            return self.names(match, core_of(match.tree, word), noun)
        return not noun.stems.isdisjoint(stems_at(match.tree, [word, heart_of(match.tree, word)]))

    def names(self, match: Match, words: list[int], need: Need) -> bool:
        """True if the words of the sentence speak of what is needed."""
        return self.speaks(match.evidence, match.tree, words, need)

    def speaks(self, evidence: Evidence, tree: Tree, words: list[int], need: Need) -> bool:
        """True if those words of the sentence's tree speak of what is needed."""
        return self._piece(evidence, tree, words).meets(need)

    def is_apart(self, match: Match) -> bool:
        """True if most of the question's names that the sentence holds stand outside the act's own clause."""
        pairs = zip(self.asked.needs, match.evidence.levels, strict=True)
        here = [n for n, level in pairs if n.is_name and level == HERE and n not in self.asked.source]
        own = sorted({*match.tree.subtree(match.act), *clause_of(match.tree, match.act)})
        if match.tree.words[match.act].dep in ("relcl", "acl"):
            own = sorted({*own, *match.tree.subtree(match.tree.words[match.act].head)})
        inside = [n for n in here if self.names(match, own, n)]
        return bool(here) and 2 * len(inside) < len(here)

    def _piece(self, evidence: Evidence, tree: Tree, words: list[int]) -> Piece:
        first = evidence.sentence.start
        backed = {i for i in words if tree.text[tree.words[i].end : tree.words[i].end + 1] == "-"}
        kept = [i for i in words if i not in backed]
        own = {first + tree.words[i].start for i in kept}
        entities = {
            e for at, e in self.named(evidence) if at in own or any(self._inside(tree, i, at - first) for i in kept)
        }
        text = " ".join(tree.words[i].text for i in kept)
        return Piece(text, stems_at(tree, words), frozenset(entities))

    @staticmethod
    def _inside(tree: Tree, i: int, at: int) -> bool:
        return tree.words[i].start <= at < tree.words[i].end

    def named(self, evidence: Evidence) -> list[tuple[int, str]]:
        """Where each entity of the article is named."""
        key = evidence.sentence.article_id
        if key not in self._places:
            self._places[key] = name_places(evidence.reading)
        return self._places[key]


def is_vague(tree: Tree, word: int) -> bool:
    """True for a pronoun, or "the group": a party that only what stands before it can name."""
    one = tree.words[word]
    if one.text.lower() in _SPEAKING:
        return False
    if one.tag in _VAGUE:
        return True
    core = core_of(tree, word)
    if one.lemma.lower() in _ANYONE and not any(tree.words[i].pos == "PROPN" for i in core):
        return True
    if stem(one.lemma) in words_of("transparent.tsv") and one.pos == "NOUN" and heart_of(tree, word) == word:
        return True
    pointing = any(tree.words[i].text.lower() in _POINTING for i in tree.kids(word, "det", "poss"))
    return pointing and one.pos == "NOUN" and not any(tree.words[i].pos == "PROPN" for i in core)


def _as_tool(part: Part, others: tuple[int, ...]) -> tuple[int, ...]:
    """The other party too, for a thing: what is fired at a base also strikes it; nobody is taken for a thing."""
    head = part.head
    is_thing = head is not None and not head.is_name and head.stems.isdisjoint(words_of("people.tsv"))
    return others if is_thing else ()


def _echoes(tree: Tree, word: int, part: Part) -> bool:
    """True for "the camp", or "a camp" that is named later, where Camp Taji is asked for."""
    if any(tree.words[i].pos == "PROPN" for i in core_of(tree, word)):
        return False
    return any(
        n.is_name and len(name_stems(n)) > 1 and stem(tree.words[word].lemma) in name_stems(n) for n in part.needs
    )


def is_near(asked: Asked, evidence: Evidence) -> bool:
    """True if every name is met near the sentence, nearly every word, and what it tells is not placed elsewhere."""
    pairs = list(zip(asked.needs, evidence.levels, strict=True))
    if any(n.is_name and level < ABOVE for n, level in pairs):
        return False
    if any(n.words.lower() in words_of("ordinals.tsv") and level < BESIDE for n, level in pairs):
        return False
    if is_turned_round(asked, evidence):
        return False
    words = [level for n, level in pairs if not n.is_name]
    if words.count(0.0) > len(words) // MISSING_OF:
        return False
    return asked.hole == "where" or not is_elsewhere(asked, evidence)


def is_sure(asked: Asked, match: Match) -> bool:
    """True if the sentence tells the act as a fact, at the time asked for."""
    wanted = ("told", "ahead") if asked.is_ahead or asked.aimed or asked.hole in ("long", "what") else ("told",)
    possible = asked.is_of_possible and match.standing == "unreal"
    return (match.standing in wanted or possible) and fits_act_time(asked, match)


def fits_act_time(asked: Asked, match: Match) -> bool:
    """True if the act may have been at the time that was asked for: by its own statement's time, or the sentence's."""
    own = next((s.when for s in match.evidence.statements if s.when and _is_told_at(s, match)), None)
    return fits_time(asked, match.evidence, own)


def _is_told_at(statement: object, match: Match) -> bool:
    trigger = getattr(getattr(statement, "act", None), "trigger", None)
    return isinstance(trigger, Span) and trigger.overlaps(match.trigger)


def needs_met(asked: Asked, match: Match) -> float:
    """How well the question's words other than names are met in the sentence and right before it, 0 to 1."""
    levels = [level for n, level in zip(asked.needs, match.evidence.levels, strict=True) if not n.is_name]
    return sum(level for level in levels if level >= NEAR) / len(levels) if levels else 1.0
