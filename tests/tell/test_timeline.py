"""The timeline: which days are told, and by which sentences."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from onrecord.model import Account, Article, Mention, TimelineEntry, Timex, When
from onrecord.model.when import WhenBasis
from onrecord.tell import write_timeline
from onrecord.tell.render.plain import mark_reported
from onrecord.tell.shelf import Shelf
from tell.build import account, event, make_article, reading, span_of

FIFTH, LATER = date(2020, 5, 5), date(2020, 7, 9)
SAVA = (("Sava",), ("Torun",))


def name_day(article: Article, words: str, day: date) -> Timex:
    """A time expression that names a day."""
    span = span_of(article, words)
    return Timex(span, "DATE", day.isoformat(), None, When(day, day, day.isoformat(), "stated", span))


def recall_siege() -> tuple[Article, tuple[Timex, ...]]:
    """A later report that names the day without telling much of it."""
    article = make_article("Shops near the port of Basra are shut since 5 May 2020.", LATER, "Gazette")
    return article, (name_day(article, "5 May 2020", FIFTH),)


def test_what_opens_a_report_of_a_named_day_is_told_as_reported() -> None:
    """The news that a report of the day opens with is told, and marked: no word of it gives the day."""
    article = make_article("Gunmen seized the port of Basra and burnt its cranes.", FIFTH)
    later, times = recall_siege()
    both = account(reading(article, (event(article, "seized"),)), reading(later, (), times))
    (entry,) = write_timeline(both, None, 1, 2)
    reported = next(line for line in entry.lines if "seized" in line.text)
    assert (reported.kind, reported.when, mark_reported(reported)) == ("report", None, " (reported that day)")
    assert [mark_reported(line) for line in entry.lines if line is not reported] == [""]


def test_what_opens_a_report_and_tells_no_happening_is_not_placed() -> None:
    """A description at the head of a report is of no day."""
    article = make_article("The port of Basra is the largest of the south.", FIFTH)
    later, times = recall_siege()
    (entry,) = write_timeline(account(reading(article), reading(later, (), times)), None, 1, 2)
    assert [line.kind for line in entry.lines] == ["event"]


def test_fresh_news_that_opens_a_report_is_told_of_its_day() -> None:
    """What has happened, in the perfect, is of the report's day, though no happening is found in it; what has been so
    for long, or is under way, is not."""
    later, times = recall_siege()
    for text, kinds in (
        ("The keeper of the port of Basra has been named mayor.", {"event", "report"}),
        ("The port of Basra is growing.", {"event"}),
        ("The keeper of the port of Basra, who has been named mayor, is at sea.", {"event"}),
    ):
        both = account(reading(make_article(text, FIFTH)), reading(later, (), times))
        (entry,) = write_timeline(both, None, 1, 2)
        assert {line.kind for line in entry.lines} == kinds


def test_what_happened_comes_before_what_was_to_happen() -> None:
    """Of two sentences on a day, the one that looks ahead to it gives way."""
    before = make_article("The council of Basra will close the gates of the old port on 5 May 2020.", FIFTH, "Gazette")
    after = make_article("The council of Basra closed the gates of the old port on 5 May 2020.", LATER)
    readings = (reading(a, (), (name_day(a, "5 May 2020", FIFTH),)) for a in (before, after))
    (entry,) = write_timeline(account(*readings), None, 1, 1)
    assert entry.lines[0].text.startswith("The council of Basra closed")


def report_of_sava(kind: str) -> Account:
    """One report of two days of Sava Torun, who is a person or a firm: a dinner and a verdict."""
    article = make_article(
        "Sava Torun dined in the port on 5 May 2020. Sava Torun was found guilty of fraud on 9 May 2020.", LATER
    )
    times = (name_day(article, "5 May 2020", FIFTH), name_day(article, "9 May 2020", date(2020, 5, 9)))
    named = Mention(span_of(article, "Sava Torun"), kind, "sava", "Sava Torun")  # type: ignore[arg-type]
    read = reading(article, (), times)
    return account(replace(read, mentions=(named,)))


def test_turns_of_a_life_come_first_in_a_timeline_of_a_person() -> None:
    """A verdict outweighs a dinner in the timeline of a person, and the reason says so; of a firm it does not."""
    (turn,) = write_timeline(report_of_sava("PERSON"), "Sava Torun", 1, 1, SAVA)
    (first,) = write_timeline(report_of_sava("ORG"), "Sava Torun", 1, 1, SAVA)
    assert (turn.date, first.date) == ("2020-05-09", "2020-05-05")
    assert turn.why == "named by 1 article, a turn of a life or an office in 1, in the opening of 1"


def test_what_opens_a_report_comes_first_in_a_timeline_of_a_person() -> None:
    """Of two days of a person, the one comes first that a report opens with; of a firm the earlier one."""
    opening, deep = "Sava Torun dined in the port on 9 May 2020. ", "Sava Torun walked along the quay on 5 May 2020."
    article = make_article(opening + "The wind blew from the sea. " * 5 + deep, LATER)
    times = name_day(article, "9 May 2020", date(2020, 5, 9)), name_day(article, "5 May 2020", FIFTH)
    named = Mention(span_of(article, "Sava Torun"), "PERSON", "sava", "Sava Torun")
    for kind, first in (("PERSON", "2020-05-09"), ("ORG", "2020-05-05")):
        read = replace(reading(article, (), times), mentions=(replace(named, kind=kind),))
        (entry,) = write_timeline(account(read), "Sava Torun", 1, 1, SAVA)
        assert entry.date == first


def test_a_turn_that_opens_a_report_behind_the_name_comes_first_in_a_timeline_of_a_person() -> None:
    """Of two turns that open reports, the one comes first that begins with the person; of a firm the earlier one."""
    texts = "In the port of Basra 5 May 2020 saw Ann Orm win the case of the burnt cranes against Sava Torun.", (
        "Sava Torun lost the case of the burnt cranes in the port of Basra on 7 May 2020."
    )
    for kind, first in (("PERSON", "2020-05-07"), ("ORG", "2020-05-05")):
        readings = []
        for text, day in zip(texts, (FIFTH, date(2020, 5, 7)), strict=True):
            article = make_article(text, LATER, str(day))
            named = Mention(span_of(article, "Sava Torun"), kind, "sava", "Sava Torun")  # type: ignore[arg-type]
            times = (name_day(article, f"{day.day} May 2020", day),)
            readings.append(replace(reading(article, (), times), mentions=(named,)))
        (entry,) = write_timeline(account(*readings), "Sava Torun", 1, 1, SAVA)
        assert entry.date == first


def test_a_turn_done_comes_before_one_under_way_in_a_timeline_of_a_person() -> None:
    """Of two days that reports open with, behind the name, the one comes first on which a turn was done: neither the
    trial that goes on nor the dinner of whom a turn befell."""
    for other in ("had his trial adjourned", "met the ousted mayor of Basra", "dined with Ann Orm, who was elected"):
        texts = f"Sava Torun {other} on 5 May 2020.", "Sava Torun was sentenced on 7 May 2020."
        readings = []
        for text, day in zip(texts, (FIFTH, date(2020, 5, 7)), strict=True):
            article = make_article(text, LATER, str(day))
            named = Mention(span_of(article, "Sava Torun"), "PERSON", "sava", "Sava Torun")
            read = reading(article, (), (name_day(article, f"{day.day} May 2020", day),))
            readings.append(replace(read, mentions=(named,)))
        (entry,) = write_timeline(account(*readings), "Sava Torun", 1, 1, SAVA)
        assert entry.date == "2020-05-07"


def tell_awaited(kind: str) -> Sequence[TimelineEntry]:
    """The first of two days of Sava Torun: one that two reports await, or one that two tell of; and the other."""
    days = {"5 May 2020": FIFTH, "9 May 2020": date(2020, 5, 9)}
    told = make_article("Sava Torun saw the port on 5 May 2020. Sava Torun saw the quay on 9 May 2020.", LATER)
    ahead = make_article("Sava Torun will see the quay on 9 May 2020.", date(2020, 3, 3), "Gazette")
    later = make_article("Sava Torun spoke of the port and of 5 May 2020.", LATER, "Herald")
    sooner = make_article("The quay awaits Sava Torun on 9 May 2020.", date(2020, 3, 4), "Courier")
    readings = []
    for article in (told, ahead, later, sooner):
        times = tuple(name_day(article, words, day) for words, day in days.items() if words in article.text)
        named = Mention(span_of(article, "Sava Torun"), kind, "sava", "Sava Torun")  # type: ignore[arg-type]
        readings.append(replace(reading(article, (), times), mentions=(named,)))
    first = write_timeline(account(*readings), "Sava Torun", 1, 1, SAVA)
    return (*first, *(e for e in write_timeline(account(*readings), "Sava Torun", 2, 1, SAVA) if e not in first))


def test_a_day_that_is_only_awaited_is_no_news_of_an_event() -> None:
    """Reports that look ahead to a day make it weigh in the timeline of a person, and not in another, which says so."""
    (election, _), (first, awaited) = tell_awaited("PERSON"), tell_awaited("ORG")
    assert (election.date, first.date, awaited.date) == ("2020-05-09", "2020-05-05", "2020-05-09")
    assert "3 articles" in election.why and awaited.why == "named by 1 article, as old news in 1, awaited in 2"


def test_only_what_names_the_subject_or_opens_a_report_on_it_is_told() -> None:
    """Of a report on Sava Torun, a sentence that names only others is told from its opening, and not further on."""
    other = "The crews of Basra seized a crane on 5 May 2020. "
    for text, dates in ((f"Sava Torun spoke. {other}", ["2020-05-05"]), ("Sava Torun spoke. " * 4 + other, [])):
        article = make_article(text.strip(), LATER)
        named = Mention(span_of(article, "Sava Torun"), "PERSON", "sava", "Sava Torun")
        read = replace(reading(article, (), (name_day(article, "5 May 2020", FIFTH),)), mentions=(named,))
        assert [e.date for e in write_timeline(account(read), "Sava Torun", 5, 1, SAVA)] == dates


def test_a_day_that_is_still_named_as_old_news_comes_first() -> None:
    """Of two days of an event, the one comes first that a report names after weeks; that of the other was printed in
    three days."""
    for older, first in ((5, "2020-05-05"), (7, "2020-05-07")):
        readings = []
        for day in (5, 7):
            printed = date(2020, 5, 20 if day == older else day + 3)
            article = make_article(f"The port of Basra was shut on {day} May 2020.", printed)
            readings.append(reading(article, (), (name_day(article, f"{day} May 2020", date(2020, 5, day)),)))
        assert write_timeline(account(*readings), None, 1, 1)[0].date == first


def test_the_own_news_of_a_report_weighs_no_day_of_an_event() -> None:
    """Of two days of an event that a report of the next day names, the one comes first that stands behind its first
    sentence."""
    days = {"5 May 2020": FIFTH, "6 May 2020": date(2020, 5, 6)}
    for first, behind in (("5 May 2020", "6 May 2020"), ("6 May 2020", "5 May 2020")):
        article = make_article(f"The port of Basra was shut on {first}. A crane fell on {behind}.", date(2020, 5, 7))
        times = tuple(name_day(article, words, days[words]) for words in (first, behind))
        near = reading(make_article("The council of Basra meets.", FIFTH, "Herald"))
        far = reading(make_article("The council of Basra sleeps.", date(2020, 5, 6), "Courier"))
        (entry,) = write_timeline(account(reading(article, (), times), near, far), None, 1, 1)
        assert entry.date == days[behind].isoformat()


def test_a_day_long_before_the_reports_is_of_another_story_unless_asked_for() -> None:
    """A day of years before the first report is told of reports of many years, or if the reader asks so far back."""
    longago, near = date(2001, 5, 5), date(2019, 8, 8)
    text = "The port of Basra was opened on 5 May 2001. The port of Basra was shut on 8 August 2019."
    article = make_article(text, FIFTH)
    old = reading(article, (), (name_day(article, "5 May 2001", longago), name_day(article, "8 August 2019", near)))
    late = reading(make_article("The port of Basra has cranes.", date(2040, 5, 5)))
    assert [e.date for e in write_timeline(account(old), None, 5, 1)] == ["2019-08-08"]
    assert len(write_timeline(account(old, late), None, 5, 1)) == len(
        write_timeline(account(old), None, 5, 1, within=(longago, None))
    ) == 2


CLERKS = "Clerks of Basra counted the files on 5 May 2020."
CRANES = "Cranes of Basra fell in the storm on 5 May 2020."
FILES, QUAYS = "Clerks lost all files. Clerks found no files.", "Cranes fell across the quays. Cranes fell at dawn."


def tell_first(*reports: tuple[str, date]) -> str:
    """The first word told of 5 May, of which two later reports tell two things, beside other reports."""
    articles = [make_article(text, LATER, f"Gazette {n}") for n, text in enumerate((CLERKS, CRANES))]
    named = [reading(a, (), (name_day(a, "5 May 2020", FIFTH),)) for a in articles]
    others = [reading(make_article(text, day, f"Herald {n}")) for n, (text, day) in enumerate(reports)]
    (entry,) = write_timeline(account(*named, *others), None, 1, 1)
    return entry.lines[0].text.split()[0]


def test_the_news_of_the_next_day_says_which_sentence_tells_a_day() -> None:
    """Of two sentences on a day, the one comes first that speaks of what the papers of the next day open with."""
    next_day, day_after = date(2020, 5, 6), date(2020, 5, 7)
    assert tell_first((QUAYS, next_day), (FILES, day_after)) == "Cranes"
    assert tell_first((QUAYS, day_after), (FILES, next_day)) == "Clerks"


def test_what_most_reports_open_with_says_which_sentence_tells_a_day() -> None:
    """Of two sentences on a day, the one comes first that speaks of what the account is about."""
    assert tell_first((QUAYS, LATER)) == "Cranes"
    assert tell_first((FILES, LATER)) == "Clerks"


def test_a_day_weighs_more_of_which_the_next_days_papers_tell() -> None:
    """Of two days that one report names, the one comes first after which another report was printed."""
    article = make_article("The port of Basra was shut on 5 May 2020. A bridge was opened there on 7 May 2020.", LATER)
    times = name_day(article, "5 May 2020", FIFTH), name_day(article, "7 May 2020", date(2020, 5, 7))
    for day, first in ((date(2020, 5, 6), "2020-05-05"), (date(2020, 5, 8), "2020-05-07")):
        news = reading(make_article("The council of Basra meets. It has nine seats.", day, "Herald"))
        (entry,) = write_timeline(account(reading(article, (), times), news), None, 1, 1)
        assert (entry.date, entry.why) == (first, "named by 1 article, 1 published on the next day, as old news in 1")


def test_the_day_of_a_cited_report_is_no_day_of_the_timeline() -> None:
    """The day on which a letter says that an earlier piece was printed is not told; a day of birth in brackets is."""
    letter = make_article("Your piece on Basra (Shut the port, 5 May 2020) misses the point of the strike.", LATER)
    life = make_article("The keeper of the port (born in Basra, 5 May 2020) speaks for the strike.", LATER)
    dates = [write_timeline(account(reading(a, (), (name_day(a, "5 May 2020", FIFTH),))), None, 1, 1)
             for a in (letter, life)]
    assert [len(d) for d in dates] == [0, 1]


def test_a_day_that_is_the_name_of_a_happening_is_no_day_of_the_timeline() -> None:
    """"The 5/5 fire" names the fire; the same day in words dates what is told."""
    for given, told in (("5/5", 0), ("5 May 2020", 1)):
        article = make_article(f"The council of Basra spoke of the fire of {given} and of the port.", LATER)
        named = reading(article, (), (name_day(article, given, FIFTH),))
        assert len(write_timeline(account(named), None, 1, 1)) == told


def test_a_report_that_quotes_at_length_is_no_piece_of_opinion() -> None:
    """What "we" do in a quotation of several sentences is the speaker's; what a piece says so by itself is opinion."""
    words = "We sail at dawn.\nWe fish by night.\nWe fear for our nets.\nWe trust our boats.\nWe thank our sons."
    for text, argues in ((f'The mayor said: "{words}"', False), (words, True)):
        article = make_article(text, FIFTH)
        assert Shelf(account(reading(article))).is_opinion_piece(article.id) == argues


