"""What a figure stands beside, in words: the notes of the counts of a happening and of the points of a series."""

from onrecord.model import Measure, Span, Statement
from onrecord.thread.desk import Desk


def name_counter(statement: Statement) -> str | None:
    """Who counted: as the measure says, else the innermost voice."""
    if isinstance(statement.act, Measure) and statement.act.counted_by:
        return statement.act.counted_by
    return next((v.who for v in reversed(statement.voices) if v.span is not None), None)


def name_outlet(desk: Desk, article_id: str) -> str:
    """The outlet of the article, else its headline, else its source."""
    article = desk.articles[article_id]
    return article.outlet or article.title or article.source_id


def tell_figure(desk: Desk, words: Span, when: str, counter: str | None) -> str:
    """The figure in its own words, with time, counter and outlet: "34 (2020-01-17, a clerk, in Post)"."""
    outlet = name_outlet(desk, words.article_id)
    return f"{desk.text(words)} ({when}, {f'{counter}, in {outlet}' if counter else outlet})"


def tell_repeat(desk: Desk, article_id: str) -> str:
    """The note of a figure that an earlier article gave."""
    return f"repeated: first in {name_outlet(desk, article_id)}"
