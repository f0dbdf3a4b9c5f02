"""Stories that turn into two, and stories that are found to be one: both say so."""

from array import array
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from onrecord.model import Article, Published
from onrecord.thread.copies import find_copies
from onrecord.thread.joins import QUIET_MOST, is_due, measure_likeness
from onrecord.thread.origins import Outlets
from onrecord.thread.placements import group_stories, place_articles
from onrecord.thread.splits import find_split
from onrecord.thread.told import REPORTS_LEAST, Told, Words, line_up

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


def test_a_turn_that_one_outlet_tells_of_parts_nothing() -> None:
    """Three reports of one house are alike by its style: the others must tell of the turn as well."""
    told = affair()
    style = [replace(report, outlet="news.example.org") for report in told[3:]]
    assert len(set(stories_of(told[:3] + style))) == 1
    hosts = [replace(report, outlet=f"{name}.example.org") for report, name in zip(told[3:], "abc", strict=True)]
    assert len(set(stories_of(told[:3] + hosts))) == 1, "editions of one house are one"


def test_where_one_outlet_is_read_its_turns_are_seen() -> None:
    """If all reports are of one house, its style is in all of them and decides nothing."""
    assert len(set(stories_of([replace(report, outlet="Salder Post") for report in affair()]))) == 2


def report(number: int, days: int, words: str) -> Told:
    """A report whose headline, lede and whole are those words."""
    keys = [hash(word) for word in words.split()]
    same = Words(array("q", keys), array("d", [len(keys) ** -0.5] * len(keys)))
    return Told(number, FIRST + timedelta(days=days), f"Outlet {number}", (same, same, same))


def test_a_report_that_bears_too_early_a_day_goes_along() -> None:
    """A report of the turn that stands among those before it is moved with the others."""
    review, blame = "auditor clears mayor invoices harbour", "auditor blamed letters donors defeat"
    words = [review, blame, review, review, review, blame, blame, blame]
    split = find_split(line_up(report(n, 9 * (n > 4), one) for n, one in enumerate(words)))
    assert split is not None and (split.first, split.day) == (5, FIRST + timedelta(days=9))
    assert split.moved == {1, 5, 6, 7}


def grounding(days: int) -> list[Article]:
    """Three reports of a grounding, each in many words of its own, and so many days later three more."""
    told = []
    for number in range(6):
        words = " ".join(f"zorb{number}x{word}" for word in range(20))
        told.append((f"Vask{number} of the blue heron", f"The blue heron lies off the cape with alders, and {words}."))
    return [tell(n, one, days + n if n > 2 else 0) for n, one in enumerate(told)]


def test_late_reports_that_began_a_story_of_their_own_join_the_earlier() -> None:
    """Once there are three that are as like the earlier reports as those are alike, all six are one story."""
    told = grounding(50)
    stories = stories_of(told)
    late = stories_of(told[:-1])
    assert late[3] == late[4] != late[0], "they began a story"
    assert set(stories) == {late[0]}, "the earlier keeps its id"
    (story,) = group_stories(told, (), Outlets(told, ()))
    assert story.formerly == (late[3],)
    assert "s4: shares" in story.why[-2] and f"story {late[3]} was joined to story {story.id}" in story.why[-2]


def test_stories_of_one_matter_months_apart_stay_two() -> None:
    """However alike the reports are: after months it is another turn of the matter."""
    assert len(set(stories_of(grounding(QUIET_MOST + 10)))) == 2


def test_stories_that_are_less_alike_across_than_within_stay_two() -> None:
    """Two reports of each are too few, and a likeness of headlines alone is too little."""
    review = line_up(report(n, 0, f"auditor mayor harbour r{n}") for n in range(3))
    same = line_up(report(3 + n, 9, f"auditor mayor harbour s{n}") for n in range(3))
    assert measure_likeness(review, same) >= 1
    assert measure_likeness(review, same[:2]) == 0
    others = line_up(report(3 + n, 9, f"auditor mayor ferry s{n}") for n in range(3))
    assert measure_likeness(review, others) == 0
    both = zip(others, same, strict=True)
    titled = [replace(one, parts=(one.parts[0], like.parts[1], one.parts[2])) for one, like in both]
    assert measure_likeness(review, line_up(titled)) == 0


def test_a_story_is_held_against_its_neighbours_each_time_it_has_doubled() -> None:
    """Ever more rarely, so that a story of a thousand reports costs no more than one of ten."""
    assert [count for count in range(100) if is_due(count)] == [3, 6, 12, 24, 48, 96]
