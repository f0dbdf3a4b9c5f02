"""Numbers of a sentence that the parse took for no amount: "put the figure at 22", "15 of his ministers"."""

from collections.abc import Iterator

from onrecord.model import Amount, Span
from onrecord.model.tree import Tree
from onrecord.tell.answer.evidence import Evidence
from onrecord.tell.answer.words import stem

YEARS = range(1900, 2100)
"""Four figures without a comma that may be a year."""
_UNITS = frozenset({"$", "€", "£", "%", "percent", "per", "million", "billion", "trillion", "hundred", "thousand"})
"""What stands beside a number that is no bare count."""


def find_bare(evidence: Evidence, tree: Tree) -> Iterator[Amount]:
    """The numbers that stand in no amount, time or name, with what they count by grammar."""
    reading, first = evidence.reading, evidence.sentence.start
    taken = [a.span for a in reading.amounts] + [t.span for t in reading.times] + [m.span for m in reading.mentions]
    for i, word in enumerate(tree.words):
        value = _value(word.text) if word.tag == "CD" else None
        span = Span(evidence.sentence.article_id, first + word.start, first + word.end)
        if value is None or any(span.overlaps(one) for one in taken) or _has_unit(tree, i):
            continue
        of = _counted(tree, i)
        if of is not None:
            yield Amount(value, value, "", of, "exactly", "=", span, span)


def _value(text: str) -> float | None:
    """The number, if it is no year."""
    plain = text.replace(",", "") if text[:1].isdigit() else stem(text)
    return float(plain) if plain.isdigit() and (plain != text or int(plain) not in YEARS) else None


def _has_unit(tree: Tree, i: int) -> bool:
    near = (tree.words[k].text.lower() for k in (i - 1, i + 1) if 0 <= k < len(tree.words))
    return any(one in _UNITS for one in near)


def _counted(tree: Tree, i: int) -> str | None:
    """What the number counts, "" where it stands alone; None for one that only says which ("Resolution 2254")."""
    word = tree.words[i]
    of = (k for prep in tree.kids(i, "prep") if tree.words[prep].lemma == "of" for k in tree.kids(prep, "pobj"))
    if (counted := next(of, None)) is not None:
        return tree.words[counted].text if tree.words[counted].pos == "NOUN" else ""
    if word.dep == "nummod":
        return tree.words[word.head].text if word.head > i and tree.words[word.head].pos == "NOUN" else None
    return "" if word.dep not in ("appos", "compound", "npadvmod") else None
