"""Coreference: pronouns and common nouns joined with the names that they stand for."""

from collections import defaultdict

from spacy.tokens import Token

from onrecord.model import Span
from onrecord.parse.coreference.phrases import Gender, Phrase, find_phrases
from onrecord.parse.coreference.referring import HE, IT, SHE, THEY, refer_noun, refer_possessed, refer_pronoun
from onrecord.parse.coreference.speech import FIRST, FIRST_MANY, Speech
from onrecord.parse.draft import Draft, Referent, Stage
from onrecord.parse.names.parties import mention_at

_PRONOUNS = HE | SHE | IT | THEY


def find_coreference(draft: Draft) -> None:
    """Fill in the draft's coreference: clusters of at least two spans, in order of their first span; and referents."""
    speech = Speech(draft.doc)
    at_head = {phrase.head.i: phrase for phrase in find_phrases(draft)}
    speech.name_speakers(at_head)
    clusters: dict[str, list[tuple[int, int]]] = defaultdict(list)
    seen: list[Phrase] = []
    first: list[Token] = []
    genders: dict[str, Gender] = {}
    roles: dict[str, set[str]] = {}
    number = -1
    for token in draft.doc:
        number += bool(token.is_sent_start) or token.i == 0
        if token.tag_ in ("PRP", "PRP$"):
            if token.lower_ in FIRST or token.lower_ in FIRST_MANY:
                first.append(token)
            elif token.lower_ in _PRONOUNS and (found := refer_pronoun(token, number, seen, speech)) is not None:
                pronoun = _as_phrase(token, number, found)
                if found.kind in ("PERSON", "NOUN") and pronoun.gender != "?":
                    genders.setdefault(found.key, pronoun.gender)
                at_head[token.i] = pronoun
                clusters[found.key].append((pronoun.start, pronoun.end))
                seen.append(pronoun)
            continue
        phrase = at_head.get(token.i)
        if phrase is None:
            continue
        if phrase.gender == "?":
            phrase.gender = genders.get(phrase.key, "?")
        if phrase.mention is not None:
            phrase.roles = roles[phrase.key] = roles.get(phrase.key, set()) | phrase.roles
        if phrase.mention is None and (earlier := refer_noun(phrase, seen, draft)) is not None:
            phrase.key, phrase.kind, phrase.gender = earlier.key, earlier.kind, earlier.gender
        elif phrase.mention is None:
            phrase.key = refer_possessed(phrase, at_head) or phrase.key
        clusters[phrase.key].append((phrase.start, phrase.end))
        seen.append(phrase)
    _add_first_persons(first, at_head, clusters, speech)
    draft.coreference = _kept(draft, clusters)
    draft.referents = _index_heads(draft)


def _add_first_persons(
    first: list[Token], at_head: dict[int, Phrase], clusters: dict[str, list[tuple[int, int]]], speech: Speech
) -> None:
    """Put "I" with the person, and "we" with the body, that speaks in its quotation."""
    for token in first:
        speaker = speech.speaker(token)
        phrase = at_head.get(speaker.i) if speaker is not None else None
        if phrase is None or phrase.number == "pl":
            continue
        one = token.lower_ in FIRST
        if (one and phrase.kind not in ("ORG", "GROUP", "GPE", "FAC")) or (
                not one and phrase.kind in ("ORG", "GROUP", "GPE")):  # fmt: skip
            clusters[phrase.key].append((token.idx, token.idx + len(token)))


def _as_phrase(token: Token, sentence: int, found: Phrase) -> Phrase:
    """The pronoun as a phrase that later ones can refer to, with what it stands for."""
    gender: Gender = "m" if token.lower_ in HE else "f" if token.lower_ in SHE else found.gender
    return Phrase(token, token.idx, token.idx + len(token), found.key, found.kind, gender, found.number,
                  sentence, found.mention, found.roles)  # fmt: skip


def _kept(draft: Draft, clusters: dict[str, list[tuple[int, int]]]) -> list[tuple[Span, ...]]:
    kept = [tuple(draft.span(*pair) for pair in sorted(set(pairs))) for pairs in clusters.values()]
    return sorted((spans for spans in kept if len(spans) > 1), key=lambda spans: spans[0])


def _index_heads(draft: Draft) -> dict[int, Referent]:
    """What the head of each span refers to, so that no later stage has to look through the clusters."""
    referents: dict[int, Referent] = {}
    for cluster in draft.coreference:
        heads = [draft.tokens(span).root for span in cluster]
        named = (mention_at(draft, head.idx) for head in heads)
        referent = Referent(cluster[0], next((mention for mention in named if mention is not None), None))
        for head in heads:
            referents.setdefault(head.i, referent)
    return referents


STAGE = Stage("coreference", frozenset({"mentions"}), frozenset({"coreference"}), find_coreference)
