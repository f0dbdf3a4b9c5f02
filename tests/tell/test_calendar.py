"""The calendar tells what was announced, and is careful with what it says of silence."""

from datetime import date, timedelta

import pytest

from onrecord.model import (
    Account,
    Article,
    Coming,
    Commitment,
    Event,
    Mention,
    Next,
    Party,
    PromiseHistory,
    Reading,
    Statement,
    Turn,
    When,
)
from onrecord.tell.calendar import write_calendar
from onrecord.tell.telling import BriefQuestion
from tests.tell.build import NOBODY, account, make_article, reading, sentence_with, sentences_of, span_of

ANNOUNCED = "The council of Norland will vote on the harbour charter on March 9."
NORLAND = "norland"


def named(article: Article, statements: tuple[Statement, ...] = (), name: str = "Norland") -> Reading:
    """A reading in which the first place of the name is a mention of its entity."""
    mentions = []
    for sentence in sentences_of(article):
        words = sentence.words(article.text) or ""
        if name in words:
            start = sentence.start + words.index(name)
            mentions.append(Mention(article.span(start, start + len(name)), "GPE", name.lower(), name))
    plain = reading(article, statements)
    return Reading(article, plain.sentences, tuple(mentions), (), (), (), (), statements)


def expected(article: Article, words: str, edtf: str, first: date, last: date) -> Statement:
    """What the sentence with the words expects for those days."""
    sentence = sentence_with(article, words)
    when = When(first, last, edtf, "stated", span_of(article, words))
    return Statement(article.id, Next(sentence), sentence, (sentence,), None, when, (), 0.8, "test")


def announced() -> tuple[Article, Statement]:
    """The report of 1 March that announces the vote of 9 March."""
    article = make_article(ANNOUNCED, date(2021, 3, 1))
    day = date(2021, 3, 9)
    return article, expected(article, "March 9", "2021-03-09", day, day)


def later(count: int, text: str = "Rain fell in Norland all over again.") -> list[Reading]:
    """Reports of the days after the vote."""
    days = (date(2021, 3, 10) + timedelta(days=n) for n in range(count))
    return [named(make_article(text, day, f"Post {n}")) for n, day in enumerate(days)]


def calendar(told: Account, as_of: date | None = None, since: date | None = None) -> tuple[Coming, ...]:
    """The calendar of the account."""
    return write_calendar(told, BriefQuestion(as_of=as_of, since=since))


def test_what_lies_ahead_is_told_with_its_words() -> None:
    """Before its day the vote is ahead, a vote, and cites the sentence that announces it."""
    article, statement = announced()
    (entry,) = calendar(account(named(article, (statement,))))
    assert (entry.status, entry.kind, entry.when.edtf, entry.key) == ("ahead", "vote", "2021-03-09", statement.id)
    assert entry.line.cites[0].words == ANNOUNCED


@pytest.mark.parametrize(
    ("reports", "status", "why"),
    [
        (0, "passed", "no later report names its parties"),
        (2, "passed", "only 2 later reports"),
        (4, "unreported", "no later report of 4 read says it happened"),
    ],
)
def test_silence_speaks_only_where_reports_were_read(reports: int, status: str, why: str) -> None:
    """What passed is unreported only if several later reports name its parties and none may tell of it."""
    article, statement = announced()
    told = account(named(article, (statement,)), *later(reports))
    (entry,) = calendar(told, as_of=date(2021, 3, 30))
    assert entry.status == status
    assert why in entry.why
    assert entry.later_read == reports


@pytest.mark.parametrize("text", ["Norland's voters went to the polls.", "The harbour of Norland has its charter."])
def test_a_report_that_may_tell_of_it_ends_the_silence(text: str) -> None:
    """A later sentence on the same party with the thing's own words, or its kind, forbids to call it unreported."""
    article, statement = announced()
    told = account(named(article, (statement,)), *later(4), *later(1, text))
    (entry,) = calendar(told, as_of=date(2021, 3, 30))
    assert (entry.status, entry.outcome) == ("passed", None)
    assert "may tell of it" in entry.why


