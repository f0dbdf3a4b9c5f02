"""A page of the account as terminal text: what, who counted, what differs, and each report with its words."""

import textwrap
from collections.abc import Iterator

from onrecord.model import AccountPage, Cite, PageCount, PageFacing, PageReport
from onrecord.tell.figures import figure_words
from onrecord.tell.render.plain import WIDTH, count, quote
from onrecord.text.edtf import edtf_words

REPORTS_SHOWN = 40
"""Reports on a page: the first statement of each article, unless all are asked for."""


def render_page(page: AccountPage, every: bool = False) -> str:
    """The page as plain text; `every` statement, or the first of each article."""
    articles = len({r.cite.span.article_id for r in page.reports} or {c.cite.span.article_id for c in page.counts})
    told = f"{count(articles, 'article')}, {count(page.origins, 'independent outlet')}"
    parts = [page.title, "=" * min(len(page.title), WIDTH), "; ".join((*page.facts, told)), ""]
    if page.differs:
        parts += ["WHAT DIFFERS", *(_wrap(f"- {what}") for what in page.differs), ""]
    if page.counts:
        parts += ["COUNTED", *(_count(c) for c in page.counts), ""]
    if page.facings:
        parts += ["FACE TO FACE", *(_facing(facing) for facing in page.facings), ""]
    if page.reports:
        parts += ["REPORTS", *_reports(page, every), ""]
    parts += ["TAKEN FOR ONE BECAUSE", *(_wrap(f"- {why}") for why in page.why)] if page.why else []
    return "\n".join(parts).rstrip() + "\n"


def _reports(page: AccountPage, every: bool) -> Iterator[str]:
    shown = [r for r in page.reports if every or r.leads][: None if every else REPORTS_SHOWN]
    for number, report in enumerate(shown):
        beside = [_source(report.cite), *(["first"] if number == 0 else []), *_told(report)]
        yield _wrap(f"- {'; '.join(beside)}")
        yield _words(report.cite, outlet=False)
    if len(shown) < len(page.reports):
        yield f"  ({count(len(page.reports) - len(shown), 'further statement')}: --every)"


def _told(report: PageReport) -> Iterator[str]:
    """What the report says otherwise than by its words: its time, who says it, whose words it carries."""
    yield from [f"of {edtf_words(report.when)}"] if report.when else []
    yield from [report.status] if report.status != "happened" else []
    yield from [f"said by {', '.join(report.said_by)}"] if report.said_by else []
    yield from [f"relayed from {report.relayed_from}"] if report.relayed_from else []
    yield from [f"copy of {report.copy_of}"] if report.copy_of else []


def _count(told: PageCount) -> str:
    """One figure with its day, counter and outlet, then what it stands beside and its words."""
    figure = figure_words(told.low, told.high, told.hedge)
    day = edtf_words(told.as_of) if told.as_of else "undated"
    head = f"- {day}: {figure}" if told.kind == "figure" else f"- {told.kind}: {figure} ({told.of})"
    counter = f"; counted by {told.counted_by}" if told.counted_by else ""
    note = f"; {told.note}" if told.note else ""
    return f"{_wrap(f'{head}; {_source(told.cite)}{counter}{note}')}\n{_words(told.cite, outlet=False)}"


def _facing(facing: PageFacing) -> str:
    """Both sides with their words, once where one sentence tells both."""
    sides = dict.fromkeys((_words(facing.first), _words(facing.second)))
    return "\n".join((_wrap(f"- {facing.relation}: {facing.why}"), *sides))


def _source(cite: Cite) -> str:
    return f"{cite.page_name}, {edtf_words(cite.published) if cite.published else 'no date'}"


def _words(cite: Cite, *, outlet: bool = True) -> str:
    words = quote(cite.words)
    return textwrap.fill(f"{words} [{_source(cite)}]" if outlet else words, WIDTH, initial_indent="    ",
                         subsequent_indent="    ")  # fmt: skip


def _wrap(line: str) -> str:
    return textwrap.fill(line, WIDTH, subsequent_indent="  ")
