"""Are scores honest? Of the statements scored in each tenth, the share that is right.

    python -m evals.calibration [--shared ../shared] [--kinds measure event] [--markdown]

Prints one JSON line (or Markdown tables) of two truths. `judged`: statements of articles that no weight was fitted on,
each read against its sentence (`evals/judged`): all kinds together, each kind, and each rule. Then by kind the
hand-made records, which leave right statements out and were climbed on: `right` there is what their scorer matches.
`whole`: the attributes (when, place, stance and the like) are right too. Statements that the scorer of the records
leaves aside are not counted. Another stage's evaluation may call `judge_facts` with its own predictions.
"""

import argparse
import importlib
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from math import sqrt
from pathlib import Path
from typing import Any

from evals.judged_statements import Half, corpus_articles, half_of, read_verdicts, see_verdicts, unscored_parser
from evals.score_records import ROOT, read_records
from onrecord.contract import fact_json
from onrecord.parse.calibration import chance_of
from onrecord.run.wiring import Wiring, make_parser

ATTRIBUTES = {
    "event": ("when", "status", "place"), "measure": ("hedge", "as_of", "high", "place"),
    "claim": ("stance", "anonymous", "via"), "commitment": ("due", "status_in_article"), "next": ("when",),
}  # fmt: skip
"""What the scorer compares of a matched fact, by kind."""
BY_WORDS = frozenset({"place", "via"})
"""Attributes that agree if they share a word."""
TENTHS = 10
LEAST = 3
"""A rule that made fewer statements than this is not listed."""
BARS = (0.5, 0.7, 0.8, 0.9)
"""Scores from which the share right is printed."""
SURE = 1.645
"""Standard deviations of the one-sided 95% bound given as `at_least`."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One statement of ours with what the gold says of it."""

    kind: str
    made_by: str
    score: float
    right: bool
    whole: bool


@dataclass(frozen=True, slots=True)
class Row:
    """The statements of one group: how many, what they claim on average, and the shares that are right.

    `at_least` is the lower bound (Wilson, 95%) of the share right: what a score may honestly claim.
    """

    group: str
    n: int
    told: float
    right: float
    at_least: float
    whole: float


Facts = Mapping[str, Sequence[dict[str, Any]]]
"""Predicted facts, as `fact_json` gives them, by article id."""


def judge_facts(scorer: Any, gold: Mapping[str, Any], predicted: Facts) -> list[Judged]:
    """Each predicted fact that the scorer counts, as right or wrong; `scorer` is the module score_records."""
    judged = []
    for key, record in gold.items():
        tally: dict[str, Any] = defaultdict(scorer.Tally)
        errors: list[Any] = []
        facts = predicted.get(key, [])
        pairs = scorer.score_article(record, facts, tally, errors)
        for (_, ours), (_, theirs) in pairs.items():
            fact = facts[ours]
            whole = _has_attributes(scorer, record["facts"][theirs], fact)
            judged.append(Judged(fact["kind"], fact.get("made_by", ""), float(fact["score"]), True, whole))
        for what, kind, _, fact in errors:
            if what == "extra":
                judged.append(Judged(kind, fact.get("made_by") or "", float(fact["score"]), False, False))
    return judged


def _has_attributes(scorer: Any, gold: dict[str, Any], ours: dict[str, Any]) -> bool:
    """True if every attribute that the scorer compares agrees."""
    for name in ATTRIBUTES[gold["kind"]]:
        want, got = gold.get(name), ours.get(name)
        alike = bool(scorer.words(want) & scorer.words(got)) if name in BY_WORDS and want else want == got
        if not alike and not (name == "high" and scorer.same_number(want, got)):
            return False
    return True


def reliability(judged: Iterable[Judged], group: Callable[[Judged], str] | None = None) -> list[Row]:
    """One row a tenth of the scores, or a value of `group`, in order; empty ones are left out."""
    held: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        held[group(one) if group else _tenth(one.score)].append(one)
    return [_row(name, held[name]) for name in sorted(held)]


def _tenth(score: float) -> str:
    low = min(int(score * TENTHS + 1e-9), TENTHS - 1)
    return f"{low / TENTHS:.1f}-{(low + 1) / TENTHS:.1f}"


def _row(name: str, held: Sequence[Judged]) -> Row:
    count = len(held)
    right = sum(one.right for one in held) / count
    told, whole = sum(one.score for one in held) / count, sum(one.whole for one in held) / count
    return Row(name, count, round(told, 3), round(right, 3), round(_lower_bound(right, count), 3), round(whole, 3))


