"""Coreference: pronouns and common nouns joined with the names that they stand for."""

from onrecord.model import Span
from onrecord.parse.coreference.following import Clusters, follow_references
from onrecord.parse.coreference.ranking import choose_likeliest
from onrecord.parse.draft import Draft, Referent, Stage
from onrecord.parse.names.parties import mention_at


def find_coreference(draft: Draft) -> None:
    """Fill in the draft's coreference: clusters of at least two spans, in order of their first span; and referents."""
    draft.coreference = _kept(draft, follow_references(draft, choose_likeliest))
    draft.referents = _index_heads(draft)


def _kept(draft: Draft, clusters: Clusters) -> list[tuple[Span, ...]]:
    kept = [tuple(draft.span(*pair) for pair in sorted(set(pairs))) for pairs in clusters.values()]
    return sorted((spans for spans in kept if len(spans) > 1), key=lambda spans: spans[0])


def _index_heads(draft: Draft) -> dict[int, Referent]:
    """What the head of each span refers to, so that no later stage has to look through the clusters.

    A name that stands inside a longer one ("the Marlow Foundation") is not what the longer one refers to.
    """
    referents: dict[int, Referent] = {}
    for cluster in draft.coreference:
        named = [(span, draft.tokens(span).root) for span in cluster]
        mentions = {head.i: mention_at(draft, head.idx) for _, head in named}
        whole = [head.i for span, head in named if (m := mentions[head.i]) is None or span.covers(m.span)]
        referent = Referent(cluster[0], next((m for i in whole if (m := mentions[i]) is not None), None))
        for head in whole:
            referents.setdefault(head, referent)
    return referents


STAGE = Stage("coreference", frozenset({"mentions"}), frozenset({"coreference"}), find_coreference)
