"""Score the finding of copies among news articles; prints one JSON line.

    score_copies.py [--shared DIR] [--originals N] [--show]

Copies are made by script from corpus articles, in the ways in which desks make them: cut from the end, paragraphs
dropped, words edited, a new headline with a credit and a lede of its own, taken up in a longer article, and these
together. Beside them stand all other articles of the corpus and the reports of the same events of another set: what
is found among those is right only if half of the sentences of one stand in the other word for word.
"""

import argparse
import json
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from evals.score_thread import make_article, read_rows
from onrecord.model import Article, Paragraph, Published
from onrecord.thread.copies import find_copies

REPOSITORY = Path(__file__).parent.parent
Json = dict[str, Any]
SEED = 11
FEWEST_PARAGRAPHS = 8
EDITED_EVERY = 14
"""One word in so many is changed by an editing desk."""
VERBATIM_SHARE = 0.5
SENTENCE_WORDS = 6
Making = Callable[[list[str], random.Random, Sequence[str]], list[str]]


def cut_end(paragraphs: list[str], chance: random.Random, _: Sequence[str]) -> list[str]:
    """The first third to nine tenths of it."""
    return paragraphs[: max(3, round(len(paragraphs) * chance.uniform(0.33, 0.9)))]


def drop_some(paragraphs: list[str], chance: random.Random, _: Sequence[str]) -> list[str]:
    """Three paragraphs in ten left out."""
    return [p for n, p in enumerate(paragraphs) if n == 0 or chance.random() > 0.3]


def edit_words(paragraphs: list[str], chance: random.Random, _: Sequence[str]) -> list[str]:
    """Every so many words one is dropped, doubled with an adverb, or changed."""
    return [" ".join(_edited(p.split(), chance)) for p in paragraphs]


def _edited(words: list[str], chance: random.Random) -> list[str]:
    told = []
    for word in words:
        if chance.random() < 1 / EDITED_EVERY:
            told.extend(chance.choice(([], [word, "also"], ["the", word], [word.swapcase()], ["recently"])))
        else:
            told.append(word)
    return told


def head_anew(paragraphs: list[str], chance: random.Random, others: Sequence[str]) -> list[str]:
    """A credit line and a lede of its own."""
    return [f"This report was first carried by a news agency. {chance.choice(others)}", *paragraphs]


