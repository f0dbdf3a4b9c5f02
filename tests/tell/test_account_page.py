"""One page of the account: a happening or a figure, report by report."""

from dataclasses import replace
from datetime import date

import pytest

from onrecord.contract import account_page_json
from onrecord.model import AccountPage, Article, Count, Event, Facing, Party, When
from onrecord.tell import Shelf, render_page, write_figure, write_happening
from onrecord.tell.tolls import is_joined, word_tolls
from tell.build import account, event, make_article, measure, occurrence, reading, series, span_of

FIRST = make_article("Shells struck Port Salder. Two sailors were hurt.", date(2030, 5, 2), "Courier")
SECOND = make_article("The shells that struck Port Salder hurt nine sailors.", date(2030, 5, 9), "Herald")
MOORED = make_article("Shells struck Port Salder and hurt two sailors.", date(2030, 5, 2), "Courier")


def shelling() -> AccountPage:
    """The page of a shelling that two outlets tell, the second relaying the first, with two counts that differ."""
    told = [event(FIRST, "struck"), event(SECOND, "struck")]
    counts = tuple(
        Count("wounded", statement.id, span_of(article, number), value, value, "exactly", "sailors", "harbour", note)
        for statement, article, number, value, note in (
            (told[0], FIRST, "Two", 2, "superseded: nine (reported on 2030-05-09, Herald)"),
            (told[1], SECOND, "nine", 9, ""),
        )
    )
    one = replace(
        occurrence(told[0], origins=1), statements=(told[0].id, told[1].id), counts=counts,
        differs=("how many were hurt: two or nine",), relays=((told[1].id, "courier"),), why=("same day",),
    )  # fmt: skip
    facing = Facing(told[0].id, told[1].id, "contradicts", "two or nine")
    held = account(reading(FIRST, (told[0],)), reading(SECOND, (told[1],)), occurrences=(one,), facings=(facing,))
    return write_happening(Shelf(held), one)


def test_each_report_stands_with_its_words() -> None:
    """The page has both reports in order, each with its sentence, and says who relays whom."""
    page = shelling()
    assert [r.cite.words for r in page.reports] == ["Shells struck Port Salder.", SECOND.text]
    assert [r.relayed_from for r in page.reports] == [None, "courier"]
    shown = " ".join(render_page(page).split())
    assert "Courier, 2 May 2030; first “Shells struck Port Salder.”" in shown
    assert "Herald, 9 May 2030; relayed from courier" in shown


def test_counts_stand_side_by_side() -> None:
    """Both counts are told with who counted and the sentence of each; the older says what superseded it."""
    page = shelling()
    assert [(c.low, c.counted_by, c.cite.words) for c in page.counts] == [
        (2, "harbour", "Two sailors were hurt."), (9, "harbour", SECOND.text),
    ]  # fmt: skip
    shown = " ".join(render_page(page).split())
    assert "wounded: 2 (sailors); Courier, 2 May 2030; counted by harbour; superseded: nine" in shown
    assert "WHAT DIFFERS - how many were hurt: two or nine" in shown


def test_what_faces_a_report_is_on_its_page() -> None:
    """Two statements face to face are told with both their words."""
    (facing,) = shelling().facings
    assert (facing.relation, facing.first.outlet, facing.second.outlet) == ("contradicts", "Courier", "Herald")


def test_a_sentence_that_tells_both_sides_is_shown_once() -> None:
    """Where one sentence tells a vote and who stayed away, its words are not repeated face to face."""
    page = shelling()
    (facing,) = page.facings
    one = replace(page, facings=(replace(facing, second=facing.first),), reports=(), counts=())
    assert render_page(one).count("Shells struck Port Salder.") == 1
    assert "hurt nine sailors" in render_page(replace(one, facings=(facing,)))


def test_every_statement_is_shown_if_asked_for() -> None:
    """One statement stands for its article; all are shown with `every`, and the rest is counted."""
    article = make_article("Shells struck the quay. They destroyed a crane.", date(2030, 5, 2))
    told = (event(article, "struck"), event(article, "destroyed"))
    one = replace(occurrence(told[0]), statements=(told[0].id, told[1].id))
    page = write_happening(Shelf(account(reading(article, told), occurrences=(one,))), one)
    assert "destroyed" not in render_page(page) and "1 further statement" in render_page(page)
    assert "destroyed a crane" in render_page(page, every=True)


def test_the_page_of_a_figure_names_what_competes() -> None:
    """A series is told point by point; of two that compete, both are what differs."""
    first = make_article("The army has 5,000 troops there.", date(2030, 5, 2), "Courier")
    second = make_article("The army has 7,000 troops there.", date(2030, 5, 2), "Herald")
    figures = (measure(first, "5,000", 5000), measure(second, "7,000", 7000))
    one = series(*figures)
    one = replace(one, points=(replace(one.points[0], note="competing: 7,000 (Herald)"), one.points[1]))
    held = account(reading(first, figures[:1]), reading(second, figures[1:]), series=(one,))
    page = write_figure(Shelf(held), one)
    assert page.kind == "series" and page.origins == 2 and not page.reports
    assert page.differs == ("about 5,000 or 7,000 (Herald)",)
    assert [c["value"] for c in account_page_json(page)["counts"]] == [5000, 7000]


