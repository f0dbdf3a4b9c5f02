"""What happened: the newest happening of most worth, then others, newest first."""

import re
from collections.abc import Iterator
from dataclasses import replace
from math import log2

from onrecord.model import TOLD_STATUSES, Cite, Event, Line, Span, Statement
from onrecord.tell.quotations import own_words
from onrecord.tell.rank import Ranked, clause_share, is_future, rank_occurrences, told_day
from onrecord.tell.shelf import Shelf
from onrecord.tell.telling import LEAST_SHARED, Telling, content_words, told_when
from onrecord.tell.unfit import find_broken_form
from onrecord.text.about import STOP_WORDS

LEAST_OF_BEST = 0.6
"""Another sentence of the happening stands in for the best if it speaks nearly as much of what was asked."""
LEAD_SHARE = 0.35
"""Share of the best one's worth from which a newer happening leads in its place: the new thing comes first."""
OTHERS_AT_MOST = 3
"""Further outlets that are cited with a line; more can be counted, but not read, beside it."""
COMMON_SHARE, COMMON_LEAST = 0.15, 5
"""Share of the reports (and number of them) above which a word is of the subject, and not of one happening of it: of
twelve lines whose further outlets were read, nine cited another happening by such words alone."""
LEAST_SCORE = 0.35
"""Below it the sentence may tell no happening at all. Its line is the source's own words, so a wrong party or type
in the statement (most of what lowers a score) is not told."""


LEAST_SHARE = 0.3
"""Share of its sentence that must tell the happening; what is mentioned in passing is told where it is the news."""
_SUPPOSED = re.compile(r"\b(?:(?-i:may)|might|could|would|if|unless|should|case can be made)\b", re.I)
"""Words of what is possible; a sentence that holds one, and no claim, does not tell what happened."""
_STANDING = re.compile(
    r"\b(?:is|are|was|were) (?:\w+ )?(?:stationed|based|located|home to|in place)\b|\b(?:remains?|wants?|needs?)\b"
    r"|\b(?:has|have) (?:long|for \w+|always) been\b"
)
"""Words of what stands as it stood: where troops are based happened once, and not on the day that it is told."""
_DUE = re.compile(r"\b(?:is|are) (?:due|expected|set|scheduled|likely|poised) to\b|\bplans to\b")


def tell_happened(telling: Telling, limit: int) -> tuple[Line, ...]:
    """At most `limit` happenings, chosen by worth: the newest of the best leads, the rest follow newest first."""
    chosen: list[tuple[str, float, Line]] = []
    for ranked in rank_occurrences(telling):
        if len(chosen) >= limit:
            break
        told = ranked.occurrence.status in TOLD_STATUSES and not is_future(telling, ranked.statement)
        if not told or ranked.statement.score < LEAST_SCORE:
            continue
        line = next(tell_ranked(telling, ranked), None) or _tell_lede(telling, ranked)
        if line is not None:
            worth = ranked.worth * log2(1 + line.origins) / log2(1 + max(line.origins, ranked.occurrence.origins))
            chosen.append((_day(telling, ranked), worth, line))
    best = max((worth for _, worth, _ in chosen), default=0.0)
    near = [told for told in chosen if told[1] >= LEAD_SHARE * best]
    lead = max(near, key=lambda told: told[:2], default=None)
    rest = sorted((told for told in chosen if told is not lead), key=lambda told: told[0], reverse=True)
    return tuple(line for *_, line in ([lead] if lead else []) + rest)


def tell_ranked(telling: Telling, ranked: Ranked) -> Iterator[Line]:
    """The happening told by its best statement, or by the next best that can stand alone."""
    least = LEAST_OF_BEST * telling.relevance(ranked.statement.sentence)
    for statement in ranked.statements:
        if statement.score < LEAST_SCORE or telling.relevance(statement.sentence) < least:
            continue
        if clause_share(statement) < LEAST_SHARE or _is_no_happening(telling, statement):
            continue
        line = telling.tell_sentence(statement.sentence, "event", told_when(statement))
        if line is not None:
            others = _other_cites(telling, ranked, line)
            shown = others[: OTHERS_AT_MOST + 1 - len({cite.outlet for cite in line.cites})]
            yield replace(line, cites=(*line.cites, *shown), origins=min(ranked.occurrence.origins, 1 + len(others)))


def _tell_lede(telling: Telling, ranked: Ranked) -> Line | None:
    """The first sentence of the report whose own words on the happening lean on others ("made the announcement"), if it
    speaks as much of what was asked: it tells the news that they are part of."""
    best = ranked.statement
    lede = telling.shelf.readings[best.article_id].sentences[0]
    if lede == best.sentence or telling.relevance(lede) < telling.relevance(best.sentence):
        return None
    if _SUPPOSED.search(own_words(telling.shelf.words(lede))) or not _tells_news(telling, lede):
        return None
    return telling.tell_sentence(lede, "event")


def _tells_news(telling: Telling, sentence: Span) -> bool:
    """True if the sentence tells a happening: what only judges or looks ahead leads no brief."""
    acts = [s.act for s in telling.shelf.statements_in(sentence) if s.score >= LEAST_SCORE]
    return any(isinstance(act, Event) and act.status in TOLD_STATUSES for act in acts)


def _is_no_happening(telling: Telling, statement: Statement) -> bool:
    """True for what is only possible, and for a state of things."""
    if not isinstance(statement.act, Event):
        return False
    clause = telling.shelf.words(statement.act.clause)
    begun = telling.shelf.words(replace(statement.sentence, end=statement.act.trigger.end))
    supposed = _SUPPOSED.search(clause) or _SUPPOSED.search(begun)
    return bool(supposed or _STANDING.search(clause)) or _is_ahead(telling, statement)


def _is_ahead(telling: Telling, statement: Statement) -> bool:
    """True if the sentence tells mainly of what is still due, and the happening beside it."""
    return bool(_DUE.search(telling.shelf.words(statement.sentence)))


def _other_cites(telling: Telling, ranked: Ranked, line: Line) -> list[Cite]:
    """One cite of each further outlet whose words on the happening are like the line's, so that their number can be
    checked: what was joined by who and when alone may be another thing."""
    shelf = telling.shelf
    found = {cite.outlet: cite for cite in line.cites}
    for statement in (shelf.statements[i] for i in ranked.occurrence.statements):
        outlet = shelf.article(statement.article_id).outlet
        if outlet in found or statement.article_id in shelf.copy_of:
            continue
        said = shelf.words(statement.sentence)
        if _tells_alike(shelf, line.text, said) and find_broken_form(said) is None:
            found[outlet] = shelf.cite(statement.sentence)
    return list(found.values())[len({cite.outlet for cite in line.cites}) :]


def _tells_alike(shelf: Shelf, line: str, said: str) -> bool:
    """True if they share words enough that few other reports use: those of the subject are in every sentence on it."""
    common = max(COMMON_LEAST, COMMON_SHARE * len(shelf.readings))
    shared = (content_words(line) & content_words(said)) - STOP_WORDS
    return sum(shelf.held[word] <= common for word in shared) >= LEAST_SHARED


def _day(telling: Telling, ranked: Ranked) -> str:
    """The day it happened, or was reported, for ordering."""
    day = told_day(telling, ranked.occurrence, ranked.statement)
    return day.isoformat() if day else ""
