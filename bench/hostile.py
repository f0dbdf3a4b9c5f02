"""Texts that are no prose, 200 KB of each: read and parsed, beside the bare language pipeline on as much prose."""

import time

from onrecord.model import Article, Hints, Page, Skipped
from onrecord.parse.stages import StatementParser
from onrecord.parse.tokens import read_tokens
from onrecord.read import read_article
from onrecord.run.wiring import SystemClock, Wiring, make_parser

SIZE = 200_000
"""Characters of each."""
KINDS = {
    "sentence": "the convoy of three trucks left the base and ", "brackets": "(", "quotation_marks": '"',
    "curly_marks": "“", "digits": "7", "single_digits": "7 ", "one_word": "said ", "open_quotations": "he said, “",
    "letters": "a ", "names": "the envoy Lena Marrow and ", "amounts": "5,000 troops and ", "times": "on Thursday and ",
}  # fmt: skip
PROSE = "The convoy of three trucks left the base near the town on Monday, two officials said. "
SECONDS_AT_MOST = 5.0


def measure_hostile(size: int = SIZE) -> dict[str, float]:
    """Seconds for each kind of text, and the slowest as a ratio to the bare pipeline on ordinary prose."""
    parser = make_parser(Wiring())
    bare = _time_bare(parser, _article(PROSE, size))
    figures: dict[str, float] = {"characters": size, "bare_prose_s": bare}
    slowest = 0.0
    for kind, unit in KINDS.items():
        started = time.process_time()
        list(parser.parse([_article(unit, size)]))
        seconds = time.process_time() - started
        figures |= {f"{kind}_s": seconds, f"{kind}_s_at_most": SECONDS_AT_MOST}
        slowest = max(slowest, seconds)
    return figures | {"ratio": slowest / bare, "ratio_at_most": 1.0}


def _article(unit: str, size: int) -> Article:
    """An article of so many characters, the unit over and over."""
    page = Page(unit, "as_is", (unit * size)[:size].encode(), SystemClock().now(), Hints(published="2020-06-12"))
    article = read_article(page)
    if isinstance(article, Skipped):
        raise ValueError(article.why)
    return article


def _time_bare(parser: StatementParser, article: Article) -> float:
    """Seconds that the language pipeline takes alone."""
    started = time.process_time()
    parser.pipeline.nlp(read_tokens(parser.pipeline.nlp, article)[0])
    return time.process_time() - started
