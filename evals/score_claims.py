"""Scores the claims of the stage `voices` on the hand-made records and prints one JSON line with figures."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from evals.score_attribution import ROOT, read_drafts
from onrecord.model import Claim, Statement
from onrecord.parse.draft import Draft

FIELDS = ("stance", "anonymous", "via")


def as_fact(draft: Draft, statement: Statement, claim: Claim) -> dict[str, Any]:
    """A claim in the form of the records."""
    def words(span: Any) -> str | None:
        return span.words(draft.text) if span else None

    return {
        "kind": "claim", "sentence": words(statement.sentence), "sentence_span": statement.sentence.pair(),
        "source": claim.source.name, "source_text": claim.source.text,
        "source_text_span": claim.source.span.pair() if claim.source.span else None,
        "anonymous": claim.anonymous, "via": claim.via, "stance": claim.stance, "cue": words(claim.cue),
        "cue_span": claim.cue.pair() if claim.cue else None, "content": words(claim.content),
        "content_span": claim.content.pair(), "made_by": statement.made_by,
    }  # fmt: skip


def facts_of(draft: Draft) -> list[dict[str, Any]]:
    """The claims of a draft as facts."""
    return [as_fact(draft, s, s.act) for s in draft.statements if isinstance(s.act, Claim)]


def main() -> None:
    """Runs the stages over the records and prints recall, precision, F1 of claims and accuracy of their fields."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--errors", action="store_true", help="also print what is missed and extra")
    options = parser.parse_args()
    sys.path.insert(0, str(options.shared / "score"))
    import score_records  # noqa: PLC0415

    gold = score_records.load_gold(str(options.shared / "gold" / "records"))
    rows = [{**record, "date": record["published"]} for record in gold.values()]
    predicted = {draft.article.source_id: facts_of(draft) for draft in read_drafts(rows)}
    errors: list[Any] = []
    total = score_records.score(gold, predicted, errors)[0]["claim"]
    if options.errors:
        print("\n".join(json.dumps(e, ensure_ascii=False) for e in errors if e[1] == "claim"))
    recall, precision, f1 = total.prf()
    accuracy = {field: round(total["at_" + field] / total["n"], 4) for field in FIELDS}
    print(json.dumps({"claims": {
        "recall": round(recall, 4), "precision": round(precision, 4), "f1": round(f1, 4), "accuracy": accuracy}}))


if __name__ == "__main__":
    main()
