"""What happened: the newest happening of most worth, then others, newest first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from onrecord.model import TOLD_STATUSES, Cite, Event, Line, Span, Statement
from onrecord.tell.centre import Centre, names_in_title
from onrecord.tell.done import DUE, STANDING, SUPPOSED, tells_being, tells_deed
from onrecord.tell.placing import LONGEST_TIME, find_day, given_day, is_recent
from onrecord.tell.printable import find_chance
from onrecord.tell.quotations import own_words
from onrecord.tell.rank import (
    Ranked,
    clause_share,
    find_oldest_day,
    is_future,
    published_day,
    rank_occurrences,
    told_day,
)
from onrecord.tell.repeats import LEAST_SHARED
from onrecord.tell.reported import HEAD
from onrecord.tell.sections.openings import (
    LEAD_IN,
    LEAST_SCORE,
    QUOTES,
    SAME_DAYS,
    find_openings,
    find_stand_ins,
    held_then,
    is_titled,
    recalls,
    says_on_day,
    tells_news,
    tells_title,
)
from onrecord.tell.shelf import Shelf
from onrecord.tell.telling import Telling, content_words, told_when
from onrecord.tell.unfit import find_broken_form
from onrecord.text.about import STOP_WORDS

FARTHER_BACK = ((4, 3), (0, 3))
"""Times as far back as news that a happening is looked for where there are fewer than so many; where there is none,
what was asked about is itself of the past (0: of whatever age), and told as that. Of 40 subjects of five records of two
and three months 13 had lost their main event to a page whose one line was newer; of 29 lines a month older than the
newest of their page half were fit, of 220 others 64 %."""
TRIED = 150
"""Happenings of most worth that are tried farther back: each trial takes time, and those behind are told nowhere."""
LEAST_OF_BEST = 0.6
"""Another sentence of the happening stands in for the best if it speaks nearly as much of what was asked."""
LEAD_SHARE = 0.7
"""Share of the weight of the line that most reports open with, from which a newer one leads in its place."""
LEDES_SHARE = 2
"""One line of so many is kept for first sentences of reports, whatever they tell of."""
SAME_SHARE = 0.4
"""Share of the words of a first sentence that a line gives which tells its news already."""
OTHERS_AT_MOST = 3
"""Further outlets that are cited with a line; more can be counted, but not read, beside it."""
LOOKED_BACK = 60
"""Days before its report from which what a sentence further down tells is history, however few reports there are."""
SAME_NEWS_DAYS = 14
"""Days between two reports that tell one happening as news; what was printed at another time, or at a time unknown, may
share its words with another."""
COMMON_SHARE, COMMON_LEAST = 0.15, 5
"""Share of the reports (and number of them) above which a word is of the subject, and not of one happening of it: of
twelve lines whose further outlets were read, nine cited another happening by such words alone."""
LEAST_SHARE = 0.3
"""Share of its sentence that must tell the happening; what is mentioned in passing is told where it is the news."""
LEAST_NEWS_CHANCE = 0.48
"""Chance to be printed below which nothing is told as having happened, while there is anything else. Of 1,771 lines of
that section, each weighed by the weights of the other readings, 102 stand below it, 30 % of them fit; of the others
70 % were."""



@dataclass(frozen=True, slots=True)
class Told:
    """A line, the day it is of ("" if none is known), and its weight as the first of its brief."""

    day: str
    worth: float
    line: Line


def tell_happened(telling: Telling, limit: int) -> tuple[Line, ...]:
    """At most `limit` happenings, chosen by worth: the newest of the best leads, the rest follow newest first.

    Where there is no news, what is nearest to being it is told: of a time some times as long.
    """
    ranks = [r for r in rank_occurrences(telling) if r.statement.score >= LEAST_SCORE and is_done(telling, r)]
    passes = (_find_told(telling, ranks, limit, least) for least in (LEAST_NEWS_CHANCE, 0.0))
    told, newest = next((found for found in passes if found[0]), ([], []))
    best = max((one.worth for one in newest), default=0.0)
    near = [one for one in newest if one.worth >= LEAD_SHARE * best]
    lead = max(near, key=lambda one: one.day, default=None)
    rest = sorted((one for one in told if one is not lead), key=lambda one: one.day, reverse=True)
    return tuple(one.line for one in ([lead] if lead else []) + rest)


def _find_told(
    telling: Telling, ranks: Sequence[Ranked], limit: int, least: float
) -> tuple[list[Told], list[Told]]:
    """At most `limit` happenings that an editor prints with at least that chance, and those of them that are newest."""
    centre, told, newest = Centre(telling), list[Told](), list[Told]()
    oldest = find_oldest_day(telling)
    ranks = [r for r in ranks if (_report_day(telling, r.statement.sentence) or oldest) >= oldest]
    is_bounded = telling.question.since or telling.question.reach_days
    for times, most in ((1, limit), *(() if is_bounded else FARTHER_BACK)):
        most = min(most, limit)
        if times == 0 and told:
            newest = list(islice(_choose_titled(telling, centre, told, least), max(0, most - len(told)))) or newest
            told += [one for one in newest if one not in told]
        elif len(told) < most:
            happenings = _choose(telling, centre, ranks if times == 1 else ranks[:TRIED], times, least)
            if times == 1:
                told += islice(happenings, max(0, most - most // LEDES_SHARE))
            told += islice(_choose_ledes(telling, centre, told, times, least), most - len(told))
            told += islice(_choose_instead(telling, centre, times, least), 0 if told else 1)
            told += islice(happenings, most - len(told))
            newest = newest or told.copy()
    return told, newest


def tell_left(telling: Telling, limit: int) -> tuple[Line, ...]:
    """At most `limit` openings of reports on what was asked that no section has told, newest first."""
    return tuple(islice(_tell_stated(telling), max(0, limit)))


def _tell_stated(telling: Telling) -> Iterator[Line]:
    for opening in find_openings(telling, 1):
        likely = (s for s in opening if _chance(telling, s) >= LEAST_NEWS_CHANCE)
        stated = (s for s in likely if any(telling.shelf.statements_in(s)))
        line = next((line for s in stated if (line := _tell_opening(telling, s))), None)
        if line is not None:
            yield line


def _choose(
    telling: Telling, centre: Centre, ranks: Sequence[Ranked], times: int, least: float
) -> Iterator[Told]:
    """Each happening that can be told, those of most worth first."""
    for ranked in ranks:
        line = next(tell_ranked(telling, ranked, times, least), None) or _tell_lede(telling, ranked, times, least)
        if line is not None:
            yield Told(_day(telling, ranked, line), centre.weigh(line.cites[0].span, min(1, times)), line)


def is_done(telling: Telling, ranked: Ranked) -> bool:
    """True for what was told as done or going on, and is not ahead."""
    return ranked.occurrence.status in TOLD_STATUSES and not is_future(telling, ranked.statement)


def tell_ranked(telling: Telling, ranked: Ranked, times: int = 0, least: float = 0.0) -> Iterator[Line]:
    """The happening told by its best statement, or by the next best that can stand alone; none but what is as recent as
    news, or so many `times` as old (0: of whatever age), and what an editor prints with at `least` that chance."""
    share = LEAST_OF_BEST * telling.relevance(ranked.statement.sentence)
    for statement in ranked.statements:
        if statement.score < LEAST_SCORE or telling.relevance(statement.sentence) < share:
            continue
        if clause_share(statement) < LEAST_SHARE or _is_no_happening(telling, statement):
            continue
        when = statement.when if told_when(statement) else None
        own = when.end if when and when.days and when.days <= LONGEST_TIME else None
        if not _is_news(telling, statement.sentence, own, times):
            continue
        if telling.question.terms and not (statement.sentence.start < HEAD or _begins_with_subject(telling, statement)):
            continue
        if least and _chance(telling, statement.sentence) < least:
            continue
        line = telling.tell_sentence(statement.sentence, "event", told_when(statement))
        if line is not None:
            others = _other_cites(telling, ranked, line)
            shown = others[: OTHERS_AT_MOST + 1 - len({cite.outlet for cite in line.cites})]
            telling.used.update(cite.span for cite in shown)
            yield replace(line, cites=(*line.cites, *shown), origins=min(ranked.occurrence.origins, 1 + len(others)))


def _chance(telling: Telling, sentence: Span) -> float:
    """The chance that an editor prints the sentence as news; 1 where nothing was asked, of which no line was read."""
    return find_chance(telling, sentence, "What happened") if telling.question.terms else 1.0


def _begins_with_subject(telling: Telling, statement: Statement) -> bool:
    return telling.leads_with_subject(statement.sentence) >= LEAST_OF_BEST


def _tell_lede(telling: Telling, ranked: Ranked, times: int, least: float) -> Line | None:
    """The first sentence of the report whose own words on the happening lean on others ("made the announcement"), if it
    speaks as much of what was asked: it tells the news that they are part of."""
    best = ranked.statement
    lede = telling.shelf.readings[best.article_id].sentences[0]
    if lede == best.sentence or telling.relevance(lede) < telling.relevance(best.sentence):
        return None
    if not _is_news(telling, lede, None, times) or _chance(telling, lede) < least:
        return None
    if SUPPOSED.search(own_words(telling.shelf.words(lede))) or not tells_news(telling, lede):
        return None
    return telling.tell_sentence(lede, "event")


def _is_news(telling: Telling, sentence: Span, own: date | None, times: int) -> bool:
    """True if the sentence tells, in the words of its report, what is placed in time (on its `own` last day, if it is
    known), and is no history yet."""
    words = telling.shelf.words(sentence)
    if words[:1] in QUOTES or held_then(telling, sentence):
        return False
    if tells_being(own_words(words)) or recalls(telling, sentence):
        return False
    day = find_day(telling, sentence) or own
    published = telling.shelf.article(sentence.article_id).published.day
    if day and published and not telling.is_lede(sentence) and (published - day).days > LOOKED_BACK:
        return False
    return day is not None and (not times or is_recent(telling, day, times))


def _choose_ledes(
    telling: Telling, centre: Centre, told: Sequence[Told], times: int, least: float
) -> Iterator[Told]:
    """The first sentences of reports that tell of what was asked, first what most reports open with and an editor
    prints: what was said or announced is the news of its day too; where a first sentence cannot be told, the one that
    tells its title. None of what `told` tells already, and of times farther back nothing that held on its day only."""
    ledes = [s for s, *_ in find_openings(telling, times) if telling.is_lede(s)]
    ledes += find_stand_ins(telling, times)
    ledes = [s for s in ledes if times <= 1 or not held_then(telling, s)]
    yield from _tell_likely(telling, centre, ledes, [one.line for one in told], times, least)


def _choose_titled(telling: Telling, centre: Centre, told: Sequence[Told], least: float) -> Iterator[Told]:
    """Where the titles of all that is `told` name nothing of what was asked: deeds, of whatever age, that reports open
    with whose titles name all of it."""
    if not any(names_in_title(telling, one.line.cites[0].span) for one in told):
        ledes = [s for opening in find_openings(telling, 0) for s in opening if is_titled(telling, s)]
        ledes = [s for s in ledes if telling.is_lede(s) and tells_deed(own_words(telling.shelf.words(s)))]
        yield from _tell_likely(telling, centre, ledes, [one.line for one in told], 0, least)


def _choose_instead(telling: Telling, centre: Centre, times: int, least: float) -> Iterator[Told]:
    """Where no first sentence tells a deed of what was asked: another of the head of a report whose title speaks of it,
    to whose news the first is a way; else a first or second that gives what was said of it on its day."""
    heads = [s for head in find_openings(telling, times, count=LEAD_IN) for s in head if tells_title(telling, s)]
    yield from _tell_likely(telling, centre, heads, [], times, least)
    said = [s for head in find_openings(telling, times, says_on_day) for s in head if is_titled(telling, s)]
    yield from _tell_likely(telling, centre, said, [], times, least)


def _tell_likely(
    telling: Telling, centre: Centre, ledes: Sequence[Span], lines: list[Line], times: int, least: float
) -> Iterator[Told]:
    """Those of the sentences that an editor prints with at least that chance, by weight and chance; none of what the
    lines tell already."""
    chances = {s: _chance(telling, s) for s in ledes}
    likely = [s for s in ledes if chances[s] >= least]
    for lede in sorted(likely, key=lambda s: (-centre.weigh(s, times) * chances[s], s.article_id)):
        line = None if any(_tells_same(telling, line, lede) for line in lines) else _tell_opening(telling, lede)
        if line is not None:
            lines.append(line)
            day = telling.shelf.article(lede.article_id).published.day
            yield Told(day.isoformat() if day else "", centre.weigh(lede, min(1, times)), line)


def _tell_opening(telling: Telling, sentence: Span) -> Line | None:
    """The sentence as a line, if need be without a weekday whose week is in doubt."""
    if sentence in telling.used:
        return None
    return telling.tell(telling.word(sentence), "event")


def _is_no_happening(telling: Telling, statement: Statement) -> bool:
    """True for what is only possible, and for a state of things."""
    if not isinstance(statement.act, Event):
        return False
    clause = telling.shelf.words(statement.act.clause)
    begun = telling.shelf.words(replace(statement.sentence, end=statement.act.trigger.end))
    supposed = SUPPOSED.search(clause) or SUPPOSED.search(begun)
    return bool(supposed or STANDING.search(clause) or STANDING.match(begun)) or _is_ahead(telling, statement)


def _is_ahead(telling: Telling, statement: Statement) -> bool:
    """True if the sentence tells mainly of what is still due, and the happening beside it."""
    return bool(DUE.search(telling.shelf.words(statement.sentence)))


def _other_cites(telling: Telling, ranked: Ranked, line: Line) -> list[Cite]:
    """One cite of each further outlet whose words on the happening are like the line's, so that their number can be
    checked: what was joined by who and when alone may be another thing."""
    shelf = telling.shelf
    found = {cite.outlet: cite for cite in line.cites}
    own = shelf.article(line.cites[0].span.article_id).published.day
    for statement in (shelf.statements[i] for i in ranked.occurrence.statements):
        outlet = shelf.article(statement.article_id).outlet
        day = shelf.article(statement.article_id).published.day
        near = own is not None and day is not None and abs((day - own).days) <= SAME_NEWS_DAYS
        if outlet in found or statement.article_id in shelf.copy_of or not near:
            continue
        said = shelf.words(statement.sentence)
        if _tells_alike(shelf, line.text, said) and find_broken_form(said) is None:
            found[outlet] = shelf.cite(statement.sentence)
    return list(found.values())[len({cite.outlet for cite in line.cites}) :]


def _tells_same(telling: Telling, line: Line, lede: Span) -> bool:
    """True if the line tells the news of the lede, of those days."""
    shelf = telling.shelf
    days = [shelf.article(span.article_id).published.day for span in (line.cites[0].span, lede)]
    near = days[0] and days[1] and abs((days[0] - days[1]).days) <= SAME_DAYS
    common = max(COMMON_LEAST, len(shelf.readings) / 2)
    words = {word for word in content_words(shelf.words(lede)) - STOP_WORDS if shelf.held[word] <= common}
    return bool(near) and len(words & content_words(line.text)) >= max(LEAST_SHARED, SAME_SHARE * len(words))


def _tells_alike(shelf: Shelf, line: str, said: str) -> bool:
    """True if they share words enough that few other reports use: those of the subject are in every sentence on it."""
    common = max(COMMON_LEAST, COMMON_SHARE * len(shelf.readings))
    shared = (content_words(line) & content_words(said)) - STOP_WORDS
    return sum(shelf.held[word] <= common for word in shared) >= LEAST_SHARED


def _report_day(telling: Telling, sentence: Span) -> date | None:
    return published_day(telling.shelf.article(sentence.article_id))


def _day(telling: Telling, ranked: Ranked, line: Line) -> str:
    """The day that the line gives, else that it happened or was reported, for ordering."""
    day = given_day(telling, line.cites[0].span) or told_day(telling, ranked.occurrence, ranked.statement)
    return day.isoformat() if day else ""
