"""A record on a PostgreSQL server is the record that a file would be: the same rows, searches, ranks and faults."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from onrecord.errors import RecordDamaged, RecordError, RecordTooNew
from onrecord.record import Limit, Record, open_record
from onrecord.record.indexing import cut_words
from onrecord.record.schema import SCHEMA_VERSION

from .build import StepClock, dump_rows, keep_all, make_pair
from .places import NewPlace

ODD = (
    "Arlen's U.S. guns. Pago Pago guns came to Mount Ister. Ister Mount kept none.",
    "Città Vecchia fell \U0001f600. Withdrawing soldiers withdrew. 100% of guns_left \\ went 'away'.",
    "ÜBER Straße ﬁne ²nd. naïve façade. Guns, guns; guns: guns.",
    "Guns of Mount Ister. Mount Ister guns. Boros left.",
)
ASKED = (
    "guns at Mount Ister", "U.S. guns", "withdrew troops Qasr Harbour", "citta vecchia", "strasse", "2nd fine naive",
    "guns", "Pago", "100% guns_left", "'away' \\", "nothing of it", "Report 7", "Mount", "Cressia sent guns to Boros",
)  # fmt: skip


@pytest.fixture
def both(server_place: NewPlace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Record, Record]]:
    """The same news, kept on a server and in a file."""
    file = tmp_path_factory.mktemp("file") / "record.db"
    with open_record(server_place(), StepClock()) as server, open_record(file, StepClock()) as other:
        for record in (server, other):
            keep_all(record, range(20), 4)
            for number, text in enumerate(ODD):
                page, article = make_pair(text, None if number % 2 else "2020-03-09", source_id=f"odd-{number}")
                record.keep(page, article, None)
        yield server, other


def test_both_hold_and_find_the_same(both: tuple[Record, Record]) -> None:
    """Rows, order of articles, and what a search finds, with its ranks to the last bit."""
    server, file = both
    assert dump_rows(server) == dump_rows(file)
    assert server.article_ids() == file.article_ids()
    assert server.view().published() == file.view().published()
    found = 0
    for text in ASKED:
        for over in ("articles", "statements"):
            hits = server.search(text, 100, over=over, expansions=[("guns", "soldiers")])
            assert hits == file.search(text, 100, over=over, expansions=[("guns", "soldiers")])
            found += len(hits)
        assert server.article_ids(about=text) == file.article_ids(about=text)
        for limit in (Limit(5, 10**6), Limit(9, 500)):
            assert server.view().choose(limit, text) == file.view().choose(limit, text)
    assert found > 100


DAMAGE = {
    "UPDATE articles SET title = 'x' WHERE seq = 1": "article_words: the search index does not match",
    "UPDATE article_words SET total = total + 1 WHERE seq = 4": "article_words: the search index does not match",
    "DELETE FROM article_words WHERE seq = 24": "article_words: the search index does not match",
    "UPDATE statement_words SET second = ' x ' WHERE seq = 9": "statement_words: the search index does not match",
    "DELETE FROM articles WHERE seq = 1": "readings 1: points to a row of articles that is not there",
}


@pytest.mark.parametrize("change", DAMAGE)
def test_damage_on_a_server_is_found(both: tuple[Record, Record], change: str) -> None:
    """Words that are not those of the texts, and rows that point nowhere."""
    server, _ = both
    assert list(server.check()) == []
    with server.writing() as connection:
        connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        connection.exec_driver_sql(change)
    found = [f"{fault.where}: {fault.why}" for fault in server.check()]
    assert any(fault.startswith(DAMAGE[change]) for fault in found), found


def test_another_database_is_left_alone(server_place: NewPlace) -> None:
    """One of somebody else's is no record; one of a newer form is refused; none is named without its password."""
    place = server_place()
    engine = sa.create_engine(place, poolclass=sa.NullPool)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE alembic_version (version_num TEXT)")
        connection.exec_driver_sql(f"INSERT INTO alembic_version VALUES ('{SCHEMA_VERSION}')")
    with pytest.raises(RecordDamaged, match="not a record"):
        open_record(place, StepClock())
    newer = server_place()
    with open_record(newer, StepClock()) as record, record.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(RecordTooNew):
        open_record(newer, StepClock())
    missing = sa.make_url(place).set(database="onrecord_no_such_database", password="secret")
    with pytest.raises(RecordError, match="onrecord_no_such_database") as caught:
        open_record(missing.render_as_string(hide_password=False), StepClock())
    assert "secret" not in str(caught.value) and "Check the address" in str(caught.value)


def test_words_are_cut_as_the_search_of_a_file_cuts_them() -> None:
    """Without endings, accents and capitals, in their order; a text of none has none."""
    assert cut_words(["The Guns' façades, withdrawing", "", "U.S."]) == [
        ["the", "gun", "facad", "withdraw"], [], ["u", "s"],
    ]  # fmt: skip
