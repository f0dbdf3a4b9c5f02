"""A record on a PostgreSQL server at the command line: the same bytes as from a file, and no harm when killed."""

import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onrecord.record import open_record
from onrecord.run.wiring import SystemClock
from onrecord.samples import pages_folder
from record.places import NO_SERVER, SERVER, open_places

from .conftest import Call
from .test_killed import start, write_news

pytestmark = pytest.mark.skipif(not SERVER, reason=NO_SERVER)
TOLD = (
    ("brief", "--about", "US troops", "--json"), ("brief", "--json"), ("timeline", "--about", "Iraq", "--json"),
    ("thread", "--links", "--json"), ("ask", "How many troops left?", "--json"), ("search", "troops base", "--json"),
    ("changes", "--since", "2020-01-01"), ("check",),
)  # fmt: skip


@pytest.fixture
def new_place(tmp_path: Path) -> Iterator[Callable[[], str]]:
    """Gives databases of the server."""
    with open_places("server", tmp_path) as places:
        yield places


def kept_ids(place: str) -> list[str]:
    """Ids of the record's articles, sorted; the record checks clean."""
    with open_record(place, SystemClock()) as record:
        assert list(record.check()) == []
        return sorted(record.article_ids())


def test_every_command_prints_what_it_prints_of_a_file(
    call: Call, new_place: Callable[[], str], tmp_path: Path
) -> None:
    """Briefs, timelines, stories, links, answers and searches, byte for byte."""
    rows = sorted(pages_folder().glob("*.html"))[:8]
    places = new_place(), str(tmp_path / "record.db")
    for place in places:
        assert call("brief", *rows, "--record", place).code == 0
    for words in TOLD:
        server, file = (call(words[0], *words[1:], "--record", place) for place in places)
        assert file.out and server.out.replace(places[0], places[1]) == file.out, words
        assert server.code == file.code


def test_a_killed_read_goes_on(new_place: Callable[[], str], tmp_path: Path) -> None:
    """Killed while it reads into a server; a second run reads what is missing."""
    news, place = write_news(tmp_path / "news.jsonl", 60), new_place()
    child = start("read", news, "--record", place, "--json")
    assert child.stdout is not None
    told = [child.stdout.readline() for _ in range(20)]
    child.send_signal(signal.SIGKILL)
    child.communicate()
    assert child.returncode == -signal.SIGKILL and all(told)
    assert 20 <= len(kept_ids(place)) < 60
    again = start("read", news, "--record", place)
    complaint = again.communicate()[1]
    assert again.returncode == 0 and "60 articles read" in complaint
    assert len(kept_ids(place)) == 60


def test_two_commands_fill_one_record(new_place: Callable[[], str], tmp_path: Path) -> None:
    """Both succeed, in a database that was empty, with news in common."""
    first, second = write_news(tmp_path / "a.jsonl", 40), write_news(tmp_path / "b.jsonl", 60)
    place = new_place()
    children = [start("read", rows, "--record", place) for rows in (first, second)]
    for child in children:
        complaint = child.communicate()[1]
        assert child.returncode == 0, complaint
    assert len(kept_ids(place)) == 60
