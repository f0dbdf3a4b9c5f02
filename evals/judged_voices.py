"""Findings of the stage `voices` that were read one by one against their sentences, and those of GUM.

`evals/judged/third_*.tsv` hold the verdicts, without the words: the row of the corpus, the place of the cue, rule and
kind of cue, and an id. A verdict holds for as long as the stage still finds that cue by that rule with that source.
"""

import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

from evals.judged_statements import Verdict, corpus_articles
from onrecord.model import Article, Paragraph, Published
from onrecord.parse.draft import Draft
from onrecord.parse.language import draft_articles, load_pipeline
from onrecord.parse.voices.attributions import span_of
from onrecord.parse.voices.found import Found
from onrecord.parse.voices.gather import gather_voices
from onrecord.parse.voices.quotes import find_quotes

Tally = Counter[tuple[str, str, bool]]
"""How many findings of a rule and a kind of cue were right (True) or wrong."""
TOLD_IN_CLAUSES = frozenset(("clause", "fronted", "quote", "aside", "according"))
"""Rules that find what GUM marks too: an attribution there has a clause as its content."""
TELLING_KINDS = frozenset(("report", "belief", "evidence"))
"""Kinds of cues that take finite clauses; GUM leaves "want to" and "refuse to" unmarked."""
JOURNALISM = frozenset(("news", "interview"))
"""The genres of GUM that are journalism."""


def finding_id(draft: Draft, found: Found) -> str:
    """The id of a finding, made from its article, rule, cue and source."""
    cue = span_of(draft, found.cue_range[0])
    source = span_of(draft, found.source) if found.source else None
    parts = [draft.article.source_id, found.rule, cue.start, cue.end]
    parts += [f"{source.start}-{source.end}"] if source is not None else []
    return hashlib.sha1(" ".join(map(str, parts)).encode()).hexdigest()[:16]


def find_all(articles: Iterable[Article]) -> Iterator[tuple[Draft, list[Found]]]:
    """The draft of each article with all that the stage finds in it."""
    for draft in draft_articles(load_pipeline(), articles):
        yield draft, gather_voices(draft.doc, find_quotes(draft.doc))


def count_verdicts(shared: Path, verdicts: Collection[Verdict]) -> Tally:
    """How the verdicts on findings that are still made fell; right if cue and source are, whatever the content."""
    by_id = {v.statement: v for v in verdicts}
    articles = corpus_articles(shared, {v.article for v in verdicts})
    tally: Tally = Counter()
    for draft, found in find_all(articles):
        for voice in found:
            verdict = by_id.get(finding_id(draft, voice))
            if verdict is not None:
                right = verdict.verdict == "yes" or (verdict.verdict == "partly" and verdict.wrong == "content")
                tally[voice.rule, voice.cue.kind, right] += 1
    return tally


def count_gum(shared: Path) -> Tally:
    """How many findings in GUM's journalism stand on a cue marked there, of rules and cues that GUM marks."""
    rows = {row["id"]: row for row in read_gum(shared)}
    tally: Tally = Counter()
    for draft, found in find_all(map(gum_article, rows.values())):
        marked = [span for a in rows[draft.article.source_id]["attributions"] for span in a["cue"]]
        for voice in found:
            if voice.rule in TOLD_IN_CLAUSES and voice.cue.kind in TELLING_KINDS:
                cues = [span_of(draft, tokens) for tokens in voice.cue_range]
                right = any(c.start < end and start < c.end for c in cues for start, end in marked)
                tally[voice.rule, voice.cue.kind, right] += 1
    return tally


def read_gum(shared: Path) -> list[dict[str, Any]]:
    """The rows of GUM's attributions that are journalism, in order."""
    with gzip.open(shared / "training" / "gum" / "attributions.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [row for row in map(json.loads, lines) if row["genre"] in JOURNALISM]


def gum_article(row: dict[str, Any]) -> Article:
    """The article of a row of GUM, its text kept character for character."""
    undated = Published(None, None, "unknown", "GUM")
    text = row["text"]
    return Article("gum", row["id"], None, None, row["title"], (), text, "en", undated, (Paragraph(0, len(text)),))
