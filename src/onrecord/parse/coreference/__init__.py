"""Coreference: pronouns and common nouns joined with the names that they stand for."""

from collections import defaultdict
from collections.abc import Callable

from spacy.tokens import Doc, Token

from onrecord.model import Span
from onrecord.parse.coreference.phrases import Phrase, find_phrases
from onrecord.parse.coreference.referring import HE, IT, SHE, THEY, refer_noun, refer_pronoun
from onrecord.parse.draft import Draft, Stage

_PRONOUNS = HE | SHE | IT | THEY
_OPENING, _CLOSING = "“«", "”»"


def find_coreference(draft: Draft) -> None:
    """Fill in the draft's coreference: clusters of at least two spans, in order of their first span."""
    phrases = find_phrases(draft)
    quoted = _quote_numbers(draft.doc)
    at_head = {phrase.head.i: phrase for phrase in phrases}
    clusters: dict[str, list[tuple[int, int]]] = defaultdict(list)
    seen: list[Phrase] = []
    number = -1
    for token in draft.doc:
        number += bool(token.is_sent_start) or token.i == 0
        if token.lower_ in _PRONOUNS and token.tag_ in ("PRP", "PRP$"):
            found = refer_pronoun(token, number, seen, quoted)
            if found is not None:
                pronoun = _as_phrase(token, number, found)
                clusters[found.key].append((pronoun.start, pronoun.end))
                seen.append(pronoun)
            continue
        phrase = at_head.get(token.i)
        if phrase is None:
            continue
        if phrase.mention is None and (earlier := refer_noun(phrase, seen, draft)) is not None:
            phrase.key, phrase.kind, phrase.gender = earlier.key, earlier.kind, earlier.gender
        clusters[phrase.key].append((phrase.start, phrase.end))
        seen.append(phrase)
    draft.coreference = _kept(draft, clusters)


def _as_phrase(token: Token, sentence: int, found: Phrase) -> Phrase:
    """The pronoun as a phrase that later ones can refer to, with what it stands for."""
    return Phrase(token, token.idx, token.idx + len(token), found.key, found.kind, found.gender, found.number,
                  sentence, found.mention, found.roles)  # fmt: skip


def _kept(draft: Draft, clusters: dict[str, list[tuple[int, int]]]) -> list[tuple[Span, ...]]:
    kept = [tuple(draft.span(*pair) for pair in sorted(set(pairs))) for pairs in clusters.values()]
    return sorted((spans for spans in kept if len(spans) > 1), key=lambda spans: spans[0])


def _quote_numbers(doc: Doc) -> Callable[[Token], int]:
    """For each token the number of the quotation it stands in; 0 outside."""
    numbers, count, inside = [], 0, False
    for token in doc:
        if token.text in _OPENING or (token.text == '"' and not inside):
            inside, count = True, count + 1
        elif token.text in _CLOSING or token.text == '"':
            inside = False
        if "\n\n" in token.text:
            inside = False
        numbers.append(count if inside else 0)
    return lambda token: numbers[token.i]


STAGE = Stage("coreference", frozenset({"mentions"}), frozenset({"coreference"}), find_coreference)
