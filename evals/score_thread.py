"""Score the threading of stories and of links between facts; prints one JSON line.

    score_thread.py stories [--shared DIR] [--gva N]        B-cubed on Giveme5W1H and N gun violence articles
    score_thread.py links [--shared DIR] [--show]           links over the gold facts: threading without the parse
    score_thread.py links --parsed [--shared DIR] [--show]  links over the parse's own facts

With gold facts, statements are built from the gold records, so that threading is measured apart from parsing.
"""

import argparse
import gzip
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from onrecord.contract.facts import fact_json
from onrecord.contract.links import links_json
from onrecord.model import (
    Account,
    Act,
    Amount,
    Article,
    Claim,
    Commitment,
    Entity,
    Event,
    Judgement,
    Measure,
    Mention,
    Next,
    Paragraph,
    Party,
    Published,
    Reading,
    Span,
    Statement,
    Voice,
    When,
)
from onrecord.parse.language import load_pipeline
from onrecord.parse.order import default_stages
from onrecord.parse.stages import StatementParser
from onrecord.text.actors import Gazetteer, load_actors, name_slug
from onrecord.text.edtf import when_from_edtf
from onrecord.text.sentences import sentence_spans
from onrecord.thread import build_account, place_readings

REPOSITORY = Path(__file__).parent.parent
Json = dict[str, Any]


class Shelf:
    """The readings of an evaluation, as a record would show them."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.kept = {r.article.id: r for r in readings}

    def article_ids(self, **_: object) -> Sequence[str]:
        """All ids in order of publication."""
        return [i for i, _ in sorted(self.kept.items(), key=lambda r: r[1].article.published.day or date.max)]

    def readings(self, article_ids: Sequence[str]) -> Iterator[Reading]:
        """The readings of those ids."""
        return (self.kept[i] for i in article_ids)

    def judgements(self) -> Sequence[Judgement]:
        """None were made."""
        return ()


def read_rows(path: Path) -> list[Json]:
    """The rows of a gzipped file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def make_article(row: Json) -> Article:
    """An article from a row of gold data."""
    stated = row.get("published") or row.get("date")
    day = date.fromisoformat(stated[:10]) if stated else None
    paragraphs = tuple(Paragraph(*m.span()) for m in re.finditer(r"[^\n]+(?:\n[^\n]+)*", row["text"]))
    published = Published(day, day, "given" if day else "unknown", "from the gold data")
    outlet, title = row.get("outlet"), row.get("title")
    return Article(row["id"], row["id"], row.get("url"), outlet, title, (), row["text"], "en", published, paragraphs)


def score_stories(shared: Path, gva: int) -> Json:
    """B-cubed of both sets of stories."""
    found = {}
    sets = (("giveme5w1h", "giveme5w1h", None), ("gva", "gva_articles", gva))
    for name, file, most in sets:
        path = shared / "gold" / "stories" / f"{file}.jsonl.gz"
        rows = sorted(read_rows(path), key=lambda r: (r["date"] or "9999", r["id"]))[:most]
        started = time.perf_counter()
        placed = list(place_readings(Reading(make_article(r), (), (), (), (), (), (), ()) for r in rows))
        seconds = time.perf_counter() - started
        with tempfile.TemporaryDirectory() as folder:
            gold, predicted = Path(folder) / "gold.jsonl", Path(folder) / "predicted.jsonl"
            gold.write_text("".join(json.dumps(r) + "\n" for r in rows))
            lines = (json.dumps({"id": p.source_id, "story": p.story}) + "\n" for p in placed)
            predicted.write_text("".join(lines))
            found[name] = run_scorer(shared, "score_stories.py", str(gold), str(predicted)) | {"seconds": seconds}
    return found


def run_scorer(shared: Path, script: str, *arguments: str) -> Json:
    """The last line of JSON that the scorer prints."""
    command = [sys.executable, str(shared / "score" / script), *arguments]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return json.loads(printed.strip().splitlines()[-1])


