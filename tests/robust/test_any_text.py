"""Whatever the text: it is read and parsed, every span fits, and the time grows with the length."""

import time
from datetime import UTC, datetime
from functools import cache
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.model import Hints, Page, Skipped
from onrecord.parse.language import Pipeline
from onrecord.parse.order import default_stages
from onrecord.parse.stages import StatementParser
from onrecord.read import read_article
from onrecord.text.actors import load_actors

from .fuzz import fuzz
from .oracle import examine_page

NOW = datetime(2026, 1, 1, tzinfo=UTC)
SMALL, LARGE = 4_000, 8_000
UNITS = ("the convoy of three trucks left the base and ", "(", '"', "“", "7", "7 ", "said ", "\n", "a@b ", "<", "that ")
WORDS = st.sampled_from(
    ["said", "5,000", "troops", "on", "Thursday", "Iraq", "denied", "will", "$5", "million", "%", '"', "“", "”", "(",
     "\n\n", ".", ",", "he", "the", "killed", "three", "U.S.", "²", "1e999", "in", "March", "2020", "\x00", "💥"]
)  # fmt: skip


@cache
def parser_of(pipeline: Pipeline) -> StatementParser:
    return StatementParser(pipeline, default_stages(load_actors()))


def page_of(text: str, form: str = "as_is") -> Page:
    body = text.encode("utf-8", "surrogatepass")
    return Page("x", form, body, NOW, Hints(published="2020-06-12"))  # type: ignore[arg-type]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=60).map(" ".join)), form=st.sampled_from(
    ["as_is", "text", "html", "page_text"]))
def test_any_text_is_parsed(pipeline: Pipeline, text: str, form: str) -> None:
    """No exception, no stage that fails, no span outside the text, nothing that the record would refuse."""
    assert examine_page(parser_of(pipeline), page_of(text, form)) == []


@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_with_length(pipeline: Pipeline, unit: str) -> None:
    """Twice the text takes no more than three times as long."""
    assert spend(pipeline, unit, LARGE) < 3 * spend(pipeline, unit, SMALL) + 1.0


def spend(pipeline: Pipeline, unit: str, size: int) -> float:
    """Seconds of this process for reading and parsing `size` characters of one unit over and over."""
    began = time.process_time()
    article = read_article(page_of((unit * size)[:size]))
    if not isinstance(article, Skipped):
        list(parser_of(pipeline).parse([article]))
    return time.process_time() - began


def test_a_little_fuzz(pipeline: Pipeline) -> None:
    """Five seconds of broken pages give no finding; `fuzz.py` goes on for as long as one likes."""
    *findings, last = fuzz(parser_of(pipeline), count(500_000), 5.0)
    assert findings == []
    assert last["tried"]
