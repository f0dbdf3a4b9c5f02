"""What the outside relies on: every key, type and closed set of values that the commands promise, on the samples."""

import json
import types
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from onrecord.cli.main import run
from onrecord.record import Limit
from onrecord.run import asking
from onrecord.samples import pages_folder

PAGES = ("07-", "10-", "11-", "14-", "17-", "41-")
"""Six samples of June 2020 to July 2021 with figures, denials, promises and dates."""

Shape = type | types.UnionType | set[Any] | list[Any] | dict[str, Any]
"""A type; a set of the values allowed; a list of one shape, its elements'; or a dict: keys that must be there."""

WORDS = str | None
NUMBER = int | float
SPANS = [[int]]
HEDGES = {"exactly", "about", "at_least", "at_most", "over", "under"}
STANCES = {"asserts", "denies", "confirms", "accuses", "threatens", "promises", "demands", "doubts"}
BASES = {"given", "metadata", "text", "dateline", "inferred", "unknown"}
DROPPED = {"menu", "promotion", "newsletter", "bio", "repeat", "related", "share", "comments", "credit", "caption"}
SECTIONS = {
    "What happened", "Why it matters", "What's next", "What changed", "The numbers", "Who says what", "Promises",
    "Disputed", "Know more",
}  # fmt: skip
READ: Shape = {
    "id": WORDS, "article": str, "url": WORDS, "outlet": WORDS, "title": WORDS, "authors": [str], "published": WORDS,
    "published_basis": BASES, "language": WORDS, "text": str, "paragraphs": [{"start": int, "end": int}],
    "dropped": [{"text": str, "why": DROPPED}],
}  # fmt: skip
FACT = {"sentence": str, "sentence_span": [int], "score": NUMBER, "made_by": str}
PARSE: Shape = {
    **READ,
    "sentences": SPANS,
    "mentions": [{"start": int, "end": int, "kind": str, "entity": WORDS, "name": str}],
    "times": [
        {"start": int, "end": int, "type": {"DATE", "TIME", "DURATION", "SET"}, "value": str, "mod": WORDS,
         "edtf": WORDS, "basis": {"stated", "relative", "published", None}},
    ],
    "amounts": [
        {"start": int, "end": int, "value": NUMBER, "high": NUMBER | None, "unit": WORDS,
         "change": set("=~<>") | {"up", "down"}, "hedge": HEDGES, "concepts": [str]},
    ],
    "attributions": [
        {"source": SPANS, "cue": SPANS, "content": SPANS, "speaker": WORDS, "anonymous": bool, "via": WORDS,
         "stance": STANCES, "score": NUMBER},
    ],
    "coreference": [SPANS],
    "facts": [FACT],
    "skipped": [{"start": int, "end": int, "stage": str, "why": str}],
}  # fmt: skip
FACTS: dict[str, Shape] = {
    "event": {
        "type": str, "actor": WORDS, "actor_text": WORDS, "recipient": WORDS, "recipient_text": WORDS, "place": WORDS,
        "when": WORDS, "status": {"happened", "ongoing", "planned", "hypothetical", "denied"},
    },
    "measure": {
        "of": str, "place": WORDS, "value": NUMBER, "high": NUMBER | None, "hedge": HEDGES, "unit": WORDS,
        "as_of": WORDS, "text": str,
    },
    "claim": {
        "source": WORDS, "source_text": WORDS, "anonymous": bool, "via": WORDS, "stance": STANCES, "cue": WORDS,
        "content": str,
    },
    "commitment": {
        "by": WORDS, "to": WORDS, "promise": str, "due": WORDS,
        "status_in_article": {"open", "kept", "broken", "unknown"},
    },
    "next": {"what": str, "when": WORDS},
}  # fmt: skip
PLACED: Shape = {"id": WORDS, "article": str, "story": WORDS, "copy_of": WORDS, "why": str}
LINKS: Shape = {
    "same_event": [{"name": str, "what": str, "members": [[str | int]]}],
    "series": [{"name": str, "what": str, "members": [{"ref": [str | int], "as_of": WORDS}]}],
    "contradictions": [{"a": [str | int], "b": [str | int], "why": str}],
    "confirms_denies": [{"first": [str | int], "second": [str | int], "relation": {"denies", "confirms"}}],
}  # fmt: skip
CITE = {"id": WORDS, "article": str, "start": int, "end": int, "words": str}
TIMELINE: Shape = [{"date": str, "lines": [{"text": str, "cites": [CITE]}]}]
SERIES: Shape = [
    {"as_of": WORDS, "value": NUMBER, "high": NUMBER | None, "hedge": HEDGES, "unit": WORDS, "counted_by": WORDS,
     "cites": [CITE]},
]  # fmt: skip
BRIEF: Shape = {
    "title": str, "as_of": str, "situation": WORDS, "sources": list, "coverage": dict,
    "sections": [{"name": SECTIONS, "lines": [{"text": str, "kind": str, "cites": [CITE]}]}],
}  # fmt: skip
ASKED: Shape = {"answer": WORDS, "lines": [{"text": str, "cites": [CITE]}], "disputed": bool, "nearest": list}

