"""Which lines an editor would print, by signs of the sentence and of its place."""

from dataclasses import replace
from datetime import date
from importlib.resources import files

import pytest

from onrecord.model import Span
from onrecord.tell.memory import Known
from onrecord.tell.printable import (
    FULL_PAGE,
    LEAST_CHANCE,
    MORE_SURE,
    MOST_READ,
    SURE_CHANCE,
    THIN_PAGE,
    Place,
    chance_printed,
    choose_printable,
    find_chance,
    has_room,
    is_step,
    load_signs,
    read_signs,
)
from onrecord.tell.shelf import Shelf
from onrecord.tell.telling import BriefQuestion, Telling
from tell.build import account, make_article, reading

TERMS = (("Norholm",),)
OPENING = "The council of Norholm said on Tuesday that it will close the harbour of Norholm for a week of repairs."
SECOND = "The move also surprised Stahl."
TEXT = f"{OPENING} {SECOND}\n“Norholm needs the harbour more than its fair,” said Kim Stahl, a pilot."


def place_of(words: str, text: str = TEXT, days: int = 0, section: str = "Know more") -> Place:
    """The words in the text of their report."""
    start = text.index(words)
    return Place(text, start, start + len(words), "Norholm closes its harbour", TERMS, days, section)


@pytest.mark.parametrize(
    ("words", "sign", "strength"),
    [
        (OPENING, "second", 0.0),
        (SECOND, "second", 1.0),
        (OPENING, "opens and says", 1.0),
        (OPENING, "opens without a day", 0.0),
        (OPENING, "weekday", 1.0),
        (OPENING, "asked", 1.0),
        (SECOND, "asked", 0.0),
        (SECOND, "known nouns", 1.0),
        (OPENING, "known nouns", 0.0),
        (SECOND, "short names", 1.0),
        (SECOND, "goes on", 1.0),
        (SECOND, "goes over", 0.0),
        (OPENING, "two thoughts", 0.0),
        (OPENING, "names", 2.0),
        (OPENING, "not in title", 0.0),
        (OPENING, "unanswered", 0.0),
        (SECOND, "unanswered", 1.0),
        ("“Norholm needs the harbour more than its fair,” said Kim Stahl, a pilot.", "goes on", 0.0),
        ("“Norholm needs the harbour more than its fair,” said Kim Stahl, a pilot.", "short names", 0.0),
        ("“Norholm needs the harbour more than its fair,” said Kim Stahl, a pilot.", "begins paragraph", 1.0),
        ("“Norholm needs the harbour more than its fair,” said Kim Stahl, a pilot.", "begins with quotation", 1.0),
    ],
)
def test_a_sign_is_read_from_the_sentence_and_its_place(words: str, sign: str, strength: float) -> None:
    """Words in quotation marks are no signs of how the report tells; a name that stands in full is not short."""
    assert read_signs(place_of(words))[sign] == strength


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Norholm later shut its harbour.", "goes over"),
        ("Norholm shut its harbour; Orm did not.", "two thoughts"),
        ("Norholm has closed its harbour.", "perfect"),
    ],
)
def test_words_give_a_sign(text: str, sign: str) -> None:
    """What follows on, runs two thoughts together, or sums up, is known by its words."""
    assert read_signs(place_of(text, text))[sign] == 1.0


def test_a_report_with_a_voice_of_its_own_is_heard() -> None:
    """Who asks and speaks of himself writes no report; what he quotes is not his."""
    heard = [
        read_signs(place_of("Ardan fell.", text))["own voice"]
        for text in ("Ardan fell. “I left,” Orm said.", "Ardan fell. Who am I to ask?")
    ]
    assert heard[0] == 0.0 < heard[1]


def test_a_report_that_lets_others_speak_is_told_from_one_that_argues() -> None:
    """In a long text words of saying are counted; a flash of news names nobody, and reports."""
    argued, told = ("Norholm fell. " + words * 99 for words in ("Ardan ate fish. ", "Ardan said so. "))
    heard = [read_signs(place_of("Norholm fell.", text))["lets speak"] for text in (argued, told, "Norholm fell.")]
    assert heard[0] == 0.0 < heard[1] == heard[2]


def test_what_a_report_on_something_else_tells_is_printed_less_often() -> None:
    """Its title names nothing of what was asked."""
    own = place_of(OPENING)
    other = replace(own, title="Lund meets")
    assert read_signs(other)["not in title"] == 1.0
    assert chance_printed(other) < chance_printed(own)


def test_an_opening_without_day_and_voice_is_a_way_in() -> None:
    """A report that opens on a scene has told no news yet."""
    assert read_signs(place_of("Rain fell.", "Rain fell. It fell on Norholm."))["opens without a day"] == 1.0


def test_what_leans_is_printed_less_often_than_what_stands_alone() -> None:
    """The second sentence gives neither subject nor name in full, and what is old is news no more."""
    assert chance_printed(place_of(SECOND)) < LEAST_CHANCE < chance_printed(place_of(OPENING))
    assert chance_printed(place_of(OPENING, days=20)) < chance_printed(place_of(OPENING))


