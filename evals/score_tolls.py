"""Score the tolls that reports of one incident give together; prints one JSON line.

    score_tolls.py [--shared DIR] [--errors N] [--account N]

One incident of gun violence, all its reports: how many were killed and how many hurt, exactly. Errors were read in the
incidents of even number (in the order of the hash of their ids); the others are "unread", but for about 75 of the first
300 that were read before the halves were cut this way.
With --account, the figures that the account keeps of the same incidents are scored too: the counts of the attack that
most reports tell, over the last N unread incidents. They are fewer: each has words to cite, and headlines have none.
"""

import argparse
import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from evals.score_thread import Shelf, make_article, read_rows
from onrecord.model import Article, Count
from onrecord.parse.language import load_pipeline
from onrecord.parse.order import default_stages
from onrecord.parse.stages import StatementParser
from onrecord.text.actors import load_actors
from onrecord.thread import build_account
from onrecord.thread.victims import SENTENCES_READ, Group, count_groups, read_groups

REPOSITORY = Path(__file__).parent.parent
Json = dict[str, Any]
SENTENCE_WORDS = 4
"""Lines of fewer spaces are furniture."""
_SENTENCE = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"\d])|\n+")
_MURDER = re.compile(
    r"(?P<not>attempted (?:\w+-degree |criminal )?|attempt to commit )?\b(?:murder|homicide|manslaughter|slaying)\b"
    r"(?! detective| investigator| unit)", re.I
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Victims:
    """What one report says: killed, hurt, and all who were shot (None: it does not say)."""

    killed: int | None
    hurt: int | None
    shot: int | None


@dataclass(frozen=True, slots=True)
class Toll:
    """What the reports of one deed say together."""

    killed: int
    hurt: int


def sum_victims(reports: Sequence[Victims]) -> Toll:
    """The toll that most reports give; who was shot and not killed was hurt."""
    killed = _vote(r.killed for r in reports) or 0
    hurt = _vote(r.hurt for r in reports)
    shot = _vote(r.shot for r in reports)
    if shot is not None and (hurt is None or shot - killed > hurt):
        hurt = max(shot - killed, 0)
    return Toll(killed, hurt or 0)


def _vote(numbers: Iterable[int | None]) -> int | None:
    counts = Counter(n for n in numbers if n is not None)
    return max(counts, key=lambda n: (counts[n], n)) if counts else None


def read_victims(article: Article) -> Victims:
    """How many the report says were killed, hurt, and shot in the deed it is about."""
    sentences = (s for s in _SENTENCE.split(article.text) if s.count(" ") >= SENTENCE_WORDS)
    lines = [article.title or "", *islice(sentences, SENTENCES_READ)]
    killed, hurt, shot = read_groups(lines).values()
    if not killed and any(m.group("not") is None for line in lines for m in _MURDER.finditer(line)):
        killed = [Group(1, False, "", 0)]
    return Victims(count_groups(killed), count_groups(hurt), count_groups(shot))


def load_incidents(shared: Path) -> tuple[list[Json], Mapping[str, list[Article]]]:
    """The incidents in the order of their hashes, and the articles of each."""
    folder = shared / "gold" / "stories"
    incidents = read_rows(folder / "gva_incidents.jsonl.gz")
    incidents.sort(key=lambda i: hashlib.sha1(i["id"].encode()).hexdigest())
    articles: dict[str, list[Article]] = defaultdict(list)
    for row in read_rows(folder / "gva_articles.jsonl.gz"):
        articles[row["incident"]].append(make_article(row))
    return incidents, articles


def count(incidents: Sequence[Json], found: Mapping[str, Toll]) -> Json:
    """Shares of incidents with exactly the right figures."""
    killed = sum(found[i["id"]].killed == i["killed"] for i in incidents)
    hurt = sum(found[i["id"]].hurt == i["injured"] for i in incidents)
    size = len(incidents)
    return {"killed": round(killed / size, 3), "injured": round(hurt / size, 3), "incidents": size}


def score_account(incidents: Sequence[Json], articles: Mapping[str, list[Article]]) -> Mapping[str, Toll]:
    """The toll of each incident as the account of its reports keeps it."""
    gazetteer = load_actors()
    parser = StatementParser(load_pipeline(), default_stages(gazetteer))
    found = {}
    for incident in incidents:
        view = Shelf(list(parser.parse(articles[incident["id"]])))
        account = build_account(view, view.article_ids(), gazetteer)
        attacks = [o for o in account.occurrences if o.type == "ASSAULT" and o.status in ("happened", "ongoing")]
        main = max(attacks, key=lambda o: (len({c.span.article_id for c in o.counts}), len(o.statements)), default=None)
        found[incident["id"]] = sum_victims(report_counts(main.counts) if main else [])
    return found


def report_counts(counts: Sequence[Count]) -> list[Victims]:
    """What each report gives: of several figures of a kind the one given most often, the first of equals."""
    told: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for one in counts:
        told[one.span.article_id][one.kind].append(int(one.low))
    return [Victims(*(_most_given(kinds[k]) for k in ("killed", "wounded", "shot"))) for kinds in told.values()]


def _most_given(figures: Sequence[int]) -> int | None:
    return max(figures, key=lambda n: (figures.count(n), -figures.index(n))) if figures else None


def main() -> None:
    """Print the scores, and errors of the half that may be read."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--shared", type=Path, default=REPOSITORY.parent / "shared")
    parser.add_argument("--errors", type=int, default=0, help="print so many errors of the half that may be read")
    parser.add_argument("--account", type=int, default=0, help="score the account of so many unread incidents too")
    asked = parser.parse_args()
    incidents, articles = load_incidents(asked.shared)
    incidents = [i for i in incidents if articles[i["id"]]]
    found = {i["id"]: sum_victims([read_victims(a) for a in articles[i["id"]]]) for i in incidents}
    wrong = [i for i in incidents[::2] if (found[i["id"]].killed, found[i["id"]].hurt) != (i["killed"], i["injured"])]
    for incident in wrong[-asked.errors :] if asked.errors else []:
        print("##", incident["id"], incident["killed"], incident["injured"], "found", found[incident["id"]])
        for article in articles[incident["id"]]:
            print("    ", read_victims(article), "|", article.title, "|", article.text[:420].replace("\n", " / "))
    figures = {
        "stage": "tolls", "all": count(incidents, found), "read": count(incidents[::2], found),
        "unread": count(incidents[1::2], found),
    }  # fmt: skip
    if asked.account:
        some = incidents[1::2][-asked.account :]
        figures |= {"account": count(some, score_account(some, articles)), "same": count(some, found)}
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
