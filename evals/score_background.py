"""The "why it matters" of a brief beside human backgrounds and a lead-3 baseline; prints one JSON line.

    score_background.py [--shared DIR] [--events N] [--updates N]

Of each event, the brief is asked at some of its days for what a newcomer must know before that day's update: the
updates up to it are its articles, and its sections Why it matters and Know more are the background. `lead`: the first
three sentences of the newest earlier update; `first`: those of the first. ROUGE-1 and -2 F1, mean over the three
annotators, and the words told (people write some 130).
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from evals.score_timelines import read_rows
from onrecord.model import Account, Article, Paragraph, Published, Reading
from onrecord.run.wiring import Wiring, make_parser
from onrecord.tell import BriefQuestion, write_brief

REPOSITORY = Path(__file__).parent.parent
Json = dict[str, Any]
LEAD = 3
SECTIONS = ("Why it matters", "Know more")
LEAST_EARLIER = 2
"""Updates there must be before one: the background of the first is not in the data."""


def make_article(event: str, number: int, update: Json) -> Article:
    """An update as an article of its day."""
    text = " ".join(str(update["update"]).replace("\\n", "\n").split("\n")).strip()
    day = date.fromisoformat(update["date"][:10])
    published = Published(day, day, "given", "from the gold data")
    ident = f"{event}-{number}"
    return Article(ident, ident, None, None, None, (), text, "en", published, (Paragraph(0, len(text)),))


def choose_days(updates: Sequence[Json], most: int) -> list[int]:
    """Numbers of updates, evenly over the event, that have earlier ones and a background."""
    fit = [n for n, u in enumerate(updates) if n >= LEAST_EARLIER and u["background"]]
    step = max(1, -(-len(fit) // most))
    return fit[::step]


def tell_background(readings: Sequence[Reading]) -> str:
    """The brief's own background of the newest of what was read."""
    brief = write_brief(Account(tuple(readings)), BriefQuestion())
    lines = [line for s in brief.sections if s.name in SECTIONS for line in s.lines]
    return " ".join(line.text for line in lines)


def first_sentences(reading: Reading, count: int) -> str:
    """The first sentences of an update."""
    return " ".join(reading.article.text[s.start : s.end] for s in reading.sentences[:count])


def rouge(told: Counter[Any], gold: Counter[Any]) -> float:
    """F1 of the words or pairs of words that both hold."""
    total = sum(told.values()) + sum(gold.values())
    return 2 * sum((told & gold).values()) / total if total else 0.0


def main() -> None:
    """Tell the backgrounds and print the means."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--shared", type=Path, default=REPOSITORY.parent / "shared")
    options.add_argument("--events", type=int, default=11)
    options.add_argument("--updates", type=int, default=6, help="days of an event at which a background is asked for")
    asked = options.parse_args()
    sys.path.insert(0, str(asked.shared / "score"))
    grams = import_module("score_timelines").grams
    parser = make_parser(Wiring())
    sums = {name: {"rouge1": 0.0, "rouge2": 0.0, "words": 0.0} for name in ("ours", "lead", "first")}
    count = told = 0
    for event in read_rows(asked.shared / "gold" / "timelines" / "background-summaries.jsonl.gz")[: asked.events]:
        people = [a["updates"] for a in event["annotators"]]
        days = choose_days(people[0], asked.updates)
        texts = [make_article(event["id"], n, u) for n, u in enumerate(people[0][: days[-1] + 1]) if u["update"]]
        readings = {r.article.source_id: r for r in parser.parse(texts)}
        for day in days:
            earlier = [readings[f"{event['id']}-{n}"] for n in range(day) if f"{event['id']}-{n}" in readings]
            gold = [grams([updates[day]["background"]]) for updates in people if updates[day]["background"]]
            if len(earlier) < LEAST_EARLIER or not gold:
                continue
            news = readings.get(f"{event['id']}-{day}")
            ours = tell_background([*earlier, news] if news else earlier)
            lead, first = first_sentences(earlier[-1], LEAD), first_sentences(earlier[0], LEAD)
            ways = {"ours": ours, "lead": lead, "first": first}
            count, told = count + 1, told + bool(ours)
            for name, text in ways.items():
                found = grams([text])
                sums[name]["words"] += len(text.split())
                for number, key in enumerate(("rouge1", "rouge2")):
                    sums[name][key] += sum(rouge(found[number], g[number]) for g in gold) / len(gold)
    means = {name: {key: round(value / count, 4) for key, value in found.items()} for name, found in sums.items()}
    print(json.dumps({"stage": "background", "backgrounds": count, "told": told, **means}))


if __name__ == "__main__":
    main()
