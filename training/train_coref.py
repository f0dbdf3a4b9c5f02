"""Fit the weights that choose what a pronoun or a noun stands for.

    python training/train_coref.py [--shared ../shared] [--check]

Reads the documents of GUM that are in the public domain or under CC BY and are no news, follows their references
with the annotators' answers, and writes `src/onrecord/parse/coreference/weights.tsv`. With --check nothing is
written. Prints how often the right figure is chosen, for these documents and for those that were not fitted on.
Needs numpy and the shared data; the same documents and the same parse give the same weights.
"""

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from spacy.tokens import Token

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from evals.score_names import make_article  # noqa: E402
from onrecord.parse.coreference.figures import Candidate, Figure  # noqa: E402
from onrecord.parse.coreference.following import follow_references  # noqa: E402
from onrecord.parse.draft import Draft  # noqa: E402
from onrecord.parse.language import draft_articles, load_pipeline  # noqa: E402
from onrecord.parse.names import STAGE as NAMES  # noqa: E402

FITTED = ("interview", "speech", "court", "academic")
"""Genres that are fitted on: CC BY or in the public domain. News is left for scoring; biographies and travel guides,
which are share-alike, are only looked at."""
RIDGE = 10.0
"""Pull of each weight towards what is held of it beforehand. Of 3, 6, 10, 20 and 40, those up to 10 link biographies
equally well and better than the rest; travel guides ask for a strong pull. Neither is fitted on."""
HELD = {
    "he gone 1": -1.2, "he gone 2": -2.4, "he gone 3": -3.2, "he gone 4": -3.6, "he gone 7": -4.0,
    "he was subject": 1.5, "he was subject before": 1.5, "he was object": 0.5, "he was object before": 0.5,
    "he was owner": 0.3, "he was owner before": 0.3, "he is person": 0.5, "he is somebody": -0.5, "he is kin": -0.5,
    "he is perhaps": -1.5, "he is body": -2.0, "he is name": -1.0, "he both report": 1.0,
    "he reporter in quote": -1.0, "he was quoted": -1.0, "he none": -3.0,
}  # fmt: skip
"""What is held beforehand of the pronouns of persons, of which the fitted genres have only 139: the weights of the
rules that stood here before. Of all other evidence nothing is held."""
FEWEST = 4
"""Evidence seen on fewer candidates gets no weight."""
STEPS, RATE, SLOW_FROM = 600, 0.05, 300
OUTPUT = ROOT / "src" / "onrecord" / "parse" / "coreference" / "weights.tsv"
HEAD = """# The weight of each piece of evidence on what a pronoun (he, it, they) or a definite noun (of a person, body,
# thing) stands for. Made by training/train_coref.py from GUM (see training/README.md); do not edit by hand.
# Credit: GUM corpus, Georgetown University, https://gucorpling.org/gum/ (annotations CC BY 4.0).
evidence\tweight
"""


@dataclass(frozen=True, slots=True)
class Case:
    """A pronoun or noun: the evidence on each candidate and, last, on none of them; which of these are right."""

    genre: str
    sort: str
    options: list[list[str]]
    right: list[int]


