"""What must hold of every reading, whatever went in: every span fits, nothing failed, and it can be printed."""

import json
from collections.abc import Iterator
from typing import Any

from onrecord.contract import article_json, reading_json
from onrecord.errors import NotSupported
from onrecord.model import Article, Page, Reading, Skipped
from onrecord.parse.stages import StatementParser
from onrecord.read import read_article
from onrecord.record.rows import reading_columns, statement_columns

FAULTY = "the page cannot be read ("
"""How the reader names a fault of its own (its last door)."""


def examine_page(parser: StatementParser, page: Page) -> list[str]:
    """What went wrong when the page was read and parsed; nothing where all is well or the page was refused."""
    try:
        article = read_article(page)
        if isinstance(article, Skipped):
            return [f"read: {article.why}"] if FAULTY in article.why else []
        json.dumps(article_json(article), allow_nan=False)
        return [f"read: {why}" for why in bad_paragraphs(article)] + examine_article(parser, article)
    except Exception as error:
        return [f"{where_raised(error)}: {type(error).__name__}: {error}"]


def examine_article(parser: StatementParser, article: Article) -> list[str]:
    """What went wrong when the article was parsed, printed and made ready to be kept."""
    try:
        (reading,) = parser.parse([article])
        row = json.loads(json.dumps(reading_json(reading), ensure_ascii=False, allow_nan=False))
    except Exception as error:
        return [f"{where_raised(error)}: {type(error).__name__}: {error}"]
    faults = [f"stage {skip.stage}: {skip.why}" for skip in reading.skipped if skip.start is None and not planned(skip)]
    return [*faults, *bad_spans(row, len(article.text)), *unkept(reading)]


def planned(skip: Skipped) -> bool:
    """True for what is left out on purpose, with its reason: a language we do not read, a text over a limit."""
    return skip.stage == "parse"


def unkept(reading: Reading) -> Iterator[str]:
    """What the record would refuse of a reading."""
    when = None
    for number, statement in enumerate(reading.statements):
        try:
            statement_columns(statement, reading.article, number)
        except NotSupported as error:
            yield f"record: {statement.made_by}: {error.what}"
    try:
        reading_columns(reading, 1, len(reading.statements), when)  # type: ignore[arg-type]
    except NotSupported as error:
        yield f"record: {error.what}"


def bad_paragraphs(article: Article) -> Iterator[str]:
    """Paragraphs that do not fit their text, or stand out of order."""
    last = 0
    for paragraph in article.paragraphs:
        if not last <= paragraph.start <= paragraph.end <= len(article.text):
            yield f"paragraph [{paragraph.start}, {paragraph.end}) in {len(article.text)} characters"
        last = paragraph.end


def bad_spans(row: dict[str, Any], length: int) -> list[str]:
    """The offsets of a parsed row that are empty, turned round or outside the text."""
    return [f"span {name} {pair}" for name, pair in find_pairs(row) if not fits(pair, length)]


def fits(pair: list[Any], length: int) -> bool:
    """True for two whole numbers that bound at least one character of the text."""
    return len(pair) == 2 and all(type(n) is int for n in pair) and 0 <= pair[0] < pair[1] <= length


def find_pairs(value: Any, name: str = "") -> Iterator[tuple[str, list[Any]]]:
    """Every span of a parsed row: `start` and `end`, and lists of two numbers, with the way to it."""
    if isinstance(value, dict):
        if isinstance(value.get("start"), int) and name != "paragraphs":
            yield name, [value["start"], value.get("end")]
        for key, inner in value.items():
            if key != "skipped":
                yield from find_pairs(inner, key)
    elif isinstance(value, list):
        if len(value) == 2 and all(isinstance(n, int) for n in value):
            yield name, value
        for inner in value:
            yield from find_pairs(inner, name)


def where_raised(error: BaseException) -> str:
    """The file and line of ours that raised."""
    trace, place = error.__traceback__, "?"
    while trace is not None:
        path = trace.tb_frame.f_code.co_filename
        if "onrecord" in path and "tests" not in path:
            place = f"{path.rpartition('onrecord/')[2]}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
