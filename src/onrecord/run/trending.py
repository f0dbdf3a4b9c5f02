"""A trend is made from all articles on a subject, and from what was read in all."""

import json
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.contract.trends import trend_json
from onrecord.model.trend import Every, Trend, TrendBy
from onrecord.record import Record
from onrecord.run.asking import Question, nothing_on, question_terms, question_view, settle_subject
from onrecord.run.barring import BarredView
from onrecord.run.situations import find_situation, gather_articles
from onrecord.run.wiring import Wiring
from onrecord.tell.render.trend_page import render_trend_html
from onrecord.tell.render.trend_picture import render_trend_png, render_trend_svg
from onrecord.tell.render.trend_text import render_trend_text
from onrecord.tell.trend import ReadDay, TrendQuestion, write_trend
from onrecord.text.actors import load_actors
from onrecord.thread import build_account

TrendDress = Literal["text", "html", "json", "svg", "png"]
ARTICLES_AT_MOST = 2_000
"""Articles that one account is made from, the newest: as many as an export counts."""


@dataclass(frozen=True, slots=True)
class TrendSettings:
    """How happenings are grouped and time is cut (None: as fits), and which quantity is followed, if one is."""

    by: TrendBy = "type"
    every: Every | None = None
    of: str | None = None


def make_trend(record: Record, question: Question, settings: TrendSettings, wiring: Wiring) -> tuple[Trend, int]:
    """The trend, and how many older articles on the subject were left out because the account would grow too large."""
    view = question_view(record, question)
    settled = settle_subject(record, question, wiring)
    about = settled.about or settings.of
    ids = view.article_ids(
        about=about, about_terms=question_terms(about, wiring), since=question.since, as_of=question.as_of
    )
    if question.situation is not None:
        gathered = gather_articles(view, find_situation(view, question.situation), question.as_of, wiring)
        within = set(view.article_ids(since=question.since, as_of=question.as_of))
        ids = [i for i in gathered if i in within]
    if not ids:
        raise nothing_on(replace(question, about=about))
    newest = ids[-ARTICLES_AT_MOST:]
    account = build_account(BarredView(view, question.least), newest, load_actors(wiring.actors))
    read = [ReadDay(i, first + (last - first) / 2, outlet) for i, first, last, outlet in view.published(question.as_of)]
    asked = TrendQuestion(
        settled.about, question_terms(settled.about, wiring), question.since, question.as_of, settings.by,
        settings.every, settings.of, question_terms(settings.of, wiring),
    )  # fmt: skip
    return write_trend(account, asked, read), max(0, len(ids) - ARTICLES_AT_MOST)


def render_trend(trend: Trend, dress: TrendDress) -> bytes:
    """The trend in that dress; ExtraMissing for a PNG where nothing can paint it."""
    match dress:
        case "html":
            return render_trend_html(trend).encode()
        case "json":
            return (json.dumps(trend_json(trend), ensure_ascii=False, indent=2) + "\n").encode()
        case "svg":
            return render_trend_svg(trend).encode()
        case "png":
            return render_trend_png(trend)
        case "text":
            return render_trend_text(trend).encode()