@pytest.mark.parametrize(
    ("said", "argues"),
    [
        ("'I know that we can't wait, and I won't,' Ann Orm said. 'I think we must sail, as I told my crew.'", False),
        ("″I know that we can't wait, and I won't,″ Ann Orm said. ″I think we must sail, as I told my crew.″", False),
        ("\n\nI know we must sail. I said we will. I told us. — Ann Orm (@annorm) March 1, 2021\n\nSo.", False),
        ("I know that we can't wait, and I won't. I think we must sail, as I told Ann Orm's crew.", True),
    ],
)  # fmt: skip
def test_what_is_quoted_in_single_marks_or_posted_is_not_the_writers_voice(said: str, argues: bool) -> None:
    """Some outlets quote so, or show posts; an apostrophe within a word closes nothing."""
    article = make_article(f"The port of Ardan is shut. {said}", date(2021, 3, 1))
    assert Shelf(account(reading(article))).is_opinion_piece(article.id) == argues



@pytest.mark.parametrize(("first", "argues"), [("ANALYSIS/OPINION:", True), ("OPINIONS", False), ("ARDAN", False)])
def test_a_piece_headed_as_opinion_is_one(first: str, argues: bool) -> None:
    """What a page sets over its text may be read as its first words."""
    article = make_article(f"{first}\n\nThe port of Ardan is shut.", date(2021, 3, 1))
    assert Shelf(account(reading(article))).is_opinion_piece(article.id) == argues


