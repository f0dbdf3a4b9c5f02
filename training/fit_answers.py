"""Fit the weights that turn the signs of what sentences offer into the chance that it is the answer.

    python training/fit_answers.py [--shared DIR] [--check]

Takes our own questions with all that the sentences of their reports offer for each, judged as `evals/score_answers.py`
judges an answer, and writes `src/onrecord/tell/answer/weights.tsv`. The questions: those of `evals/questions*.tsv` that
were read and that our own sample pages answer, or nothing does; those on three situations that we made up
(`training/situations`, `questions_own.tsv`); and those on texts of GUM (`questions_gum.tsv`; the texts are
`training/gum` of the shared data). A softmax over the offers and over "nothing" is fitted, so that the right offers
together (or "nothing", where none is right) get the most; each sign may speak only for an answer or only against it;
"nothing" weighs by what is asked for (who, when, ...), each pulled to what it weighs for all.
With --check nothing is written: each set of questions is weighed by the weights of the others, and printed is how many
of those with an answer are right, and of all wrong, from each chance on. Needs numpy; the same questions and the same
parse give the same weights.
"""

import argparse
import gzip
import json
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from evals.score_answers import READ, Question, judge, read_parts, read_questions, sample_names  # noqa: E402
from onrecord.model.answer import Answer  # noqa: E402
from onrecord.parse.stages import StatementParser  # noqa: E402
from onrecord.parse.trees import PipelineGrammar  # noqa: E402
from onrecord.read import ReadSettings  # noqa: E402
from onrecord.record import open_record  # noqa: E402
from onrecord.run.answering import Asking, read_question  # noqa: E402
from onrecord.run.filling import fill_record  # noqa: E402
from onrecord.run.wiring import Wiring, make_parser  # noqa: E402
from onrecord.samples import pages_folder  # noqa: E402
from onrecord.tell.answer import read_asked, turn_question  # noqa: E402
from onrecord.tell.answer.asked import Hole  # noqa: E402
from onrecord.tell.answer.evidence import Finder  # noqa: E402
from onrecord.tell.answer.given import tell_evidence, word_given  # noqa: E402
from onrecord.tell.answer.matching import Matcher  # noqa: E402
from onrecord.tell.answer.offering import Offer, find_offers  # noqa: E402
from onrecord.tell.answer.weighing import ANY, NOTHING  # noqa: E402
from onrecord.tell.shelf import Shelf  # noqa: E402
from onrecord.text.actors import load_actors  # noqa: E402
from onrecord.thread import build_account  # noqa: E402

RIDGE = 3.0
"""Pull of each weight towards 0, of signs that vary by 1; chosen between 1 and 3, which differ little."""
OWN_RIDGE = 1.0
"""Pull of what "nothing" weighs for one kind of question towards what it weighs for all; 0.3 to 5 differ little."""
STEPS, RATE = 300, 0.05
LEAST = 0.05
"""Weights nearer to 0 are left out."""
AGAINST = frozenset({
    "a word is missing", "a name is missing", "long sentence", "words stand apart", "unqualified", "of another",
    "another time", "elsewhere", "not negated", "not told as done", "a question", "parties in other places",
    "that place is empty", "far from the words", "counts another thing", "thing is not counted", "source is missing",
    "unit does not fit", "a length of time", "counted of others", "time of the question", "time does not fit",
    "since or until", "nothing that it may be", "another of several", "done by nobody",
})  # fmt: skip
"""Signs that can only speak against an answer; all others can only speak for it."""
HOLES = get_args(Hole)
CHANCES = (0.3, 0.4, 0.5, 0.6, 0.7)
GUM = "gum"
SITUATIONS = ("bank", "railway", "flood")
OUTPUT = ROOT / "src" / "onrecord" / "tell" / "answer" / "weights.tsv"
HEAD = """# The weight of each sign of what may be an answer, and of "nothing" by what is asked for.
# Made by training/fit_answers.py from our own questions; do not edit by hand.
"""
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """A question with its offers: the table of their signs, which are right, and which is the same answer as which."""

    question: Question
    hole: int
    offers: tuple[Offer, ...]
    right: NDArray[Any]


