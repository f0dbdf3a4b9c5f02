"""Timelines of T17 and Entities beside two baselines on the same articles; prints one JSON line a set.

    score_timelines.py [--shared DIR] [--cache DIR] [--topics NAME ...] [--articles N] [--within]

Every timeline is asked for as many dates, and as many lines a date, as the reference has; with `--within` for none
before its first or after its last, which is how DATEWISE was asked for its published figures. `mentions`: the days
named most, each with the first sentences that name it. `datewise`: days by sentences that name them and articles
published on them, each told by the sentences nearest to the centroid of all that name it or open an article of that
day (in the manner of DATEWISE, without its trained weights). All three get the readings with the days that an account
mends (`mend_editions`). Parsing takes most of the time: `--cache` keeps readings.
"""

import argparse
import gzip
import json
import pickle
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from importlib import import_module
from math import log, sqrt
from pathlib import Path
from typing import Any

from onrecord.model import Account, Article, Paragraph, Published, Reading
from onrecord.run.wiring import Wiring, make_parser
from onrecord.tell import write_timeline
from onrecord.tell.timeline import OPEN, Period
from onrecord.text.about import STOP_WORDS, expand_terms
from onrecord.text.actors import load_actors
from onrecord.thread.editions import mend_editions

REPOSITORY = Path(__file__).parent.parent
Json = dict[str, Any]
Timeline = list[Json]
OPENING = 5
"""Sentences that open an article: what DATEWISE takes of articles published on a day."""
SAME = 0.5
"""Share of words from which a second sentence of a day is left out by a baseline."""
_WORD = re.compile(r"[^\W_]{3,}")


def make_article(row: Json) -> Article:
    """An article of one paragraph, a sentence of the source on each line."""
    day, text = date.fromisoformat(row["date"][:10]), "\n".join(row["sentences"])
    published = Published(day, day, "given", "from the gold data")
    return Article(row["id"], row["id"], None, None, None, (), text, "en", published, (Paragraph(0, len(text)),))


def read_rows(path: Path) -> list[Json]:
    """The rows of a gzipped file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def read_topics(
    rows: Sequence[Json], topics: Sequence[str], cache: Path, most: int
) -> Iterator[tuple[str, list[Reading]]]:
    """The readings of each topic, oldest first; kept in and taken from the folder `cache`."""
    parser = make_parser(Wiring())
    for topic in topics:
        kept = cache / f"{topic}.pkl"
        if not kept.is_file():
            chosen = sorted((r for r in rows if r["topic"] == topic), key=lambda r: (r["date"], r["id"]))
            step = -(-len(chosen) // most)
            kept.write_bytes(pickle.dumps(list(parser.parse(map(make_article, chosen[::step]))), protocol=5))
        yield topic, pickle.loads(kept.read_bytes())


def tell_ours(
    readings: Sequence[Reading], topic: str, dates: int, per_date: int, within: Period = OPEN
) -> Timeline:
    """The product's timeline; a topic of the set Entities is asked for by its name, one of T17 without a subject."""
    group, _, name = topic.partition("-")
    about = name.replace("_", " ") if group == "entities" else None
    terms = expand_terms(about, load_actors()) if about else ()
    entries = write_timeline(Account(tuple(readings)), about, dates, per_date, terms, within)
    told = [{"date": e.date, "sentences": [line.text for line in e.lines]} for e in entries]
    return [entry for entry in told if len(entry["date"]) == len("2020-01-01")]


def named_days(reading: Reading) -> Iterator[tuple[str, str]]:
    """Each day that the article names, with the sentence that does."""
    text = reading.article.text
    for sentence in reading.sentences:
        for timex in reading.times:
            if sentence.covers(timex.span) and timex.when and timex.when.days == 1 and timex.when.start:
                yield timex.when.start.isoformat(), text[sentence.start : sentence.end]


def is_within(day: str, within: Period) -> bool:
    """True if the day lies in the period."""
    first, last = within
    return (first is None or first.isoformat() <= day) and (last is None or day <= last.isoformat())


def tell_mentions(readings: Sequence[Reading], dates: int, per_date: int, within: Period = OPEN) -> Timeline:
    """The baseline of counts: the days named in most sentences, each with its first sentences."""
    found: dict[str, list[str]] = defaultdict(list)
    for reading in readings:
        for day, sentence in named_days(reading):
            if is_within(day, within):
                found[day].append(sentence)
    chosen = sorted(found, key=lambda day: (-len(found[day]), day))[:dates]
    return [{"date": day, "sentences": list(dict.fromkeys(found[day]))[:per_date]} for day in sorted(chosen)]


