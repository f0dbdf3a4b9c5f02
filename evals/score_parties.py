"""Parties against the gold records: does the span of an actor, recipient or source lead to its canonical name?

    python evals/score_parties.py [--shared ../shared] [--errors]

Only facts with a span and a canonical name of one party count. `same`: the names are equal but for case;
`share`: they share a word that tells (as the record scorer compares); `pronoun` counts pronouns alone.
"""

import argparse
import json
import re
import sys
from collections import Counter
from datetime import date
from pathlib import Path

from evals.score_names import REPOSITORY, make_article
from onrecord.parse.coreference import STAGE as COREFERENCE
from onrecord.parse.language import draft_articles, load_pipeline
from onrecord.parse.names import STAGE as NAMES
from onrecord.parse.names.parties import resolve_span

PRONOUNS = frozenset({"he", "she", "it", "they", "his", "her", "its", "their", "who", "him", "them", "we", "i"})


def main() -> None:
    """Print one JSON line of counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=REPOSITORY.parent / "shared")
    parser.add_argument("--errors", action="store_true")
    asked = parser.parse_args()
    records = [json.loads(p.read_text("utf-8")) for p in sorted((asked.shared / "gold/records").glob("2*.json"))]
    articles = [make_article(r["id"], r["text"], date.fromisoformat(r["published"])) for r in records]
    counts = Counter[str]()
    for record, draft in zip(records, draft_articles(load_pipeline(), articles), strict=True):
        NAMES.run(draft)
        COREFERENCE.run(draft)
        for fact in record["facts"]:
            for role in ("actor", "recipient", "source"):
                span, name = fact.get(f"{role}_text_span"), fact.get(role)
                if span and name and ";" not in name:
                    found = resolve_span(draft, draft.span(*span))
                    text = draft.text[span[0] : span[1]]
                    _count(counts, text, name, found.name or "", asked.errors)
    print(json.dumps({"stage": "parties", **dict(sorted(counts.items()))}))


def _count(counts: Counter[str], text: str, gold: str, found: str, show: bool) -> None:
    sort = "pronoun" if text.lower() in PRONOUNS else "phrase"
    same = gold.lower() == found.lower()
    share = bool(set(re.findall(r"\w{3,}", gold.lower())) & set(re.findall(r"\w{3,}", found.lower())))
    counts[f"{sort} all"] += 1
    counts[f"{sort} same"] += same
    counts[f"{sort} share"] += share
    if show and not same:
        print(f"{'share' if share else 'WRONG'}\t{text!r} -> {found!r}, gold {gold!r}", file=sys.stderr)


if __name__ == "__main__":
    main()
