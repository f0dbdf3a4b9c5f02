"""Stories: one pass in order of publication, each article seeing only what came before."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from onrecord.model import Article, Published
from onrecord.thread import placements, stories
from onrecord.thread.placements import place_articles
from onrecord.thread.reports import POSTINGS_MOST
from onrecord.thread.stories import Placed, StoryPlacer
from onrecord.thread.terms import read_terms

FIRST = date(2031, 5, 1)
FERRY = (
    "The ferry Blue Heron ran aground off Cape Alder on Monday with 212 passengers aboard, the coast guard said. "
    "Tugs from Port Salder pulled the ferry free at noon. Captain Ilse Varn had warned of the shoal."
)
FERRY_LATER = (
    "Captain Ilse Varn told the inquiry that the shoal off Cape Alder was on no chart. The ferry Blue Heron will stay "
    "in Port Salder until the inquiry ends, the coast guard said."
)
BANK = (
    "Harbour Bank cut its rate to two percent on Tuesday and said lending had slowed in every region of Arland. "
    "Economists at Norden College expected a smaller cut."
)
OTHER_FERRY = (
    "The Grey Gull, a ferry of another company, hit the pier at Lomstad on Thursday. Nobody was hurt, the harbour "
    "master of Lomstad said, and two cars on its deck were dented."
)
PASSING = (
    "Insurers met in Norden on Tuesday to set next year's premiums for small ports, wharves and pleasure boats. "
    "Brokers of Quillan and Marsh asked for lower sums where a wharf has its own pumps, and for one form in place of "
    "nine. Of the Blue Heron, aground off Cape Alder, they spoke for one minute. The vote on hail cover for orchards, "
    "beehives, mills and glasshouses was put off to autumn. Fees for crossing Marsh lagoon by barge will be weighed "
    "again when the council of Arland sits."
)


def article(number: int, text: str, title: str, days: int = 0) -> Article:
    """One invented report."""
    day = FIRST + timedelta(days=days)
    published = Published(day, day, "stated", "the page says so")
    return Article(f"p{number}", f"s{number}", None, None, title, (), text, "en", published, ())


def put(placer: StoryPlacer, told: Article, story: str) -> None:
    """The article stands in that story, as if it carried the words of one there."""
    placer.place(told, Placed(-1, -1, "", "", "", None, frozenset(), story))


def stories_of(articles: Sequence[Article]) -> list[str]:
    """The story of each article, in order."""
    return [placement.story for placement in place_articles(articles)]


def test_a_follow_up_joins_and_another_happening_of_its_kind_does_not() -> None:
    """The inquiry belongs to the grounding; another ferry's accident three days later is a story of its own."""
    first, bank, other, later = stories_of([
        article(1, FERRY, "Ferry Blue Heron aground off Cape Alder"), article(2, BANK, "Harbour Bank cuts rate", 1),
        article(3, OTHER_FERRY, "Ferry hits pier at Lomstad", 3),
        article(4, FERRY_LATER, "Captain of Blue Heron tells inquiry of shoal", 4),
    ])  # fmt: skip
    assert first == later
    assert len({first, bank, other}) == 3


def test_names_that_one_story_told_of_bring_back_a_follow_up_after_months() -> None:
    """Half a year on likeness has faded, and the names of the ship, the captain and the cape still point to it."""
    told = [article(1, FERRY, "Ferry Blue Heron aground off Cape Alder"), article(2, BANK, "Harbour Bank cuts rate", 1),
            article(3, FERRY_LATER, "Captain of Blue Heron tells inquiry of shoal", 120)]  # fmt: skip
    placements = list(place_articles(told))
    assert placements[2].story == placements[0].story
    assert "only this story has told of" in placements[2].why


def test_what_comes_later_changes_no_earlier_place() -> None:
    """Every article is placed by what came before it alone."""
    told = [article(1, FERRY, "Ferry aground"), article(2, BANK, "Rate cut", 1), article(3, FERRY_LATER, "Inquiry", 4)]
    assert stories_of(told)[:2] == stories_of(told[:2])


def test_a_report_as_near_to_two_stories_is_in_neither() -> None:
    """A passing word joins the one story that is like it, and none when two stories are as near."""
    alone, torn = StoryPlacer(), StoryPlacer()
    for placer, told in ((alone, ["first"]), (torn, ["first", "second"])):
        for number, story in enumerate(told):
            put(placer, article(number, FERRY, "Ferry aground"), story)
    passing = article(3, PASSING, "Insurers set premiums", 1)
    assert alone.place(passing).story == "first"
    assert torn.place(passing).story not in {"first", "second"}


MENU = (
    "Harbour Lantern Online. Tidewatch Radar, Lanternland Fairs, Birdcam Nineteen, Quayside Recipes, Kettle Lottery, "
    "Foghorn Podcasts, Pilotage Classifieds. Share Snip Repost Print. "
)


def test_a_report_near_to_two_stories_names_the_other() -> None:
    """Where the report could have joined another story as well, the reason gives its id: a person may join the two."""
    placer = StoryPlacer()
    put(placer, article(0, FERRY, "Ferry aground"), "first")
    put(placer, article(1, FERRY_LATER, "Captain tells inquiry"), "second")
    placed = placer.place(article(2, f"{FERRY} {FERRY_LATER}", "Ferry aground: inquiry"))
    assert {placed.story, placed.why.split()[-1]} == {"first", "second"}