def test_every_sign_of_the_table_is_read_and_speaks_its_way() -> None:
    """No weight is against what reason gives its sign, and none is of a sign that nobody reads."""
    rows = [row.split("\t") for row in (files("onrecord.tell") / "printable.tsv").read_text("utf-8").splitlines()]
    rows = [row for row in rows if len(row) > 1][1:]
    assert {row[0] for row in rows} == set(read_signs(place_of(OPENING))) == {sign.name for sign in load_signs()}
    assert all(float(row[1]) * {"+": 1, "-": -1, "": 0}[row[3]] >= 0 for row in rows)
    assert all(row[5] for row in rows)


def test_only_the_head_of_an_endless_sentence_is_read() -> None:
    """What stands behind as many characters as no line has changes nothing."""
    head = ("The move surprised Stahl, " * MOST_READ)[:MOST_READ]
    endless = head + " Kim Stahl" * 9999
    assert read_signs(place_of(endless, endless)) == read_signs(place_of(head, endless))


def telling_on(about: str | None = "Norholm", told: int = 0) -> tuple[Telling, Span, Span]:
    """A brief in which so many lines were told, with a good and a poor sentence of its report."""
    article = make_article(TEXT, date(2021, 3, 1))
    telling = Telling(
        Shelf(account(reading(article))), BriefQuestion(about, terms=TERMS if about else ()), date(2021, 3, 1)
    )
    telling.memory.told.extend([Known("event")] * told)
    good, poor = (Span(article.id, TEXT.index(words), TEXT.index(words) + len(words)) for words in (OPENING, SECOND))
    return telling, good, poor


def test_candidates_come_by_worth_and_chance_and_the_poor_only_on_a_thin_page() -> None:
    """A sentence that leans comes behind one of less worth, and on a page with lines enough not at all."""
    for told, names in ((0, ["good", "poor"]), (THIN_PAGE, ["good"])):
        telling, good, poor = telling_on(told=told)
        chosen = choose_printable(telling, "Know more", [(9.0, poor, "poor"), (1.0, good, "good")])
        assert [name for _, name in chosen] == names
        assert sum(telling.refused.values()) == (told >= THIN_PAGE)


def telling_titled(title: str, words: str) -> tuple[Telling, Span]:
    """A brief on Norholm, and the words of a report of that title below its head."""
    text = "The union of Ardan met in Lund to talk of boats. " * 14 + words
    article = replace(make_article(text, date(2021, 3, 1)), title=title)
    telling = Telling(Shelf(account(reading(article))), BriefQuestion("Norholm", terms=TERMS), date(2021, 3, 1))
    return telling, Span(article.id, text.index(words), len(text))


@pytest.mark.parametrize(
    ("title", "words", "found"),
    [
        ("Why Norholm waits", "Norholm feared the sea of Ardan.", True),
        ("Norholm waits", "Norholm feared the sea of Ardan.", False),
        ("Why Norholm waits", "Norholm feared 9 of the boats.", False),
        ("Why Norholm waits", "Norholm feared the sea" + " and the wind of Ardan" * 4 + ".", False),
    ],
)
def test_a_short_sentence_of_a_report_that_asks_is_a_step(title: str, words: str, found: bool) -> None:
    """Its title is a question or says why; a figure stands by itself."""
    telling, sentence = telling_titled(title, words)
    assert is_step(telling, sentence) == found


def test_where_nothing_was_asked_worth_alone_counts() -> None:
    """No line of a brief of all the news was read, so none is weighed."""
    telling, good, poor = telling_on(about=None, told=THIN_PAGE)
    chosen = choose_printable(telling, "Know more", [(9.0, poor, "poor"), (1.0, good, "good")])
    assert [name for _, name in chosen] == ["poor", "good"]


def test_a_short_page_has_room_for_more_that_is_sure() -> None:
    """Above its limit a section tells only what is sure to be printed, little of it, and on a short page."""
    telling, _, _ = telling_on()
    assert has_room(telling, 1, 2, 0.1)
    assert has_room(telling, 2, 2, SURE_CHANCE)
    assert not has_room(telling, 2, 2, SURE_CHANCE - 0.01)
    assert not has_room(telling, 2 + MORE_SURE, 2, 1.0)
    full, _, _ = telling_on(told=FULL_PAGE)
    assert not has_room(full, 2, 2, 1.0)


def test_news_of_a_long_record_ages_slowly() -> None:
    """Twenty days are long in a record of a month, and little in one of years."""
    article, late = make_article(TEXT, date(2021, 3, 1)), make_article("Norholm slept.", date(2021, 3, 21), "Gazette")
    span = Span(article.id, 0, len(OPENING))
    chances = []
    for first in (date(2021, 3, 1), date(2015, 3, 1)):
        old = make_article("Norholm woke.", first, "Mirror")
        telling = Telling(
            Shelf(account(*map(reading, (old, article, late)))),
            BriefQuestion("Norholm", terms=TERMS),
            date(2021, 3, 21),
        )
        chances.append(find_chance(telling, span, "Know more"))
    assert chances[0] < chances[1]
