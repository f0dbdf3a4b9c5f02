"""The sample pages are complete, regenerate to the same text, and hold the traps they are meant to hold."""

from __future__ import annotations

import datetime as dt
import difflib
import gzip
import importlib.util
import json
import re
from collections import defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

Record = dict[str, Any]


def root() -> Path:
    """Return the top of the repository."""
    return Path(__file__).resolve().parents[2]


def shipped() -> Path:
    """Return the folder of the shipped samples."""
    return root() / "src" / "onrecord" / "samples"


def words_of(data: bytes) -> str:
    """Decode a page, unpacking it first where it is a gzip."""
    return (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode("utf-8")


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    """Load the build script."""
    spec = importlib.util.spec_from_file_location("make_pages", root() / "samples" / "make_pages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def records() -> list[Record]:
    """Read the expected records."""
    text = (shipped() / "expected.json").read_text(encoding="utf-8")
    found: list[Record] = json.loads(text)["pages"]
    return found


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """Read every shipped page."""
    return {p.name: words_of(p.read_bytes()) for p in sorted((shipped() / "pages").iterdir())}


@pytest.fixture(scope="module")
def by_trap(records: list[Record]) -> dict[str, list[Record]]:
    """Sort the records by the traps they declare."""
    found: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        for trap in record["traps"]:
            found[trap].append(record)
    return found


def only(records: list[Record], record_id: str) -> Record:
    """Return the record with an id."""
    return next(r for r in records if r["id"] == record_id)


def page_of(record: Record, pages: dict[str, str]) -> str:
    """Return the page a record is about: its file, or the text of its line."""
    text = pages[record["file"]]
    if not record["file"].endswith(".jsonl"):
        return text
    lines = [json.loads(line) for line in text.splitlines()]
    row = next(line for line in lines if line["id"] == record["id"])
    return str(row.get("page_text") or row["text"])


def test_regenerated_equals_committed(maker: ModuleType, pages: dict[str, str]) -> None:
    """The pages and what is expected of them, made anew, are those that are shipped."""
    files, made = maker.build()
    assert {name: words_of(data) for name, data in files.items()} == pages
    committed = (shipped() / "expected.json").read_text(encoding="utf-8")
    assert maker.expected_text(made) == committed


def test_two_builds_give_the_same_bytes(maker: ModuleType) -> None:
    """Nothing in the making of the pages depends on the clock or on chance."""
    assert maker.build()[0] == maker.build()[0]


def test_enough_pages_outlets_and_days(records: list[Record]) -> None:
    """The pages are enough, of five outlets and many days, each with an id of its own."""
    articles = [r for r in records if r["kind"] == "article"]
    assert len(articles) >= 32
    assert len({r["outlet"] for r in records}) == 5
    assert len({r["id"] for r in records}) == len(records)
    days = [dt.date.fromisoformat(r["published"]) for r in articles]
    assert dt.date(2019, 12, 27) <= min(days)
    assert max(days) <= dt.date(2021, 7, 31)


def test_article_lengths(records: list[Record]) -> None:
    """Articles are as long as news is, urgent ones shorter."""
    for record in records:
        count = len(" ".join(record["paragraphs"]).split())
        if record["kind"] == "article":
            low = 120 if "urgent_short" in record["traps"] else 150
            assert low <= count <= 600, (record["id"], count)


def test_every_page_says_it_is_invented(pages: dict[str, str]) -> None:
    """No page can be taken for real news: each says that its outlet is invented."""
    for name, text in pages.items():
        assert "is an invented outlet" in text, name
        if ".html" in name:
            assert '<meta name="onrecord-sample" content="invented outlet' in text, name
        if name.endswith(".jsonl"):
            assert all("is an invented outlet" in json.loads(line)["notice"] for line in text.splitlines())


def test_hosts_are_example_hosts(records: list[Record]) -> None:
    """All addresses are of hosts that nobody can own."""
    for record in records:
        assert re.match(r"https://[a-z]+\.example/", record["url"]), record["url"]


def test_paragraphs_are_on_the_page(maker: ModuleType, records: list[Record], pages: dict[str, str]) -> None:
    """Each paragraph that is expected can be read on its page."""
    for record in records:
        seen = maker.visible(page_of(record, pages))
        for paragraph in record["paragraphs"]:
            assert squeezed(paragraph) in squeezed(seen), (record["id"], paragraph)


def squeezed(text: str) -> str:
    """Drop all white space, so that inline tags do not matter."""
    return "".join(text.split())


def test_furniture_is_on_the_page_and_in_no_paragraph(
    maker: ModuleType, records: list[Record], pages: dict[str, str]
) -> None:
    """What is expected to be left out stands on the page, and in no expected paragraph."""
    for record in records:
        seen, report = maker.visible(page_of(record, pages)), "\n".join(record["paragraphs"])
        for phrase in record["dropped_must_not_appear"]:
            assert phrase in seen, (record["id"], phrase)
            assert phrase not in report, (record["id"], phrase)
        if "jsonl_text" not in record["traps"]:
            assert len(record["dropped_must_not_appear"]) >= 10, record["id"]


def test_roles_match_paragraphs(records: list[Record]) -> None:
    """Each paragraph has a role, and one that is known."""
    allowed = {"text", "label", "subhead", "question", "quote"}
    for record in records:
        assert len(record["roles"]) == len(record["paragraphs"])
        assert set(record["roles"]) <= allowed


@pytest.mark.parametrize(
    "trap",
    [
        "jsonld_date", "graph_jsonld", "og_date", "time_date", "visible_date_only", "dateline_only",
        "no_metadata_date", "reprint_verbatim", "reprint_edited", "edited_page_v1", "edited_page_v2",
        "correction_note", "editors_note", "non_article", "txt_dump", "gzip_page", "jsonl_text",
        "jsonl_page_text", "live_blog", "qa_explainer", "photo_captions", "ad_blocks", "section_labels",
        "intel_label", "lede_repeated", "standfirst_differs", "membership_prices", "numbers_in_promos",
        "relay", "comments", "br_markup", "communique", "official_titles", "denial", "unnamed_officials",
        "promise", "promise_kept", "promise_lapsed", "conflicting_counts", "conflicting_troop_figures",
        "name_variant", "urgent_short", "inline_newsletter", "count_sequence", "entities",
    ],
)  # fmt: skip
def test_trap_is_declared(trap: str, by_trap: dict[str, list[Record]]) -> None:
    """Each trap is set by some page."""
    assert by_trap[trap]


def test_enough_text_dumps(by_trap: dict[str, list[Record]]) -> None:
    """Three pages or more come as text with their menus in it."""
    assert len(by_trap["txt_dump"]) >= 3
    assert all(r["file"].endswith(".txt") for r in by_trap["txt_dump"])


def test_gzip_page_has_no_time(by_trap: dict[str, list[Record]]) -> None:
    """A compressed page holds no time of its making."""
    for record in by_trap["gzip_page"]:
        data = (shipped() / "pages" / record["file"]).read_bytes()
        assert data[:2] == b"\x1f\x8b"
        assert data[4:8] == b"\0\0\0\0"


def test_jsonl_has_texts_and_one_page_text(pages: dict[str, str]) -> None:
    """The rows hold texts, one of them with its menus, each with an id and a day."""
    rows = [json.loads(line) for line in pages["records.jsonl"].splitlines()]
    assert sum("page_text" in row for row in rows) == 1
    assert sum("text" in row for row in rows) >= 2
    assert all(row["id"] and row["date"] for row in rows)


def test_verbatim_reprint(by_trap: dict[str, list[Record]], records: list[Record]) -> None:
    """A reprint has the words of its original under another title."""
    (copy,) = by_trap["reprint_verbatim"]
    origin = only(records, copy["copy_of"])
    assert copy["paragraphs"] == origin["paragraphs"]
    assert copy["title"] != origin["title"]
    assert copy["credit"] == "Meridian Wire" != copy["outlet"]


def test_edited_reprint(by_trap: dict[str, list[Record]], records: list[Record]) -> None:
    """An edited reprint leaves out two paragraphs and changes the first."""
    (copy,) = by_trap["reprint_edited"]
    origin = only(records, copy["copy_of"])
    assert len(copy["paragraphs"]) == len(origin["paragraphs"]) - 2
    assert copy["paragraphs"][0] != origin["paragraphs"][0]
    one, two = (squeezed(" ".join(r["paragraphs"])) for r in (copy, origin))
    assert difflib.SequenceMatcher(None, one, two, autojunk=False).ratio() > 0.7
    assert copy["credit"] == "Meridian Wire"


def test_edited_page_keeps_its_address(by_trap: dict[str, list[Record]]) -> None:
    """A page that was edited has one address in both versions."""
    (first,), (second,) = by_trap["edited_page_v1"], by_trap["edited_page_v2"]
    assert first["url"] == second["url"]
    assert second["version_of"] == first["id"]
    assert "six others" in first["paragraphs"][0]
    assert "nine others" in second["paragraphs"][0]
    assert "amended" in second["corrections"][0]


def test_pages_without_a_metadata_date(by_trap: dict[str, list[Record]], pages: dict[str, str]) -> None:
    """Pages without a date in their head have none there in any form."""
    for record in by_trap["no_metadata_date"] + by_trap["dateline_only"]:
        head = pages[record["file"]].split("</head>")[0]
        assert "published_time" not in head
        assert "datePublished" not in head
        assert "<time" not in pages[record["file"]]
        assert record["published"]


def test_dateline_only_pages_carry_the_date_in_the_first_paragraph(by_trap: dict[str, list[Record]]) -> None:
    """Where only the dateline has the day, it is the day that is expected."""
    for record in by_trap["dateline_only"]:
        day = dt.date.fromisoformat(record["published"])
        assert re.search(rf"\b{day.day}\b.*\b{day.year}\b", record["paragraphs"][0][:40])


def test_non_article_has_no_paragraphs(by_trap: dict[str, list[Record]]) -> None:
    """A page of links has nothing to be read, and no day."""
    (index,) = by_trap["non_article"]
    assert index["kind"] == "index"
    assert index["paragraphs"] == []
    assert index["published"] is None


def test_lede_is_shown_twice_and_kept_once(
    maker: ModuleType, by_trap: dict[str, list[Record]], pages: dict[str, str]
) -> None:
    """A lede that the page shows twice is expected once."""
    for record in by_trap["lede_repeated"]:
        lede = record["paragraphs"][0]
        assert record["paragraphs"].count(lede) == 1
        assert maker.visible(pages[record["file"]]).count(lede) >= 2


def test_live_page_has_several_dated_entries(by_trap: dict[str, list[Record]]) -> None:
    """The live page has entries of several days."""
    (live,) = by_trap["live_blog"]
    assert len(live["entries"]) >= 4
    assert len({entry["date"] for entry in live["entries"]}) >= 3


@pytest.mark.parametrize(
    "variants",
    [
        ("Mustafa al-Kadhimi", "Mustafa al-Kazemi", "Mustafa Al-Kadhimi"),
        ("Soleimani", "Suleimani"),
        ("Hashd al-Shaabi", "Popular Mobilization Forces (PMF)", "Hashd"),
        ("Kataib Hezbollah", "Kata'ib Hizbullah"),
        ("Islamic State (IS)", "ISIS", "Daesh"),
        ("Ain al-Asad", "Al Asad", "Ain Al-Assad"),
    ],
)
def test_spelling_variants(variants: tuple[str, ...], records: list[Record]) -> None:
    """Names are spelled in more than one way over the pages."""
    text = "\n".join("\n".join(r["paragraphs"]) for r in records)
    assert [v for v in variants if v not in text] == []


def test_promo_numbers_stand_next_to_real_figures(pages: dict[str, str]) -> None:
    """Figures of offers stand on the pages beside figures of the news."""
    assert any("Join over 40,000 readers" in t for t in pages.values())
    assert any("$19.00 / month" in t and "2,500 members" in t and "2,500 troops" in t for t in pages.values())


def test_injury_count_sequence(by_trap: dict[str, list[Record]]) -> None:
    """One page tells the count of the hurt as it grew."""
    (page,) = by_trap["count_sequence"]
    text = " ".join(page["paragraphs"])
    places = [text.find(f) for f in ("no casualties", "11 people", "was 34", "it was 50", "to 64", "109")]
    assert min(places) >= 0
    assert places == sorted(places)


def test_troop_figures_conflict_for_one_day(records: list[Record]) -> None:
    """Two outlets give different troop figures for one day."""
    wire = only(records, "mw-2021-01-15-reached")["paragraphs"][0]
    blog = " ".join(only(records, "dd-2021-01-17-counts")["paragraphs"])
    assert "2,500" in wire
    assert "more than 3,000" in blog


def test_unnamed_officials_line(records: list[Record]) -> None:
    """A line has its officials unnamed, through an agency."""
    line = "three Iraqi officials who asked not to be named told Meridian Wire"
    assert line in only(records, "mw-2021-03-23-talks")["paragraphs"][0]


def test_denial_of_responsibility(by_trap: dict[str, list[Record]]) -> None:
    """Somebody denies responsibility in so many words."""
    assert any("denied responsibility" in " ".join(r["paragraphs"]) for r in by_trap["denial"])


def test_promise_kept_and_meeting_that_lapsed(records: list[Record]) -> None:
    """A promise is told and then told kept; a meeting that was announced does not come about."""
    text = {r["id"]: " ".join(r["paragraphs"]) for r in records}
    assert "down to 2,500 by January 15" in text["mw-2020-11-17-order"]
    assert "has been reduced to 2,500" in text["mw-2021-01-15-reached"]
    assert "likely in July" in text["trr-2020-06-12-dialogue"]
    assert "came and went without it" in text["trr-2020-08-21-visit"]
