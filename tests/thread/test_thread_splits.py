"""Stories that turn: what was told since the turn becomes a story of its own, and says so."""

from collections.abc import Sequence
from datetime import date, timedelta

from onrecord.model import Article, Published
from onrecord.thread.copies import find_copies
from onrecord.thread.origins import Outlets
from onrecord.thread.placements import group_stories, place_articles
from onrecord.thread.splits import REPORTS_LEAST

FIRST = date(2031, 3, 2)
CLEARED = [
    ("Auditor clears Mayor Brandt over harbour accounts",
     "Auditor Nils Varga found no fault in the harbour accounts of Port Salder and cleared Mayor Oda Brandt on Sunday, "
     "two days before the vote. His review of nine hundred invoices turned up nothing new, Varga wrote to council."),
    ("Review of harbour invoices clears Brandt",
     "The review of harbour invoices is over: auditor Nils Varga cleared Mayor Oda Brandt of Port Salder. The council "
     "had asked for the review when a box of unread invoices was found at the pilot station."),
    ("No fault in harbour accounts, says auditor",
     "Nils Varga, auditor of Port Salder, closed his review on Sunday and cleared Mayor Oda Brandt. Nothing in nine "
     "hundred invoices of the harbour changed what he had found in July, he wrote to the council."),
]  # fmt: skip
BLAMED = [
    ("Brandt blames auditor for her defeat",
     "Oda Brandt told donors on a call that two letters of auditor Nils Varga cost her the election in Port Salder. "
     "Late voters turned away from her after the letters, the defeated mayor said on the call."),
    ("Letters of auditor cost me the election, Brandt tells donors",
     "On a call with donors Oda Brandt blamed her defeat in Port Salder on letters that auditor Nils Varga sent late "
     "in the campaign. Voters who had leaned to her stayed at home, she said of the election."),
    ("Defeated mayor blames letters of auditor on call with donors",
     "Oda Brandt, defeated in Port Salder, blamed auditor Nils Varga and his letters on a call with donors. Her team "
     "had led until the first letter, she said; the second angered voters of her rival."),
]  # fmt: skip


def tell(number: int, told: tuple[str, str], days: int) -> Article:
    """One invented report."""
    day = FIRST + timedelta(days=days)
    title, text = told
    published = Published(day, day, "stated", "the page says so")
    return Article(f"p{number}", f"s{number}", None, f"Outlet {number}", title, (), text, "en", published, ())


def affair() -> list[Article]:
    """Three reports that clear the mayor, and ten days later three in which she lays blame."""
    before = [tell(n, told, n // 2) for n, told in enumerate(CLEARED)]
    return before + [tell(len(before) + n, told, 10 + n // 2) for n, told in enumerate(BLAMED)]


def stories_of(articles: Sequence[Article]) -> list[str]:
    """The story of each article, in order."""
    return [placement.story for placement in place_articles(articles)]


def test_an_affair_that_turns_becomes_two_stories() -> None:
    """The blame is in the story of the review until there are three reports of it; then it has its own."""
    told = affair()
    assert len(set(stories_of(told[:-1]))) == 1
    stories = stories_of(told)
    assert len(set(stories[:3])) == len(set(stories[3:])) == 1 and stories[0] != stories[3]
    assert stories[0] == stories_of(told[:1])[0], "the story keeps its id"


def test_a_later_report_joins_the_turn_it_tells_of() -> None:
    """After the split each side goes on as a story."""
    later = ("Brandt says letters angered voters", "Oda Brandt said again that letters of auditor Nils Varga angered "
             "voters before the election in Port Salder; donors of her campaign asked for a call.")  # fmt: skip
    stories = stories_of([*affair(), tell(9, later, 12)])
    assert stories[-1] == stories[3] != stories[0]


def test_both_stories_say_that_one_was_parted_from_the_other() -> None:
    """The reason names the day and the other story, on both sides."""
    told = affair()
    review, blame = group_stories(told, (), Outlets(told, ()))
    assert all(f"parted from story {review.id}, which turned on 2031-03-12" in why for why in blame.why)
    assert len(blame.why) == len(blame.articles)
    assert review.why[-1] == f"s3: here the story turned, and story {blame.id} was parted from it"


def test_a_story_that_is_told_on_is_not_parted() -> None:
    """Reports of one deed ten days apart share headline and lede as much across as within."""
    told = [tell(n, (title, f"{text} Report {n}."), 10 * (n // 3)) for n, (title, text) in enumerate(CLEARED * 2)]
    assert len(set(stories_of(told))) == 1


def test_copies_of_one_report_are_no_turn() -> None:
    """One late report that four outlets print is one report: as long as there are no others, nothing is parted."""
    late = [tell(3 + n, BLAMED[0], 10) for n in range(REPORTS_LEAST + 1)]
    assert len(set(stories_of(affair()[:3] + late))) == 1


def test_a_copy_is_moved_with_its_original() -> None:
    """A reprint of the first report of the turn goes where that goes, and is told of as a copy there."""
    told = [*affair()[:4], tell(7, BLAMED[0], 10), *affair()[4:]]
    stories = stories_of(told)
    assert stories[4] == stories[3] == stories[-1] != stories[0]
    copies = find_copies(told)
    assert [story.origins for story in group_stories(told, copies, Outlets(told, copies))] == [3, 3]