def take_up(paragraphs: list[str], chance: random.Random, others: Sequence[str]) -> list[str]:
    """All of it, with a quarter more of the desk's own behind it."""
    return [*paragraphs, *chance.sample(others, max(1, len(paragraphs) // 4))]


def edit_and_cut(paragraphs: list[str], chance: random.Random, others: Sequence[str]) -> list[str]:
    """Cut, edited and headed anew."""
    return head_anew(edit_words(cut_end(paragraphs, chance, others), chance, others), chance, others)


def move_about(paragraphs: list[str], chance: random.Random, others: Sequence[str]) -> list[str]:
    """Paragraphs after the first in another order, some left out."""
    kept = drop_some(paragraphs, chance, others)
    rest = kept[1:]
    chance.shuffle(rest)
    return [kept[0], *rest]


MAKINGS: dict[str, Making] = {
    "cut": cut_end, "dropped": drop_some, "edited": edit_words, "headed": head_anew, "taken_up": take_up,
    "edited_cut_headed": edit_and_cut, "moved": move_about,
}  # fmt: skip


def make_copies(originals: Sequence[Article]) -> tuple[list[Article], dict[str, tuple[str, str]]]:
    """One copy of each original, in turn by each way; and of each copy its original and its way."""
    chance = random.Random(SEED)
    others = [p for a in originals for p in texts(a) if len(p) > 80]
    made, truth = [], {}
    for number, original in enumerate(originals):
        way = list(MAKINGS)[number % len(MAKINGS)]
        text = "\n\n".join(MAKINGS[way](texts(original), chance, others))
        copy_id = f"made-{way}-{original.id}"
        day = original.published.day
        later = day + timedelta(days=number % 2) if day else None
        published = Published(later, later, "given" if later else "unknown", "made")
        paragraphs = tuple(Paragraph(*m.span()) for m in re.finditer(r"[^\n]+", text))
        made.append(replace(original, id=copy_id, source_id=copy_id, outlet="Made Desk", title="Another headline",
                            text=text, published=published, paragraphs=paragraphs))  # fmt: skip
        truth[copy_id] = (original.id, way)
    return made, truth


def texts(article: Article) -> list[str]:
    """The paragraphs' words."""
    return [article.text[p.start : p.end] for p in article.paragraphs]


def sentences(article: Article) -> set[str]:
    """Its longer sentences in plain words."""
    pieces = re.split(r"(?<=[.!?”\"])\s+|\n", article.text.lower())
    return {p for p in (" ".join(re.findall(r"\w+", piece)) for piece in pieces) if p.count(" ") >= SENTENCE_WORDS}


def is_verbatim(one: Article, other: Article) -> bool:
    """True if half of the sentences of one stand in the other."""
    left, right = sentences(one), sentences(other)
    return bool(left and right) and len(left & right) >= VERBATIM_SHARE * min(len(left), len(right))


def score(shared: Path, count: int, show: bool) -> Json:
    """Recall of made copies; precision over all that is found, as far as it can be told by exact sentences."""
    rows = read_rows(shared / "corpus/middle-east.jsonl.gz") + read_rows(shared / "gold/stories/giveme5w1h.jsonl.gz")
    articles = {a.id: a for a in map(make_article, rows)}
    fit = [a for a in articles.values() if len(a.paragraphs) >= FEWEST_PARAGRAPHS]
    originals = random.Random(SEED).sample(sorted(fit, key=lambda a: a.id), count)
    made, truth = make_copies(originals)
    everything = articles | {a.id: a for a in made}
    started = time.perf_counter()
    found = find_copies(everything.values())
    seconds = time.perf_counter() - started
    first = {c.article_id: c.original_id for c in found}
    families: dict[str, set[str]] = defaultdict(set)
    for copy in found:
        families[copy.original_id] |= {copy.article_id, copy.original_id}
    ways, hits = Counter(way for _, way in truth.values()), Counter[str]()
    missed = []
    for copy_id, (original, way) in truth.items():
        family = families[first.get(copy_id, copy_id)]
        hits[way] += original in family and copy_id in family
        if not (original in family and copy_id in family):
            missed.append(copy_id)
    wrong = [c for c in found if not _is_right(c.article_id, c.original_id, truth, everything)]
    natural = sum(c.article_id not in truth and c.original_id not in truth for c in found) - sum(
        c.article_id not in truth and c.original_id not in truth for c in wrong
    )
    if show:
        for copy in wrong:
            left, right = everything[copy.article_id], everything[copy.original_id]
            print("wrong", left.outlet, left.title, "|", right.outlet, right.title, "|", copy.share, copy.why)
        print("missed", missed)
    same_event = _pairs_of_one_event(rows)
    return {
        "stage": "copies", "made": len(made), "recall": round(sum(hits.values()) / len(made), 4),
        "precision": round(1 - len(wrong) / len(found), 4), "found": len(found), "natural": natural,
        "by_way": {w: round(hits[w] / n, 3) for w, n in ways.items()},
        "pairs_of_one_event": same_event, "seconds": round(seconds, 2),
    }  # fmt: skip


def _is_right(copy: str, original: str, truth: dict[str, tuple[str, str]], articles: dict[str, Article]) -> bool:
    """True if one was made from the other, both of one third, or the sentences say so."""
    roots = [truth.get(i, (i, ""))[0] for i in (copy, original)]
    return roots[0] == roots[1] or is_verbatim(articles[roots[0]], articles[roots[1]])


def _pairs_of_one_event(rows: Sequence[Json]) -> int:
    """Pairs of different articles on one event among those beside: what must not be found."""
    sizes = Counter(r["event"] for r in rows if r.get("event"))
    return sum(n * (n - 1) // 2 for n in sizes.values())


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--shared", type=Path, default=REPOSITORY.parent / "shared")
    parser.add_argument("--originals", type=int, default=700)
    parser.add_argument("--show", action="store_true", help="print what is wrong and missed")
    asked = parser.parse_args()
    print(json.dumps(score(asked.shared, asked.originals, asked.show)))


if __name__ == "__main__":
    main()
