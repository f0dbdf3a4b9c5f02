"""The clause of a report that covers a question best, and the words of it that are told as an answer."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from onrecord.model import LineKind, Span
from onrecord.model.tree import Tree
from onrecord.tell.answer.asked import Asked
from onrecord.tell.answer.evidence import Evidence, here_of, is_elsewhere, is_turned_round, time_worth
from onrecord.tell.answer.given import Given
from onrecord.tell.answer.grammar import clause_of, find_acts, is_verb, standing_of, words_within
from onrecord.tell.answer.kin import ALIKE, RING, SAME
from onrecord.tell.answer.leading import read_trees
from onrecord.tell.answer.matching import MISSING_OF, Match, Matcher
from onrecord.tell.answer.words import stem, words_of

LEAST_FIRM = 0.7
"""How much of the question must be met near a sentence in which each party that is named has its place."""
LEAST_COVER, LEAST_OWN = 0.85, 0.55
"""How much of the question must be met near a sentence, and of its words in it: chosen on the questions that were read,
where a cover of .80 let in six wrong answers for no right one, and .70 of the words lost a right one."""
LEAST_OFFICE = 0.95
"""An office is named as the question names it."""
LEAST_NAME, LEAST_NAME_DATED = 0.85, 0.9
"""A name stands in the sentence, before it, or in the head of its article; not there alone, if a time is asked for."""
UNMET = 0.5
"""What a word is worth at most that the sentence does not speak of."""
LEAST_OTHERS = 4
"""Things that a question asks for beside its act, from which its act may be told by any verb."""
LEAST_WORDS = 2
"""Words of a question, names aside, of which one is to be met by itself."""
READ_AT_MOST, READ_FOR_WHY = 12, 60
"""Sentences whose grammar is read; few of those that tell an act say why."""
LONGEST_CLAUSE = 32
"""Words of a clause that is told as an answer."""
_EDGES = re.compile(r"[,;:]\s+|\s+[—–-]{1,2}\s+")
_JOINING = re.compile(r"^(?:and|but|or) ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Covering:
    """A sentence that covers the question: its tree, the word that tells the act, and the words of its clause."""

    evidence: Evidence
    tree: Tree
    anchor: int
    clause: frozenset[int]
    score: float
    firm: bool = False
    """True if each party that the question names has its place in the clause."""

    def holds(self, at: int) -> bool:
        """True if the letter `at` of the article stands in the clause."""
        return self._is_in(self.clause, at)

    def tells(self, at: int) -> bool:
        """True if it stands in the clause itself, and in no other inside it."""
        return self._is_in(_clause_at(self.tree, self.anchor), at)

    def is_beside(self, at: int) -> bool:
        """True if it stands in the clause, or between the same commas as its word."""
        start, own = at - self.evidence.sentence.start, self.tree.words[self.anchor].start
        return self.holds(at) or not _EDGES.search(self.tree.text, min(start, own), max(start, own))

    def is_told_again(self, asked: Asked, at: int) -> bool:
        """True if it stands with another telling of the act: "two were killed here, and three were killed there"."""
        others = (act for act in find_acts(self.tree, asked.stems) if act != self.anchor)
        return not self.tells(at) and any(self._is_in(clause_of(self.tree, act), at) for act in others)

    def _is_in(self, words: AbstractSet[int], at: int) -> bool:
        start = at - self.evidence.sentence.start
        return any(self.tree.words[i].start <= start < self.tree.words[i].end for i in words)


def find_coverings(asked: Asked, matcher: Matcher, found: list[Evidence]) -> list[Covering]:
    """The sentences that tell the act and cover nearly all of the question, or most of it with its parties in their
    places; the best first."""
    near = [(score, e) for e in found if (score := _score(asked, e)) > 0]
    best = sorted(near, key=lambda pair: -pair[0])[: READ_FOR_WHY if asked.hole in ("why", "how") else READ_AT_MOST]
    trees = read_trees(matcher.grammar, [e for _, e in best])
    coverings = (_cover(asked, matcher, e, tree, score) for (score, e), tree in zip(best, trees, strict=True))
    return sorted((one for one in coverings if one is not None), key=lambda one: -one.score)


def _score(asked: Asked, evidence: Evidence) -> float:
    """How well the sentence covers the question; 0 if it does not cover enough, or tells of another time or place."""
    least = LEAST_NAME_DATED if asked.hole == "when" else LEAST_NAME
    if any(n.is_name and worth < least for n, worth in zip(asked.content, evidence.worths, strict=True)):
        return 0.0
    time = 1.0 if asked.hole == "when" else time_worth(asked, evidence)
    if evidence.cover * time < LEAST_FIRM or not _has_own_word(asked, evidence) or is_turned_round(asked, evidence):
        return 0.0
    unmet = [n for n in (asked.act, asked.noun) if n is not None and here_of(asked, evidence, n) < ALIKE]
    if unmet and not (unmet == [asked.act] and _holds_all_but_act(asked, evidence)):
        return 0.0
    return 0.0 if asked.hole != "where" and is_elsewhere(asked, evidence) else time * (evidence.cover + evidence.own)


def _holds_all_but_act(asked: Asked, evidence: Evidence) -> bool:
    """True if the sentence itself holds all that is asked but its act: so much that another verb may tell the same."""
    others = [here for n, here in zip(asked.content, evidence.here, strict=True) if n is not asked.act]
    return len(others) >= LEAST_OTHERS and min(others) >= RING


def _has_own_word(asked: Asked, evidence: Evidence) -> bool:
    """True if one of the question's words stands in the sentence as it is: all in other words is another matter."""
    words = [here for n, here in zip(asked.content, evidence.here, strict=True) if not n.is_name]
    return len(words) < LEAST_WORDS or max(words) >= SAME


