"""What happened before the news, in Know more."""

from datetime import date

from onrecord.model import Account, Line
from onrecord.tell.brief import newest_day
from onrecord.tell.sections.earlier import tell_earlier
from onrecord.tell.shelf import Shelf
from onrecord.tell.telling import BriefQuestion, Telling
from tell.build import account, make_article, reading

DYKE = make_article("A storm broke the dyke of Norholm and flooded the lower town.", date(2021, 3, 1))
PUMPS = make_article("The council of Norholm sent for pumps when the dyke broke.", date(2021, 3, 4), "Gazette")
MARKET = make_article("The guilds of Norholm held a yearly fish market in fine weather.", date(2021, 3, 3), "Mirror")
NEWS = make_article("Norholm opened the lower town again, weeks after the storm broke the dyke.", date(2021, 3, 20))


def tell(account: Account, limit: int, **question: object) -> list[Line]:
    """The lines on what happened before, of a brief in which nothing was told yet."""
    telling = Telling(Shelf(account), BriefQuestion(**question), newest_day(account))  # type: ignore[arg-type]
    return list(tell_earlier(telling, limit))


def test_what_happened_before_is_told_oldest_first_without_the_news() -> None:
    """The earlier reports open each line, in order of their days; the newest report is the news, and left to it."""
    lines = tell(account(*map(reading, (NEWS, PUMPS, DYKE))), 4)
    assert [line.text.split()[0:3] for line in lines] == [["A", "storm", "broke"], ["The", "council", "of"]]
    assert {line.kind for line in lines} == {"background"}


def test_what_the_reports_go_on_to_speak_of_comes_before_the_rest() -> None:
    """Of three earlier reports, the two of which the news still speaks are told where there is room for two."""
    lines = tell(account(*map(reading, (DYKE, MARKET, PUMPS, NEWS))), 2)
    assert not any("market" in line.text for line in lines)
    assert len(lines) == 2


def test_reports_of_one_day_have_no_earlier_happenings() -> None:
    """Where all was published on one day, nothing came before."""
    assert tell(account(reading(NEWS)), 4) == []


def test_what_was_reported_half_a_year_before_the_newest_reports_is_of_another_time() -> None:
    """Once there are enough newer ones; in a record with few, it is the background that there is."""
    old = make_article("A storm broke the dyke of Norholm and flooded the lower town.", date(2020, 3, 1))
    for newer, is_told in ((4, True), (12, False)):
        days = [make_article(f"Norholm set {n + 2} pumps at gate {n}.", date(2021, 3, 1 + n)) for n in range(newer)]
        lines = tell(account(*map(reading, (old, *days))), 20, about="Norholm", terms=(("Norholm",),))
        assert any("storm" in line.text for line in lines) == is_told
