"""One page of the account: a happening or a figure over time, report by report, with what differs."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from onrecord.model import (
    AccountPage,
    Event,
    Occurrence,
    PageCount,
    PageFacing,
    PageReport,
    Party,
    Point,
    Series,
    Statement,
    When,
)
from onrecord.tell.figures import figure_words, heading
from onrecord.tell.shelf import Shelf
from onrecord.text.edtf import edtf_words

COMPETING = "competing: "
NAMED_MOST = 2
"""Parties of one side that a title names: those of most reports."""


def write_happening(shelf: Shelf, occurrence: Occurrence) -> AccountPage:
    """The page of a happening: each statement with its words, who said it and who relays whom; counts; facings."""
    statements = [shelf.statements[i] for i in occurrence.statements if i in shelf.statements]
    relays = dict(occurrence.relays)
    articles: set[str] = set()
    reports = []
    for statement in statements:
        reports.append(_report(shelf, statement, relays.get(statement.id), statement.article_id not in articles))
        articles.add(statement.article_id)
    return AccountPage(
        id=occurrence.id, kind="happening", title=title_happening(occurrence, statements),
        facts=(occurrence.type, occurrence.status, occurrence.agreement), origins=occurrence.origins,
        reports=tuple(reports), counts=tuple(_victims(shelf, occurrence)), differs=occurrence.differs,
        facings=tuple(_facings(shelf, {*occurrence.statements, *(c.statement_id for c in occurrence.counts)})),
        why=occurrence.why,
    )  # fmt: skip


def write_figure(shelf: Shelf, series: Series) -> AccountPage:
    """The page of a series: each point with its words and who counted; those that compete are what differs."""
    counts = tuple(_point(shelf, series, p) for p in series.points if p.statement_id in shelf.statements)
    outlets = {shelf.article(p.article_id).outlet or p.article_id for p in series.points
               if p.article_id not in shelf.copy_of}  # fmt: skip
    competing = (f"{figure_words(c.low, c.high, c.hedge)} or {c.note.removeprefix(COMPETING)}"
                 for c in counts if c.note.startswith(COMPETING))  # fmt: skip
    return AccountPage(
        id=series.id, kind="series", title=heading(series), facts=(series.unit,) if series.unit else (),
        origins=len(outlets), reports=(), counts=counts, differs=tuple(dict.fromkeys(competing)),
        facings=tuple(_facings(shelf, {p.statement_id for p in series.points})), why=series.why,
    )  # fmt: skip


def _report(shelf: Shelf, statement: Statement, relayed_from: str | None, leads: bool) -> PageReport:
    act = statement.act
    assert isinstance(act, Event)
    return PageReport(
        statement_id=statement.id, cite=shelf.cite(statement.sentence), when=stated_edtf(statement.when),
        place=_name(statement.place), status=act.status, actor=act.actor, recipient=act.recipient,
        said_by=tuple(v.who for v in statement.voices), relayed_from=relayed_from,
        copy_of=shelf.copy_of.get(statement.article_id), leads=leads,
    )  # fmt: skip


def _victims(shelf: Shelf, occurrence: Occurrence) -> Iterator[PageCount]:
    """The counts of the dead and hurt, each cited with the sentence that gives it."""
    for count in occurrence.counts:
        yield PageCount(
            kind=count.kind, statement_id=count.statement_id, low=count.low, high=count.high, hedge=count.hedge,
            of=count.of, as_of=None, counted_by=count.counted_by, note=count.note,
            cite=shelf.cite(shelf.sentence_at(count.span)),
        )  # fmt: skip


def _point(shelf: Shelf, series: Series, point: Point) -> PageCount:
    return PageCount(
        kind="figure", statement_id=point.statement_id, low=point.low, high=point.high, hedge=point.hedge,
        of=series.of, as_of=stated_edtf(point.as_of), counted_by=point.counted_by, note=point.note,
        cite=shelf.cite(shelf.statements[point.statement_id].sentence),
    )  # fmt: skip


def _facings(shelf: Shelf, ids: set[str]) -> Iterator[PageFacing]:
    """What faces one of the statements, both sides cited."""
    for facing in shelf.account.facings:
        if ids & {facing.first, facing.second}:
            first, second = (shelf.cite(shelf.statements[i].sentence) for i in (facing.first, facing.second))
            yield PageFacing(facing.relation, facing.why, first, second)


def title_happening(occurrence: Occurrence, statements: Iterable[Statement], *, says_who: bool = True) -> str:
    """The deed, who did it (unless it is not to be said) to whom as most reports have it, where and when."""
    acts = [(s.article_id, s.act) for s in statements if isinstance(s.act, Event)]
    actors = _most_named((article, act.actor) for article, act in acts)
    recipients = _most_named((article, act.recipient) for article, act in acts)
    parts = [_deeds()[occurrence.type].capitalize()]
    parts += [f"by {actors}"] if actors and says_who else []
    parts += [f"on {recipients}" if occurrence.type == "ASSAULT" else f"to {recipients}"] if recipients else []
    parts += [f"in {place}"] if (place := _name(occurrence.place)) and place not in recipients else []
    day = edtf_words(edtf) if (edtf := stated_edtf(occurrence.when)) else ""
    return f"{' '.join(parts)}, {day}" if day else " ".join(parts)


def _most_named(told: Iterable[tuple[str, Party]]) -> str:
    """The known parties that most reports name, in words."""
    pairs = {(article, party.name) for article, party in told if party.entity and party.name}
    counts = Counter(name for _, name in sorted(pairs))
    most = max(counts.values(), default=0)
    return " and ".join([name for name, n in counts.most_common(NAMED_MOST) if n * 2 >= most])


def _name(party: Party | None) -> str | None:
    return (party.name or party.text) if party else None


def stated_edtf(when: When | None) -> str | None:
    """The time as told; None where only the day of the report is known."""
    return when.edtf if when and when.basis != "published" else None


@cache
def _deeds() -> dict[str, str]:
    """One deed of each PLOVER type, in words."""
    lines = (files("onrecord.tell") / "deeds.tsv").read_text("utf-8").splitlines()
    return dict(line.split("\t") for line in lines if line and not line.startswith("#"))