@dataclass(frozen=True, slots=True)
class Matter:
    """Reports in one record, and the questions that are put to it."""

    reports: Path
    questions: Sequence[Question]


def list_matters(shared: Path, folder: Path) -> Iterator[Matter]:
    """The samples, our own situations, and the texts of GUM, which are written to the folder."""
    names = sample_names()
    yield Matter(pages_folder(), [q for q in read_parts(ROOT / "evals") if q.half in READ and is_of_samples(q, names)])
    own = read_questions(ROOT / "training" / "questions_own.tsv")
    for name in SITUATIONS:
        yield Matter(ROOT / "training" / "situations" / f"{name}.jsonl", [q for q in own if q.half == name])
    with gzip.open(shared / "training" / "gum" / "documents.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    kept = ({"id": r["id"], "title": r["title"], "published": r["date"], "text": r["text"]} for r in rows)
    texts = folder / "gum.jsonl"
    texts.write_text("".join(f"{json.dumps(row)}\n" for row in kept), "utf-8")
    yield Matter(texts, read_questions(ROOT / "training" / "questions_gum.tsv"))


def collect_cases(shared: Path) -> list[Case]:
    """The questions, each with all that its reports offer, judged; those of yes or no aside."""
    parser = make_parser(Wiring())
    with tempfile.TemporaryDirectory() as folder:
        matters = list_matters(shared, Path(folder))
        return [case for matter in matters for case in offer_answers(matter, parser)]


def offer_answers(matter: Matter, parser: StatementParser) -> Iterator[Case]:
    """The questions of a matter, each with all that is offered for it."""
    wiring, names, gazetteer = Wiring(), sample_names(), load_actors(None)
    grammar = PipelineGrammar(parser.pipeline)
    with tempfile.TemporaryDirectory() as folder, open_record(Path(folder) / "record.db", wiring.clock) as record:
        fill_record(record, [str(matter.reports)], ReadSettings(), wiring, parser)
        shelf = Shelf(build_account(record.view(), list(record.article_ids()), gazetteer))
        for question in matter.questions:
            turned = turn_question(question.text, grammar)
            reading = read_question(Asking(question.text), turned, wiring, parser)
            asked = read_asked(question.text, turned, reading, gazetteer)
            offers = find_offers(shelf, asked, Matcher(asked, grammar), Finder(shelf, asked).find())
            if asked.hole != "whether":
                right = np.array([is_right(shelf, question, offer, names) for offer in offers], dtype=bool)
                yield Case(question, HOLES.index(asked.hole), tuple(offers), right)


def is_of_samples(question: Question, names: Mapping[str, str]) -> bool:
    """True for a question that a sample page answers, or that nothing does."""
    return not question.expected or not question.articles.isdisjoint((*names.values(), "*"))


def is_right(shelf: Shelf, question: Question, offer: Offer, names: Mapping[str, str]) -> bool:
    """True if the offer, told as an answer, is right."""
    given = offer.given
    line = word_given(shelf, [[given]]) if given.words else None
    line = line or tell_evidence(shelf, given.evidence, given.kind, given.clause)
    told = Answer(question.text, line, (), disputed=False, nearest=())
    return bool(question.expected) and judge(question, told, names) == "right"


class Fit:
    """Weights of signs, of nothing, and of what nothing weighs more for each hole, fitted on cases."""

    def __init__(self, cases: Sequence[Case]) -> None:
        self.names = sorted({name for case in cases for offer in case.offers for name in offer.signs})
        self.sign = np.array([-1.0 if name in AGAINST else 1.0 for name in self.names])
        self.spread = np.concatenate([self._table(case) for case in cases]).std(0) + 1e-3
        self.weights = np.concatenate([0.1 * self.sign, np.zeros(1 + len(HOLES))])
        self._descend([(self._table(case) / self.spread, case) for case in cases])

    def _table(self, case: Case) -> Numbers:
        rows = [[offer.signs.get(name, 0.0) for name in self.names] for offer in case.offers]
        return np.array(rows, dtype=float).reshape(-1, len(self.names))

    def _chances(self, table: Numbers, case: Case) -> Numbers:
        signs = len(self.names)
        nothing = self.weights[signs] + self.weights[signs + 1 + case.hole]
        scores = np.append(table @ self.weights[:signs], nothing)
        parts = np.exp(scores - scores.max())
        return np.asarray(parts / parts.sum())

    def _descend(self, tables: Sequence[tuple[Numbers, Case]]) -> None:
        """Adam, with every weight kept on its side of 0."""
        signs, mean, square = len(self.names), np.zeros_like(self.weights), np.zeros_like(self.weights)
        pull = np.concatenate([np.full(signs, RIDGE), [0.0], np.full(len(HOLES), OWN_RIDGE)])
        for step in range(1, STEPS + 1):
            slope = pull * self.weights
            for table, case in tables:
                chances = self._chances(table, case)
                wanted = np.append(case.right, not case.right.any()) * chances
                off = chances - wanted / (wanted.sum() + 1e-12)
                slope[:signs] += off[:-1] @ table
                slope[[signs, signs + 1 + case.hole]] += off[-1]
            mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope * slope
            move = (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
            self.weights = self.weights - RATE * move
            self.weights[:signs] = np.where(self.weights[:signs] * self.sign < 0, 0.0, self.weights[:signs])

    def decide(self, case: Case) -> tuple[float, bool]:
        """The chance of the likeliest answer, offers of the same taken together, and whether it is right."""
        totals: dict[object, float] = {}
        rights: dict[object, bool] = {}
        for offer, chance, right in zip(
            case.offers, self._chances(self._table(case) / self.spread, case), case.right, strict=False
        ):
            totals[offer.given.key] = totals.get(offer.given.key, 0.0) + float(chance)
            rights[offer.given.key] = rights.get(offer.given.key, False) or bool(right)
        best = max(totals, key=lambda key: totals[key], default=None)
        return (totals[best], rights[best]) if best is not None else (0.0, False)

    def rows(self) -> Iterable[str]:
        """The lines of the table: of nothing first, then of the signs by name."""
        signs = len(self.names)
        yield f"{NOTHING}{ANY}\t{self.weights[signs]:.2f}"
        own = zip(HOLES, self.weights[signs + 1 :], strict=True)
        yield from (f"{NOTHING}{hole}\t{self.weights[signs] + more:.2f}" for hole, more in own if abs(more) >= LEAST)
        raw = zip(self.names, self.weights[:signs] / self.spread, strict=True)
        yield from (f"{name}\t{weight:.2f}" for name, weight in raw if abs(weight) >= LEAST)


def check(cases: Sequence[Case]) -> None:
    """Print, for each set weighed by the weights of the others, right and wrong from each chance on."""
    for part in dict.fromkeys(case.question.half for case in cases):
        fit = Fit([case for case in cases if case.question.half != part])
        own = [case for case in cases if case.question.half == part]
        told = [(bool(case.question.expected), *fit.decide(case)) for case in own]
        known = sum(answerable for answerable, _, _ in told)
        for least in CHANCES:
            right = sum(chance >= least and is_right for _, chance, is_right in told)
            wrong = sum(chance >= least and not is_right for _, chance, is_right in told)
            sys.stdout.write(f"{part}\t{least}\tright {right / known:.2f}\twrong {wrong / len(told):.3f}\n")


def main() -> None:
    """Write the weights, or print how they do."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    asked = parser.parse_args()
    cases = collect_cases(asked.shared)
    if asked.check:
        check(cases)
    else:
        OUTPUT.write_text(HEAD + "\n".join(Fit(cases).rows()) + "\n", "utf-8")


if __name__ == "__main__":
    main()
