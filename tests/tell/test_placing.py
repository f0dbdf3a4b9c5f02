"""What a reader can place: by a day, as the news of the newest report, and once."""

from dataclasses import replace
from datetime import date

import pytest

from onrecord.model import Event, Line, Mention, Party, Reading, Timex, When
from onrecord.tell import BriefQuestion, Shelf, write_brief
from onrecord.tell.coherence import keep_coherent
from onrecord.tell.placing import find_day, holds_no_more, is_recent
from onrecord.tell.repeats import tells_again, tells_one_deed
from onrecord.tell.telling import Telling, content_words
from tell.build import account, event, make_article, measure, occurrence, reading, sentence_with, series, span_of

DAY = date(2030, 5, 10)


def telling_of(*readings: Reading, since: date | None = None, as_of: date = DAY) -> Telling:
    """A brief in the making over the readings, of that day."""
    return Telling(Shelf(account(*readings)), BriefQuestion(since=since, as_of=as_of), as_of)


def happened(*readings: Reading, about: str = "Ardan", as_of: date | None = None) -> list[str]:
    """What a brief about one word says has happened, each event a happening of its own."""
    deeds = [s for r in readings for s in r.statements if isinstance(s.act, Event)]
    whole = account(*readings, occurrences=tuple(occurrence(deed) for deed in deeds))
    brief = write_brief(whole, BriefQuestion(about, as_of=as_of, terms=((about,),)))
    return [line.text for s in brief.sections if s.name == "What happened" for line in s.lines]


@pytest.mark.parametrize(
    ("words", "day"),
    [("Gunmen shelled", DAY), ("A school burned", None), ("On 3 May", date(2030, 5, 3)), ("In 2011", None)],
)
def test_a_sentence_is_placed_by_its_day_or_as_the_opening(words: str, day: date | None) -> None:
    """The first sentences of a report are of its day; further down a day must be given, and a year is none."""
    text = (
        "Gunmen shelled the port of Ardan. Sailors fled to Orm. A school burned in Ardan. "
        "On 3 May pilots of Orm left. In 2011 Ardan was shelled."
    )
    article = make_article(text, DAY)
    may, year = date(2030, 5, 3), When(date(2011, 1, 1), date(2011, 12, 31), "2011", "stated", span_of(article, "2011"))
    third = When(may, may, may.isoformat(), "stated", span_of(article, "3 May"))
    times = tuple(Timex(w.span, "DATE", w.edtf, None, w) for w in (third, year) if w.span)
    assert find_day(telling_of(reading(article, times=times)), sentence_with(article, words)) == day


def test_what_held_long_ago_is_told_in_the_past_only() -> None:
    """"No date has been set" of a month ago is over, as far as a reader knows; "no date was set" was so then."""
    article = make_article("Ardan met Orm. No date has been set for the vote. No date was set for the talks.", DAY)
    sentences = [sentence_with(article, words) for words in ("has been", "was set")]
    later = telling_of(reading(article), as_of=date(2030, 7, 1))
    assert [holds_no_more(later, sentence) for sentence in sentences] == [True, False]
    assert not holds_no_more(telling_of(reading(article)), sentences[0])


def test_news_is_near_the_newest_report_or_within_what_was_asked() -> None:
    """In a record of one week a happening of the month before is no news, whenever it is asked; since a day, it is."""
    week = [reading(make_article("Ardan met Orm.", date(2030, 5, day))) for day in (4, 10)]
    told = telling_of(*week, as_of=date(2030, 9, 1))
    assert [is_recent(told, date(2030, month, 5)) for month in (5, 4)] == [True, False]
    assert is_recent(telling_of(*week, since=date(2030, 4, 1)), date(2030, 4, 5))


def test_the_news_of_the_newest_report_leads() -> None:
    """What the newest report begins with leads, though the parse knows no type for it."""
    old = make_article("Gunmen attacked the port of Ardan.", date(2030, 5, 8))
    new = make_article("Ardan opened a museum of ships at Salder, sailors said.", DAY)
    assert happened(reading(old, (event(old, "attacked"),)), reading(new))[0].startswith("Ardan opened")