def test_a_day_beside_what_is_told_gives_way_and_keeps_its_place() -> None:
    """A sentence that names the day in a clause beside its news is told only for want of another, its day left in."""
    text = "Basra mourned Ann Orm, who opened the port of Basra on Tuesday."
    article = make_article(text, date(2020, 5, 8))
    span = span_of(article, "Tuesday")
    beside = Timex(span, "DATE", "2020-05-05", None, When(FIFTH, FIFTH, "2020-05-05", "relative", span), FIFTH)
    other = make_article("The port of Basra was opened on 5 May 2020.", LATER, "Gazette")
    first = reading(article, (), (beside,))
    second = reading(other, (), (name_day(other, "5 May 2020", FIFTH),))
    told = [write_timeline(account(*readings), None, 1, 1)[0].lines[0].text for readings in ((first, second), (first,))]
    assert told == [other.text, "Basra mourned Ann Orm, who opened the port of Basra on 5 May 2020."]


def count_dates(text: str, words: str, published: date, basis: WhenBasis = "stated", day: date = FIFTH) -> int:
    """How many dates are told of a report in which the words are read as that day."""
    article = make_article(text, published)
    span = span_of(article, words)
    timex = Timex(span, "DATE", day.isoformat(), None, When(day, day, day.isoformat(), basis, span), published)
    return len(write_timeline(account(reading(article, (), (timex,))), None, 5, 1))


