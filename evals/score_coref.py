"""Coreference against GUM's news: the shared scorer's figures, and links of pronouns and nouns to names.

    python evals/score_coref.py [--shared ../shared] [--show N]

`links`: of the pronouns (and of the common nouns) that we put into a cluster, how many share a gold cluster with
the nearest earlier span of ours; the recall counts gold's third person pronouns that have an earlier span.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

from score_names import REPOSITORY, make_article, read_rows

from onrecord.parse.coreference import STAGE as COREFERENCE
from onrecord.parse.language import draft_articles, load_pipeline
from onrecord.parse.names import STAGE as NAMES

PRONOUNS = frozenset("he him his himself she her hers herself it its itself they them their theirs themselves".split())


def find_clusters(gold: list[dict[str, Any]], model: str | None) -> list[dict[str, Any]]:
    """Our clusters for each row."""
    rows = []
    for draft in draft_articles(load_pipeline(model), [make_article(r["id"], r["text"]) for r in gold]):
        NAMES.run(draft)
        COREFERENCE.run(draft)
        rows.append({"id": draft.article.source_id, "clusters": [[s.pair() for s in c] for c in draft.coreference]})
    return rows


def score_shared(shared: Path, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """What the shared scorer prints."""
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder) / "found.jsonl"
        found.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        run = subprocess.run([sys.executable, str(shared / "score/score_coref.py"),
                              str(shared / "gold/coref/gum_news.jsonl.gz"), str(found)],
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
    asked = parser.parse_args()
    gold = read_rows(asked.shared / "gold/coref/gum_news.jsonl.gz")
    rows = find_clusters(gold, asked.model)
    print(json.dumps({"stage": "coreference", **score_shared(asked.shared, rows),
                      "links": count_links(gold, rows, asked.show)}))  # fmt: skip


if __name__ == "__main__":
    main()