Call = Callable[..., tuple[int, str]]


def misfits(value: Any, shape: Shape, where: str = "") -> Iterator[str]:
    """Every place at which the value is not of the shape."""
    if isinstance(shape, dict):
        for key, inner in shape.items():
            if not isinstance(value, dict) or key not in value:
                yield f"{where}.{key} is missing"
            else:
                yield from misfits(value[key], inner, f"{where}.{key}")
    elif isinstance(shape, list):
        if not isinstance(value, list):
            yield f"{where} is no list: {value!r}"
        else:
            for n, one in enumerate(value):
                yield from misfits(one, shape[0], f"{where}[{n}]")
    elif isinstance(shape, set):
        if value not in shape:
            yield f"{where} is {value!r}"
    elif not isinstance(value, shape):
        yield f"{where} is {value!r}"


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Runs a command line in this process: its exit code and standard output."""

    def run_words(*words: object) -> tuple[int, str]:
        with pytest.raises(SystemExit) as left:
            run([str(word) for word in words])
        code = left.value.code
        return (code if isinstance(code, int) else 0 if code is None else 1), capsys.readouterr().out

    return run_words


@pytest.fixture(scope="module")
def pages() -> list[Path]:
    """The sample pages that are read here."""
    return [page for page in sorted(pages_folder().iterdir()) if page.name.startswith(PAGES)]


@pytest.fixture(scope="module")
def record(pages: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of those pages, parsed."""
    path = tmp_path_factory.mktemp("contract") / "record.db"
    with pytest.raises(SystemExit) as left:
        run(["brief", *map(str, pages), "--record", str(path), "--output", str(path.with_suffix(".txt"))])
    assert left.value.code in (0, None)
    return path


def test_misfits_are_seen() -> None:
    """The check below tells a missing key, a wrong type and a value out of its set."""
    assert list(misfits({"skipped": [], "facts": [{"score": "1"}]}, {"facts": [{"score": NUMBER}]}))
    assert list(misfits({"a": 1}, {"b": int}))
    assert list(misfits({"hedge": "roughly"}, {"hedge": HEDGES}))
    assert not list(misfits({"a": [1, 2.5], "more": 1}, {"a": [NUMBER]}))


def test_read_and_parse_print_what_is_promised(call: Call, pages: list[Path], record: Path) -> None:
    """Every key has its type; spans stand inside the text, and every string of a fact is the text of its span."""
    code, out = call("read", *pages, "--json")
    assert code == 0
    assert not [wrong for line in out.splitlines() for wrong in misfits(json.loads(line), READ)]
    code, out = call("parse", "--record", record, "--json")
    rows = [json.loads(line) for line in out.splitlines()]
    assert (code, len(rows)) == (0, len(pages))
    assert not [wrong for row in rows for wrong in misfits(row, PARSE)]
    facts = [(row["text"], fact) for row in rows for fact in row["facts"]]
    assert {fact["kind"] for _, fact in facts} == set(FACTS)
    assert not [wrong for _, fact in facts for wrong in misfits(fact, FACTS[fact["kind"]])]
    for text, fact in facts:
        assert 0 <= fact["score"] <= 1
        for key, span in fact.items():
            if key.endswith("_span") and span is not None:
                assert text[slice(*span)] == fact[key.removesuffix("_span")], (key, fact)


def test_thread_prints_what_is_promised(call: Call, record: Path, pages: list[Path]) -> None:
    """An object an article in order of publication; the links last, pointing at facts."""
    code, out = call("thread", "--record", record, "--json", "--links")
    *placed, links = map(json.loads, out.splitlines())
    assert (code, len(placed)) == (0, len(pages))
    assert not [wrong for row in placed for wrong in misfits(row, PLACED)]
    assert not list(misfits(links, LINKS))


