"""What is told again: by the words of two lines of reports of the same days."""

from dataclasses import replace
from datetime import date

import pytest

from onrecord.model import Mention, Reading
from onrecord.tell import BriefQuestion
from onrecord.tell.repeats import tells_same_news
from onrecord.tell.shelf import Shelf, content_words
from onrecord.tell.telling import Telling
from onrecord.tell.traces import Trace, tells_one_thing, trace_line
from tell.build import account, make_article, reading, sentence_with, span_of

NEWS = "The union of Ardan shut the harbour of Lund after weeks of rows with the guards over pay."
AGAIN = "In Lund the harbour stood shut, as weeks of rows over pay had not brought the guards round."
LATER = "The harbour of Lund opened for the envoys of nine states, who came on a grey ship."


def test_lines_that_share_most_of_their_own_words_tell_one_piece_of_news() -> None:
    """Names that were asked, days and the commonest words do not count."""
    asked = content_words("Lund")
    assert tells_same_news(content_words(NEWS), [content_words(AGAIN)], asked)
    assert not tells_same_news(content_words(NEWS), [content_words(LATER)], asked)
    assert not tells_same_news(content_words("Lund met on Monday."), [content_words("On Monday Lund slept.")], asked)


def test_the_same_news_of_other_days_is_told() -> None:
    """A report of the next days says it again; one of the next week tells news, as does what opens a report."""
    lede = "Sailors of Lund sang all night. They left at dawn. "
    for day, before, is_told in ((3, lede, False), (9, lede, True), (3, "", True), (1, "", False)):
        first = make_article(NEWS, date(2021, 3, 1))
        second = make_article(f"{before}{AGAIN}", date(2021, 3, day), outlet="Gulf Ledger")
        shelf = Shelf(account(reading(first), reading(second)))
        telling = Telling(shelf, BriefQuestion("Lund", terms=(("Lund",),)), date(2021, 3, 10))
        assert telling.tell_sentence(sentence_with(first, "union"), "event")
        assert bool(telling.tell_sentence(sentence_with(second, "stood"), "event")) == is_told


ORM = "orm"
DAY, NEXT, WEEK = date(2021, 3, 1), date(2021, 3, 2), date(2021, 3, 8)
SEIZED = frozenset({"seize", "tanke", "oil"})


def known(words: frozenset[str] = SEIZED, day: date = DAY, who: str | None = ORM, **more: object) -> Trace:
    """What a line of that day on what Orm did is known by."""
    return Trace(who=who, is_person=True, days=frozenset({day}), words=words, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("other", "is_one"),
    [
        (known(), True),
        (known(day=NEXT), True),
        (known(day=WEEK), False),
        (known(who="lund"), False),
        (known(who=None), False),
        (known(words=frozenset({"seize", "tanke"})), False),
    ],
)
def test_what_one_actor_did_on_near_days_is_one_deed(other: Trace, is_one: bool) -> None:
    """Where the lines share three words of their own."""
    assert tells_one_thing(known(), other) == is_one


def test_of_one_day_that_both_give_two_words_are_enough() -> None:
    """Of two days that are given, near ones are two."""
    given = known(gives_day=True)
    assert tells_one_thing(given, known(words=frozenset({"seize", "tanke"}), gives_day=True))
    assert not tells_one_thing(given, known(day=NEXT, gives_day=True))


def test_a_state_does_one_deed_only_where_both_lines_tell_deeds() -> None:
    """What two officials of a state say of one matter on one day is not one thing."""
    said = Trace(who="ardan", days=frozenset({DAY}), words=SEIZED)
    done = Trace(who="ardan", days=frozenset({DAY}), words=SEIZED, is_deed=True)
    assert tells_one_thing(done, done)
    assert not tells_one_thing(done, said)


def test_one_figure_of_near_days_counts_one_thing_where_two_words_are_shared() -> None:
    """The share of a poll is told once; a figure alone may count anything."""
    poll = Trace(days=frozenset({DAY}), words=frozenset({"voter", "harbo", "oppos"}), figures=frozenset({"69"}))
    again = Trace(days=frozenset({NEXT}), words=frozenset({"voter", "harbo"}), figures=frozenset({"69"}))
    ships = Trace(days=frozenset({DAY}), words=frozenset({"ships", "harbo"}), figures=frozenset({"69"}))
    assert tells_one_thing(poll, again)
    assert not tells_one_thing(poll, ships)


def test_the_digits_of_a_figure_are_none_of_the_words_beside_it() -> None:
    """Two lines that share a figure alone count two things, as far as a reader knows."""
    article = make_article("Some 130,000 ships of Ardan sailed to the harbour of Lund.", DAY)
    shelf = Shelf(account(reading(article)))
    line = Telling(shelf, BriefQuestion(), DAY).tell_sentence(sentence_with(article, "Some"), "event")
    assert line is not None
    trace = trace_line(shelf, line, frozenset())
    assert trace.figures == {"130,000"}
    assert trace.words == {"ships", "ardan", "saile", "harbo", "lund"}


FIRST = "Captain Lee Orm seized the grey tanker and its oil off Norholm on 1 March, and locked up all who were aboard."
SECOND = "Two tankers full of oil lay in Norholm on 1 March, when Orm had one seized for what it owed the guilds."


def read(text: str, outlet: str, name: str) -> Reading:
    """A report of 2 March, with one name in it that stands for Orm, or for what was asked."""
    article = make_article(text, NEXT, outlet)
    who = ORM if "Orm" in name else "norholm"
    mention = Mention(span_of(article, name), "PERSON" if who == ORM else "GPE", who, name)
    return replace(reading(article), mentions=(mention,))


def test_a_page_tells_a_deed_once() -> None:
    """In whatever words another report has it, if it names the same man first."""
    for name, is_told in (("Orm", False), ("Norholm", True)):
        first, second = read(FIRST, "Harbour Post", "Lee Orm"), read(SECOND, "Gulf Ledger", name)
        telling = Telling(Shelf(account(first, second)), BriefQuestion("Norholm", terms=(("Norholm",),)), NEXT)
        assert telling.tell_sentence(sentence_with(first.article, "Lee"), "event")
        line = telling.tell_sentence(sentence_with(second.article, "Orm"), "event")
        assert bool(line) == is_told
