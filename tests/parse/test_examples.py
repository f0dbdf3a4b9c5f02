"""The page on the parse shows what it finds: each line of an example is in its output."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord.contract import reading_json
from onrecord.model import Article
from onrecord.parse.language import Pipeline
from onrecord.parse.order import default_stages
from onrecord.parse.stages import StatementParser
from onrecord.text.actors import load_actors

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "parse.md"
BLOCKS = [block.strip().split("\n") for block in re.findall(r"```\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)]
LEAST_BLOCKS = 10
PARTS = ("mentions", "times", "amounts", "attributions", "facts")


def test_the_page_has_examples() -> None:
    """The guard below saw them."""
    assert len(BLOCKS) >= LEAST_BLOCKS


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block[0][:40])
def test_an_example_is_output(pipeline: Pipeline, make_article: Callable[..., Article], block: list[str]) -> None:
    """The first line of a block is the text; each other line is a row cut to some fields, or a cluster in words."""
    text, *shown = block
    (reading,) = StatementParser(pipeline, default_stages(load_actors())).parse([make_article(text)])
    found: dict[str, Any] = reading_json(reading)
    rows = [row for part in PARTS for row in found[part]]
    clusters = [" | ".join(text[start:end] for start, end in cluster) for cluster in found["coreference"]]
    for line in shown:
        if line.startswith("{"):
            fields = json.loads(line).items()
            assert any(fields <= row.items() for row in rows), line
        else:
            assert line in clusters
