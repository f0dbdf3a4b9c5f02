"""Statements as facts: the flat objects of `onrecord parse --json`, with the words of every span."""

from typing import Any

from onrecord.model import (
    Claim,
    Commitment,
    Event,
    Hedge,
    Measure,
    Next,
    Party,
    Span,
    Statement,
    Voice,
    When,
)

Json = dict[str, Any]


def fact_json(statement: Statement, text: str) -> Json:
    """`statement`, made on the article `text`, as one flat fact."""
    fact: Json = {"kind": statement.kind, "statement": statement.id}
    fact |= _act_json(statement, text)
    fact |= _words("sentence", statement.sentence, text)
    fact["voices"] = [_voice(v, text) for v in statement.voices]
    fact["score"] = round(statement.score, 3)
    fact["made_by"] = statement.made_by
    return fact


def _act_json(statement: Statement, text: str) -> Json:
    act = statement.act
    match act:
        case Event():
            return _event(act, statement, text)
        case Measure():
            return _measure(act, statement, text)
        case Claim():
            return _claim(act, text)
        case Commitment():
            return _commitment(act, text)
        case Next():
            return _words("what", act.what, text) | {"when": _edtf(statement.when)}


def _event(event: Event, statement: Statement, text: str) -> Json:
    return {
        "type": event.type,
        "mode": event.mode,
        **_party("actor", event.actor, text),
        **_party("recipient", event.recipient, text),
        "place": _name(statement.place),
        "when": _edtf(statement.when),
        "status": event.status,
        **_words("trigger", event.trigger, text),
        **_words("clause", event.clause, text),
    }


def _measure(measure: Measure, statement: Statement, text: str) -> Json:
    amount = measure.amount
    return {
        "of": measure.of,
        "topic": measure.topic,
        "place": _name(statement.place),
        **figure_json(amount.low, amount.high, amount.hedge),
        "unit": amount.unit or amount.of,
        "as_of": statement.when.edtf if statement.when else None,
        "as_of_basis": statement.when.basis if statement.when else None,
        "counted_by": measure.counted_by,
        "standing": measure.standing,
        **_words("text", amount.span, text),
        **_words("clause", measure.clause, text),
    }


def figure_json(low: float, high: float, hedge: Hedge) -> Json:
    """A figure with its hedge; `high` is null unless it is a range, and whole numbers have no decimal point."""
    return {"value": _plain(low), "high": None if high == low else _plain(high), "hedge": hedge}


def _plain(value: float) -> float | int:
    return int(value) if value == int(value) else value


def _claim(claim: Claim, text: str) -> Json:
    return {
        **_party("source", claim.source, text),
        "anonymous": claim.anonymous,
        "via": claim.via,
        "stance": claim.stance,
        "form": claim.form,
        **_words("cue", claim.cue, text),
        **_words("content", claim.content, text),
    }


def _commitment(commitment: Commitment, text: str) -> Json:
    return {
        **_party("by", commitment.by, text),
        **_party("to", commitment.to, text),
        **_words("promise", commitment.promise, text),
        **_words("condition", commitment.condition, text),
        "due": _edtf(commitment.due),
        "status_in_article": commitment.status_in_article,
    }


def _edtf(when: When | None) -> str | None:
    """What the text itself says of the time; the publication day alone says nothing of a happening."""
    return when.edtf if when and when.basis != "published" else None


def _name(party: Party | None) -> str | None:
    return (party.name or party.text) if party else None


def _party(role: str, party: Party, text: str) -> Json:
    return {role: _name(party), f"{role}_entity": party.entity} | _words(f"{role}_text", party.span, text)


def _words(key: str, span: Span | None, text: str) -> Json:
    if span is None:
        return {key: None, f"{key}_span": None}
    return {key: span.words(text), f"{key}_span": span.pair()}


def _voice(voice: Voice, text: str) -> Json:
    return {
        "who": voice.who,
        "entity": voice.entity,
        "anonymous": voice.anonymous,
        "via": voice.via,
        "stance": voice.stance,
        "cue": voice.cue_span.words(text) if voice.cue_span else None,
    }
