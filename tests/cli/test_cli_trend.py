"""`onrecord trend` as it is called: its forms, its files, and its refusals."""

import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from onrecord.cli.main import run

Call = Callable[..., tuple[int, str, str]]
TEXTS = {
    "2020-06-02": "Militants fired rockets at a base near Erbil on Monday, wounding two soldiers.",
    "2020-06-09": "Gunmen attacked a convoy near Basra on Monday. Some 5,000 US troops are in Iraq.",
    "2020-06-23": "Protesters stormed the council in Basra on Monday. Some 2,500 US troops are in Iraq.",
}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of three short reports of three weeks."""
    folder = tmp_path_factory.mktemp("trend")
    rows = [
        {"id": day, "outlet": "Harbour Post", "title": "From Iraq", "date": day, "text": text}
        for day, text in TEXTS.items()
    ]
    path = folder / "rows.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    with pytest.raises(SystemExit) as left:
        run(["brief", str(path), "--size", "minute", "--record", str(folder / "r.db")])
    assert left.value.code == 0
    return folder / "r.db"


@pytest.fixture
def call(record: Path, capsys: pytest.CaptureFixture[str]) -> Call:
    """Runs `onrecord trend` on the record: exit code, standard output and standard error."""
    def run_words(*words: str) -> tuple[int, str, str]:
        code: object = 0
        try:
            run(["trend", "--record", str(record), *words])
        except SystemExit as left:
            code = left.code
        shown = capsys.readouterr()
        return int(str(code or 0)), shown.out, shown.err

    return run_words


def test_weeks_are_counted_beside_what_was_read(call: Call) -> None:
    """JSON: each week with its happenings, each with its words, and the articles read; an empty week is there too."""
    code, out, _ = call("--every", "week", "--json")
    told = json.loads(out)
    assert code == 0
    assert [p["period"][:10] for p in told["periods"]] == ["2020-06-01", "2020-06-08", "2020-06-15", "2020-06-22"]
    assert [p["articles_read"] for p in told["periods"]] == [1, 1, 0, 1]
    assert told["periods"][2]["happenings"] == 0 and told["periods"][2]["per_article"] is None
    for period in told["periods"]:
        for happening in period["all"]:
            cite = happening["cites"][0]
            assert TEXTS[cite["id"]][cite["start"] : cite["end"]] == cite["words"]
    assert sum(p["happenings"] for p in told["periods"]) == told["coverage"]["happenings"] >= 3


def test_every_dress_goes_to_its_file(call: Call, tmp_path: Path) -> None:
    """HTML and SVG are written where asked; nothing else stands on standard output."""
    for dress, begin in (("html", "<!doctype html>"), ("svg", "<svg ")):
        path = tmp_path / f"trend.{dress}"
        assert call("--format", dress, "--output", str(path))[:2] == (0, "")
        assert path.read_text("utf-8").lstrip().startswith(begin)
    ElementTree.parse(tmp_path / "trend.svg")


def test_text_says_what_was_counted_and_what_stands_out(call: Call) -> None:
    """The text has its parts; in so short a record nothing stands out."""
    code, out, _ = call("--about", "Basra")
    assert code == 0
    assert "Nothing stands out" in out and "HOW OFTEN" in out and "HOW IT WAS COUNTED" in out


def test_a_quantity_is_followed(call: Call) -> None:
    """With --of, the figures of that quantity stand there with their days and outlets."""
    code, out, _ = call("--of", "US troops")
    assert code == 0
    assert "5,000 [Harbour Post, 9 June 2020]" in out and "2,500 [Harbour Post, 23 June 2020]" in out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--about", "zebras", "--since", "2020-01-01"), 1, "about 'zebras' published since 2020-01-01"),
        (("--of", "zebras"), 1, "no article about 'zebras'"),
        (("--of", " "), 2, "says nothing"),
        (("--since", "yesterday"), 2, "is no date"),
        (("--situation", "Nowhere"), 1, "no situation is called"),
        (("--every", "day", "--since", "2010-01-01"), 2, "cannot be shown apart"),
    ],
)
def test_what_cannot_be_counted_is_said(call: Call, words: tuple[str, ...], code: int, said: str) -> None:
    """A question that finds nothing, or is none, is answered by its reason and exit code."""
    left, out, error = call(*words)
    assert (left, out) == (code, "")
    assert said in error