def test_the_day_of_a_page_is_no_day_of_the_timeline() -> None:
    """A note on an amended page and the name of a paper give the day of print; in the words of a report, and of one of
    long ago, the same day is told."""
    for text in (
        "This report on the port of Basra was amended on 5 May 2020.",
        "Basra Gazette editorial, 5 May 2020: the council of the port sleeps.",
    ):
        assert count_dates(text, "5 May 2020", FIFTH) == count_dates(text, "5 May 2020", date(2020, 5, 6)) == 0
    assert count_dates("The council of Basra shut the port on 5 May 2020.", "5 May 2020", FIFTH) == 1
    assert count_dates("An editorial was burnt in Basra on 5 May 2020.", "5 May 2020", LATER) == 1


def test_a_dateline_gives_way_to_the_day_that_its_sentence_names() -> None:
    """Behind a dateline another day is named: that one is told, and not the day of the dateline; alone it is told."""
    for news, dates in (("counted its cranes on 3 May 2020.", ["2020-05-03"]), ("has cranes.", ["2020-05-05"])):
        article = make_article(f"BASRA, 5 May 2020 -- The council of the port {news}", FIFTH)
        days = {"5 May 2020": FIFTH, "3 May 2020": date(2020, 5, 3)}
        times = tuple(name_day(article, words, day) for words, day in days.items() if words in article.text)
        assert [e.date for e in write_timeline(account(reading(article, (), times)), None, 5, 1)] == dates


