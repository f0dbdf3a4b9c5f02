"""Three clocks: what a view shows depends on when a thing was, was published, and became known."""

from datetime import date

import pytest

from onrecord.ports import RecordView
from onrecord.record import Chosen, Limit, Record, Run, StatementFilter
from onrecord.record.schema import SCHEMA_VERSION

from .build import NOON, RUN, StepClock, keep_all, make_article, make_news, make_page, make_pair, make_reading


def keep_text(record: Record, text: str, published: str | None, source_id: str) -> str:
    """Keep an article of that text with its reading; its id."""
    page, article = make_pair(text, published, source_id=source_id, title="Moves")
    record.keep(page, article, make_reading(article), RUN)
    return article.id


@pytest.fixture
def ids(record: Record) -> dict[str, str]:
    """Four articles: of May, of June, of July, and one without a date."""
    texts = {
        "july": ("Arlen left Port Salder with guns.", "2020-07-03"),
        "undated": ("Farrow sent guns to Boros.", None),
        "may": ("Boros sent troops to Arlen.", "2020-05-09"),
        "june": ("Cressia moved guns to Mount Ister.", "2020-06-12"),
    }
    return {name: keep_text(record, *told, source_id=name) for name, told in texts.items()}


def test_articles_come_oldest_first_and_undated_last(record: Record, ids: dict[str, str]) -> None:
    """The order is that of publication, whatever the order of reading."""
    view: RecordView = record
    assert view.article_ids() == [ids["may"], ids["june"], ids["july"], ids["undated"]]


def test_a_dated_view_holds_what_was_surely_published(record: Record, ids: dict[str, str]) -> None:
    """Both days count, and an article that may be of any day is in no dated view."""
    assert record.article_ids(as_of=date(2020, 6, 12)) == [ids["may"], ids["june"]]
    assert record.article_ids(since=date(2020, 6, 12)) == [ids["june"], ids["july"]]
    assert record.article_ids(since=date(2020, 6, 1), as_of=date(2020, 6, 30)) == [ids["june"]]


def test_about_wants_all_words_and_falls_back_to_most(record: Record, ids: dict[str, str]) -> None:
    """Articles with all words asked for; where none has them, those with most; else none."""
    assert record.article_ids(about="guns") == [ids["june"], ids["july"], ids["undated"]]
    assert record.article_ids(about="guns to Mount Ister") == [ids["june"]]
    assert record.article_ids(about="guns of Farrow at Ister") == [ids["june"], ids["undated"]]
    assert record.article_ids(about="zebras of Narnia and Ister") == []
    assert record.article_ids(about="guns", as_of=date(2020, 6, 30)) == [ids["june"]]


def test_about_takes_other_names_for_the_same(record: Record, ids: dict[str, str]) -> None:
    """A name that the caller holds for the same thing finds the article too."""
    assert record.article_ids(about="soldiers sent") == []
    assert record.article_ids(about="soldiers sent", about_terms=[("soldiers", "troops")]) == [ids["may"]]


def test_about_nothing_is_about_everything(record: Record, ids: dict[str, str]) -> None:
    """Blank text limits nothing; text without a word finds nothing."""
    assert len(record.article_ids(about=" ")) == 4
    assert record.article_ids(about="?!") == []


def test_a_view_knows_what_the_record_knew_then(record: Record, clock: StepClock) -> None:
    """As of an instant, articles, versions, readings and search are what had been learned by then."""
    url = "https://courier.test/a"
    told = []
    for text in ("Arlen sent guns.", "Arlen sent 9 guns."):
        page = make_page(text, url=url, fetched_at=clock.now())
        article = make_article(page, text)
        record.keep(page, article, make_reading(article), RUN)
        told.append(article.id)
        clock.move(days=1)
    first = record.view(known_by=NOON)
    assert first.article_ids() == record.article_ids(known_by=NOON) == [told[0]]
    assert first.article(told[1]) is None and first.versions(told[0]) == [told[0]]
    assert {statement.article_id for statement in first.statements()} == {told[0]}
    assert [reading.article.id for reading in first.readings(told)] == [told[0]]
    assert record.article_ids() == [told[1]]


def test_readings_come_in_the_order_asked(record: Record) -> None:
    """Readings follow the ids, also twice, across batches, and skip what was not parsed."""
    asked = [article.id for article in keep_all(record, range(70), sentences=1)]
    page, article, _ = make_news(999)
    record.keep(page, article, None)
    order = [asked[7], article.id, *reversed(asked), asked[7]]
    found = [reading.article.id for reading in record.readings(order)]
    assert found == [article_id for article_id in order if article_id != article.id]


def test_unread_articles_are_known_without_reading_them(record: Record) -> None:
    """What a run has not read, and what no run has, is listed; the rest need not be parsed again."""
    read = [article.id for article in keep_all(record, range(3))]
    page, article, _ = make_news(9)
    record.keep(page, article, None)
    other = Run("parse", "0.2.0", "another", "")
    assert record.unread_ids() == record.unread_ids(RUN) == [article.id]
    assert record.unread_ids(other) == [*read, article.id]