def _is_covered(asked: Asked, evidence: Evidence) -> bool:
    """True if the sentence covers so much of the question that the places of its parties need not be sure."""
    time = 1.0 if asked.hole == "when" else time_worth(asked, evidence)
    own = LEAST_OFFICE if asked.hole == "office" else LEAST_OWN
    return evidence.cover * time >= LEAST_COVER and evidence.own >= own


def _cover(asked: Asked, matcher: Matcher, evidence: Evidence, tree: Tree, score: float) -> Covering | None:
    """The clause of the act, if most of what the sentence meets stands in it, and it is not denied."""
    anchor = _anchor(asked, tree)
    other = anchor is None and _has_parties(asked) and _holds_all_but_act(asked, evidence)
    anchor = _verb_of_most(asked, tree) if other else anchor
    if anchor is None or not (_is_as_asked(asked, tree, anchor) or is_none(tree, anchor)):
        return None
    clause = frozenset({*tree.subtree(anchor), *_clause_at(tree, anchor)})
    match = matcher.hold(evidence, tree, anchor, clause) if _has_parties(asked) and not other else None
    if _has_parties(asked) and not other and match is None:
        return None
    firm = match is not None and _is_firm(asked, match) and time_worth(asked, evidence) == 1.0
    if not (firm or other or _is_covered(asked, evidence)):
        return None
    met = [i for i, word in enumerate(tree.words) if meets_word(asked, word.lemma) or meets_word(asked, word.text)]
    inside = [i for i in met if i in clause]
    if 2 * len(inside) <= len(met):
        return None
    return Covering(evidence, tree, anchor, clause, score, firm)


def _is_as_asked(asked: Asked, tree: Tree, anchor: int) -> bool:
    """True if the act is told, or is to come; what may be, or was not, only where that is what is asked."""
    standing = standing_of(tree, anchor)
    if standing in ("told", "ahead"):
        return True
    return (standing == "unreal" and asked.is_of_possible) or (standing == "denied" and asked.hole == "whether")


def _has_parties(asked: Asked) -> bool:
    """True if the question has an act with parties; a number that changes is told in many ways."""
    return asked.act is not None and asked.hole != "changed"


