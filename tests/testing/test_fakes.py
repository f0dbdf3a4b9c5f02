"""The fakes do what their ports say, so that a test with a fake shows something of the real thing."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from onrecord.errors import AddressRefused, FetchFailed
from onrecord.model import Article, Judgement, Page
from onrecord.ports import Clock, Fetcher, Parser, Progress, RecordView, Resolver
from onrecord.testing import FakeFetcher, FakeParser, FakeResolver, FixedClock, ListProgress, MemoryView
from onrecord.testing.fakes import EPOCH, read_nothing

MakeArticle = Callable[..., Article]


def test_a_fixed_clock_moves_only_when_moved() -> None:
    """It shows one instant in UTC, until a test moves it; an instant without a zone is none."""
    clock = FixedClock(datetime(2020, 1, 1, 2, tzinfo=timezone(timedelta(hours=2))))
    port: Clock = clock
    assert port.now() == port.now() == datetime(2020, 1, 1, tzinfo=UTC) and port.now().tzinfo is UTC
    clock.move(days=1)
    assert port.now() == datetime(2020, 1, 2, tzinfo=UTC)
    with pytest.raises(ValueError, match="time zone"):
        FixedClock(datetime(2020, 1, 1))


def test_a_fake_fetcher_gives_what_was_put() -> None:
    """Bytes are a page of that address, a page is itself, an error is raised, and nothing is a failure."""
    kept = Page("row", "text", b"words", EPOCH)
    refused = AddressRefused("robots.txt says no", where="https://a.test/no")
    fetcher = FakeFetcher({"https://a.test/1": b"<p>One", "https://a.test/2": kept, "https://a.test/no": refused})
    port: Fetcher = fetcher
    page = port.fetch("https://a.test/1")
    assert (page.body, page.form, page.status, page.final_url) == (b"<p>One", "html", 200, "https://a.test/1")
    assert port.fetch("https://a.test/2").body == b"words"
    with pytest.raises(AddressRefused, match="robots"):
        port.fetch("https://a.test/no")
    with pytest.raises(FetchFailed, match="no page"):
        port.fetch("https://b.test/")
    assert fetcher.asked == ["https://a.test/1", "https://a.test/2", "https://a.test/no", "https://b.test/"]


def test_a_fake_resolver_knows_its_hosts() -> None:
    """A host of the table has its addresses; another has none."""
    resolver = FakeResolver({"a.test": ["192.0.2.1"]})
    port: Resolver = resolver
    assert port.addresses("a.test", 443) == ("192.0.2.1",)
    with pytest.raises(FetchFailed):
        port.addresses("b.test", 80)
    assert resolver.asked == [("a.test", 443), ("b.test", 80)]


def test_a_fake_parser_gives_one_reading_an_article(make_article: MakeArticle) -> None:
    """Readings come in order and only when asked for; a reading that was given is used."""
    first, second = make_article("One."), make_article("Two of them.")
    given = read_nothing(first)
    parser = FakeParser([given])
    port: Parser = parser
    parse = port.parse([first, second])
    assert next(parse) is given and parser.parsed == [first.id]
    (reading,) = parse
    assert [span.words(second.text) for span in reading.sentences] == ["Two of them."]
    assert read_nothing(make_article("")).sentences == ()


def test_a_list_of_progress() -> None:
    """What is done is noted in order."""
    progress = ListProgress()
    port: Progress = progress
    port.advance("a.html")
    port.advance("b.html")
    assert progress.steps == ["a.html", "b.html"]


def test_a_memory_view_shows_as_a_record_does(make_article: MakeArticle) -> None:
    """Oldest first, undated last and in no dated view, all words asked for, readings in the order asked."""
    late = make_article("Arlen sent guns.", "2020-07-01")
    early = make_article("Boros sent no guns at all.", "2020-05-01")
    undated = make_article("Guns.", None)
    view: RecordView = MemoryView(map(read_nothing, (late, early, undated)))
    assert view.article_ids() == [early.id, late.id, undated.id]
    assert view.article_ids(about="sent GUNS") == [early.id, late.id]
    assert view.article_ids(about="guns", since=date(2020, 6, 1)) == [late.id]
    assert view.article_ids(as_of=date(2020, 5, 1)) == [early.id]
    assert [reading.article.id for reading in view.readings([late.id, "unknown", early.id])] == [late.id, early.id]


def test_a_memory_view_shows_judgements_in_force() -> None:
    """People's judgements come first, and an ended one is not shown."""
    machine = Judgement("a", "b", "same", (), "machine:names", EPOCH)
    person = Judgement("a", "b", "different", (), "Ana", EPOCH)
    ended = Judgement("c", "d", "same", (), "Ana", EPOCH, EPOCH)
    assert list(MemoryView((), (machine, ended, person)).judgements()) == [person, machine]
