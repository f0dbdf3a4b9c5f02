"""The clause of a sentence in which a question's act is told, and the stretch of it that is told as an answer."""

import re
from collections.abc import Sequence

from onrecord.model import Span
from onrecord.model.tree import Tree
from onrecord.tell.answer.asked import Asked
from onrecord.tell.answer.grammar import clause_of, find_acts, is_verb, words_within
from onrecord.tell.answer.kin import ALIKE
from onrecord.tell.answer.words import stem, words_of

_EDGES = re.compile(r"[,;:]\s+|\s+[—–-]{1,2}\s+")
_JOINING = re.compile(r"^(?:and|but|or) ", re.IGNORECASE)


def find_anchor(asked: Asked, tree: Tree) -> int:
    """The word that tells the act best; without one the verb in whose clause most of the question's words stand."""
    found = _anchor(asked, tree)
    found = _verb_of_most(asked, tree) if found is None else found
    return found if found is not None else tree.root or 0


def _anchor(asked: Asked, tree: Tree) -> int | None:
    """The word that tells the act best, verbs first; any word of the question where it has no act."""
    if asked.hole == "changed":
        return next(find_acts(tree, words_of("rising.tsv")), None)
    needs = [asked.act] if asked.act else [n for n in asked.content if not n.is_name]
    own = asked.act.kin if asked.act else {}
    stems = frozenset(one for n in needs for one, worth in n.kin.items() if worth >= ALIKE)

    def rank(i: int) -> tuple[float, bool, int]:
        return -own.get(stem(tree.words[i].lemma), 0.0), not is_verb(tree, i), _depth(tree, i)

    return min(find_acts(tree, stems), key=rank, default=None) if needs else tree.root


def _verb_of_most(asked: Asked, tree: Tree) -> int | None:
    """The verb in whose clause most of the question's words stand, the highest of several."""
    met = [i for i, word in enumerate(tree.words) if meets_word(asked, word.lemma) or meets_word(asked, word.text)]
    verbs = [i for i in range(len(tree.words)) if is_verb(tree, i) and tree.words[i].dep not in ("aux", "auxpass")]
    held = {i: sum(one in words_within(tree, i) for one in met) for i in verbs}
    return max(verbs, key=lambda i: (held[i], -_depth(tree, i)), default=None)


def meets_word(asked: Asked, word: str) -> bool:
    """True if the word may stand for one of the question's, names aside."""
    return any(not n.is_name and n.kin.get(stem(word), 0.0) >= ALIKE for n in asked.content)


def _depth(tree: Tree, i: int) -> int:
    deep = 0
    while tree.words[i].head != i:
        i, deep = tree.words[i].head, deep + 1
    return deep


def clause_at(tree: Tree, anchor: int) -> set[int]:
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


def tell_stretch(sentence: Span, tree: Tree, must: list[int], spots: Sequence[int] = ()) -> Span:
    """The shortest stretch between commas that holds those letters of the sentence, and one of the spots at least."""
    first, text = sentence.start, tree.text
    middle = sum(must) / len(must)
    near = sorted((at - first for at in spots), key=lambda at: abs(at - middle))[:1]
    edges = sorted({0, len(text), *(m.end() for m in _EDGES.finditer(text))})
    start = max(edge for edge in edges if edge <= min([*must, *near]))
    end = min(edge for edge in edges if edge > max([*must, *near]))
    start += len(text[start:]) - len(_JOINING.sub("", text[start:]))
    words = text[start:end].rstrip(" ,;:—–-")
    return Span(sentence.article_id, first + start, first + start + len(words))
