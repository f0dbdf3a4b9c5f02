"""What is told again: by the words of two lines of reports of the same days."""

from datetime import date

from onrecord.tell import BriefQuestion
from onrecord.tell.repeats import tells_same_news
from onrecord.tell.shelf import Shelf, content_words
from onrecord.tell.telling import Telling
from tell.build import account, make_article, reading, sentence_with

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