def tell_datewise(readings: Sequence[Reading], dates: int, per_date: int, within: Period = OPEN) -> Timeline:
    """The baseline of centroids."""
    named: Counter[str] = Counter()
    pool: dict[str, list[str]] = defaultdict(list)
    for reading in readings:
        text, day = reading.article.text, reading.article.published.day
        for mentioned, sentence in named_days(reading):
            named[mentioned] += 1
            pool[mentioned].append(sentence)
        if day:
            named[day.isoformat()] += 1
            pool[day.isoformat()] += [text[s.start : s.end] for s in reading.sentences[:OPENING]]
    held = Counter(word for sentences in pool.values() for s in sentences for word in content_words(s))
    chosen = sorted((d for d in named if is_within(d, within)), key=lambda day: (-named[day], day))[:dates]
    rarity = {word: log(sum(map(len, pool.values())) / count) for word, count in held.items()}
    return [{"date": day, "sentences": choose_central(pool[day], rarity, per_date)} for day in sorted(chosen)]


def choose_central(sentences: Sequence[str], rarity: dict[str, float], most: int) -> list[str]:
    """The sentences nearest to the centroid of all, none like one before it."""
    centre: Counter[str] = Counter()
    for sentence in sentences:
        centre.update({word: rarity[word] for word in content_words(sentence)})
    scores = {s: _likeness(content_words(s), centre, rarity) for s in dict.fromkeys(sentences)}
    chosen: list[str] = []
    for sentence in sorted(scores, key=lambda s: -scores[s]):
        words = content_words(sentence)
        if len(chosen) < most and all(len(words & w) < SAME * len(words | w) for w in map(content_words, chosen)):
            chosen.append(sentence)
    return chosen


def _likeness(words: frozenset[str], centre: Counter[str], rarity: dict[str, float]) -> float:
    length = sqrt(sum(rarity[w] ** 2 for w in words))
    return sum(centre[w] * rarity[w] for w in sorted(words)) / length if length else 0.0


def content_words(text: str) -> frozenset[str]:
    """Words of three letters and more, those of a function aside."""
    return frozenset(w for w in _WORD.findall(text.lower()) if w not in STOP_WORDS)


def main() -> None:
    """Tell every timeline in three ways and print the means of each set."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--shared", type=Path, default=REPOSITORY.parent / "shared")
    options.add_argument("--cache", type=Path, help="a folder in which readings are kept")
    options.add_argument("--topics", nargs="*", help="only these, e.g. t17-mj")
    options.add_argument("--articles", type=int, default=400, help="of a topic, evenly over its time (as an account)")
    options.add_argument("--within", action="store_true", help="ask for days of the reference's own time only")
    asked = options.parse_args()
    sys.path.insert(0, str(asked.shared / "score"))
    scorer = import_module("score_timelines")
    folder = asked.shared / "gold" / "timelines"
    references = read_rows(folder / "timelines.jsonl.gz")
    topics = asked.topics or sorted({r["topic"] for r in references})
    found: dict[tuple[str, str], list[Json]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as unkept:
        rows = read_rows(folder / "articles.jsonl.gz")
        for topic, parsed in read_topics(rows, topics, asked.cache or Path(unkept), asked.articles):
            readings = mend_editions(parsed)
            for reference in (r for r in references if r["topic"] == topic):
                dates = len(reference["entries"])
                lines = max(1, round(sum(len(e["sentences"]) for e in reference["entries"]) / dates))
                days = [date.fromisoformat(e["date"][:10]) for e in reference["entries"]]
                within = (min(days), max(days)) if asked.within else OPEN
                told = {
                    "ours": tell_ours(readings, topic, dates, lines, within),
                    "mentions": tell_mentions(readings, dates, lines, within),
                    "datewise": tell_datewise(readings, dates, lines, within),
                }
                for name, entries in told.items():
                    found[topic.partition("-")[0], name].append(scorer.score_one(reference, {"entries": entries}))
    for group in sorted({g for g, _ in found}):
        print(json.dumps({"part": group, **{n: mean(s) for (g, n), s in found.items() if g == group}}))


def mean(scores: Sequence[Json]) -> Json:
    """Date-F1, AR1 and AR2, averaged over timelines."""
    sums = {"date_f1": sum(s["date"]["f1"] for s in scores)} | {k: sum(s[k] for s in scores) for k in ("ar1", "ar2")}
    return {"timelines": len(scores), **{key: round(total / len(scores), 4) for key, total in sums.items()}}


if __name__ == "__main__":
    main()
