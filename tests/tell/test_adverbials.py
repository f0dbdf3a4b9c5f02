"""A time is dated where it is an adverbial of its own, and stays where it describes the noun behind it."""

import pytest

from onrecord.tell.adverbials import stands_free


def is_free(words: str, named: str = "Tuesday") -> bool:
    """True if the time of the sentence stands free."""
    start = words.index(named)
    return stands_free(words, start, start + len(named))


@pytest.mark.parametrize(
    "words",
    [
        "Ann Orm said Tuesday the port was shut.",
        "Ann Orm said Tuesday Mr. Lund had left.",
        "In a statement Tuesday, Orm blamed Lund.",
        "Ardan released a video Tuesday apparently of the port.",
        "A survey released Tuesday shows that Orm leads.",
        "Orm resigned Tuesday -- days after the vote.",
        "Orm spoke on a call Tuesday with Lund.",
        "Arrests were made Tuesday, the last day.",
        "On Tuesday police of Ardan shut the port.",
    ],
)
def test_what_cannot_be_described_leaves_the_day_free(words: str) -> None:
    """Behind it stands a mark, a small word, a verb, or whoever is named in what was said."""
    assert is_free(words)


@pytest.mark.parametrize(
    "words",
    [
        "Orm spoke at a Tuesday rally in Ardan.",
        "Orm led a rowdy Tuesday rally in Ardan.",
        "On a rainy Tuesday, Orm left Ardan.",
        "It was a quiet Tuesday, Orm said.",
        "Orm appeared on Tuesday shows.",
        "The senate met at its Tuesday session.",
        "Lund doubts that Tuesday was a good day.",
        "Orm made Tuesday a day of rest.",
        "Orm wrote for the Tuesday Herald.",
        "Ships will leave, come Tuesday or not.",
        "After a brutal February for Orm, Lund won.",
        "Orm said last year a port was found.",
        "Ann Orm said yesterday felt like a feast.",
    ],
)
def test_a_day_that_describes_or_is_the_thing_itself_is_not_free(words: str) -> None:
    """Between a noun and its article, as a subject or an object, and in the name of a broadcast it dates nothing."""
    assert not is_free(words, next(n for n in ("February", "last year", "yesterday", "Tuesday") if n in words))