def test_statements_pass_a_filter(record: Record) -> None:
    """Kind, type, entity and role, place, topic, time and publication each leave only what has them."""
    keep_all(record, range(30))
    every = list(record.statements())
    assert len(every) == 30 * 15

    def count(**wanted: object) -> int:
        return sum(1 for _ in record.statements(StatementFilter(**wanted)))  # type: ignore[arg-type]

    assert count(kind="event") == count(event_type="RETREAT") == 90
    assert count(event_type="ASSAULT") == 0
    arlen = sum(s.kind == "event" and s.act.actor.entity == "arlen" for s in every)  # type: ignore[union-attr]
    assert count(kind="event", entity="arlen", roles=("actor",)) == arlen > 0
    assert count(entity="arlen", roles=("named",)) >= count(entity="arlen", roles=("source",)) > 0
    assert count(entity="arlen", roles=("recipient",)) == 0
    assert count(topic="arlen troop") == arlen
    assert count(place="qasr-harbour") == len(every)
    assert count(when_from=date(2019, 12, 31)) == count(when_to=date(2019, 12, 1)) == len(every)
    assert count(when_from=date(2020, 1, 1)) == count(when_to=date(2019, 11, 30)) == 0
    assert count(since=date(2020, 1, 11), as_of=date(2020, 1, 20)) == 150
    assert count(article_ids=(every[0].article_id,)) == 15


def test_a_stream_survives_writing(record: Record) -> None:
    """Statements can be streamed while pages are kept; the stream shows the record as it was."""
    keep_all(record, range(30))
    stream = record.statements()
    first = next(stream)
    keep_all(record, range(30, 40))
    assert first and sum(1 for _ in stream) == 30 * 15 - 1
    assert sum(1 for _ in record.statements()) == 40 * 15


def test_facts_count_all(record: Record) -> None:
    """The record tells its size and its rows."""
    keep_all(record, range(3))
    facts = record.facts()
    assert (facts.rows["pages"], facts.rows["articles"], facts.rows["statements"]) == (3, 3, 45)
    assert facts.schema_version == SCHEMA_VERSION and facts.size_bytes > 50_000
    assert facts.first_learned == facts.last_learned == NOON
    assert facts.where == record.where


def test_of_many_articles_those_that_speak_most_and_the_newest_are_chosen(record: Record) -> None:
    """Two thirds by how much they tell of what was asked for, a third by their day; in order of publication."""
    told = [(f"Guns {'guns ' * n}" + "and much else was said of other things in town. " * 20, f"2020-06-{20 - n:02}")
            for n in range(1, 10)]  # fmt: skip
    kept = [keep_text(record, text, day, f"row-{n}") for n, (text, day) in enumerate(told)]
    view, told_of = record.view(), record.article_ids(about="guns")
    chosen = view.choose(Limit(3, 10**6), "guns")
    assert set(chosen.ids) == {kept[8], kept[7], kept[0]} and chosen.left_out == 6
    chosen = view.choose(Limit(6, 10**6), "guns")
    assert list(chosen.ids) == [i for i in told_of if i in chosen.ids] and (len(chosen.ids), chosen.left_out) == (6, 3)
    assert view.choose(Limit(9, 10**6), "guns") == Chosen(tuple(told_of), 0)
    assert view.choose_newest(Limit(2, 10**6), told_of) == Chosen(tuple(told_of[-2:]), 7)


def test_where_none_holds_all_words_those_with_most_are_chosen(record: Record) -> None:
    """Of five words asked for two articles hold four, one three: the two are what tells of it."""
    texts = ["Guns, ships, ports and mines.", "Guns, ships and ports.", "Ships, ports, mines and storms.", "Guns came."]
    kept = [keep_text(record, text, f"2020-06-{n + 10}", f"row-{n}") for n, text in enumerate(texts)]
    asked = "guns ships ports mines storms"
    assert record.view().choose(Limit(9, 10**6), asked) == Chosen((kept[0], kept[2]), 0)
    assert record.view().choose(Limit(9, 10**6), "guns ships harbours") == Chosen((kept[0], kept[1]), 0)


def test_no_more_is_read_than_a_limit_of_characters_allows(record: Record) -> None:
    """What is too long for the room that is left is passed over and counted; of what is all too long, one is read."""
    lengths = [400, 300, 5_000, 200, 100]
    texts = ["Guns came to town ".ljust(length, "x") for length in lengths]
    kept = [keep_text(record, text, f"2020-06-{n + 10}", f"row-{n}") for n, text in enumerate(texts)]
    view = record.view()
    assert view.choose_newest(Limit(9, 650), kept) == Chosen((kept[1], kept[3], kept[4]), 2)
    chosen = view.choose(Limit(9, 650), "guns")
    assert 400 <= sum(lengths[kept.index(i)] for i in chosen.ids) <= 650 and chosen.left_out == 5 - len(chosen.ids)
    assert len(view.choose(Limit(9, 50), "guns").ids) == 1
    assert view.choose_newest(Limit(9, 50), kept) == Chosen((kept[4],), 4)


def test_a_kept_reading_makes_its_parts_when_asked(record: Record) -> None:
    """It equals the reading that was kept, whatever was asked for before, and with other statements too."""
    page, article, reading = make_news(1)
    record.keep(page, article, reading, RUN)
    (kept,) = record.readings([article.id])
    assert kept.with_statements(()) == reading.with_statements(())
    assert kept.mentions == reading.mentions
    assert kept == reading and reading == kept and hash(kept) == hash(reading)
    assert kept.with_statements(kept.statements[:1]) != reading
    with pytest.raises(AttributeError):
        _ = kept.nothing  # type: ignore[attr-defined]