def _lower_bound(share: float, count: int) -> float:
    """The lower end of Wilson's interval for a share seen in `count` cases."""
    square = SURE**2 / count
    middle, spread = share + square / 2, SURE * sqrt(share * (1 - share) / count + square / (4 * count))
    return max(0.0, (middle - spread) / (1 + square))


def expected_error(rows: Sequence[Row]) -> float:
    """The mean distance between what is claimed and what is right, weighted by count (ECE)."""
    total = sum(row.n for row in rows)
    return round(sum(row.n * abs(row.told - row.right) for row in rows) / total, 3) if total else 0.0


def markdown_table(rows: Sequence[Row]) -> str:
    """The rows as a table in Markdown."""
    lines = ["| group | n | told | right | at least | whole |", "|---|---|---|---|---|---|"]
    lines += [f"| {r.group} | {r.n} | {r.told:.2f} | {r.right:.2f} | {r.at_least:.2f} | {r.whole:.2f} |" for r in rows]
    return "\n".join(lines)


def predict_facts(folder: Path, model: str | None) -> dict[str, list[dict[str, Any]]]:
    """The facts of the whole parse on the records, by article id."""
    readings = make_parser(Wiring(model=model)).parse(read_records(folder))
    return {
        str(reading.article.source_id): [fact_json(s, reading.article.text) for s in reading.statements]
        for reading in readings
    }


def judge_read(shared: Path, model: str | None, half: Half = "kept") -> list[Judged]:
    """The statements that were read, of the articles of one half, with the scores that they have now."""
    verdicts = [v for v in read_verdicts() if half_of(v.article) == half]
    articles = corpus_articles(shared, {v.article for v in verdicts})
    return [
        Judged(one.verdict.kind, one.statement.made_by, chance_of(one.verdict.kind, one.evidence), one.right, one.whole)
        for one in see_verdicts(verdicts, list(unscored_parser(model).parse(articles)))
    ]


def order_kept(judged: Sequence[Judged]) -> float:
    """The chance that a right statement scores more than a wrong one (the area under the curve; a tie is half)."""
    right = [one.score for one in judged if one.right]
    wrong = [one.score for one in judged if not one.right]
    won = sum((good > bad) + 0.5 * (good == bad) for good in right for bad in wrong)
    return round(won / (len(right) * len(wrong)), 3) if right and wrong else 0.0


def sum_up(judged: Sequence[Judged]) -> dict[str, Any]:
    """The figures of a group: how far claims and truth lie apart, how well it ranks, the shares right from a bar."""
    tenths = reliability(judged)
    told: dict[str, Any] = {
        "n": len(judged), "error": expected_error(tenths), "honest": round(1 - expected_error(tenths), 3),
        "order": order_kept(judged), "tenths": [asdict(row) for row in tenths],
    }  # fmt: skip
    for bar in BARS:
        above = [one.right for one in judged if one.score >= bar]
        told[f"from_{round(100 * bar)}"] = round(sum(above) / len(above), 3) if above else None
    return told


def rule_rows(judged: Iterable[Judged]) -> list[Row]:
    """The rules that made some statements; of events the types, since each word is a rule."""
    rows = reliability(judged, lambda one: one.made_by.split(":")[0] if one.kind == "event" else one.made_by)
    return [row for row in rows if row.n >= LEAST]


def judge_records(shared: Path, model: str | None) -> list[Judged]:
    """The statements of the hand-made records as their scorer judges them."""
    sys.path.insert(0, str(shared / "score"))
    scorer = importlib.import_module("score_records")
    folder = shared / "gold" / "records"
    return judge_facts(scorer, scorer.load_gold(folder), predict_facts(folder, model))


def main() -> None:
    """Parse what was read and the records, and print how far the scores can be trusted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--kinds", nargs="*", default=list(ATTRIBUTES), choices=list(ATTRIBUTES))
    parser.add_argument("--markdown", action="store_true")
    parser.add_argument("--model")
    asked = parser.parse_args()
    read = judge_read(asked.shared, asked.model)
    records = judge_records(asked.shared, asked.model)
    groups = {"judged": read, **{f"judged {kind}": [o for o in read if o.kind == kind] for kind in asked.kinds},
              **{kind: [one for one in records if one.kind == kind] for kind in asked.kinds}}  # fmt: skip
    told = {name: sum_up(held) | {"rules": [asdict(r) for r in rule_rows(held)]} for name, held in groups.items()}
    if not asked.markdown:
        print(json.dumps(told | {"table": markdown_table(reliability(read))}))
        return
    for name, held in groups.items():
        print(f"## {name} (expected error {told[name]['error']}, order {told[name]['order']})\n")
        print(f"{markdown_table([*reliability(held), *rule_rows(held)])}\n")


if __name__ == "__main__":
    main()
