"""Statements as a terminal shows them: what was found on one line, the words below."""

from collections.abc import Iterator

from onrecord.cli.lines import wrap
from onrecord.model import Article, Claim, Commitment, Event, Measure, Next, Party, Reading, Statement, When
from onrecord.tell.figures import figure_words
from onrecord.tell.render.plain import quote
from onrecord.text.edtf import edtf_words

INDENT = "  "


def describe_reading(reading: Reading) -> str:
    """The article's title and day, then every statement with its words."""
    article = reading.article
    head = wrap(f"{article.title or article.source_id} [{article.outlet or 'outlet unknown'}, {_day(article)}]")
    told = (describe_statement(statement, article.text) for statement in reading.statements)
    return "\n".join((head, *told)) + "\n"


def describe_statement(statement: Statement, text: str, mark: str = "") -> str:
    """What the statement says (kind, parties, figure, time, place, score), and below it the words that say so."""
    found = "; ".join(part for part in _parts(statement) if part)
    evidence = statement.act.clause if isinstance(statement.act, Measure) else statement.spans[0]
    words = quote(evidence.words(text) or "")
    head = wrap(f"{mark}{found} [{statement.score:.2f}]", INDENT, INDENT * 2)
    return f"{head}\n{wrap(words, INDENT * 3)}"


def _parts(statement: Statement) -> Iterator[str]:
    """The fields of the statement in words; empty where one is not known."""
    act = statement.act
    match act:
        case Event():
            yield f"event {act.type}, {act.status}: {_name(act.actor) or '?'} → {_name(act.recipient) or '?'}"
            place = _name(statement.place)
            yield from (place if place != _name(act.recipient) else "", _time(statement.when))
        case Measure():
            amount = act.amount
            yield f"measure: {figure_words(amount.low, amount.high, amount.hedge)} {amount.unit or act.of}"
            yield from (act.of if amount.unit else "", _name(statement.place), _time(statement.when))
            if act.counted_by:
                yield f"counted by {act.counted_by}"
                return
        case Claim():
            speaker = _name(act.source) or ("somebody unnamed" if act.anonymous else "?")
            yield f"claim, {act.stance}: {speaker}{' (unnamed)' if act.anonymous and _name(act.source) else ''}"
            yield f"told to {act.via}" if act.via else ""
        case Commitment():
            yield f"commitment: {_name(act.by) or '?'}{f' to {_name(act.to)}' if _name(act.to) else ''}"
            yield f"due {_time(act.due)}" if _time(act.due) else ""
        case Next():
            yield f"next: {_time(statement.when) or 'no time told'}"
    yield " < ".join(f"{voice.who} {voice.stance}" for voice in reversed(statement.voices) if voice.who)


def _name(party: Party | None) -> str:
    return " ".join((party.name or party.text or "").split()) if party else ""


def _time(when: When | None) -> str:
    """The time that the text tells, in words."""
    return edtf_words(when.edtf) if when and when.basis != "published" else ""


def _day(article: Article) -> str:
    return edtf_words(article.published.edtf) if article.published.edtf else "no date"