def _is_firm(asked: Asked, match: Match) -> bool:
    """True if each party that the question names is in its place, or it names none and its words are met here."""
    unmet = sum(worth <= UNMET for worth in match.evidence.worths)
    named = bool(match.worths) or match.evidence.own >= LEAST_OWN
    return match.firm and named and unmet <= len(asked.content) // MISSING_OF


def is_none(tree: Tree, noun: int) -> bool:
    """True for a noun that is said not to be ("no deal")."""
    return any(tree.words[k].text.lower() == "no" for k in tree.kids(noun, "det"))


def meets_word(asked: Asked, word: str) -> bool:
    """True if the word may stand for one of the question's, names aside."""
    return any(not n.is_name and n.kin.get(stem(word), 0.0) >= ALIKE for n in asked.content)


def _anchor(asked: Asked, tree: Tree) -> int | None:
    """The word that tells the act best, verbs first; any word of the question where it has no act."""
    if asked.hole == "changed":
        return next(find_acts(tree, words_of("rising.tsv")), None)
    needs = [asked.act] if asked.act else [n for n in asked.content if not n.is_name]
    own = asked.act.kin if asked.act else {}
    stems = frozenset(one for n in needs for one, worth in n.kin.items() if worth >= ALIKE)

    def rank(i: int) -> tuple[bool, float, bool, int]:
        denied = asked.hole == "whether" and is_none(tree, i)
        return not denied, -own.get(stem(tree.words[i].lemma), 0.0), not is_verb(tree, i), _depth(tree, i)

    return min(find_acts(tree, stems), key=rank, default=None) if needs else tree.root


def _verb_of_most(asked: Asked, tree: Tree) -> int | None:
    """The verb in whose clause most of the question's words stand, the highest of several."""
    met = [i for i, word in enumerate(tree.words) if meets_word(asked, word.lemma) or meets_word(asked, word.text)]
    verbs = [i for i in range(len(tree.words)) if is_verb(tree, i) and tree.words[i].dep not in ("aux", "auxpass")]
    held = {i: sum(one in words_within(tree, i) for one in met) for i in verbs}
    return max(verbs, key=lambda i: (held[i], -_depth(tree, i)), default=None)


def _depth(tree: Tree, i: int) -> int:
    deep = 0
    while tree.words[i].head != i:
        i, deep = tree.words[i].head, deep + 1
    return deep


def _clause_at(tree: Tree, anchor: int) -> set[int]:
    """The clause of the word's verb; with the one it is joined to, of which somebody may be said to have told it."""
    verb = _verb_above(tree, anchor)
    found = clause_of(tree, verb)
    if tree.words[verb].dep == "relcl":
        found.add(tree.words[verb].head)
    if tree.words[verb].dep == "conj":
        joined = [tree.words[verb].head, *tree.kids(tree.words[verb].head, "ccomp")]
        found |= {i for one in joined for i in clause_of(tree, one)}
    return found


def _verb_above(tree: Tree, i: int) -> int:
    while not is_verb(tree, i) and tree.words[i].head != i:
        i = tree.words[i].head
    return i


def tell_clause(asked: Asked, one: Covering, spots: list[int], kind: LineKind) -> Iterator[Given]:
    """The shortest stretch between commas that holds all that is met, and the spots; nothing if it is long."""
    first, text = one.evidence.sentence.start, one.tree.text
    own = {*one.tree.subtree(one.anchor), *words_within(one.tree, _verb_above(one.tree, one.anchor))}
    met = [one.tree.words[i].start for i in own if meets_word(asked, one.tree.words[i].text)]
    must = [*met, *(at - first for at in spots), one.tree.words[one.anchor].start]
    edges = sorted({0, len(text), *(m.end() for m in _EDGES.finditer(text))})
    start = max(edge for edge in edges if edge <= min(must))
    end = min(edge for edge in edges if edge > max(must))
    start += len(text[start:]) - len(_JOINING.sub("", text[start:]))
    words = text[start:end].rstrip(" ,;:—–-")
    if len(words.split()) <= LONGEST_CLAUSE:
        span = Span(one.evidence.sentence.article_id, first + start, first + start + len(words))
        yield Given("", (span,), one.evidence, one.score, kind, clause=span)