class GoldReader:
    """Builds readings from the gold records."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    def read(self, record: Json) -> Reading:
        """The record as a reading; statement n is made from fact n."""
        article = make_article(record)
        sentences = tuple(article.span(*s) for s in sentence_spans(article.text))
        mentions = tuple(
            Mention(article.span(h.start, h.end), h.actor.kind, h.actor.id, h.actor.name)
            for h in self.gazetteer.find(article.text)
        )
        statements = tuple(self._statement(article, f, n) for n, f in enumerate(record["facts"]))
        named = {p.entity: p for s in statements for p in _parties(s) if p.entity}
        known = {m.entity: m for m in mentions if m.entity}
        entities = [self._entity(i, known[i].name or i) for i in known]
        entities += [self._entity(i, p.name or i) for i, p in named.items() if i not in known]
        return Reading(article, sentences, mentions, (), (), (), (), statements, tuple(entities))

    def _entity(self, entity_id: str, name: str) -> Entity:
        actor = self.gazetteer.actor(entity_id)
        kind = actor.kind if actor else "PERSON" if re.fullmatch(r"(?:[A-Z][\w.-]+ ?){2,3}", name) else "ORG"
        return Entity(entity_id, name, kind, (name,), actor.parents if actor else ())

    def _party(self, article: Article, fact: Json, key: str) -> Party:
        span = self._span(article, fact.get(f"{key}_text_span"))
        name = fact.get(key)
        known = self.gazetteer.named(name) if name else ()
        first = name.split("; ")[0] if name else None
        entity = known[0].id if known else f"x:{name_slug(first)}" if first and first[0].isupper() else None
        return Party(span, fact.get(f"{key}_text"), entity, first)

    def _span(self, article: Article, pair: list[int] | None) -> Span | None:
        return article.span(*pair) if pair else None

    def _when(self, edtf: str | None, sentence: Span) -> When | None:
        return when_from_edtf(edtf, "stated", sentence) if edtf else None

    def _statement(self, article: Article, fact: Json, number: int) -> Statement:
        sentence = article.span(*fact["sentence_span"])
        place = Party(None, fact["place"], *self._place(fact["place"])) if fact.get("place") else None
        when = self._when(fact.get("when") or fact.get("as_of"), sentence)
        act, main = self._act(article, fact, sentence)
        voices: tuple[Voice, ...] = ()
        return Statement(article.id, act, sentence, (main or sentence,), place, when, voices, 1.0, f"gold:{number}")

    def _place(self, name: str) -> tuple[str | None, str]:
        known = self.gazetteer.named(name.split("; ")[0])
        return (known[0].id if known else None), name

    def _act(self, article: Article, fact: Json, sentence: Span) -> tuple[Act, Span | None]:
        match fact["kind"]:
            case "event":
                actor, recipient = self._party(article, fact, "actor"), self._party(article, fact, "recipient")
                return Event(fact["type"], None, fact["status"], actor, recipient, sentence, sentence), None
            case "measure":
                return self._measure(article, fact, sentence)
            case "claim":
                content, cue = self._span(article, fact["content_span"]), self._span(article, fact.get("cue_span"))
                source = self._party(article, fact, "source")
                claim = Claim(
                    source, content or sentence, fact["stance"], cue, fact["anonymous"], fact["via"], "indirect"
                )
                return claim, content
            case "commitment":
                by, to = self._party(article, fact, "by"), self._party(article, fact, "to")
                promise = self._span(article, fact.get("promise_span")) or sentence
                due = self._when(fact.get("due"), sentence)
                return Commitment(by, to, promise, due, fact["status_in_article"]), promise
            case _:
                what = self._span(article, fact.get("what_span")) or sentence
                return Next(what), what

    def _measure(self, article: Article, fact: Json, sentence: Span) -> tuple[Act, Span | None]:
        span = self._span(article, fact["text_span"]) or sentence
        high = fact["high"] if fact["high"] is not None else fact["value"]
        amount = Amount(fact["value"], high, "", fact["of"], fact["hedge"], "=", span, span)
        hits = self.gazetteer.find(fact["of"])
        rest = fact["of"]
        for hit in reversed(hits):
            rest = rest[: hit.start] + rest[hit.end :]
        small = {"the", "in", "from", "with", "of", "for", "to"}
        words = set(re.findall(r"\w+", rest.lower())) - small
        topic = " ".join(sorted({*words, *(h.actor.id for h in hits)}))
        return Measure(amount, fact["of"], topic, sentence), span


def _parties(statement: Statement) -> list[Party]:
    act = statement.act
    match act:
        case Event():
            return [act.actor, act.recipient]
        case Claim():
            return [act.source]
        case Commitment():
            return [act.by, act.to]
        case _:
            return []


def read_parsed(shared: Path) -> list[Reading]:
    """The gold records' articles as the parse reads them."""
    records = [json.loads(p.read_text()) for p in sorted((shared / "gold" / "records").glob("2*.json"))]
    return list(StatementParser(load_pipeline(), default_stages(load_actors())).parse(make_article(r) for r in records))


