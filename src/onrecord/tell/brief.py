"""The brief: sections of cited lines, in the order of the contract."""

from collections.abc import Callable
from datetime import date

from onrecord.model import (
    SECTION_NAMES,
    Account,
    Brief,
    BriefSize,
    Coverage,
    Line,
    Section,
    Series,
    TimelineEntry,
)
from onrecord.tell.figures import is_dated
from onrecord.tell.further import find_further
from onrecord.tell.introducing import introduce_names
from onrecord.tell.sections.background import tell_more, tell_why
from onrecord.tell.sections.changed import tell_changed
from onrecord.tell.sections.coming import tell_coming
from onrecord.tell.sections.disputed import tell_disputed
from onrecord.tell.sections.happened import tell_happened, tell_left
from onrecord.tell.sections.numbers import rank_series, tell_numbers
from onrecord.tell.sections.promised import tell_promises
from onrecord.tell.sections.sayings import tell_sayings
from onrecord.tell.shelf import Shelf
from onrecord.tell.telling import BriefQuestion, Telling
from onrecord.tell.timeline import make_entries
from onrecord.text.edtf import edtf_words

SectionTeller = Callable[[Telling, int], tuple[Line, ...]]
TELLERS: dict[str, SectionTeller] = {
    "What happened": tell_happened,
    "The numbers": tell_numbers,
    "What's next": tell_coming,
    "Promises": tell_promises,
    "Disputed": tell_disputed,
    "Why it matters": tell_why,
    "Know more": tell_more,
    "Who says what": tell_sayings,
    "What changed": tell_changed,
}
"""Sections in the order in which they choose their sentences: a sentence is told once, where it weighs most."""
FILLED = "What happened"
"""The section that takes, when all have chosen, the openings of reports that none has told."""
LIMITS: dict[BriefSize, dict[str, int]] = {
    "minute": {"What happened": 3, "The numbers": 1, "What's next": 1},
    "brief": {
        "What happened": 5, "Why it matters": 2, "What's next": 3, "What changed": 2, "The numbers": 3,
        "Who says what": 2, "Promises": 1, "Disputed": 2, "Know more": 5,
    },
    "memo": {
        "What happened": 20, "Why it matters": 8, "What's next": 10, "What changed": 10, "The numbers": 12,
        "Who says what": 18, "Promises": 10, "Disputed": 10, "Know more": 8,
    },
}  # fmt: skip
"""Lines a section, for five lines, a page, and several pages."""
INSTEAD = {"Who says what": 2, "Know more": 1}
"""Lines for a brief that has none else: of a subject that reports only mention."""
CHARTS_AT_MOST = {"minute": 0, "brief": 3, "memo": 8}
TIMELINE_DATES = {"minute": 0, "brief": 10, "memo": 30}


def write_brief(account: Account, question: BriefQuestion, *, introduced: bool = True) -> Brief:
    """The account as a brief; every line cites, and what could not be supported is counted, not told.

    Persons are `introduced` where the brief first names them; a letter, which tells some of its lines, does so itself.
    """
    shelf = Shelf(account)
    telling = Telling(shelf, question, question.as_of or newest_day(account))
    told = {
        name: teller(telling, LIMITS[question.size][name])
        for name, teller in TELLERS.items()
        if name in LIMITS[question.size]
    }
    told[FILLED] = (*told[FILLED], *tell_left(telling, LIMITS[question.size][FILLED] - len(told[FILLED])))
    if not any(told.values()):
        told = {name: TELLERS[name](telling, limit) for name, limit in INSTEAD.items()}
    sections = tuple(Section(name, told[name]) for name in SECTION_NAMES if told.get(name))
    sections = introduce_names(shelf, sections) if introduced else sections
    lines = sum(len(section.lines) for section in sections)
    series = choose_charts(telling, CHARTS_AT_MOST[question.size])
    timeline = make_entries(telling.afresh(), TIMELINE_DATES[question.size], 1)
    shown = cited_ids(sections) | (beside_ids(timeline, series) if question.size == "memo" else set())
    return Brief(
        title=make_title(account, question),
        as_of=telling.as_of,
        situation=question.about,
        sections=sections,
        sources=tuple(shelf.source(a) for a in account.articles if a.id in shown),
        coverage=make_coverage(account, telling, lines),
        series=series,
        timeline=timeline,
        size=question.size,
        further=find_further(telling, cited_ids(sections), lines),
    )


def newest_day(account: Account) -> date | None:
    """The day of the newest article: what the brief speaks for if no day was asked for."""
    days = [a.published.day for a in account.articles if a.published.day]
    middles = [a.published.middle for a in account.articles if a.published.middle]
    return max(days or middles, default=None)


def make_title(account: Account, question: BriefQuestion) -> str:
    """The subject as asked; else the newest title, if the articles tell one story; else the day."""
    if question.about:
        return question.about[:1].upper() + question.about[1:]
    titles = [a.title for a in account.articles if a.title]
    if titles and len(account.stories) <= 1:
        return titles[-1]
    day = newest_day(account)
    return f"Brief of {edtf_words(day.isoformat(), None)}" if day else "Brief"


def cited_ids(sections: tuple[Section, ...]) -> set[str]:
    """Ids of the articles that the lines cite."""
    return {c.span.article_id for s in sections for line in s.lines for c in line.cites}


def beside_ids(timeline: tuple[TimelineEntry, ...], series: tuple[Series, ...]) -> set[str]:
    """Ids of the articles that the timeline and the tables of figures rest on, which a memo prints beside its lines."""
    dated = {c.span.article_id for entry in timeline for line in entry.lines for c in line.cites}
    return dated | {point.article_id for one in series for point in one.points}


def make_coverage(account: Account, telling: Telling, lines: int) -> Coverage:
    """What the brief was made from, in numbers."""
    copies = {c.article_id for c in account.copies}
    outlets = {a.outlet for a in account.articles if a.outlet}
    origins = {a.outlet or a.id for a in account.articles if a.id not in copies}
    return Coverage(
        articles=len(account.readings), outlets=len(outlets), origins=len(origins), copies=len(copies),
        statements=len(account.statements), lines=lines, refused=sum(telling.refused.values()),
        refused_why=tuple(telling.refused.most_common()),
    )  # fmt: skip


def choose_charts(telling: Telling, limit: int) -> tuple[Series, ...]:
    """The series worth a picture: figures that differ, of two days and more."""
    return tuple(s for s in rank_series(telling) if len({(p.low, p.high) for p in s.points if is_dated(p)}) > 1)[:limit]