def test_one_deed_of_a_day_is_told_once() -> None:
    """Two reports of one party's deed of a day, in other words, are one line."""
    told, texts = [], ("Orm shelled the port of Ardan on 9 May.", "Guns of Orm hit ships off Ardan on 9 May.")
    for text, outlet in zip(texts, ("A", "B"), strict=True):
        article = make_article(text, DAY, outlet)
        when = When(date(2030, 5, 9), date(2030, 5, 9), "2030-05-09", "stated", span_of(article, "9 May"))
        deed = event(article, "shelled" if "shelled" in text else "hit", when=when)
        assert isinstance(deed.act, Event)
        orm = Party(span_of(article, "Orm"), "Orm", "orm", "Orm")
        told.append(reading(article, (replace(deed, act=replace(deed.act, actor=orm), id=""),)))
    assert len(happened(*told)) == 1


def test_a_namesake_is_somebody_else() -> None:
    """A brief on Lee tells nothing of a report that names only another Lee."""
    readings = []
    for first, outlet in (("Ann", "A"), ("Ann", "B"), ("Kim", "C")):
        text = f"{first} Lee opened the port of {outlet}nholm."
        article = make_article(text, DAY, outlet)
        named = Mention(span_of(article, f"{first} Lee"), "PERSON", first.lower(), f"{first} Lee")
        readings.append(replace(reading(article, (event(article, "opened"),)), mentions=(named,)))
    assert {text.split()[0] for text in happened(*readings, about="Lee")} == {"Ann"}


@pytest.mark.parametrize(("asked", "stranger"), [("Kim Lee", "A"), ("Lee", "C")])
def test_who_is_asked_for_in_full_is_no_namesake(asked: str, stranger: str) -> None:
    """Of two who are called Lee the one asked for is meant, though more reports tell of the other."""
    readings = []
    for first, outlet in (("Ann", "A"), ("Ann", "B"), ("Kim", "C")):
        article = make_article(f"{first} Lee opened the port of {outlet}nholm.", DAY, outlet)
        named = Mention(span_of(article, f"{first} Lee"), "PERSON", first.lower(), f"{first} Lee")
        readings.append(replace(reading(article), mentions=(named,)))
    question = BriefQuestion(asked, terms=(("Kim Lee", "Lee"),))
    strangers = Telling(Shelf(account(*readings)), question, None).strangers
    assert {r.article.outlet for r in readings if r.article.id in strangers} >= {stranger}
    assert len(strangers) == (2 if asked == "Kim Lee" else 1)


def test_a_plan_whose_day_has_passed_is_no_line() -> None:
    """Three days on, what "will" be is told only if it is dated ahead."""
    article = make_article("Ardan will open its port. Ardan will open its museum on 30 May.", date(2030, 5, 4))
    ahead = date(2030, 5, 30)
    when = When(ahead, ahead, ahead.isoformat(), "stated", span_of(article, "30 May"))
    telling = telling_of(reading(article, times=(Timex(span_of(article, "30 May"), "DATE", "2030-05-30", None, when),)))
    lines: list[Line | None] = [telling.tell_sentence(s, "next") for s in telling.shelf.readings[article.id].sentences]
    assert [line is not None for line in lines] == [False, True]


def test_a_figure_that_was_left_behind_is_no_point() -> None:
    """Of "to 3,000 from 5,200" a series takes the new figure; the old one held before."""
    may = When(date(2030, 5, 1), date(2030, 5, 31), "2030-05", "published")
    cut = make_article("The US cut its US troops in Iraq to 3,000 from 5,200.", date(2030, 5, 1))
    last = make_article("Some 2,500 US troops are in Iraq.", DAY, "B")
    to, left = measure(cut, "3,000", 3000, may), measure(cut, "5,200", 5200, may)
    now = measure(last, "2,500", 2500, When(DAY, DAY, DAY.isoformat(), "published"))
    shelf = Shelf(account(reading(cut, (to, left)), reading(last, (now,))))
    kept = keep_coherent(shelf, series(to, left, now))
    assert kept is not None and [point.low for point in kept.points] == [3000, 2500]


def test_news_is_of_the_newest_reports_whatever_the_record_spans() -> None:
    """Beside a report of years ago, nine of one week make news a matter of weeks; two reports alone do not."""
    old = reading(make_article("Ardan met Orm.", date(2024, 5, 1)))
    week = [reading(make_article("Ardan met Orm.", date(2030, 5, day))) for day in range(1, 11)]
    spring = date(2030, 3, 1)
    assert is_recent(telling_of(old, week[-1]), spring)
    assert not is_recent(telling_of(old, *week), spring)
    assert is_recent(telling_of(old, *week), date(2030, 4, 28))


