"""What of an issue is news to a reader, and what a line is known by."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from desk.build import make_room, write_plan
from onrecord.contract import brief_json
from onrecord.desk.content import (
    IssueContent,
    KeyedLine,
    PartContent,
    cut_content,
    pack_content,
    recut_content,
    unpack_content,
)
from onrecord.model import Cite, Line, Span
from onrecord.model.mailing import Picture
from onrecord.record import Limit, Record
from onrecord.run import asking, composing
from onrecord.run.asking import Question, choose_articles, make_account, make_brief
from onrecord.run.wiring import Wiring
from onrecord.tell import Shelf, all_lines
from onrecord.tell.identity import Identity
from onrecord.tell.render.plain import describe_brief
from onrecord.testing.fakes import FixedClock
from record.build import keep_all

THEN = datetime(2020, 6, 1, tzinfo=UTC)
LIMITS = {"What happened": 2, "Why it matters": 2, "Promises": 2}


def keyed(words: str, at: datetime = THEN, own: str = "", happenings: tuple[tuple[str, ...], ...] = ()) -> KeyedLine:
    """A line that says `words`."""
    line = Line(words, "event", (Cite(Span("a", 0, len(words)), words, "row", "Courier"),))
    return KeyedLine(line, own or f"own {words}", f"words {words}", happenings, at)


def content(*titled: tuple[str, dict[str, list[KeyedLine]]]) -> IssueContent:
    """An issue of parts with their sections."""
    parts = (
        PartContent(title, date(2020, 6, 12), "From 2 articles.", tuple((n, tuple(s)) for n, s in sections.items()), {})
        for title, sections in titled
    )
    return IssueContent(date(2020, 6, 13), tuple(parts))


def words_of(cut: object) -> list[str]:
    """What a cut tells."""
    return [line.text for part in cut.parts for s in part.sections for line in s.lines]  # type: ignore[attr-defined]


def test_a_new_reader_gets_the_first_lines_of_each_section() -> None:
    """A reader who knows nothing gets as many lines of each section as its size allows, the first first."""
    whole = content(("Troops", {"What happened": [keyed("a"), keyed("b"), keyed("c")], "Disputed": [keyed("d")]}))
    assert words_of(cut_content(whole, set(), None, LIMITS)) == ["a", "b"]


def test_what_was_passed_over_is_no_news() -> None:
    """To a reader who had a letter, only what the record learned since is news, not what stood behind it then."""
    whole = content(("Troops", {"What happened": [keyed("a"), keyed("old"), keyed("new", THEN + timedelta(days=1))]}))
    assert words_of(cut_content(whole, keyed("a").keys, THEN, LIMITS)) == ["new"]


def test_a_letter_introduces_each_person_where_it_first_names_him() -> None:
    """Of two lines that name Stahl the first told stands with his full name, whichever it is to the reader; a letter
    kept and read again tells the same."""
    first, second = (
        replace(one, introduced=replace(one.line, text=f"Kim Stahl {one.line.text}"), names=("Stahl",))
        for one in (keyed("a"), keyed("b"))
    )
    whole = unpack_content(pack_content(content(("Troops", {"What happened": [first, second, keyed("c")]}))))
    assert words_of(cut_content(whole, set(), None, {"What happened": 3})) == ["Kim Stahl a", "b", "c"]
    assert words_of(cut_content(whole, first.keys, None, {"What happened": 3})) == ["Kim Stahl b", "c"]


def test_another_report_of_the_same_happening_is_no_news() -> None:
    """A happening told from one report is not told again from another, unless it tells a second one too."""
    later = THEN + timedelta(days=1)
    told = keyed("a", happenings=(("one", "two"),)).keys
    same = keyed("b", later, happenings=(("two", "three"),))
    more = keyed("c", later, happenings=(("two", "three"), ("four",)))
    whole = content(("Troops", {"What happened": [same, more]}))
    assert words_of(cut_content(whole, told, THEN, LIMITS)) == ["c"]


def test_a_correction_of_what_was_told_is_news() -> None:
    """Words that were told and are now told as corrected are told again, however old their report is."""
    before, after = keyed("a", happenings=(("one",),)), keyed("a", own="corrected", happenings=(("one",),))
    whole = content(("Troops", {"What happened": [after]}))
    assert words_of(cut_content(whole, before.keys, THEN + timedelta(days=1), LIMITS)) == ["a"]
    assert words_of(cut_content(whole, after.keys, None, LIMITS)) == []


def test_background_alone_is_no_letter() -> None:
    """A situation of which only the background is left is not told; another that repeats a line does not tell it."""
    whole = content(
        ("Troops", {"Why it matters": [keyed("why")], "What happened": [keyed("a")]}),
        ("Bases", {"Why it matters": [keyed("because")], "What happened": [keyed("a")]}),
    )
    cut = cut_content(whole, set(), None, LIMITS)
    assert [part.title for part in cut.parts] == ["Troops"] and words_of(cut) == ["why", "a"]
    assert cut.quiet == ("Bases",) and recut_content(whole, cut.keys).quiet == ("Bases",)
    quiet = cut_content(whole, keyed("a").keys, None, LIMITS)
    assert quiet.is_quiet and quiet.parts == ()


def test_a_letter_says_nothing_twice() -> None:
    """What two sections, or two situations, would tell in the same words stands in the first."""
    again = replace(keyed("a", own="other"), words="other words")
    whole = content(("Troops", {"What happened": [keyed("a")], "Promises": [again, keyed("p")]}))
    assert words_of(cut_content(whole, set(), None, LIMITS)) == ["a", "p"]


def test_a_cut_is_made_again_from_its_keys() -> None:
    """The very lines that were told come back from the keys that were kept, through the packed content."""
    whole = content(
        (
            "Troops",
            {"What happened": [keyed("a"), keyed("b"), keyed("c")], "Promises": [keyed("p", happenings=(("x",),))]},
        ),
        ("Bases", {"What happened": [keyed("a"), keyed("d")]}),
    )
    pictured = replace(whole.parts[0], pictures={"own b": Picture("b", "a chart", b"\x89PNG\r\n", 4, 3)})
    whole = replace(whole, parts=(pictured, whole.parts[1]))
    cut = cut_content(whole, keyed("c").keys, None, LIMITS)
    again = recut_content(unpack_content(pack_content(whole)), cut.keys)
    assert again == cut and words_of(cut) == ["a", "b", "p", "d"] and cut.parts[0].pictures


def test_a_line_without_room_in_its_first_section_comes_back_in_its_second() -> None:
    """Made again, a line stands in the section in which it was told, not in one that had no room for it."""
    whole = content(("Troops", {"What happened": [keyed("a"), keyed("b"), keyed("c")], "Promises": [keyed("c")]}))
    cut = cut_content(whole, set(), None, LIMITS)
    assert [s.name for s in cut.parts[0].sections] == ["What happened", "Promises"]
    assert recut_content(whole, cut.keys) == cut


def test_keys_outlive_the_growth_of_a_record(record: Record, clock: FixedClock) -> None:
    """The lines of one day have the same keys on the next, when more articles stand beside them."""
    wiring, question = Wiring(clock=clock), Question(about="troops", size="memo")
    brief, account = make_brief(record, question, wiring)
    early, lines = Identity(Shelf(account)), list(all_lines(brief))
    keep_all(record, [9, 10, 11])
    late = Identity(Shelf(make_account(record, question, wiring)))
    assert len(lines) >= 5
    assert [early.own(line) for line in lines] == [late.own(line) for line in lines]
    for line in lines:
        pairs = zip(early.happenings(line), late.happenings(line), strict=True)
        assert all(set(before) & set(after) for before, after in pairs)


def test_what_was_not_read_is_told(record: Record, clock: FixedClock, tmp_path: Path) -> None:
    """A brief of fewer articles than bear on its subject says so, in words and as a number; so does a letter."""
    wiring, question = Wiring(clock=clock), Question(about="troops")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(asking, "READ", {"brief": Limit(3, 10**6)})
        patch.setattr(composing, "choose_articles", lambda *asked: choose_articles(*asked, Limit(3, 10**6)))
        brief, _ = make_brief(record, question, wiring)
        room = make_room(record, write_plan(tmp_path), clock)
        desk = room.plan.desks[0]
        part = room.composer.part(desk, desk.situations[0], None, "brief")
    assert (brief.coverage.articles, brief_json(brief)["coverage"]["not_read"]) == (3, 1)
    assert all(told.endswith("; not read for it: 1 more.") for told in (describe_brief(brief), part.about))
    whole, _ = make_brief(record, question, wiring)
    assert whole.coverage.not_read == 0 and "not read" not in describe_brief(whole)


def test_turns_make_another_line() -> None:
    """A promise that was kept, and a figure that was corrected, have another key; how a date was read makes none."""
    line = keyed("They will go.").line
    identity = Identity.__new__(Identity)
    plain = identity.own(line)
    assert identity.own(replace(line, rules=("relative date resolved: Friday = 2020-06-12",))) == plain
    kept = identity.own(replace(line, rules=("kept: the last left",)))
    corrected = identity.own(replace(line, rules=("corrected by Ana on 2020-06-12: amount 9, not 6",)))
    lapsed = {identity.own(replace(line, rules=(f"lapsed: due 2020-06, {n} later articles read",))) for n in (3, 4)}
    assert len({plain, kept, corrected, *lapsed}) == 4
