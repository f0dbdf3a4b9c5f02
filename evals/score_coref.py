"""Coreference against GUM's news: the shared scorer's figures, pairs of mentions, and links of pronouns and nouns.

    python -m evals.score_coref [--shared ../shared] [--half 0|1] [--show N]

`pairs`: unordered pairs of mentions of one person, body or place (states are places in GUM), one of them at least a
pronoun or a common noun (its head is no proper noun); `first` are pairs with "I", "we" or "you". A mention of ours
is the gold mention of the same span or, failing that, the nearest in length with the same start or end, each gold
mention once (`exact`: the same span only). Pairs of ours of which both are gold mentions of things, times and events
do not count. Pairs grow with the square of a cluster: three articles hold most of them, so `documents` gives the
unweighted mean of the articles' F1 too. `--half` takes the articles whose SHA-1 is even (0: tuned on) or odd (1).
`links`: of the pronouns (and of the common nouns) that we put into a cluster, how many share a gold cluster with
the nearest earlier span of ours; the recall counts gold's third person pronouns that have an earlier span.
"""

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Collection
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

from evals.score_names import REPOSITORY, make_article, read_rows
from onrecord.parse.coreference import STAGE as COREFERENCE
from onrecord.parse.draft import Draft
from onrecord.parse.language import draft_articles, load_pipeline
from onrecord.parse.names import STAGE as NAMES

TYPES = frozenset({"person", "organization", "place"})
FIRST = frozenset("i me my mine myself we us our ours ourselves you your yours yourself yourselves".split())
RELATIVES = frozenset("who whom whose which that this these those one".split())
Pair = tuple[int, ...]
Pairs = Counter[tuple[str, str]]
PRONOUNS = frozenset("he him his himself she her hers herself it its itself they them their theirs themselves".split())


def find_clusters(gold: list[dict[str, Any]], model: str | None) -> tuple[list[dict[str, Any]], list[Draft]]:
    """Our clusters for each row, and the drafts that they were read from."""
    rows, drafts = [], []
    for draft in draft_articles(load_pipeline(model), [make_article(r["id"], r["text"]) for r in gold]):
        NAMES.run(draft)
        COREFERENCE.run(draft)
        rows.append({"id": draft.article.source_id, "clusters": [[s.pair() for s in c] for c in draft.coreference]})
        drafts.append(draft)
    return rows, drafts


def count_pairs(row: dict[str, Any], draft: Draft, exact: bool) -> Pairs:
    """How many pairs the gold wants, we make and are right, by sort, as (sort, "gold" | "found" | "right")."""
    types = {tuple(m): e["type"] for e in reversed(row["entities"]) for m in e["mentions"]}
    owner = {tuple(m): n for n, cluster in enumerate(row["clusters"]) for m in cluster}
    ours = [[(s.start, s.end) for s in cluster] for cluster in draft.coreference]
    known = types.keys() | owner.keys()
    aligned = align([m for c in ours for m in c], known, exact)
    counts: Pairs = Counter()
    for cluster in row["clusters"]:
        mentions = [tuple(m) for m in cluster]
        if Counter(types.get(m, "") for m in mentions).most_common(1)[0][0] in TYPES:
            counts.update((sort, "gold") for a, b in combinations(mentions, 2) if (sort := sort_pair(draft, a, b)))
    for members in ours:
        for a, b in combinations(members, 2):
            sort, gold = sort_pair(draft, a, b), (aligned.get(a), aligned.get(b))
            if not sort or all(g is not None and types.get(g, "place") not in TYPES for g in gold):
                continue
            counts[sort, "found"] += 1
            counts[sort, "right"] += None not in gold and owner.get(gold[0], -1) == owner.get(gold[1], -2)
    return counts


def align(ours: list[Pair], gold: Collection[Pair], exact: bool) -> dict[Pair, Pair]:
    """Our mention -> the gold's: the same span or, unless `exact`, one with the same start or end, each once."""
    found = {mention: mention for mention in ours if mention in gold}
    free = set(gold) - found.keys()
    for mention in [] if exact else ours:
        near = [g for g in free if g[0] == mention[0] or g[1] == mention[1]] if mention not in found else []
        if near:
            found[mention] = min(near, key=lambda g: (abs((g[1] - g[0]) - (mention[1] - mention[0])), g))
            free.remove(found[mention])
    return found


def sort_pair(draft: Draft, one: Pair, other: Pair) -> str:
    """"first", "pronoun" or "noun", the first of these that one of the two is; empty for two names."""
    sorts = {sort_mention(draft, one), sort_mention(draft, other)}
    return next((sort for sort in ("first", "pronoun", "noun") if sort in sorts), "")


def sort_mention(draft: Draft, span: Pair) -> str:
    """What a mention is by its words and by the head of its phrase."""
    words = draft.text[slice(*span)].lower()
    if words in FIRST:
        return "first"
    if words in PRONOUNS or words in RELATIVES:
        return "pronoun"
    head = draft.tokens(draft.span(*span)).root
    return "name" if head.pos_ == "PROPN" or head.ent_type_ in ("PERSON", "ORG", "GPE") else "noun"