def test_what_stands_far_down_is_news_only_of_whom_it_begins_with() -> None:
    """Of two deeds of one day, told after the news, the one that begins with what was asked has happened."""
    filler = "Sailors of Ardan waited at the port for ships that had not come since the winter. " * 12
    pilots = "pilots, who had flown to the islands of Orm from the port of Ardan,"
    opened, begun = (make_article(f"Gunmen shelled Ardan. {filler}On 9 May {who} attacked a ship.", DAY)
                     for who in (pilots, "Ardan"))  # fmt: skip
    for article, is_told in ((opened, False), (begun, True)):
        may = date(2030, 5, 9)
        when = When(may, may, may.isoformat(), "stated", span_of(article, "9 May"))
        deed = event(article, "attacked", when=when)
        time = Timex(span_of(article, "9 May"), "DATE", may.isoformat(), None, when)
        told = happened(reading(article, (deed,), (time,)))
        assert any("attacked a ship" in line for line in told) == is_told


def test_a_count_of_one_day_tells_a_deed_again() -> None:
    """A number in common makes two lines of one day one deed, though few other words are shared; that of the day does
    not."""
    day = date(2030, 5, 14)
    fired = content_words("At least 9 rockets were fired on 14 May 2030 at the Ardan base in western Orm, they say.")
    for words, is_one in (
        ("The rockets of 14 May 2030 on Ardan, 9 of them, were the latest sent by boats of Salder.", True),
        ("The rockets of 14 May 2030 on Ardan, 8 of them, were the latest sent by boats of Salder.", False),
    ):
        assert tells_one_deed(fired, content_words(words), frozenset({day})) == is_one


def test_a_reserve_does_not_tell_in_other_words_what_a_brief_told() -> None:
    """A letter's further lines say nothing of a deed that its first ones tell: the same day, and half of the words."""
    article = make_article(
        "Orm shelled the port of Ardan on 7 May. Boats of Orm shelled the burning port on 7 May. "
        "On 7 May sailors of Salder, who had waited since the winter, voted for a rise of their wages.",
        DAY,
    )
    may, at = date(2030, 5, 7), [n for n in range(len(article.text)) if article.text.startswith("7 May", n)]
    days = [article.span(n, n + 5) for n in at]
    times = tuple(Timex(d, "DATE", may.isoformat(), None, When(may, may, may.isoformat(), "stated", d)) for d in days)
    telling = Telling(Shelf(account(reading(article, times=times))), BriefQuestion(), DAY)
    told = [sentence_with(article, words) for words in ("Orm shelled", "Boats", "sailors of Salder")]
    first, again, other = (telling.afresh().tell_sentence(sentence, "event") for sentence in told)
    assert first and again and other
    assert tells_again(telling.shelf, again, [first])
    assert not tells_again(telling.shelf, other, [first])


def test_nothing_is_news_after_a_year() -> None:
    """Of two reports twelve years apart the older is no news, however far an account reaches."""
    told = telling_of(*(reading(make_article("Ardan met Orm.", date(year, 5, 1))) for year in (2018, 2030)))
    assert is_recent(told, date(2029, 8, 1))
    assert not is_recent(told, date(2029, 3, 1))


def test_a_page_with_one_new_line_tells_what_went_before() -> None:
    """Beside one happening of the day stands the report of six weeks before; what only held then does not."""
    fire = "Ann Orm closed the port of Ardan on Friday after a fire in the halls of its sailors, a clerk said."
    old = make_article(fire, date(2030, 3, 29), "B")
    over = make_article("Ann Orm has mended the roads of Ardan and is glad.", date(2030, 3, 30), "C")
    new = make_article("Sailors attacked the bank of Ardan on Friday with clubs and stones, a clerk said.", DAY)
    readings = (reading(old), reading(over), reading(new, (event(new, "attacked"),)))
    assert [text[:8] for text in happened(*readings, as_of=DAY)] == ["Sailors ", "Ann Orm "]
    assert "port" in happened(*readings, as_of=DAY)[1]


def test_what_hardly_any_editor_prints_has_not_happened() -> None:
    """A way in that gives no day and nobody who says it is news only where there is nothing else."""
    scene = make_article("Kim Stahl quickly attacked Ardan; sailors — hardly any — left.", DAY, "B")
    news = make_article("Ann Orm of Ardan closed the bank of its sailors on 9 May, a clerk said on Friday.", DAY)
    told = (reading(scene, (event(scene, "attacked"),)), reading(news, (event(news, "closed"),)))
    assert [text[:7] for text in happened(*told)] == ["Ann Orm"]
    assert [text[:9] for text in happened(told[0])] == ["Kim Stahl"]