def test_reports_of_another_month_do_not_count() -> None:
    """A report that came long after is no witness to what happened then."""
    article, statement = announced()
    far = [named(make_article("Rain in Norland.", date(2021, 6, n + 1), f"Post {n}")) for n in range(5)]
    (entry,) = calendar(account(named(article, (statement,)), *far), since=date(2021, 3, 1))
    assert (entry.status, entry.later_read) == ("passed", 0)


def test_a_report_of_the_same_deed_is_cited() -> None:
    """A later event of the same type and both parties, on a stated day that meets the plan, tells what came of it."""
    both = (Party(None, "Norland", NORLAND, "Norland"), Party(None, "Sudland", "sudland", "Sudland"))
    first = make_article("Norland and Sudland will meet on March 9.", date(2021, 3, 1))
    day = date(2021, 3, 9)
    plan = expected(first, "March 9", "2021-03-09", day, day)
    act = Event("CONSULT", "meet", "planned", *both, span_of(first, "meet"), plan.sentence)
    planned = Statement(first.id, act, plan.sentence, (plan.sentence,), None, plan.when, (), 0.6, "test")
    second = make_article("Norland met Sudland on March 9.", date(2021, 3, 10), "Post")
    sentence = sentences_of(second)[0]
    when = When(day, day, "2021-03-09", "stated", span_of(second, "March 9"))
    met = Event("CONSULT", "meet", "happened", both[1], both[0], span_of(second, "met"), sentence)
    held = Statement(second.id, met, sentence, (sentence,), None, when, (), 0.9, "test")
    (entry,) = calendar(account(named(first, (plan, planned)), named(second, (held,))))
    assert entry.status == "told"
    assert entry.outcome is not None
    assert entry.outcome.words == "Norland met Sudland on March 9."


def test_a_promise_shows_its_latest_turn() -> None:
    """A promise that was followed through later reports is told with what became of it."""
    first = make_article("Norland will reopen its border by March 9.", date(2021, 3, 1))
    second = make_article("Norland reopened its border.", date(2021, 3, 8), "Post")
    sentence = sentences_of(first)[0]
    day = date(2021, 3, 9)
    due = When(day, day, "2021-03-09", "stated", span_of(first, "March 9"))
    by = Party(None, "Norland", NORLAND, "Norland")
    act = Commitment(by, NOBODY, sentence, due, "open")
    made = Statement(first.id, act, sentence, (sentence,), None, None, (), 0.8, "test")
    kept = expected(second, "border", "2021-03-08", date(2021, 3, 8), date(2021, 3, 8))
    turn = Turn("kept", kept.id, date(2021, 3, 8), "done")
    history = PromiseHistory("p", made.id, by, NOBODY, due, "kept", (turn,))
    (entry,) = calendar(account(named(first, (made,)), named(second, (kept,)), promises=(history,)))
    assert (entry.kind, entry.status) == ("promise", "kept")
    assert entry.outcome is not None
    assert entry.outcome.words == "Norland reopened its border."


def test_what_was_called_off_is_not_announced() -> None:
    """A sentence that tells that a plan was postponed announces nothing."""
    article = make_article("Norland postponed a vote that was planned for March 9.", date(2021, 3, 1))
    day = date(2021, 3, 9)
    statement = expected(article, "March 9", "2021-03-09", day, day)
    assert calendar(account(named(article, (statement,)))) == ()


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2021-03-01", date(2021, 3, 1), date(2021, 3, 1)),
        ("2021/2030", date(2021, 1, 1), date(2030, 12, 31)),
        ("2021-03-09/..", date(2021, 3, 9), None),
    ],
)
def test_what_has_no_day_of_its_own_is_left_out(edtf: str, first: date, last: date | None) -> None:
    """The day of the report itself, a decade, or a time without an end is no entry."""
    article = make_article(ANNOUNCED, date(2021, 3, 1))
    sentence = sentences_of(article)[0]
    when = When(first, last, edtf, "stated", span_of(article, "March 9"))
    statement = Statement(article.id, Next(sentence), sentence, (sentence,), None, when, (), 0.8, "test")
    assert calendar(account(named(article, (statement,)))) == ()