def test_a_day_that_may_be_another_is_no_day_of_the_timeline() -> None:
    """Days counted from others of the story, hours, ends of days and what a speaker counts are left out; the plain
    words beside them are told."""
    near = date(2020, 5, 7)
    for text, words in (
        ("The port of Basra was shut two days later.", "two days later"),
        ("The port of Basra was shut that night.", "that night"),
        ("The port of Basra was shut around 8 p.m.", "around 8 p.m."),
        ("The port of Basra was shut overnight by the council.", "overnight"),
        ("“We shut the port of Basra on Tuesday,” the mayor said.", "Tuesday"),
    ):
        assert count_dates(text, words, near, "relative") == 0
    assert count_dates("The port of Basra was shut on Tuesday.", "Tuesday", near, "relative") == 1
    assert count_dates("The port of Basra was shut on 5 May.", "5 May", LATER, "relative") == 1
    assert count_dates("The port of Basra was shut on 5 May.", "5 May", date(2021, 4, 1), "relative") == 0


def test_a_day_with_its_month_a_week_before_its_report_is_sure() -> None:
    """"Tuesday", a week after a Tuesday, may be another; "5 May" and "last Tuesday" may not."""
    week = date(2020, 5, 12)
    for words, dates in (("Tuesday", 0), ("5 May", 1), ("last Tuesday", 1)):
        assert count_dates(f"The port of Basra was shut on {words}.", words, week, "relative") == dates


