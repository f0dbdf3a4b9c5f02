"""Small accounts made by hand, in our own words."""

from datetime import date

from onrecord.model import (
    Account,
    Amount,
    Article,
    Claim,
    Event,
    Measure,
    Occurrence,
    Paragraph,
    Party,
    Point,
    Published,
    Reading,
    Series,
    Span,
    Statement,
    Timex,
    When,
)
from onrecord.text.sentences import sentence_spans

NOBODY = Party(None, None)


def make_article(text: str, day: date, outlet: str = "Harbour Post", label: str | None = None) -> Article:
    """An article of one paragraph a line break pair; the last paragraph may have a label."""
    paragraphs, start = [], 0
    for piece in text.split("\n\n"):
        role = "why_it_matters" if label and piece.startswith(label) else "body"
        paragraphs.append(Paragraph(start, start + len(piece), role, label if role != "body" else None))
        start += len(piece) + 2
    stated = Published(day, day, "given", "given by the test")
    return Article(
        f"page-{outlet}-{day}", f"{outlet}-{day}", None, outlet, "A title", (), text, "en", stated, tuple(paragraphs)
    )


def sentences_of(article: Article) -> tuple[Span, ...]:
    """The sentences of the article as spans."""
    return tuple(article.span(start, end) for start, end in sentence_spans(article.text))


def span_of(article: Article, words: str) -> Span:
    """The first place of `words`."""
    start = article.text.index(words)
    return article.span(start, start + len(words))


def sentence_with(article: Article, words: str) -> Span:
    """The sentence in which `words` begin."""
    at = article.text.index(words)
    return next(s for s in sentences_of(article) if s.start <= at < s.end)


def event(article: Article, trigger: str, type: str = "ASSAULT", when: When | None = None) -> Statement:
    """An event of that type whose trigger is the first place of the word."""
    sentence = sentence_with(article, trigger)
    act = Event(type, None, "happened", NOBODY, NOBODY, span_of(article, trigger), sentence)
    return Statement(article.id, act, sentence, (sentence,), None, when, (), 0.9, "test")


def measure(article: Article, number: str, value: float, when: When | None = None) -> Statement:
    """A measure of US troops in Iraq."""
    sentence = sentence_with(article, number)
    span = span_of(article, number)
    amount = Amount(value, value, "", "troops", "about", "~", span, span)
    act = Measure(amount, "US troops", "troop us", sentence)
    place = Party(None, "Iraq", "iraq", "Iraq")
    return Statement(article.id, act, sentence, (sentence,), place, when, (), 0.9, "test")


def claim(article: Article, source: str, cue: str, content: str, stance: str = "denies") -> Statement:
    """A claim with its source, cue and content at their first places."""
    sentence = sentence_with(article, content)
    party = Party(span_of(article, source), source, None, source)
    act = Claim(party, span_of(article, content), stance, span_of(article, cue), False, None, "indirect")  # type: ignore[arg-type]
    return Statement(article.id, act, sentence, (sentence,), None, None, (), 0.9, "test")


def reading(article: Article, statements: tuple[Statement, ...] = (), times: tuple[Timex, ...] = ()) -> Reading:
    """A reading with its sentences, statements and times."""
    return Reading(article, sentences_of(article), (), times, (), (), (), statements)


def occurrence(statement: Statement, origins: int = 1) -> Occurrence:
    """An occurrence told by one statement."""
    act = statement.act
    assert isinstance(act, Event)
    return Occurrence(
        f"o-{statement.id}", act.type, None, act.status, (), (), None, statement.when, (statement.id,), "single",
        origins,
    )  # fmt: skip


def series(*statements: Statement) -> Series:
    """US troops in Iraq over time."""
    points = []
    for statement in statements:
        act = statement.act
        assert isinstance(act, Measure)
        low, high = act.amount.low, act.amount.high
        points.append(Point(statement.id, statement.article_id, statement.when, low, high, "about", None))
    return Series("s1", "US troops", "Iraq", "", tuple(points))


def account(*readings: Reading, **views: tuple[object, ...]) -> Account:
    """An account over the readings."""
    return Account(readings, **views)  # type: ignore[arg-type]
