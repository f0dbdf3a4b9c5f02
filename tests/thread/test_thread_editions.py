"""Reports of a morning's paper that stand online under the day before: their "yesterday" is that day."""

from dataclasses import replace
from datetime import date, timedelta

from onrecord.model import Article, Event, Paragraph, Party, Published, Reading, Statement, Timex, When
from onrecord.text.sentences import sentence_spans
from onrecord.thread.editions import Eves, find_eves, mend_editions

EVE, DAY, NEXT = date(2021, 3, 8), date(2021, 3, 9), date(2021, 3, 10)
NEWS = "The ferry union of Port Salder {} called off its strike over night shifts after talks with Ilse Varn."
OTHER = "Frost {} ruined the plum blossom in the orchards behind Fort Ister, growers told the chamber of farms."
PLAY = "Critics {} praised a puppet show about whales at the winter theatre of Ledge Bay."
HERD = "A herd of goats {} blocked both lanes of the mountain road above Quill until dusk."


def report(name: str, text: str, published: date, **days: date) -> Reading:
    """A reading of the text, published then, in which each given word is read as that day."""
    stated = Published(published, published, "given", "given by the test")
    article = Article(name, f"page-{name}", None, None, None, (), text, "en", stated, (Paragraph(0, len(text)),))
    times = []
    for word, day in days.items():
        span = article.span(text.index(word), text.index(word) + len(word))
        when = When(day, day, day.isoformat(), "relative", span)
        times.append(Timex(span, "DATE", day.isoformat(), None, when, published))
    sentences = tuple(article.span(*ends) for ends in sentence_spans(text))
    return Reading(article, sentences, (), tuple(times), (), (), (), ())


def print_edition(published: date = DAY) -> Reading:
    """The paper's own report, which tells the news of "yesterday"."""
    return report("paper", NEWS.format("yesterday"), published, yesterday=published - timedelta(days=1))


def unlike(published: date) -> Reading:
    """A report of something else; without one, all words would be in every report and say nothing."""
    return report(f"other-{published}", OTHER.format("today"), published, today=published)


def test_what_another_report_of_that_day_tells_of_today_moves_yesterday() -> None:
    """Two reports stand under one day, and tell one happening of "today" and of "yesterday": both mean that day."""
    online = report("online", NEWS.format("today"), DAY, today=DAY)
    moved = mend_editions((online, print_edition(), unlike(DAY)))
    assert [(t.when and t.when.start, t.anchor) for t in moved[1].times] == [(DAY, NEXT)]
    assert (moved[0], moved[2]) == (online, unlike(DAY))


def test_its_weekday_moves_yesterday_too() -> None:
    """A later report that gives the weekday of the happening says which day the paper meant."""
    later = report("later", NEWS.format("on Tuesday"), NEXT, Tuesday=DAY)
    assert find_eves((later, print_edition(), unlike(DAY))).found == {print_edition().article.id}


def test_what_was_told_the_day_before_stays() -> None:
    """A report of the day before that tells the happening, with a day or without, leaves "yesterday" where it was."""
    online = report("online", NEWS.format("today"), DAY, today=DAY)
    for word in ("today", ""):
        before = report("before", NEWS.format(word), EVE, **({word: EVE} if word else {}))
        assert not find_eves((online, before, print_edition(), unlike(DAY))).found


def test_another_happening_of_the_day_moves_nothing() -> None:
    """That something else is told of "today" says nothing of the paper's "yesterday"."""
    assert find_eves((unlike(DAY), print_edition(), unlike(EVE))) == Eves(frozenset(), frozenset())


def test_statements_move_with_their_time_and_dates_in_words_stay() -> None:
    """A statement dated "yesterday" moves with it; a weekday and a date in the same report stay."""
    text = NEWS.format("yesterday") + "\nThe members vote on Friday.\nPay rose on 1 March."
    given = report("paper", text, DAY, yesterday=EVE, Friday=date(2021, 3, 12), **{"1 March": date(2021, 3, 1)})
    nobody, lede, when = Party(None, None), given.sentences[0], given.times[0].when
    act = Event("RETREAT", None, "happened", nobody, nobody, given.times[0].span, lede)
    told = Statement(given.article.id, act, lede, (lede,), None, when, (), 0.9, "test")
    online = report("online", NEWS.format("today"), DAY, today=DAY)
    moved = mend_editions((online, replace(given, statements=(told,)), unlike(DAY)))[1]
    assert [s.when and s.when.start for s in moved.statements] == [DAY]
    assert [t.when and t.when.start for t in moved.times] == [DAY, date(2021, 3, 12), date(2021, 3, 1)]


def test_what_an_outlet_does_twice_leaves_its_other_reports_without_a_day() -> None:
    """Two papers' reports found out, a third of that year has no day; one settled by the day before, one that tells of
    today too, one of another year and one of an outlet of which no more is known keep theirs."""
    told = [
        both
        for name, day in (("first", DAY), ("second", DAY + timedelta(days=20)))
        for both in (
            report(f"{name} online", NEWS.format("today"), day, today=day),
            report(f"{name} paper", NEWS.format("yesterday"), day, yesterday=day - timedelta(days=1)),
        )
    ]
    june, long_ago = date(2021, 6, 2), date(2019, 6, 2)
    third, old, settled = (
        report(name, text.format("yesterday"), day, yesterday=day - timedelta(days=1))
        for name, text, day in (("third", PLAY, june), ("old", PLAY, long_ago), ("settled", HERD, june))
    )
    before = report("before", HERD.format("today"), june - timedelta(days=1), today=june - timedelta(days=1))
    other = report("other", PLAY.format("yesterday"), june, yesterday=june - timedelta(days=1))
    other = replace(other, article=replace(other.article, outlet="Herald"))
    two_days = PLAY.format("yesterday") + "\nTickets sold out today."
    fresh = report("fresh", two_days, june, yesterday=june - timedelta(days=1), today=june)
    mended = mend_editions((*told, third, old, settled, before, other, fresh, unlike(june)))
    days = {r.article.source_id: r.times[0].when for r in mended}
    assert days["page-third"] is None
    assert all(days[f"page-{name}"] for name in ("old", "settled", "other", "fresh", "first paper"))
