"""Score the answers to our own questions over the samples and the gold records; prints one JSON line.

    score_answers.py [--shared DIR] [--record PATH] [--errors read|unread|third|fourth|fifth_read|sixth_read]

evals/questions.tsv: 266 questions, 64 of them without an answer in the record, and evals/questions_third.tsv and
evals/questions_fourth.tsv: 120 more each, by other hands, all read by now. evals/questions_fifth.tsv: as many by
another hand; every second was read ("fifth_read"), the others are only counted ("fifth"). evals/questions_sixth.tsv:
as many by another hand; the first half was read ("sixth_read"), the other is only counted ("sixth").
`training/fit_answers.py` fits weights on those that were read. Right: all that is expected stands in the answer, every
figure that it lists is expected, it cites an article that says so, and it is short (LONGEST words without its outlets
and days). Partial: nothing in it is wrong, but a figure or name that others give is missing, or it is long. Wrong: any
other answer, and any answer where there is none. The rest is refused; "shown" are the right, and those refused whose
nearest lines hold one with all that is expected.
"""

import argparse
import csv
import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from onrecord.model.answer import Answer
from onrecord.ports import Parser
from onrecord.read import ReadSettings
from onrecord.record import Record, open_record
from onrecord.run.answering import Asking, answer_question
from onrecord.run.filling import fill_record
from onrecord.run.wiring import Wiring, make_parser
from onrecord.samples import pages_folder

REPOSITORY = Path(__file__).parent.parent
Json = dict[str, Any]
Verdict = Literal["right", "partial", "wrong", "refused"]
READ = ("read", "unread", "third", "fourth", "fifth_read", "sixth_read")
"""Parts whose questions were read; errors of the others are not shown."""
COUNTED = ("fifth", "sixth")
LONGEST = 40
"""Words of an answer; a longer one holds what is asked for by chance, and is none that a reader would call short."""
_OUTLET = re.compile(r"^[^:“]*: (?=“)")
_BRACKETS = re.compile(r"\([^()]*\)")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?(?: (?:million|billion|trillion))?")
_WORDS = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "seven": "7", "eight": "8", "nine": "9"}


@dataclass(frozen=True, slots=True)
class Question:
    """One row of the questions; `expected` are groups of alternatives, empty where the record does not say."""

    half: str
    kind: str
    text: str
    expected: tuple[tuple[str, ...], ...]
    articles: frozenset[str]


def read_questions(path: Path) -> list[Question]:
    """The questions of the file, in order."""
    with path.open(encoding="utf-8") as lines:
        rows = [row for row in csv.reader(lines, delimiter="\t") if row and not row[0].startswith("#")]
    found = []
    for row in rows:
        groups = () if row[3] == "NONE" else tuple(tuple(g.split("/")) for g in row[3].split(";"))
        cited = frozenset(row[4].split("/")) if len(row) > 4 else frozenset()
        found.append(Question(row[0], row[1], row[2], groups, cited))
    return found


def read_parts(folder: Path) -> list[Question]:
    """All questions of the folder, each with the part that it belongs to."""
    parts = {name: read_questions(folder / f"questions_{name}.tsv") for name in ("third", "fourth", "fifth", "sixth")}
    half = len(parts["sixth"]) // 2
    named = [replace(q, half=name) for name in ("third", "fourth") for q in parts[name]]
    fifth = [replace(q, half="fifth" if i % 2 else "fifth_read") for i, q in enumerate(parts["fifth"])]
    sixth = [replace(q, half="sixth_read" if i < half else "sixth") for i, q in enumerate(parts["sixth"])]
    return [*read_questions(folder / "questions.tsv"), *named, *fifth, *sixth]


def sample_names() -> Mapping[str, str]:
    """The id of each sample page by its address and by its file's name."""
    pages = json.loads((pages_folder().parent / "expected.json").read_text("utf-8"))["pages"]
    named = {p["url"]: p["id"] for p in pages if p.get("url")}
    return named | {p["file"]: p["id"] for p in pages}


def judge(question: Question, answer: Answer, names: Mapping[str, str]) -> Verdict:
    """Whether the answer is right, wrong, or none."""
    if answer.answer is None:
        return "refused"
    held = [any(_within(_plain(e), _plain(answer.answer.text)) for e in group) for group in question.expected]
    cited = {c.source_id for c in answer.answer.cites} | {c.url or "" for c in answer.answer.cites}
    ids = {names.get(i, names.get(Path(i).name, i)) for i in cited}
    supported = "*" in question.articles or bool(ids & question.articles)
    if not any(held) or not supported or not _only_expected(question, answer.answer.text):
        return "wrong"
    short = len(_OUTLET.sub("", _BRACKETS.sub("", answer.answer.text)).split()) <= LONGEST
    return "right" if all(held) and short else "partial"


