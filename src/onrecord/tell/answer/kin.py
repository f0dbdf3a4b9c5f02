"""Words that may stand for a word of a question, and how surely: its forms, its ring, its relatives in WordNet."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from onrecord.tell.answer.words import WORD, ring_of, stem, stop_words, words_of

SAME, RING, ALIKE, WIDER = 1.0, 0.95, 0.85, 0.6
"""What the word itself is worth, one of its ring, one that shares a sense or a root, one that is broader or narrower
(our own judgement)."""
PARTICLES = frozenset("out off up down back away apart aside forward over in on through together along around".split())
TURNING = frozenset("out off up down back away apart aside forward".split())
"""Words that may belong to the verb before them; those that do so wherever they stand right behind one."""
SHORTEST_DEED = 5
"""Letters of a word that "er" at its end makes a doer."""
PARTICLE_REACH = 3
"""Words between a verb and its particle ("call them off")."""


@cache
def kin_of(stemmed: str) -> Mapping[str, float]:
    """The stems of reports that may stand for this one of a question, each with its worth; verbs with particles too."""
    found: dict[str, float] = {}
    for alike, wider in _lines().get(stemmed, ()) if stemmed not in words_of("light.tsv") else ():
        for words, worth in ((wider, ALIKE if " " in stemmed else WIDER), (alike, ALIKE)):
            found |= {one: max(worth, found.get(one, 0.0)) for one in map(_stem_phrase, words.split())}
    found = {one: worth for one, worth in found.items() if one not in PARTICLES | stop_words()}
    found |= dict.fromkeys(found.keys() & (words_of("light.tsv") | ring_of(stem("say"))), WIDER)
    found |= dict.fromkeys(_doer_and_deed(stemmed), ALIKE)
    found |= dict.fromkeys(ring_of(stemmed), RING)
    return found | ({stemmed.split()[0]: WIDER} if " " in stemmed else {}) | {stemmed: SAME}


def _doer_and_deed(stemmed: str) -> list[str]:
    """An adviser advises, who advises is an adviser."""
    deed = stemmed[:-2] if stemmed.endswith(("er", "or")) and len(stemmed) > SHORTEST_DEED else ""
    return [deed] if deed in _lines() else [one for one in (f"{stemmed}er", f"{stemmed}or") if one in _lines()]


def phrase_kin(verb: str, particle: str) -> str:
    """The verb's stem with its particle, if the two together have a meaning of their own in the table; else ""."""
    phrase = f"{verb} {particle}"
    return phrase if particle in TURNING and phrase in _lines() else ""


@cache
def _lines() -> dict[str, list[tuple[str, str]]]:
    """The lines of the table by the stem of their word: words with one sense or root, and broader or narrower ones."""
    found: dict[str, list[tuple[str, str]]] = {}
    for line in files("onrecord.tell.answer").joinpath("wordnet.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            word, alike, wider = line.split("\t")
            found.setdefault(_stem_phrase(word), []).append((alike, wider))
    return found


def _stem_phrase(word: str) -> str:
    first, _, particle = word.partition("_")
    return f"{stem(first)} {particle}" if particle else stem(first)


def phrase_stems(text: str) -> list[str]:
    """The verbs of a text with each particle that stands behind them, as `kin_of` writes them."""
    return list(_pairs([word.lower() for word in WORD.findall(text)]))


def _pairs(words: Sequence[str]) -> Iterable[str]:
    for i, word in enumerate(words):
        if word in PARTICLES:
            yield from (f"{stem(verb)} {word}" for verb in words[max(0, i - PARTICLE_REACH) : i])
