"""Any text can be asked; what is found says why and points at the words."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord.record import Record
from onrecord.record.query import MAX_GROUPS, build_query

from .build import RUN, keep_all, make_pair, make_reading


def keep_text(record: Record, text: str, title: str, source_id: str, parsed: bool = True) -> str:
    """Keep an article of that text; its id."""
    page, article = make_pair(text, source_id=source_id, title=title)
    if parsed:
        record.keep(page, article, make_reading(article), RUN)
    else:
        record.keep(page, article, None)
    return article.id


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("How many troops did the US have?", [[("troops",)], [("us",), ("u", "s")]]),
        ("tell us of U.S. troops", [[("u", "s"), ("us",)], [("troops",)]]),
        ("Boros's guns", [[("boros",)], [("guns",)]]),
        ('"guns" AND NOT (troops OR *)', [[("guns",)], [("troops",)]]),
        ("Ayn al-Asad", [[("ayn",)], [("al", "asad")]]),
        ("guns Guns GUNS", [[("guns",)]]),
        ("who is it", [[("who",)], [("is",)], [("it",)]]),
        ("2,500 men in May 2020", [[("2", "500")], [("men",)], [("may",)], [("2020",)]]),
        ("?! -- \"", []),
    ],
)
def test_words_of_a_text(text: str, phrases: list[list[tuple[str, ...]]]) -> None:
    """Operators and quotes are nothing, common words are dropped, capitals are names."""
    assert [list(term.phrases) for term in build_query(text).terms] == phrases


def test_other_names_stand_for_a_term() -> None:
    """A name of several words is one term with all names of its set; a pronoun is no name."""
    sets = [("US", "United States", "American"), ("troops", "forces")]
    query = build_query("tell us what United States forces did", sets)
    assert [term.written for term in query.terms] == ["United States", "forces"]
    assert query.terms[0].phrases == (("united", "states"), ("us",), ("u", "s"), ("american",))
    assert query.terms[1].phrases == (("forces",), ("troops",))


def test_names_of_several_words_are_phrases() -> None:
    """Adjacent capitalised words are looked for as one name too, unless all is in capitals."""
    assert build_query("guns at Mount Ister and Port Salder").names == (("mount", "ister"), ("port", "salder"))
    assert build_query("GUNS AT MOUNT ISTER").names == ()


def test_a_long_text_is_cut() -> None:
    """A whole article as a query asks for its first words only."""
    assert len(build_query(" ".join(f"word{number}" for number in range(1000))).terms) == MAX_GROUPS


@settings(max_examples=80)
@given(st.text(max_size=40))
@example('a"b"" NEAR(c, 2) title:d ^e f* {g} + -h')
@example("\x00 \ud800 \u00aa\u02b0 \U0001f600 \u0e01\u0e33 ²")
def test_no_text_fails(record: Record, text: str) -> None:
    """Whatever a user types, the search answers, with no more than was asked for."""
    assert len(record.search(text, 1, over="statements")) <= 1
    assert len(record.search(text, 1)) <= 1
    assert len(set(record.article_ids(about=text))) == len(record.article_ids(about=text))


def test_the_best_comes_first_and_says_why(record: Record) -> None:
    """More of the words rank first, then the whole name and the title; the spans show the sentences."""
    apart = keep_text(record, "Mount Vale fell. Ister sent guns. Arlen left.", "Else", "1")
    together = keep_text(record, "Arlen left. Guns came to Mount Ister by sea.", "Else", "2")
    partly = keep_text(record, "The mount has guns at last.", "Else", "3")
    titled = keep_text(record, "Guns came to Mount Ister by sea again.", "Mount Ister guns", "4", parsed=False)
    for number in range(20):
        keep_text(record, f"Nothing of note came of day {number}.", "Else", f"other-{number}")
    found = record.search("guns at Mount Ister")
    assert [hit.article_id for hit in found] == [titled, together, apart, partly]
    assert sorted((hit.score for hit in found), reverse=True) == [hit.score for hit in found]
    article = record.article(together)
    assert article and [span.words(article.text) for span in found[1].spans] == ["Guns came to Mount Ister by sea."]
    assert len(found[0].spans) == 1
    assert found[3].why.startswith("holds 2 of 3 words asked for (guns, Mount, Ister)")
    assert [hit.article_id for hit in record.search("guns at Mount Ister", 1)] == [titled]
    assert record.search("zebra") == [] and record.search("guns", 0) == []


def test_words_are_found_in_their_other_forms(record: Record) -> None:
    """Endings, capitals and accents do not matter."""
    wanted = keep_text(record, "Arlen withdraws its soldiers from the Città Vecchia.", "Else", "1")
    for asked in ("withdrawing soldier", "CITTA VECCHIA", "città"):
        assert [hit.article_id for hit in record.search(asked)] == [wanted]


def test_statements_are_found_by_words_and_names(record: Record) -> None:
    """A statement is found by its sentence and by the names its parties stand for."""
    keep_all(record, range(10))
    found = record.search("withdrew guns Qasr Harbour", 5, over="statements")
    assert len(found) == 5
    for hit in found:
        statement = record.statement(hit.statement_id or "")
        assert statement and hit.spans == statement.spans
