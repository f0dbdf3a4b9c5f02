"""Values become JSON and come back the same, and nothing else comes back."""

import math
import types
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import NotSupported, RecordDamaged
from onrecord.model import (
    Amount,
    Article,
    Event,
    Judgement,
    Measure,
    Page,
    Party,
    Published,
    Reading,
    Span,
    Statement,
    When,
)
from onrecord.record.codec import Ground, from_bytes, from_json, to_bytes, to_json
from onrecord.record.rows import reading_parts

from .build import make_news

ARTICLE, LENGTH = "a1", 1000
GROUND = Ground(ARTICLE, LENGTH)
_spans = st.builds(lambda start, size: Span(ARTICLE, start, start + size), st.integers(0, 899), st.integers(1, 100))
_days = st.dates(date(1900, 1, 1), date(2100, 1, 1))
_texts = st.text(st.characters(exclude_categories=()), max_size=8)
_SCALARS = {
    str: _texts,
    int: st.integers(-(10**12), 10**12),
    float: st.one_of(st.floats(allow_nan=False, allow_infinity=False), st.integers(0, 9)),
    bool: st.booleans(),
    bytes: st.binary(max_size=20),
    date: _days,
    datetime: st.datetimes(timezones=st.just(UTC)).map(lambda instant: instant.replace(fold=0)),
    Span: _spans,
}


def values_of(hint: Any) -> st.SearchStrategy[Any]:
    """Values of a type of the model."""
    if hint in _SCALARS:
        return _SCALARS[hint]
    if get_origin(hint) is Literal:
        return st.sampled_from(get_args(hint))
    if get_origin(hint) is tuple:
        inner = get_args(hint)
        if inner[-1] is Ellipsis:
            return st.lists(values_of(inner[0]), max_size=2).map(tuple)
        return st.tuples(*map(values_of, inner))
    if get_origin(hint) in (Union, types.UnionType):
        return st.one_of(*(st.none() if member is type(None) else values_of(member) for member in get_args(hint)))
    assert is_dataclass(hint)
    return built(hint)


def built(kind: Any) -> st.SearchStrategy[Any]:
    """Values of a dataclass, true to what it checks."""
    hints = get_type_hints(kind)
    strategies = {field.name: values_of(hints[field.name]) for field in fields(kind)}
    if kind is When:
        strategies |= {"start": st.just(date(1900, 1, 1)) | st.none(), "basis": st.just("stated"), "span": _spans}
    if kind is Event:
        strategies["type"] = st.sampled_from(("ASSAULT", "AID"))
    if kind is Amount:
        strategies |= {"low": st.integers(-9, 0) | st.floats(-9.0, 0.0), "high": st.floats(0.5, 9.0)}
    if kind is Statement:
        strategies |= {"spans": st.lists(_spans, min_size=1, max_size=2).map(tuple), "article_id": st.just(ARTICLE)}
        strategies |= {"id": st.just("")}
    return st.builds(kind, **strategies)


@settings(max_examples=25)
@given(st.data())
@pytest.mark.parametrize("kind", [Article, Page, Statement, Judgement, *reading_parts().values()])
def test_a_value_comes_back_the_same(kind: Any, data: st.DataObject) -> None:
    """Whatever the model can hold comes back equal, and reads the same to the last digit."""
    value = data.draw(values_of(kind))
    back = from_json(kind, from_bytes(to_bytes(to_json(kind, value, GROUND))), ARTICLE)
    assert back == value
    assert repr(back) == repr(value)


def test_a_whole_reading_comes_back_the_same() -> None:
    """Every kind of finding of a full reading comes back equal, with the same ids."""
    _, article, reading = make_news(1)
    ground = Ground(article.id, len(article.text))
    hints = get_type_hints(Reading)
    for name in (*reading_parts(), "statements"):
        value = getattr(reading, name)
        assert value, name
        assert from_json(hints[name], to_json(hints[name], value, ground), article.id) == value


def test_a_field_that_is_newer_than_the_record_has_its_default() -> None:
    """What was kept before the model had a field reads as if the field had its default."""
    article, held = make_news(1)[1:]
    measure = next(s.act for s in held.statements if isinstance(s.act, Measure))
    written = to_json(Measure, measure, Ground(article.id, len(article.text)))
    assert written.pop("standing") == "holds"
    assert from_json(Measure, written, article.id) == measure


@pytest.mark.parametrize(
    "span", [Span(ARTICLE, 990, 1001), Span("another", 0, 1), None, (0, 1)], ids=["beyond", "other", "none", "tuple"]
)
def test_a_span_that_does_not_fit_is_refused(span: Any) -> None:
    """A span beyond the text, or of another article, never becomes a row."""
    with pytest.raises(NotSupported):
        to_json(Span, span, GROUND)


@pytest.mark.parametrize(
    ("kind", "value"),
    [(float, math.nan), (float, math.inf), (float, True), (int, 1.0), (str, b"x"), (date, datetime(2020, 1, 1)),
     (datetime, datetime(2020, 1, 1)), (tuple[int, ...], [1]), (Literal["a"], "b"), (Party, None)],
)  # fmt: skip
def test_a_value_of_another_type_is_refused(kind: Any, value: Any) -> None:
    """What is not of the type that the model states is refused when it is kept, not when it is read."""
    with pytest.raises(NotSupported):
        to_json(kind, value, GROUND)


@pytest.mark.parametrize(
    ("kind", "value"),
    [(Party, {"span": [0, 1], "colour": "red"}), (Party, []), (Party, {"span": [5, 2]}), (Party, {"span": [0.0, 1]}),
     (Party, {"text": 5}), (Published, {"basis": "guessed", "why": ""}), (Published, {"why": ""}),
     (Event | When, {"is": "Nothing"}), (Span, [1]), (date, "yesterday"), (tuple[int, ...], "12")],
)  # fmt: skip
def test_damaged_json_is_no_value(kind: Any, value: Any) -> None:
    """JSON with an unknown field, a missing one or a wrong type is damage, never a near miss."""
    with pytest.raises(RecordDamaged):
        from_json(kind, value, ARTICLE)


def test_bytes_that_are_no_json_are_damage() -> None:
    """Cut-off JSON is named as damage."""
    with pytest.raises(RecordDamaged):
        from_bytes(b'{"a": ')