def score_pairs(gold: list[dict[str, Any]], drafts: list[Draft], exact: bool = False) -> dict[str, Any]:
    """Precision, recall and F1 of the pairs by sort, over all of them, and the mean F1 of the articles."""
    each = [count_pairs(row, draft, exact) for row, draft in zip(gold, drafts, strict=True)]
    total = sum(each, Counter[tuple[str, str]]())
    sorts = ("pronoun", "first", "noun")
    figures = {sort: rate(total, (sort,)) for sort in sorts} | {"all": rate(total, sorts)}
    wanted = [rate(counts, sorts)["f1"] for counts in each if any(counts[s, "gold"] for s in sorts)]
    return {**figures, "documents": round(sum(wanted) / max(1, len(wanted)), 4)}


def rate(counts: Pairs, sorts: tuple[str, ...]) -> dict[str, float]:
    """Precision, recall and F1."""
    right, found, gold = (sum(counts[sort, what] for sort in sorts) for what in ("right", "found", "gold"))
    precision, recall = right / max(1, found), right / max(1, gold)
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return {"p": round(precision, 4), "r": round(recall, 4), "f1": round(f1, 4)}


def score_shared(gold: list[dict[str, Any]], shared: Path, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """What the shared scorer prints."""
    with tempfile.TemporaryDirectory() as folder:
        for name, lines in (("gold", gold), ("found", rows)):
            (Path(folder) / f"{name}.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
        run = subprocess.run([sys.executable, str(shared / "score/score_coref.py"),
                              f"{folder}/gold.jsonl", f"{folder}/found.jsonl"],
                             capture_output=True, text=True, check=True)  # fmt: skip
        printed: dict[str, Any] = json.loads(run.stdout)
        return printed


def count_links(gold: list[dict[str, Any]], rows: list[dict[str, Any]], show: int) -> dict[str, int]:
    """Right, wrong and wanted links of pronouns, nouns and names."""
    counts = Counter[str]()
    for row, ours in zip(gold, rows, strict=True):
        text = row["text"]
        owner = own_by_edges([(m, i) for i, c in enumerate(row["clusters"]) for m in c])
        for cluster in row["clusters"]:
            for span in sorted(cluster)[1:]:
                counts[f"{_sort(text, span)} wanted"] += 1
        for cluster in ours["clusters"]:
            for before, span in pairwise(cluster):
                cluster_of = owner(span)
                right = cluster_of is not None and any(owner(b) == cluster_of for b in cluster[: cluster.index(span)])
                sort = _sort(text, span)
                counts[f"{sort} {'right' if right else 'wrong'}"] += 1
                if not right and counts["shown"] < show:
                    counts["shown"] += 1
                    print(f"{sort}: {text[slice(*before)]!r} <- {text[slice(*span)]!r} "
                          f"... {text[max(0, span[0] - 60) : span[1] + 30]!r}", file=sys.stderr)  # fmt: skip
    return dict(sorted(counts.items()))


def own_by_edges(gold: list[tuple[list[int], int]]) -> Callable[[list[int]], int | None]:
    """Finds the gold cluster of a span: the one of the shortest gold span with the same start, or the same end."""
    starts: dict[int, tuple[int, int]] = {}
    ends: dict[int, tuple[int, int]] = {}
    for (start, end), cluster in gold:
        for table, edge in ((starts, start), (ends, end)):
            if edge not in table or end - start < table[edge][0]:
                table[edge] = (end - start, cluster)

    def owner(span: list[int]) -> int | None:
        found = starts.get(span[0]) or ends.get(span[1])
        return found[1] if found else None

    return owner


def _sort(text: str, span: list[int]) -> str:
    words = text[span[0] : span[1]]
    if words.lower() in PRONOUNS:
        return "pronoun"
    return "noun" if words.split()[0].islower() and not any(w[0].isupper() for w in words.split()) else "name"


def main() -> None:
    """Print one JSON line of scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=REPOSITORY.parent / "shared")
    parser.add_argument("--model")
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--half", type=int, choices=(0, 1))
    asked = parser.parse_args()
    gold = read_rows(asked.shared / "gold/coref/gum_news.jsonl.gz")
    if asked.half is not None:
        gold = [r for r in gold if int(hashlib.sha1(r["id"].encode()).hexdigest(), 16) % 2 == asked.half]
    rows, drafts = find_clusters(gold, asked.model)
    print(json.dumps({"stage": "coreference", **score_shared(gold, asked.shared, rows),
                      "pairs": score_pairs(gold, drafts), "pairs_exact": score_pairs(gold, drafts, True)["all"],
                      "links": count_links(gold, rows, asked.show)}))  # fmt: skip


if __name__ == "__main__":
    main()