@pytest.mark.parametrize("host", ["lantern.example", ""])
def test_what_all_pages_of_an_outlet_carry_joins_none_of_them(host: str) -> None:
    """A menu is told from news by the outlet's other stories; without an outlet the same pages run into one story."""
    placer = StoryPlacer()
    url = f"https://{host}/page" if host else None
    told = (
        f"{MENU} Zorb{n} of Tarn{n} met quin{n} over a wimble{n}, and vask{n} said no to Osk{n}." for n in range(12)
    )
    pages = [replace(article(n, text, f"Zorb{n} and quin{n}", n), url=url) for n, text in enumerate(told)]
    # The habits are known from stories that were kept apart before.
    for number, page in enumerate(pages[:10]):
        put(placer, page, f"own{number}")
    joined = [placer.place(page).story for page in pages[10:]]
    assert sum(not story.startswith("own") for story in set(joined)) == (2 if host else 0)


def test_a_story_told_in_parts_of_one_outlet_is_no_habit() -> None:
    """What only one story of the outlet holds weighs as much as in another outlet's report."""
    placer = StoryPlacer()
    for number in range(4):
        told = replace(article(number, FERRY, f"Ferry {number}", number), url="https://lantern.example/ferry")
        put(placer, told, "ferry")
    later = replace(article(9, FERRY_LATER, "Captain speaks", 5), url="https://lantern.example/captain")
    assert placer.place(later).story == "ferry"


@pytest.mark.parametrize("text", ["the 34-year-old", "a 34 year old", "Ilse Varn, 34, said", "Varn (34)", "aged 34"])
def test_an_age_is_one_term_however_it_is_written(text: str) -> None:
    """The age of a victim tells one accident from another, in whatever form two reports give it."""
    assert "34-year-old" in read_terms(article(1, text, "t")).weights


def test_a_stray_report_is_outside_the_bounds_of_a_close_story() -> None:
    """A passing word that joins a story of one report does not join one whose reports are all much alike."""
    loose, close = StoryPlacer(), StoryPlacer()
    put(loose, article(0, FERRY, "Ferry aground"), "ferry")
    put(close, article(0, FERRY, "Ferry aground"), "ferry")
    for number in range(1, 6):
        assert close.place(article(number, f"{FERRY} Day {number}.", "Ferry aground")).story == "ferry"
    passing = article(9, PASSING, "Insurers set premiums", 1)
    assert loose.place(passing).story == "ferry"
    assert close.place(passing).story != "ferry"


def test_postings_of_a_term_stop_growing() -> None:
    """What is kept of a term that every report has is bounded, so that one placement costs no more later."""
    placer = StoryPlacer()
    for number in range(POSTINGS_MOST + 50):
        put(placer, article(number, "Zorbund", f"Report {number}"), "story")
    assert max(len(postings) for postings in placer._index.postings.now.values()) <= 2 * (POSTINGS_MOST + 1)


def test_sequences_end_at_signs_and_small_words() -> None:
    """Two capitalised words make a sequence only if nothing stands between them."""
    found = read_terms(article(1, "Ilse Varn, Port Salder and the Grey Gull. Nobody came", "t")).names
    assert {"ilse varn", "port salder", "grey gull"} <= found
    assert "varn port" not in found
    assert "gull nobody" not in found


def test_what_is_remembered_ends_with_the_turn_after_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    """A story goes on as long as it has news; one that had none for two turns is closed, and nothing of it is held."""
    monkeypatch.setattr(stories, "TURN", 5)
    placer = StoryPlacer()
    ferry = placer.place(article(0, FERRY, "Ferry aground")).story
    bank = placer.place(article(1, BANK, "Rate cut")).story
    for number in range(2, 40):
        if number % 4 == 0:
            assert placer.place(article(number, FERRY_LATER, "Inquiry")).story == ferry
        else:
            placer.place(article(number, f"Zorb{number} met quin{number} over wimble{number}.", f"Vex{number}"))
    assert placer.place(article(40, BANK, "Rate cut")).story != bank
    held = (placer._index.postings, placer._index.frequency, placer._named_in)
    assert hash("zorb3") not in {key for memory in held for turn in (memory.now, memory.before) for key in turn}
    assert len(placer._stories) <= 2 * 5 + 1 and len(placer._index._sites) <= 2 * 5


def test_places_come_in_order_once_no_split_can_move_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many articles there are, those of two turns wait at most."""
    for module in (placements, stories):
        monkeypatch.setattr(module, "TURN", 5)
    taken: list[str] = []

    def take() -> Iterator[Article]:
        for number in range(30):
            taken.append(f"s{number}")
            yield article(number, f"Zorb{number} met quin{number} over wimble{number}.", f"Vex{number}")

    waiting = [(placement.source_id, len(taken)) for placement in place_articles(take())]
    assert [source for source, _ in waiting] == taken
    assert max(seen - number for number, (_, seen) in enumerate(waiting)) <= 2 * 5 + 1


def test_the_cost_of_one_more_does_not_grow(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many earlier articles are looked up for the thousandth report as for the two hundredth."""
    monkeypatch.setattr(stories, "TURN", 50)
    placer = StoryPlacer()
    looked = []
    for number in range(1000):
        own = " ".join(f"Tern{(number * step) % 83} warden{number % 29}" for step in range(1, 12))
        report = article(number, own, f"Report {number}", number // 50)
        weights = placer._index.weigh(read_terms(report).weights)
        looked.append(len(placer._index.look_up(weights, "").numbers))
        placer.place(report)
    assert 0 < max(looked[800:]) <= 1.2 * max(looked[100:200])