def is_shown(question: Question, answer: Answer, names: Mapping[str, str]) -> bool:
    """True if the question is refused and one of the nearest lines, of a right article, holds all that is expected."""
    lines = answer.nearest if answer.answer is None else ()
    told = (Answer(answer.question, line, (), disputed=False, nearest=()) for line in lines)
    return any(judge(replace(question, kind=""), one, names) in ("right", "partial") for one in told)


def _only_expected(question: Question, text: str) -> bool:
    """True if every figure that is told is expected."""
    if question.kind != "many":
        return True
    figures = {n.replace(",", "") for n in _NUMBER.findall(_BRACKETS.sub("", text))}
    return figures <= {_plain(e) for group in question.expected for e in group}


def _plain(text: str) -> str:
    plain = re.sub(r"(?<=\d),(?=\d)", "", text.lower())
    return " ".join(_WORDS.get(word, word) for word in plain.split())


def _within(expected: str, told: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(expected)}", told) is not None


@contextmanager
def asked_record(shared: Path, path: Path | None, parser: Parser) -> Iterator[Record]:
    """The record of the samples and the gold records, made if `path` is not given."""
    if path is not None:
        with open_record(path, Wiring().clock, read_only=True) as record:
            yield record
        return
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
        rows = Path(folder) / "gold.jsonl"
        rows.write_text("".join(gold_rows(shared)), "utf-8")
        with open_record(Path(folder) / "record.db", Wiring().clock) as record:
            fill_record(record, [str(pages_folder()), str(rows)], ReadSettings(), Wiring(), parser)
            yield record


def gold_rows(shared: Path) -> Iterator[str]:
    """The articles of the gold records as lines of JSON."""
    for file in sorted((shared / "gold" / "records").glob("20*.json")):
        row = json.loads(file.read_text("utf-8"))
        yield json.dumps({key: row[key] for key in ("id", "outlet", "title", "published", "text")}) + "\n"


def count(questions: Sequence[Question], verdicts: Sequence[Verdict], shown: Sequence[bool]) -> Json:
    """Shares of the questions answered right and wrong, shown at least, and of those without an answer refused."""
    told = Counter(v for q, v in zip(questions, verdicts, strict=True) if q.expected)
    silent = Counter(v for q, v in zip(questions, verdicts, strict=True) if not q.expected)
    wrong = told["wrong"] + silent["wrong"]
    return {
        "right": round(told["right"] / (told.total() or 1), 3),
        "partial": round(told["partial"] / (told.total() or 1), 3),
        "wrong": round(wrong / len(questions), 3),
        "shown": round((told["right"] + sum(shown)) / (told.total() or 1), 3),
        "refusals_right": round(silent["refused"] / (silent.total() or 1), 3), "questions": len(questions),
    }  # fmt: skip


def main() -> None:
    """Print the scores, and the errors that may be read."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--shared", type=Path, default=REPOSITORY.parent / "shared")
    parser.add_argument("--record", type=Path, default=None, help="a record of the same articles, made before")
    parser.add_argument("--errors", choices=READ, action="append", default=[])
    asked = parser.parse_args()
    questions = read_parts(REPOSITORY / "evals")
    names, reader = sample_names(), make_parser(Wiring())
    verdicts: list[Verdict] = []
    shown: list[bool] = []
    with asked_record(asked.shared, asked.record, reader) as record:
        for question in questions:
            answer = answer_question(record, Asking(question.text), Wiring(), reader)
            verdicts.append(judge(question, answer, names))
            shown.append(bool(question.expected) and is_shown(question, answer, names))
            bad = verdicts[-1] != ("right" if question.expected else "refused")
            if bad and question.half in asked.errors:
                print_error(question, answer, verdicts[-1])

    def tally(at: Iterable[int]) -> Json:
        return count([questions[i] for i in at], [verdicts[i] for i in at], [shown[i] for i in at])

    halves = {half: [i for i, q in enumerate(questions) if q.half == half] for half in (*READ, *COUNTED)}
    parts = {half: tally(at) for half, at in halves.items()}
    print(json.dumps({"stage": "answers", "all": tally(range(len(questions))), **parts}))


def print_error(question: Question, answer: Answer, verdict: Verdict) -> None:
    """One question that was not answered as expected."""
    print(f"## {verdict}: {question.text}\n   expected {question.expected or 'no answer'}")
    print(f"   told {answer.answer.text if answer.answer else None} | {'; '.join(answer.why)}")
    for line in answer.lines or answer.nearest:
        print(f"      {line.text[:200]} [{', '.join(c.source_id[-30:] for c in line.cites)}]")


if __name__ == "__main__":
    main()
