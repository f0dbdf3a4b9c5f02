"""Score the tolls that reports of one incident give together; prints one JSON line.

    score_tolls.py [--shared DIR] [--errors N]

One incident of gun violence, all its reports: how many were killed and how many hurt, exactly. Errors were read in the
incidents of even number (in the order of the hash of their ids); the others are "unread", but for about 75 of the first
300 that were read before the halves were cut this way.
"""

import argparse
import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from evals.score_thread import make_article, read_rows
from onrecord.model import Article
from onrecord.thread.victims import Toll, read_victims, sum_victims

REPOSITORY = Path(__file__).parent.parent
Json = dict[str, Any]


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


def main() -> None:
    """Print the scores, and errors of the half that may be read."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--shared", type=Path, default=REPOSITORY.parent / "shared")
    parser.add_argument("--errors", type=int, default=0, help="print so many errors of the half that may be read")
    asked = parser.parse_args()
    incidents, articles = load_incidents(asked.shared)
    incidents = [i for i in incidents if articles[i["id"]]]
    found = {i["id"]: sum_victims([read_victims(a) for a in articles[i["id"]]]) for i in incidents}
    wrong = [i for i in incidents[::2] if (found[i["id"]].killed, found[i["id"]].hurt) != (i["killed"], i["injured"])]
    for incident in wrong[-asked.errors :] if asked.errors else []:
        print("##", incident["id"], incident["killed"], incident["injured"], "found", found[incident["id"]])
        for article in articles[incident["id"]]:
            print("    ", read_victims(article), "|", article.title, "|", article.text[:420].replace("\n", " / "))
    print(json.dumps({
        "stage": "tolls", "all": count(incidents, found), "read": count(incidents[::2], found),
        "unread": count(incidents[1::2], found),
    }))  # fmt: skip


if __name__ == "__main__":
    main()
