"""Whatever the text: it is read and parsed, every span fits, and the work grows with the length."""

from datetime import UTC, datetime
from functools import cache, partial
from math import inf

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
from .work import count_calls

NOW = datetime(2026, 1, 1, tzinfo=UTC)
SMALL, LARGE = 4_000, 8_000
WORK_LIMIT = 2.6
"""Calls for twice the text at the most: 4 if each thing found looks at all others. The parses of equal sentences cost
1.8 to 2.0 times as much, those of a word without end up to 2.5, since their trees are no longer the same."""
FIXED_CALLS = 100_000
"""Calls that do not depend on the text: tables are loaded, a language is told."""
UNITS = (
    "the convoy of three trucks left the base and ", "(", '"', "“", "7", "7 ", "said ", "\n", "a@b ", "<", "that ",
    "“We will go,” he said. ", "He said: “", "On Thursday 5,000 troops left Iraq. ", "Lena Marrow and ", "she ",
    "The group denied that it had attacked the base on Monday. ",
)  # fmt: skip
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
def test_work_grows_with_length(pipeline: Pipeline, unit: str) -> None:
    """Twice the text takes no more than 2.6 times as many calls of functions."""
    read_over(pipeline, unit, SMALL // 10)
    small, large = (count_calls(partial(read_over, pipeline, unit, size)) for size in (SMALL, LARGE))
    assert large < WORK_LIMIT * small + FIXED_CALLS


def read_over(pipeline: Pipeline, unit: str, size: int) -> None:
    """Read and parse so many characters of one unit over and over."""
    article = read_article(page_of((unit * size)[:size]))
    if not isinstance(article, Skipped):
        list(parser_of(pipeline).parse([article]))


def test_a_little_fuzz(pipeline: Pipeline) -> None:
    """Twenty broken pages give no fault; `fuzz.py` goes on for as long as one likes, and looks at the time too."""
    seeds = range(500_000, 500_020)
    *findings, last = fuzz(parser_of(pipeline), iter(seeds), inf)
    assert [finding for finding in findings if not str(finding["fault"]).startswith("slow")] == []
    assert last == {"tried": len(seeds)}