def test_a_happening_of_some_days_is_told_of_its_first() -> None:
    """A vote "of 5 and 6 May" is of the fifth; a siege of weeks is of no day."""
    for last, dates in ((date(2020, 5, 6), ["2020-05-05"]), (date(2020, 5, 25), [])):
        article = make_article(f"The port of Basra voted on 5 May and {last.day} May 2020.", LATER)
        span = span_of(article, "5 May")
        when = When(FIFTH, last, f"2020-05-05/{last.isoformat()}", "stated", span)
        timex = Timex(span, "DATE", when.edtf, None, when)
        told = write_timeline(account(reading(article, (), (timex,))), None, 5, 1)
        assert [e.date for e in told if len(e.date) == len("2020-05-05")] == dates


def test_the_day_of_what_is_said_later_stays_in_the_line() -> None:
    """What the council says now of Tuesday's storm keeps its day; what it said on Tuesday stands beside it."""
    for text, told in (
        ("The council of Basra has said the crane fell on Tuesday in a storm.", "fell on 5 May 2020 in"),
        ("The council of Basra said the crane fell on Tuesday in a storm.", "fell in"),
    ):
        article = make_article(text, date(2020, 5, 8))
        span = span_of(article, "Tuesday")
        timex = Timex(span, "DATE", "2020-05-05", None, When(FIFTH, FIFTH, "2020-05-05", "relative", span), FIFTH)
        (entry,) = write_timeline(account(reading(article, (), (timex,))), None, 1, 1)
        assert told in entry.lines[0].text


SHUT, STRUCK = "The council of Basra shut the port.", "The crews of Basra struck for pay."
FELL = "A crane of Basra fell."
ROWS = f"5 May 2020 {SHUT}\n7 May 2020 {STRUCK}\n9 May 2020 {FELL}"
MAY = {"5 May 2020": FIFTH, "7 May 2020": date(2020, 5, 7), "9 May 2020": date(2020, 5, 9)}


def test_the_rows_of_a_chronology_weigh_more_and_lose_their_day() -> None:
    """A row of three beats a day that a report names as often, says why, and is told without its day at the head."""
    rows = make_article(ROWS, LATER)
    other = make_article("The port of Basra reopened on 3 May 2020.", LATER, "Gazette")
    named = reading(other, (), (name_day(other, "3 May 2020", date(2020, 5, 3)),))
    listed = reading(rows, (), tuple(name_day(rows, words, day) for words, day in MAY.items()))
    told = write_timeline(account(listed, named), None, 3, 1)
    assert [e.date for e in told] == ["2020-05-05", "2020-05-07", "2020-05-09"]
    assert [e.lines[0].text for e in told] == [SHUT, STRUCK, FELL]
    assert told[0].why == "named by 1 article, a row of 1 chronology, as old news in 1"


def test_two_sentences_that_begin_with_a_day_are_no_chronology() -> None:
    """Of two such sentences none weighs more."""
    article = make_article(ROWS.rpartition("\n")[0], LATER)
    times = tuple(name_day(article, words, day) for words, day in list(MAY.items())[:2])
    told = write_timeline(account(reading(article, (), times)), None, 3, 1)
    assert {e.why for e in told} == {"named by 1 article, as old news in 1"}


def test_only_days_of_the_period_are_told() -> None:
    """The first and the last day asked for are told, and none before or after."""
    rows = make_article(ROWS, LATER)
    listed = account(reading(rows, (), tuple(name_day(rows, words, day) for words, day in MAY.items())))
    for within, dates in (
        ((FIFTH, date(2020, 5, 7)), ["2020-05-05", "2020-05-07"]),
        ((date(2020, 5, 6), None), ["2020-05-07", "2020-05-09"]),
        ((None, date(2020, 5, 6)), ["2020-05-05"]),
    ):
        assert [e.date for e in write_timeline(listed, None, 5, 1, within=within)] == dates
