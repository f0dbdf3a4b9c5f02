"""The nouns hold what they promise: ids from content, spans that fit, days that are known."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from onrecord.model import Judgement, Published, Span, When, content_id
from onrecord.model.ids import content_text


@dataclass(frozen=True)
class Older:
    """A noun as it was."""

    name: str
    parts: tuple[int, ...] = ()


Newer = dataclass(frozen=True)(
    type("Older", (), {"__annotations__": {"name": str, "parts": tuple, "note": str}, "parts": (), "note": ""})
)
"""The same noun with a field more."""


def test_ids_are_for_good() -> None:
    """The id of a content is the one that records of years ago hold."""
    assert content_id("page", "html", "", b"<p>Guns.</p>") == "1f1611e6ef12107f13b4"


def test_parts_are_told_apart() -> None:
    """Where one part ends and the next begins makes another id; bytes and text of the same letters the same one."""
    assert content_id("ab", "c") != content_id("a", "bc")
    assert content_id("ab", b"c") == content_id("ab", "c")


def test_a_new_field_changes_no_id() -> None:
    """A noun's content names only what differs from its defaults."""
    assert content_text(Older("a", (1,))) == content_text(Newer("a", (1,))) == "Older(name='a',parts=(1))"
    assert content_text(Newer("a", (1,), "b")) != content_text(Newer("a", (1,)))


def test_a_span_fits_or_gives_nothing() -> None:
    """No words are cut short, and an empty or backward span cannot be made."""
    assert Span("a", 1, 3).words("abc") == "bc"
    assert Span("a", 1, 4).words("abc") is None
    for start, end in ((2, 2), (3, 2), (-1, 2)):
        with pytest.raises(ValueError, match="start < end"):
            Span("a", start, end)


def test_spans_of_two_articles_share_nothing() -> None:
    """Overlap and cover are asked within one article; touching ends share no character."""
    assert Span("a", 0, 4).overlaps(Span("a", 3, 9)) and not Span("a", 0, 4).overlaps(Span("a", 4, 9))
    assert Span("a", 0, 4).covers(Span("a", 0, 4)) and not Span("a", 0, 4).covers(Span("a", 0, 5))
    assert not Span("a", 0, 4).overlaps(Span("b", 0, 4)) and not Span("a", 0, 4).covers(Span("b", 0, 4))


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (("2020-01-01", "2020-01-31"), ("2020-01-31", "2020-02-01"), True),
        (("2020-01-01", "2020-01-30"), ("2020-01-31", "2020-02-01"), False),
        (("2020-01-31", None), ("2020-01-01", "2020-01-31"), True),
        (("2020-02-01", None), ("2020-01-01", "2020-01-31"), False),
        ((None, "2020-01-01"), (None, "2019-01-01"), True),
    ],
)
def test_intervals_meet_either_way(
    one: tuple[str | None, str | None], other: tuple[str | None, str | None], meet: bool
) -> None:
    """Two times meet if they share a day, whichever is asked; an open end reaches as far as it may."""

    def when(days: tuple[str | None, str | None]) -> When:
        start, end = (date.fromisoformat(day) if day else None for day in days)
        return When(start, end, "x", "stated", Span("a", 0, 1))

    assert when(one).meets(when(other)) is when(other).meets(when(one)) is meet


def test_a_time_runs_forward_and_says_whence_it_is() -> None:
    """A backward interval, a stated time without words, and a published one with words cannot be made."""
    span = Span("a", 0, 1)
    for given in (
        (date(2020, 2, 1), date(2020, 1, 1), "x", "stated", span),
        (date(2020, 1, 1), date(2020, 1, 1), "x", "stated", None),
        (date(2020, 1, 1), date(2020, 1, 1), "x", "published", span),
    ):
        with pytest.raises(ValueError, match="a When"):
            When(*given)  # type: ignore[arg-type]


def test_an_interval_of_publication_is_no_day() -> None:
    """Relative dates have nothing to be counted from; in an order of articles it stands at its middle."""
    known = Published(date(2020, 1, 1), date(2020, 1, 1), "given", "")
    vague = Published(date(2020, 1, 1), date(2020, 1, 31), "inferred", "")
    assert (known.day, known.edtf) == (date(2020, 1, 1), "2020-01-01")
    assert (vague.day, vague.middle, vague.edtf) == (None, date(2020, 1, 16), "2020-01-01/2020-01-31")
    assert Published(None, date(2020, 1, 31), "inferred", "").edtf == "../2020-01-31"


def test_a_pair_has_no_order() -> None:
    """Judgements on the same two things are known to be so, whichever is named first."""
    at = datetime(2020, 1, 1, tzinfo=UTC)
    one, other = (Judgement(left, right, "same", (), "Ana", at) for left, right in (("x", "y"), ("y", "x")))
    assert one.pair == other.pair and one.id == other.id
    assert Judgement("x", "y", "different", (), "Ana", at).id != one.id