def score_links(shared: Path, parsed: bool, show: bool) -> Json:
    """Scores of the links between facts."""
    folder = shared / "gold" / "records"
    gazetteer = load_actors()
    if parsed:
        readings = read_parsed(shared)
    else:
        reader = GoldReader(gazetteer)
        readings = [reader.read(json.loads(p.read_text())) for p in sorted(folder.glob("2*.json"))]
    view = Shelf(readings)
    started = time.perf_counter()
    account = build_account(view, view.article_ids(), gazetteer)
    seconds = time.perf_counter() - started
    links = links_json(account, readings)
    if show:
        show_links(account, links, readings)
    with tempfile.TemporaryDirectory() as temporary:
        facts, linked = Path(temporary) / "facts.jsonl", Path(temporary) / "links.json"
        rows = [
            {"id": r.article.source_id, "facts": [fact_json(s, r.article.text) for s in r.statements]} for r in readings
        ]
        facts.write_text("".join(json.dumps(row) + "\n" for row in rows))
        linked.write_text(json.dumps(links))
        scored = run_scorer(shared, "score_records.py", str(folder), str(facts), "--links", str(linked), "--json")
        groups = group_b_cubed(shared, facts, links)
    return {"links": scored["links"], "same_event_b_cubed": groups, "seconds": seconds}


Fact = tuple[str, int]


def group_b_cubed(shared: Path, facts: Path, links: Json) -> Json:
    """B-cubed of same_event over all gold events, those that stand alone too, and over those that were found.

    An event that the parse did not find is a group of its own on our side.
    """
    sys.path.insert(0, str(shared / "score"))
    scorer = __import__("score_records")
    folder = str(shared / "gold" / "records")
    gold = scorer.load_gold(folder)
    pairs: dict[Fact, Fact] = scorer.score(gold, scorer.read_preds(str(facts)), None)[2]
    told = json.loads((shared / "gold/records/links.json").read_text())["same_event"]
    theirs = [{(i, n) for i, n in group["members"]} for group in told]
    ours = [{pairs[i, n] for i, n in group["members"] if (i, n) in pairs} for group in links["same_event"]]
    events = {(i, n) for i, row in gold.items() for n, fact in enumerate(row["facts"]) if fact["kind"] == "event"}
    found = events & set(pairs.values())
    return {"all": _b_cubed(events, theirs, ours), "found": _b_cubed(found, theirs, ours), "events_found": len(found)}


def _b_cubed(members: set[Fact], gold: Sequence[set[Fact]], ours: Sequence[set[Fact]]) -> Json:
    sides = [{m: group & members for group in groups for m in group & members} for groups in (gold, ours)]
    precision = recall = 0.0
    for member in members:
        one, other = (side.get(member, {member}) for side in sides)
        precision += len(one & other) / len(other) / len(members)
        recall += len(one & other) / len(one) / len(members)
    f1 = 2 * precision * recall / (precision + recall)
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3)}


def show_links(account: Account, links: Json, readings: Sequence[Reading]) -> None:
    """Print what was joined, to be read beside the gold."""
    texts = {r.article.source_id: r for r in readings}
    for kind in ("same_event", "series"):
        for group in links[kind]:
            refs = [m["ref"] if kind == "series" else m for m in group["members"]]
            if len({r[0] for r in refs}) > 1:
                print("==", kind, group["what"])
                for source, number in refs:
                    statement = texts[source].statements[number]
                    print("   ", source[-16:], number, _told(statement, texts[source].article.text))
    for facing in account.facings:
        print("##", facing.relation, facing.why)
        for i in (facing.first, facing.second):
            statement = next(s for s in account.statements if s.id == i)
            text = next(a.text for a in account.articles if a.id == statement.article_id)
            print("    ", _told(statement, text))


def _told(statement: Statement, text: str) -> str:
    act = statement.act
    when = statement.when.edtf if statement.when else None
    if isinstance(act, Event):
        parties = f"{act.actor.name or act.actor.text} > {act.recipient.name or act.recipient.text}"
        place = statement.place.name if statement.place else None
        return f"{act.type} {act.status} {parties} @{place} {when} | {statement.sentence.words(text)}"[:200]
    return f"{statement.kind} {when} {statement.spans[0].words(text)} | {statement.sentence.words(text)}"[:220]


def main() -> None:
    """Score what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("what", choices=["stories", "links"])
    parser.add_argument("--shared", type=Path, default=REPOSITORY.parent / "shared")
    parser.add_argument("--gva", type=int, default=1200, help="gun violence articles, the earliest first")
    parser.add_argument("--parsed", action="store_true", help="links over the parse's facts, not the gold's")
    parser.add_argument("--show", action="store_true", help="print what was joined first")
    asked = parser.parse_args()
    if asked.what == "stories":
        print(json.dumps(score_stories(asked.shared, asked.gva)))
    else:
        print(json.dumps(score_links(asked.shared, asked.parsed, asked.show)))


if __name__ == "__main__":
    main()