@pytest.mark.parametrize(
    ("words", "shape"),
    [
        (("timeline", "--about", "US troops in Iraq", "--dates", 3, "--per-date", 1), TIMELINE),
        (("series", "--of", "US troops", "--place", "Iraq"), SERIES),
        (("brief", "--about", "US troops in Iraq", "--since", "2021-03-01", "--as-of", "2021-06-01"), BRIEF),
        (("ask", "How many US troops were in Iraq?"), ASKED),
        (("ask", "How many ships were in Norway?"), ASKED),
    ],
    ids=lambda value: " ".join(map(str, value[:3])) if isinstance(value, tuple) else "",
)
def test_what_is_told_is_as_promised(call: Call, words: tuple[object, ...], shape: Shape, record: Path) -> None:
    """Timelines, series, briefs and answers have their keys; every cite's words are those of its article's text."""
    code, out = call(*words, "--record", record, "--json")
    found = json.loads(out)
    assert code == 0
    assert not list(misfits(found, shape))
    assert found
    _, parsed = call("parse", "--record", record, "--json")
    texts = {row["article"]: row["text"] for row in map(json.loads, parsed.splitlines())}
    for cite in cites_in(found):
        assert texts[cite["article"]][cite["start"] : cite["end"]] == cite["words"]


def cites_in(value: Any) -> Iterator[dict[str, Any]]:
    """Every cite in what was printed, however deep."""
    if isinstance(value, dict):
        yield from value.get("cites", ())
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from cites_in(inner)


def test_a_timeline_keeps_to_its_bounds(call: Call, record: Path) -> None:
    """No more dates than `--dates`, no more lines than `--per-date`, oldest first."""
    _, out = call("timeline", "--record", record, "--about", "troops", "--dates", 3, "--per-date", 1, "--json")
    days = json.loads(out)
    assert 1 < len(days) <= 3
    assert all(len(day["lines"]) == 1 for day in days)
    starts = [date.fromisoformat(day["date"][:10]) for day in days if len(day["date"]) >= 10]
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    "words", [("timeline",), ("series", "--of", "US troops"), ("calendar",), ("changes", "--since", "2020-06-01")]
)
def test_what_was_not_read_is_said(
    words: tuple[str, ...], record: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where more articles bear on a subject than are read at once, standard error says how many were not."""
    with pytest.raises(SystemExit):
        run([*words, "--record", str(record)])
    assert "not read" not in capsys.readouterr().err
    monkeypatch.setattr("onrecord.run.asking.READ_MOST", Limit(4, 10**6))
    with pytest.raises(SystemExit):
        run([*words, "--record", str(record)])
    assert "not read for it: 2 more articles" in capsys.readouterr().err


@pytest.mark.parametrize("words", [("--as-of", "1990-01-01"), ("--known", "1990-01-01")])
def test_a_day_before_all_reports_is_named(
    words: tuple[str, ...], record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who asks for too early a day is told so, not that the record lacks the subject."""
    with pytest.raises(SystemExit) as left:
        run(["brief", "--record", str(record), *words])
    said = capsys.readouterr().err
    assert left.value.code == 1
    assert "by 1990-01-01" in said and "other days" in said


def test_check_and_bad_commands_leave_as_promised(call: Call, record: Path, tmp_path: Path) -> None:
    """0 where all is well, 1 where something failed, 2 where the command was wrong; nothing else on standard output."""
    assert call("check", "--record", record)[0] == 0
    assert call("check", "--record", tmp_path / "none.db") == (1, "")
    assert call("read", tmp_path / "none.html") == (2, "")
    assert call("brief", "--record", record, "--size", "huge") == (2, "")


def test_a_page_is_found_by_words_beyond_the_newest_articles(
    call: Call, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a record of more articles than are read at once, words are looked for where they stand."""
    words = ("account", "roadside bombs convoys", "--record", record, "--json")
    whole = json.loads(call(*words)[1])
    monkeypatch.setattr("onrecord.run.asking.READ_MOST", Limit(1, 10**6))
    monkeypatch.setattr(asking.choose_articles, "__defaults__", (Limit(1, 10**6),))
    assert json.loads(call(*words)[1])["reports"] == whole["reports"]