def read_cases(shared: Path) -> list[Case]:
    """The cases of all documents but the news, which is for scoring."""
    with gzip.open(shared / "training/gum/documents.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row["genre"] != "news"]
    articles = [make_article(row["id"], row["text"]) for row in rows]
    cases: list[Case] = []
    for row, draft in zip(rows, draft_articles(load_pipeline(None), articles), strict=True):
        NAMES.run(draft)
        cases += find_cases(row, draft)
    return cases


def find_cases(row: dict[str, Any], draft: Draft) -> list[Case]:
    """What one document asks, each question met with all those before it answered as the annotators did."""
    cluster_at = {head: number for number, mention in _mentions(row) for head in _head(draft, *mention)}
    cases: list[Case] = []

    def answer(word: Token, candidates: Sequence[Candidate], none: Sequence[str]) -> Figure | None:
        wanted = cluster_at.get(word.i)
        told = [_cluster_of(figure, cluster_at) for figure, _ in candidates]
        right = [place for place, cluster in enumerate(told) if cluster is not None and cluster == wanted]
        options = [*(evidence for _, evidence in candidates), list(none)]
        cases.append(Case(row["genre"], none[0].split()[0], options, right or [len(candidates)]))
        return candidates[right[0]][0] if right else None

    follow_references(draft, answer)
    return cases


def _mentions(row: dict[str, Any]) -> Iterator[tuple[int, tuple[int, int]]]:
    """Every mention with the number of its cluster, but predicates and appositions, which news does not link."""
    for entity in reversed(row["entities"]):
        if entity["cluster"] is not None and entity["link"] not in ("pred", "appos"):
            yield entity["cluster"], (entity["spans"][0][0], entity["spans"][-1][1])


def _head(draft: Draft, start: int, end: int) -> list[int]:
    tokens = draft.doc.char_span(start, end, alignment_mode="expand")
    return [] if tokens is None else [tokens.root.i]


def _cluster_of(figure: Figure, cluster_at: dict[int, int]) -> int | None:
    """The cluster of most of the figure's phrases in its last sentence."""
    found = Counter(cluster_at[phrase.head.i] for phrase in figure.near if phrase.head.i in cluster_at)
    return found.most_common(1)[0][0] if found else None


def fit_weights(cases: Sequence[Case], ridge: float = RIDGE) -> dict[str, float]:
    """The weights under which the right options are likeliest, less the pull towards what is held beforehand."""
    counts = Counter(sign for case in cases for option in case.options for sign in option)
    names = sorted(name for name, count in counts.items() if count >= FEWEST or name in HELD)
    place = {name: number for number, name in enumerate(names)}
    table = np.zeros((sum(len(case.options) for case in cases), len(names)))
    case_of, right = [], []
    for number, case in enumerate(cases):
        for option, signs in enumerate(case.options):
            table[len(case_of), [place[sign] for sign in signs if sign in place]] = 1
            case_of.append(number)
            right.append(option in case.right)
    held = np.array([HELD.get(name, 0.0) for name in names])
    found = _climb(table, np.array(case_of), np.array(right), held, ridge)
    return dict(zip(names, (round(float(weight), 2) for weight in found), strict=True))


def _climb(table: np.ndarray, case_of: np.ndarray, right: np.ndarray, held: np.ndarray, ridge: float) -> np.ndarray:
    """Adam over all cases at once, from what is held beforehand; the last steps are smaller."""
    starts = np.flatnonzero(np.r_[True, case_of[1:] != case_of[:-1]])
    weights, mean, square = held.copy(), np.zeros_like(held), np.zeros_like(held)
    for step in range(1, STEPS + 1):
        scores = table @ weights
        wrong = _shares(scores, starts, case_of) - _shares(np.where(right, scores, -1e9), starts, case_of)
        slope = table.T @ wrong + ridge * (weights - held)
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        rate = RATE if step < SLOW_FROM else RATE / 5
        weights = weights - rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights


def _shares(scores: np.ndarray, starts: np.ndarray, case_of: np.ndarray) -> np.ndarray:
    """The chance of each option among those of its case."""
    shares = np.exp(scores - np.maximum.reduceat(scores, starts)[case_of])
    return np.asarray(shares / np.add.reduceat(shares, starts)[case_of])


def count_right(cases: Iterable[Case], weights: dict[str, float]) -> Counter[tuple[str, str, str]]:
    """How many cases of each genre and sort there are, and of how many the heaviest option is right."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for case in cases:
        heavy = [sum(weights.get(sign, 0.0) for sign in option) for option in case.options]
        chosen = max(range(len(heavy)), key=lambda place: (heavy[place], place == len(heavy) - 1, -place))
        counts[case.genre, case.sort, "all"] += 1
        counts[case.genre, case.sort, "right"] += chosen in case.right
    return counts


def main() -> None:
    """Fit, print how well it does by genre, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--check", action="store_true", help="write nothing")
    asked = parser.parse_args()
    cases = read_cases(asked.shared)
    weights = fit_weights([case for case in cases if case.genre in FITTED])
    counts = count_right(cases, weights)
    for genre, sort in sorted({(genre, sort) for genre, sort, _ in counts}):
        fitted = "fitted on" if genre in FITTED else "not fitted on"
        right, every = counts[genre, sort, "right"], counts[genre, sort, "all"]
        sys.stdout.write(f"{genre:10} {sort:7} {right} of {every} ({fitted})\n")
    if not asked.check:
        rows = (f"{name}\t{weight:.2f}\n" for name, weight in weights.items() if weight)
        OUTPUT.write_text(HEAD + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
