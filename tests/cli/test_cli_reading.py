"""`read` keeps a record up to date from a feed, and its lists, lines and figures fit a terminal."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.cli.main import run
from onrecord.run import filling
from onrecord.testing import FakeFetcher

PROSE = "The council closed the old bridge on Thursday after two cracks were found, its engineer said. " * 3
FEED = b"""<rss><channel><item><link>https://courier.example/a</link></item>
<item><link>https://courier.example/list</link></item></channel></rss>"""
PAGES = {
    "https://courier.example/feed": FEED,
    "https://courier.example/a": f"<html><head><title>Bridge closed</title></head><p>{PROSE}</p></html>".encode(),
    "https://courier.example/list": b"<html><p>Home</p><p>News</p></html>",
}
Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Runs a command line in this process: its exit code, standard output and standard error."""

    def run_words(*words: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            run([str(word) for word in words])
        shown = capsys.readouterr()
        return int(left.value.code or 0), shown.out, shown.err

    return run_words


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> FakeFetcher:
    """A network of a feed and two pages, one of them an index."""
    fetcher = FakeFetcher(PAGES)
    monkeypatch.setattr(filling.HttpFetcher, "polite", lambda settings, clock: fetcher)
    return fetcher


def test_a_feed_is_read_again_and_again_but_its_pages_once(call: Call, web: FakeFetcher, tmp_path: Path) -> None:
    """The second run asks for the feed alone: what is kept, and what holds no article, is not fetched again."""
    record = tmp_path / "record.db"
    code, out, err = call("read", "https://courier.example/feed", "--record", record)
    assert (code, out.split()[0]) == (1, "new")
    assert "Bridge closed" in out and PROSE[:20] not in out
    assert "1 article read, 1 new to" in err and "1 page gave none" in err
    assert web.asked == list(PAGES)
    code, out, err = call("read", "https://courier.example/feed", "--record", record)
    assert (code, out) == (0, "")
    assert "0 articles read, 0 new" in err
    assert web.asked == [*PAGES, "https://courier.example/feed"]


def test_without_a_record_the_articles_are_shown(call: Call, web: FakeFetcher) -> None:
    """The whole text stands under its title, with how its day is known."""
    _, out, err = call("read", "https://courier.example/a")
    assert out.startswith("Bridge closed\n=============\n")
    assert PROSE.strip() in out
    assert "neither the page nor its text" in out
    assert err == ""


def test_lines_fit_a_terminal(call: Call, tmp_path: Path) -> None:
    """Figures keep their hedge and say who counted and who reported it; no line is wider than 80 columns."""
    text = (
        "Some 5,000 US troops remain in Iraq, the US military said on Thursday. Gunmen raided a large army base near "
        "Basra in the south of Iraq on Tuesday, wounding three US soldiers, the US army said in Baghdad on Thursday."
    )
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps({"id": "r1", "outlet": "Harbour Post", "date": "2020-06-12", "text": text}))
    record = tmp_path / "record.db"
    code, out, _ = call("series", rows, "--of", "US troops", "--place", "Iraq", "--record", record)
    assert code == 0
    assert out.splitlines()[0] == "11 June 2020: about 5,000, counted by US military [Harbour Post, 12 June 2020]"
    asked = ("ask", "Who raided an army base near Basra?")
    for words in (("timeline", "--about", "Basra"), ("changes", "--since", "2020-06-01"), ("brief",), asked):
        code, told, _ = call(*words, "--record", record)
        out += told
        assert code == 0 and "Gunmen" in told
    assert max(map(len, out.splitlines())) <= 80
    assert told.count("Harbour Post") == 2


def test_statements_are_shown_with_parties_time_and_words(call: Call, tmp_path: Path) -> None:
    """`parse` and `search` say who did what to whom, when, how many and how sure, above the words that say so."""
    text = "Some 5,000 US troops remain in Iraq, the US army said Thursday. Iran bombed a base near Basra on Tuesday."
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps({"id": "r1", "outlet": "Harbour Post", "date": "2020-06-12", "text": text}))
    code, out, _ = call("parse", rows, "--record", tmp_path / "record.db")
    assert code == 0 and max(map(len, out.splitlines())) <= 80
    told = " ".join(out.split())
    assert told.startswith("r1 [Harbour Post, 12 June 2020]")
    assert "measure: about 5,000 US troops; Iraq; 11 June 2020; counted by US military" in told
    assert "event ASSAULT, happened: Iran → base; Basra; 9 June 2020" in told and "“Iran bombed a base" in told
    code, found, _ = call("search", "bombed base", "--statements", "--record", tmp_path / "record.db")
    (statement,) = (line.split()[0] for line in found.splitlines() if "event ASSAULT" in line)
    assert call("show", statement, "--record", tmp_path / "record.db")[0] == code == 0
