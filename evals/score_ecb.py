"""Score the joining of event mentions across documents on ECB+ with gold mentions; prints one JSON line.

    score_ecb.py [--shared DIR] [--topics test|dev|train]

Mentions are those of the sentences that ECB+'s authors selected, single ones counted. Four figures, each the mean of
MUC, B-cubed and CEAF-e over all documents at once: one head lemma, one happening ("lemma"), and our evidence ("ours":
words of one deed, and shared words of the sentence for verbs of saying and empty verbs), each inside the documents'
gold subtopic and inside the stories that we make of the documents (which bear no dates).
The table of words of one deed was written beside the topics 1 to 35; test topics (36 to 45) were not read.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from evals.score_thread import make_article, read_rows
from onrecord.model import Reading
from onrecord.parse.language import load_pipeline
from onrecord.thread import place_readings
from onrecord.thread.words import deed_family, jaccard

REPOSITORY = Path(__file__).parent.parent
Json = dict[str, Any]
Key = tuple[str, int]
Groups = dict[Key, Hashable]
TEST = frozenset(map(str, range(36, 46)))
DEV = frozenset("2 5 12 18 21 23 34 35".split())
SAYING = frozenset(
    "say tell announce report add accord state claim confirm explain note insist according statement release ask call "
    "reveal speak describe think believe know want see show feel warn comment tweet write read suggest indicate".split()
)
EMPTY = frozenset(
    "be have do make take go get come give keep put set it this that on happen occur start begin continue end stop "
    "help use seek try let cause lead follow move remain leave look hold bring run work become need bear part "
    "which what event incident problem".split()
)
SHARED_LEAST = 0.2
"""Share of the sentence's words from which two mentions by such verbs are one; .1 to .3 differ by .003 on 35 topics."""


@dataclass(frozen=True, slots=True)
class Told:
    """A mention: the lemma of its head, and the other words of its sentence."""

    lemma: str
    words: frozenset[str]


def read_mentions(rows: Sequence[Json]) -> tuple[dict[Key, Told], Groups]:
    """The selected mentions with what is compared of them, and their gold chains."""
    told: dict[Key, Told] = {}
    chains: Groups = {}
    for row, doc in zip(rows, load_pipeline().nlp.pipe(r["text"] for r in rows), strict=True):
        for number, event in enumerate(row["events"]):
            if event["in_selection"]:
                key = (row["id"], number)
                told[key] = _read_mention(doc, event["spans"])
                chains[key] = (row["topic"], event["chain"]) if event["chain"] else key
    return told, chains


def _read_mention(doc: Doc, spans: Sequence[Sequence[int]]) -> Told:
    span = doc.char_span(spans[0][0], spans[-1][1], alignment_mode="expand")
    head = span.root
    kept = (t.lemma_.lower() for t in head.sent if (t.is_alpha and not t.is_stop) or t.like_num)
    return Told(head.lemma_.lower(), frozenset(kept) - {head.lemma_.lower()})


def make_stories(rows: Sequence[Json]) -> dict[str, str]:
    """The story in which each document is placed."""
    articles = (make_article({**row, "title": None, "outlet": None, "published": None}) for row in rows)
    placed = place_readings(Reading(a, (), (), (), (), (), (), ()) for a in articles)
    return {p.source_id: p.story for p in placed}


def join_mentions(told: Mapping[Key, Told], group: Mapping[str, str]) -> Groups:
    """Mentions of one group by words of one deed are one; empty verbs also need words in common."""
    members: list[list[frozenset[str]]] = []
    by_family: dict[tuple[str, str], list[int]] = defaultdict(list)
    found: Groups = {}
    for key, mention in sorted(told.items()):
        there = by_family[group[key[0]], deed_family(mention.lemma)]
        least = SHARED_LEAST if mention.lemma in SAYING | EMPTY else 0.0
        rated = [(max(jaccard(mention.words, w) for w in members[n]), n) for n in there]
        worth, best = max(rated, default=(-1.0, -1))
        if worth < least:
            best = len(members)
            members.append([])
            there.append(best)
        members[best].append(mention.words)
        found[key] = best
    return found


def score_groups(shared: Path, gold: Groups, found: Groups) -> Json:
    """MUC, B-cubed, CEAF-e and their mean, single mentions counted."""
    sys.path.insert(0, str(shared / "score"))
    scorer = __import__("score_coref")
    key, response = _sets(gold), _sets(found)
    figures = {}
    for name in ("muc", "b3"):
        figures[name] = _f1(*getattr(scorer, name)(response, key), *getattr(scorer, name)(key, response))
    total = sum(
        scorer.best_sum([[2 * len(a & b) / (len(a) + len(b)) for b in theirs] for a in ours])
        for ours, theirs in _touching(key, response)
    )
    figures["ceafe"] = _f1(total, len(response), total, len(key))
    return {k: round(v, 3) for k, v in {**figures, "conll": sum(figures.values()) / 3}.items()}


def _f1(right: float, found: float, hit: float, gold: float) -> float:
    precision, recall = right / found, hit / gold
    return 2 * precision * recall / (precision + recall)


def _sets(groups: Groups) -> list[frozenset[Key]]:
    sets: dict[Hashable, set[Key]] = defaultdict(set)
    for key, group in groups.items():
        sets[group].add(key)
    return [frozenset(s) for s in sets.values()]


def _touching(
    left: Sequence[frozenset[Key]], right: Sequence[frozenset[Key]]
) -> list[tuple[list[frozenset[Key]], list[frozenset[Key]]]]:
    """Groups of both sides that hang together: those of different parts can never be paired."""
    owner = {m: n for n, group in enumerate(right) for m in group}
    root = list(range(len(left) + len(right)))

    def find(one: int) -> int:
        while root[one] != one:
            root[one] = root[root[one]]
            one = root[one]
        return one

    for n, group in enumerate(left):
        for m in group:
            root[find(n)] = find(len(left) + owner[m])
    parts: dict[int, tuple[list[frozenset[Key]], list[frozenset[Key]]]] = defaultdict(lambda: ([], []))
    for n, group in enumerate(left):
        parts[find(n)][0].append(group)
    for n, group in enumerate(right):
        parts[find(len(left) + n)][1].append(group)
    return list(parts.values())


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--shared", type=Path, default=REPOSITORY.parent / "shared")
    parser.add_argument("--topics", choices=["test", "dev", "train"], default="test")
    asked = parser.parse_args()
    everything = read_rows(asked.shared / "gold/events/ecbplus.jsonl.gz")
    rest = frozenset(r["topic"] for r in everything) - TEST - DEV
    chosen = {"test": TEST, "dev": DEV, "train": rest}[asked.topics]
    rows = [r for r in everything if r["topic"] in chosen]
    told, chains = read_mentions(rows)
    subtopics, stories = {r["id"]: r["subtopic"] for r in rows}, make_stories(rows)
    figures = {}
    for name, group in (("subtopics", subtopics), ("stories", stories)):
        lemma: Groups = {k: (group[k[0]], m.lemma) for k, m in told.items()}
        figures[f"lemma_{name}"] = score_groups(asked.shared, chains, lemma)
        figures[f"ours_{name}"] = score_groups(asked.shared, chains, join_mentions(told, group))
    print(json.dumps({"stage": "ecb", "topics": asked.topics, "mentions": len(told), **figures}))


if __name__ == "__main__":
    main()
