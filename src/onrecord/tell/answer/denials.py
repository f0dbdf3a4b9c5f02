"""No, by a sentence that denies what is asked: only what was at issue is denied, so a denial on the matter answers."""

from collections.abc import Iterator, Sequence

from onrecord.model.tree import Tree
from onrecord.tell.answer.asked import Asked
from onrecord.tell.answer.evidence import BESIDE, NEAR, Evidence, fits_time, here_of, mean
from onrecord.tell.answer.given import Given
from onrecord.tell.answer.grammar import core_of, find_parties, is_verb, standing_of
from onrecord.tell.answer.kin import ALIKE, WIDER
from onrecord.tell.answer.leading import read_trees
from onrecord.tell.answer.matching import Matcher, is_vague
from onrecord.tell.answer.needs import Need
from onrecord.tell.answer.words import stem, words_of

DENIED = "No: the cited words deny it"
"""The rule by which a denial is told; it covers a question by what it denies, not by the words of its act."""
READ_AT_MOST = 40
"""Sentences that are read for a denial: those that meet most of the question."""
LEAST_REST, LEAST_NAME = 0.7, 0.8
"""How much of the question, its act aside, must be met near a denial; and how surely each name."""
LEAST_SAID, NEARLY_ALL = 0.6, 0.9
"""How much of what a question without an act asks of somebody the denial must hold; how much is met of one whose act is
denied of another word than the question has ("building has not begun" for the homes)."""


def find_denials(asked: Asked, matcher: Matcher, found: Sequence[Evidence]) -> Iterator[Given]:
    """No, where one who is asked of denies it, or a sentence on the matter says that it was not so."""
    if asked.negated:
        return
    scored = sorted(((_rest(asked, e), e) for e in found), key=lambda pair: -pair[0])
    near = [(rest, e) for rest, e in scored if rest >= LEAST_REST and fits_time(asked.around, e, None)][:READ_AT_MOST]
    trees = read_trees(matcher.grammar, [e for _, e in near])
    for (rest, evidence), tree in zip(near, trees, strict=True):
        if any(_denies(asked, matcher, evidence, tree, i) for i in range(len(tree.words))):
            yield Given("No", ("No",), evidence, rest, "event", (DENIED,))


def _rest(asked: Asked, evidence: Evidence) -> float:
    """How much of the question is met near the sentence, its act aside; 0 where a name of it is not."""
    pairs = list(zip(asked.content, evidence.worths, evidence.weights, strict=True))
    if any(n.is_name and worth < LEAST_NAME for n, worth, _ in pairs):
        return 0.0
    kept = [(worth, weight) for n, worth, weight in pairs if not _is_act(asked, n)]
    return mean([worth for worth, _ in kept], [weight for _, weight in kept])


def _is_act(asked: Asked, need: Need) -> bool:
    """True for the act, and for a noun of a part in it ("accept responsibility")."""
    own = asked.act is not None and need.start == asked.act.start
    return own or stem(need.words) in words_of("transparent.tsv") | words_of("partaking.tsv")


def _denies(asked: Asked, matcher: Matcher, evidence: Evidence, tree: Tree, i: int) -> bool:
    """True if the word denies what is asked, of whom it is asked; who denies what was done to him denies another thing
    than that it was done ("rejected the charge")."""
    if not is_verb(tree, i):
        return False
    denying = stem(tree.words[i].lemma) in words_of("denying.tsv") and standing_of(tree, i) == "told"
    if denying and asked.act is not None and stem(asked.act.words) in words_of("admitting.tsv"):
        return _is_by(asked, matcher, evidence, tree, [i])
    if not denying and standing_of(tree, i) != "denied":
        return False
    below = tree.subtree(i)
    own = [] if denying and asked.agent is None else [i]
    verbs = [*own, *(k for k in below if k != i and is_verb(tree, k))]
    return _is_of_act(asked, tree, below) and _is_by(asked, matcher, evidence, tree, verbs)


def _is_of_act(asked: Asked, tree: Tree, words: Sequence[int]) -> bool:
    """True if the words tell the act, or, where the question has none, all that it speaks of but names."""
    stems = {one for i in words for one in (stem(tree.words[i].text), stem(tree.words[i].lemma))}
    if asked.act is None:
        said = [n for n in asked.content if _is_said(asked, n)]
        held = [max((n.kin.get(one, 0.0) for one in stems), default=0.0) >= WIDER for n in said]
        return bool(held) and sum(held) >= LEAST_SAID * len(held)
    if stem(asked.act.words) in words_of("partaking.tsv"):
        return not stems.isdisjoint(words_of("partaking.tsv"))
    return any(asked.act.kin.get(one, 0.0) >= ALIKE for one in stems)


def _is_said(asked: Asked, need: Need) -> bool:
    """True for a word that is none of the one it is asked of."""
    own = {n.start for n in asked.agent.needs} if asked.agent else set()
    return not need.is_name and need.start not in own


def _is_by(asked: Asked, matcher: Matcher, evidence: Evidence, tree: Tree, verbs: Sequence[int]) -> bool:
    """True if a party of the verbs is the one of whom it is asked, or points to that one, named near it."""
    part = asked.agent or asked.patient
    head = (part.head or next((n for n in part.needs if n.is_name), None)) if part else None
    if head is None:
        return True
    for verb in verbs:
        parties = find_parties(tree, verb)
        for word in (*parties.agents, *parties.patients):
            if matcher.speaks(evidence, tree, core_of(tree, word), head):
                return True
            pronoun, level = tree.words[word].tag == "PRP", evidence.level(asked, head)
            if is_vague(tree, word) and level >= (NEAR if pronoun else BESIDE) and (pronoun or not head.is_place):
                return True
    whole = asked.agent is None and not head.is_name and _rest(asked, evidence) >= NEARLY_ALL
    return whole and here_of(asked, evidence, head) >= ALIKE
