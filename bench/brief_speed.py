"""How long a brief over a large record takes after start-up: `python -m bench.brief_speed --record FILE`.

The record (parsed articles of a corpus) is repeated until it holds 10,000 articles: each
time a generation earlier, under other ids, with every name and rare word another one of the same length. Prints one
JSON line a subject (processor seconds for choosing the articles, and for the whole brief) and a last one with the
slowest.

Exit status 1 if the slowest is over its limit.
"""

import argparse
import json
import re
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from onrecord.model.ids import ID_LENGTH
from onrecord.record import open_record
from onrecord.record.rows import pack, unpack
from onrecord.run.asking import READ_TOLD, Question, choose_articles, make_brief
from onrecord.run.wiring import Wiring
from onrecord.text.actors import load_actors
from onrecord.thread.lexicon import background_shares
from onrecord.thread.words import plain_form

SUBJECTS = (
    "US troops in Iraq", "Turkey", "Soleimani", "Kuwait oil", "Syria ceasefire", "Iran strikes", "Mosul Islamic State",
)  # fmt: skip
SECONDS_AT_MOST = 2.0
CYCLE_YEARS = 28
"""After so many years each day is the same day of the week, and every 29 February is there again."""
_WORD = re.compile(r"[^\W\d_]{4,}")
_TABLES = {
    "pages": {"seq": "seq + :page", "id": "again(id, :n)"},
    "articles": {
        "seq": "seq + :article", "id": "again(id, :n)", "page_id": "again(page_id, :n)", "text": "rename(text, :n)",
        "lineage": "again(lineage, :n)", "title": "rename(title, :n)", "facts": "date_back(facts, :n)",
        "published_start": "year_back(published_start, :n)", "published_end": "year_back(published_end, :n)",
    },
    "readings": {"seq": "seq + :reading", "article_id": "again(article_id, :n)"},
    "statements": {
        "seq": "seq + :statement", "reading": "reading + :reading", "id": "again(id, :n)",
        "article_id": "again(article_id, :n)", "published": "year_back(published, :n)",
    },
    "parties": {"statement": "statement + :statement"},
}  # fmt: skip
"""The rows to repeat, and what becomes of their columns."""


def again(row_id: str, n: int) -> str:
    """The id of the n-th repetition; its own ids are figures and the letters a to f."""
    return f"{row_id[: ID_LENGTH - 3]}x{n:02d}"


def year_back(day: str | None, n: int) -> str | None:
    """A day (or instant) that many cycles earlier."""
    return day and f"{int(day[:4]) - CYCLE_YEARS * n:04d}{day[4:]}"


def date_back(facts: bytes, n: int) -> bytes:
    """An article's facts with its day of publication that many cycles earlier."""
    told = unpack(facts)
    for name in ("start", "end", "at"):
        if told.get("published", {}).get(name):
            told["published"][name] = year_back(told["published"][name], n)
    return pack(told)


def rename(text: str, n: int) -> str:
    """The text with each name and rare word turned into another one of the same length."""
    shares = background_shares()

    def turn(found: re.Match[str]) -> str:
        word = found.group()
        return word if word.islower() and plain_form(word) in shares else word[0] + word[1 + n :] + word[1 : 1 + n]

    return _WORD.sub(turn, text)


def repeat_record(path: Path, articles: int) -> int:
    """The record holds so many articles at least, or all of its own; how many it holds."""
    connection = sqlite3.connect(path, isolation_level=None)
    for function in (again, year_back, date_back, rename):
        connection.create_function(function.__name__, 2, function, deterministic=True)

    def ask(sql: str) -> int:
        return int(connection.execute(sql).fetchone()[0] or 0)

    offsets = {t: ask(f"SELECT max(seq) FROM {t}s") for t in ("page", "article", "reading", "statement")}
    own = ask("SELECT count(*) FROM articles")
    connection.execute("PRAGMA synchronous = OFF")
    for n in range(1, -(-articles // own)):
        connection.execute("BEGIN")
        shift = {name: offset * n for name, offset in offsets.items()} | {"n": n}
        for table, changed in _TABLES.items():
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            first = "statement" if table == "parties" else "seq"
            last = offsets["statement" if table == "parties" else table[:-1]]
            made = ", ".join(changed.get(c, f'"{c}"') for c in columns)
            named = ", ".join(f'"{c}"' for c in columns)
            copied = f"SELECT {made} FROM {table} WHERE {first} <= {last}"
            connection.execute(f"INSERT INTO {table} ({named}) {copied}", shift)
        asked = f"SELECT seq, title, text FROM articles WHERE seq > {shift['article']}"
        connection.execute(f"INSERT INTO article_words (rowid, title, text) {asked}")
        connection.execute("COMMIT")
    count = ask("SELECT count(*) FROM articles")
    connection.execute("ANALYZE")
    connection.close()
    return count


def measure_briefs(path: Path) -> Iterator[dict[str, object]]:
    """Processor seconds for each subject, the actors' table loaded before."""
    wiring = Wiring()
    load_actors(wiring.actors)
    with open_record(path, wiring.clock) as record:
        for about in SUBJECTS:
            question = Question(about, least=0.5)
            started = time.process_time()
            ids = choose_articles(record, question, wiring, READ_TOLD).ids
            chosen = time.process_time() - started
            if not ids:
                continue
            started = time.process_time()
            brief, _ = make_brief(record, question, wiring)
            seconds = time.process_time() - started
            yield {
                "about": about, "articles": len(ids), "choose_s": round(chosen, 3), "brief_s": round(seconds, 2),
                "lines": sum(len(section.lines) for section in brief.sections),
            }  # fmt: skip


def run_bench() -> int:
    """Measure, print, and say whether the limit holds."""
    wanted = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wanted.add_argument("--record", type=Path, required=True, help="parsed articles to repeat; it is not changed")
    wanted.add_argument("--articles", type=int, default=10_000)
    asked = wanted.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.db"
        shutil.copyfile(asked.record, path)
        with open_record(path, Wiring().clock):
            pass
        held = repeat_record(path, asked.articles)
        slowest = 0.0
        for figures in measure_briefs(path):
            slowest = max(slowest, float(str(figures["brief_s"])))
            print(json.dumps(figures), flush=True)
    print(json.dumps({"articles": held, "slowest_s": slowest, "slowest_s_at_most": SECONDS_AT_MOST}))
    return int(slowest > SECONDS_AT_MOST)


if __name__ == "__main__":
    sys.exit(run_bench())
