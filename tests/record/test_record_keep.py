"""What is kept stays, once, whole, and with what made it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from onrecord.errors import NotSupported
from onrecord.model import Judgement, Skipped, Span
from onrecord.record import Record, Run, StatementFilter, open_record

from .build import (
    NOON,
    RUN,
    StepClock,
    dump_rows,
    keep_all,
    make_article,
    make_news,
    make_page,
    make_pair,
    make_reading,
)
from .places import NewPlace


def test_all_comes_back_as_it_was_kept(record: Record) -> None:
    """Page (byte for byte), article and reading are the same when read back."""
    page, article, reading = make_news(1)
    page = replace(page, body=bytes(range(256)) * 5, status=200, url="https://courier.test/a", charset="latin-1")
    article = replace(article, page_id=page.id, id="")
    reading = make_reading(article)
    kept = record.keep(page, article, reading, RUN)
    assert (kept.page, kept.article, kept.reading) == (True, True, True)
    assert record.page(page.id) == page
    assert record.article(article.id) == article
    assert list(record.readings([article.id])) == [reading]
    assert list(record.skipped()) == list(reading.skipped)
    assert record.runs() == [RUN]


def test_keeping_piece_by_piece_is_the_same_as_at_once(new_place: NewPlace, clock: StepClock) -> None:
    """Page, article and reading kept one by one make the same record as kept together."""
    page, article, reading = make_news(1)
    with open_record(new_place(), clock) as pieces, open_record(new_place(), clock) as whole:
        assert pieces.keep_page(page) and pieces.keep_article(article) and pieces.keep_reading(reading, RUN)
        assert not (pieces.keep_page(page) or pieces.keep_article(article) or pieces.keep_reading(reading, RUN))
        assert whole.keep(page, article, reading, RUN)
        assert dump_rows(pieces) == dump_rows(whole)


def test_reading_the_same_again_changes_nothing(record: Record, clock: StepClock) -> None:
    """The same input a day later leaves every row of every table as it was."""
    keep_all(record, range(20))
    record.keep_skipped(Skipped("a.html", "read", "no article"))
    before = dump_rows(record)
    assert len(before["statements"]) == 20 * (2 + 1) * 5
    clock.move(days=1)
    keep_all(record, range(20))
    assert not record.keep_skipped(Skipped("a.html", "read", "no article"))
    assert dump_rows(record) == before


def test_a_page_that_gave_no_article_is_kept_with_why(record: Record) -> None:
    """A page with no article stands in the record beside the reason."""
    page = make_page("Menu")
    assert record.keep(page, None, None, skips=[Skipped(page.locator, "read", "no article")]).page
    assert record.page(page.id) == page
    assert [skip.why for skip in record.skipped()] == ["no article"]
    assert record.article_ids() == []


def test_visits_to_addresses_are_remembered(record: Record, clock: StepClock) -> None:
    """The last fetch of each address is known, also of one that gave no article; other addresses were not visited."""
    asked = [f"https://courier.test/{name}" for name in "abc"]
    for days in (0, 2, 1):
        record.keep_page(make_page(f"Version {days}", url=asked[0], fetched_at=NOON + timedelta(days=days)))
    record.keep_skipped(Skipped(asked[1], "read", "no article"))
    record.keep_skipped(Skipped(asked[2], "fetch", "the server did not answer"))
    assert record.visited(asked) == {asked[0]: NOON + timedelta(days=2), asked[1]: clock.now()}
    assert record.visited([]) == {}


def test_a_failed_keep_leaves_nothing(record: Record) -> None:
    """When the reading cannot be kept, neither its page nor its article is."""
    page, article, reading = make_news(1)
    torn = replace(reading, sentences=(Span(article.id, 0, len(article.text) + 1),))
    with pytest.raises(NotSupported, match="does not fit"):
        record.keep(page, article, torn, RUN)
    assert record.facts().rows == dict.fromkeys(record.facts().rows, 0)


def test_one_bad_quote_spoils_only_that_quote(record: Record) -> None:
    """A statement whose span does not fit is left out and kept as skipped; the others stay."""
    page, article, reading = make_news(1)
    bad = replace(reading.statements[3], spans=(Span(article.id, 0, len(article.text) + 5),), id="")
    spoilt = replace(reading, statements=(bad, *reading.statements))
    assert record.keep(page, article, spoilt, RUN)
    assert next(record.readings([article.id])).statements == reading.statements
    assert [skip.stage for skip in record.skipped()] == ["quotes", "record"]
    assert list(record.check()) == []


def test_an_article_needs_its_page_and_a_reading_its_article(record: Record) -> None:
    """Nothing is kept that points to what is not there."""
    page, article, reading = make_news(1)
    with pytest.raises(NotSupported, match="no page"):
        record.keep_article(article)
    record.keep_page(page)
    with pytest.raises(NotSupported, match="no article"):
        record.keep_reading(reading, RUN)
    with pytest.raises(NotSupported, match="run"):
        record.keep(page, article, reading)


def test_text_that_a_database_refuses_is_kept_exactly(record: Record) -> None:
    """NUL, control characters and lone surrogates come back; search and spans work around them."""
    page, article = make_pair("Arlen \x00 sent\x01 \ud800 guns \x02. \U0001f600 Cressia left.", title="A \ud800 b")
    reading = make_reading(article)
    page = replace(page, locator="odd \ud800 name")
    assert record.keep(page, article, reading, RUN)
    assert record.page(page.id) == page
    assert record.article(article.id) == article
    assert next(record.readings([article.id])) == reading
    (found,) = record.search("Cressia")
    assert [span.words(article.text) for span in found.spans] == ["\U0001f600 Cressia left."]
    assert list(record.check()) == []


def test_a_newer_run_replaces_the_reading_and_keeps_the_old(record: Record) -> None:
    """Views show what the newest run made; what the older run made stays in the record, under its run."""
    page, article, reading = make_news(1)
    shorter = replace(reading, statements=reading.statements[:2])
    newer = Run("parse", "0.2.0", RUN.model, RUN.config_hash)
    record.keep(page, article, reading, RUN)
    assert not record.has_reading(article.id, newer)
    assert record.keep_reading(shorter, newer)
    assert record.has_reading(article.id, RUN) and record.has_reading(article.id, newer)
    assert list(record.readings([article.id])) == [shorter]
    assert len(list(record.statements())) == 2
    assert record.facts().rows["statements"] == len(reading.statements) + 2
    assert record.statement(reading.statements[-1].id) == reading.statements[-1]
    assert not record.keep_reading(reading, RUN)
    assert list(record.readings([article.id])) == [shorter]


def test_versions_stand_beside_each_other(record: Record) -> None:
    """A changed article of the same address is a new version; views show only the newest one fetched."""
    ids = []
    for hour, text in ((2, "Arlen sent 9 guns."), (0, "Arlen sent guns."), (1, "Arlen sent 7 guns.")):
        page = make_page(text, url="https://courier.test/a", fetched_at=NOON.replace(hour=hour))
        article = make_article(page, text)
        record.keep(page, article, make_reading(article), RUN)
        ids.append(article.id)
    assert record.versions(ids[0]) == [ids[1], ids[2], ids[0]]
    assert record.article_ids() == [ids[0]]
    assert {statement.article_id for statement in record.statements()} == {ids[0]}
    assert [found.article_id for found in record.search("guns")] == [ids[0]]
    assert record.versions("unknown") == []


def test_a_judgement_has_an_author_and_can_be_withdrawn(record: Record, clock: StepClock) -> None:
    """A judgement holds until it is ended; then it stays beside its end, and can be made again."""
    machine = Judgement("a", "b", "same", ("one name",), "machine:names", NOON)
    person = Judgement("b", "a", "different", ("two people",), "Ana", NOON)
    assert record.keep_judgement(machine)
    assert record.keep_judgement(person)
    clock.move(days=1)
    assert not record.keep_judgement(replace(machine, at=clock.now()))
    assert list(record.judgements()) == [person, machine]
    assert record.end_judgement(person)
    assert not record.end_judgement(person)
    assert list(record.judgements()) == [machine]
    assert not record.keep_judgement(person)
    assert record.keep_judgement(replace(person, at=clock.now()))
    assert [judgement.by for judgement in record.judgements()] == ["Ana", "machine:names"]
    ended = Judgement("c", "d", "same", (), "Ana", NOON, clock.now())
    assert record.keep_judgement(ended) and not record.keep_judgement(ended)
    assert record.facts().rows["judgements"] == 4
    assert list(record.check()) == []


def test_same_statement_twice_in_a_reading_is_kept_twice(record: Record) -> None:
    """Two rules that say the same thing are two rows with one id, in order."""
    page, article, reading = make_news(1)
    twice = replace(reading, statements=(reading.statements[0], replace(reading.statements[0], made_by="test:other")))
    record.keep(page, article, twice, RUN)
    assert next(record.readings([article.id])) == twice
    assert len(list(record.statements(StatementFilter(ids=(reading.statements[0].id,))))) == 2