def numbers_of(
    low: float, high: float, days: int, place: str = "Port Salder", second: Article = SECOND
) -> list[str]:
    """The lines on the hurt of a shelling of `days` days, of which two outlets give two figures."""
    told = (event(MOORED, "struck"), event(second, "struck"))
    edtf = f"2030-05-01/2030-05-0{days}"
    when = When(date(2030, 5, 1), date(2030, 5, days), edtf, "stated", span_of(MOORED, "Shells"))
    counts = tuple(
        Count("wounded", statement.id, span_of(article, number), value, value, "exactly", "sailors", None)
        for statement, article, number, value in ((told[0], MOORED, "two", low), (told[1], second, "nine", high))
    )
    at = Party(None, place, None, place)
    one = replace(occurrence(told[0]), statements=(told[0].id, told[1].id), counts=counts, when=when, place=at)
    held = account(reading(MOORED, told[:1]), reading(second, told[1:]), occurrences=(one,))
    return [wording.text for wording, _ in word_tolls(Shelf(held), one)]


def test_differing_counts_of_one_day_make_one_line() -> None:
    """Both figures stand on a line with the day and outlet of each."""
    (text,) = numbers_of(2, 9, 1)
    assert text.startswith("Hurt: Attack") and text.endswith(
        "2 (reported 2 May 2030, Courier); 9 (reported 9 May 2030, Herald)"
    )


@pytest.mark.parametrize(
    "words",
    [
        "The shells that struck Port Salder recall the raid on Orm; nine sailors were hurt in that attack.",
        "On the same day as shells struck Port Salder, nine sailors were hurt elsewhere.",
        "Ann Orm saw Port Salder, struck in the raids that left nine sailors hurt.",
    ],
)
def test_the_hurt_of_another_deed_are_no_count_of_this_one(words: str) -> None:
    """A sentence that sets the deed beside another, or tells of several, may count the hurt of others."""
    assert numbers_of(2, 9, 1, second=make_article(words, date(2030, 5, 9), "Herald")) == []


@pytest.mark.parametrize(("low", "high", "days"), [(2, 2, 1), (2, 90, 1), (2, 9, 5)])
def test_what_may_be_two_things_is_no_line(low: float, high: float, days: int) -> None:
    """One figure twice, figures far apart, and a happening of no one day make no line."""
    assert not numbers_of(low, high, days)


@pytest.mark.parametrize(
    ("words", "joined"),
    [
        ("shootings in Ardan, Orm, and Salder, Orm, that killed 31", True),
        ("shells on Ardan and Salder killed 31", True),
        ("a gunman in Ardan, Orm, killed 22", False),
    ],
)
def test_a_figure_told_of_two_places_is_seen(words: str, joined: bool) -> None:
    """A place with its state is one place; a place and another have one toll between them."""
    assert is_joined("Ardan", words) == joined


def test_a_count_whose_sentence_names_another_place_is_no_line() -> None:
    """Figures of a happening are told only where the sentence of each says where it was."""
    assert numbers_of(2, 9, 1) and not numbers_of(2, 9, 1, place="Ardan")


def test_a_count_of_nobody_by_name_is_no_line() -> None:
    """Of a happening without a place, "two sailors" and "nine sailors" may be those of two deeds."""
    told = (event(MOORED, "struck"), event(SECOND, "struck"))
    day = When(date(2030, 5, 1), date(2030, 5, 1), "2030-05-01", "stated", span_of(MOORED, "Shells"))
    pairs = ((MOORED, "two"), (SECOND, "nine"))
    hurt = tuple(Party(span_of(a, word), f"{word} sailors", None, f"{word} sailors") for a, word in pairs)
    counts = tuple(
        Count("wounded", statement.id, span_of(article, word), n, n, "exactly", "sailors", None)
        for statement, article, word, n in ((told[0], MOORED, "two", 2), (told[1], SECOND, "nine", 9))
    )
    one = replace(occurrence(told[0]), statements=(told[0].id, told[1].id), counts=counts, when=day, recipients=hurt)
    held = account(reading(MOORED, told[:1]), reading(SECOND, told[1:]), occurrences=(replace(one, place=None),))
    assert list(word_tolls(Shelf(held), replace(one, place=None))) == []


@pytest.mark.parametrize(
    ("words", "others", "is_said"),
    [
        ("the Rebels shelled", "the Rebels shelled", True),
        ("Rebels claimed they shelled", "Rebels claimed they shelled", False),
        ("the Rebels shelled", "was shelled", False),
    ],
)
def test_a_toll_says_who_did_it_only_where_each_count_does(words: str, others: str, is_said: bool) -> None:
    """A deed that is claimed or blamed on somebody, or that a count leaves to nobody, is headed by where and when it
    was."""
    texts = [f"Nine sailors fell in Port Salder, which {told}." for told in (words, others)]
    pairs = zip(texts, ("Courier", "Herald"), strict=True)
    articles = [make_article(text, date(2030, 5, 2), outlet) for text, outlet in pairs]
    deeds = [event(article, "shelled") for article in articles]
    rebels = Party(span_of(articles[0], "Rebels"), "Rebels", "rebels", "Rebels")
    assert isinstance(deeds[0].act, Event)
    deeds[0] = replace(deeds[0], act=replace(deeds[0].act, actor=rebels), id="")
    day = When(date(2030, 5, 1), date(2030, 5, 1), "2030-05-01", "stated", span_of(articles[0], "Nine"))
    counts = tuple(
        Count("killed", deed.id, span_of(article, "Nine"), n, n, "exactly", "sailors", None)
        for deed, article, n in zip(deeds, articles, (9, 8), strict=True)
    )
    at = Party(None, "Port Salder", None, "Port Salder")
    one = replace(occurrence(deeds[0]), statements=tuple(d.id for d in deeds), counts=counts, when=day, place=at)
    held = account(*(reading(a, (d,)) for a, d in zip(articles, deeds, strict=True)), occurrences=(one,))
    lines = [wording.text for wording, _ in word_tolls(Shelf(held), one)]
    assert [("Rebels" in line, "in Port Salder" in line) for line in lines] == [(is_said, True)]
