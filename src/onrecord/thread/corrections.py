"""What a person may correct of a statement, how the new value is written, and the statement that says so."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, get_args

from onrecord.errors import SettingWrong
from onrecord.model import (
    PLOVER_TYPES,
    Amount,
    Change,
    Claim,
    Commitment,
    Event,
    EventStatus,
    Hedge,
    Measure,
    Party,
    Stance,
    Statement,
    StatementKind,
)
from onrecord.text.edtf import when_from_edtf

Names = Callable[[str], str | None]
"""The id of the actor of that name, if one is known."""
HEDGES: Mapping[str, tuple[Hedge, Change]] = {
    "": ("exactly", "="), "exactly": ("exactly", "="), "about": ("about", "~"), "at least": ("at_least", ">"),
    "at most": ("at_most", "<"), "over": ("over", ">"), "more than": ("over", ">"), "under": ("under", "<"),
    "fewer than": ("under", "<"), "less than": ("under", "<"),
}  # fmt: skip
_NUMBER = r"\d[\d,]*(?:\.\d+)?(?: (?:thousand|million|billion|trillion))?"
_AMOUNT = re.compile(rf"(?P<hedge>[a-z ]*?)\s*(?P<low>{_NUMBER})(?:\s*(?:-|–|to)\s*(?P<high>{_NUMBER}))?", re.I)
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_OF_ALL = ("when", "place")
FIELDS: Mapping[StatementKind, tuple[str, ...]] = {
    "event": ("type", "mode", "status", "actor", "recipient", *_OF_ALL),
    "measure": ("amount", "counted_by", *_OF_ALL),
    "claim": ("source", "stance", *_OF_ALL),
    "commitment": ("by", "to", "due", *_OF_ALL),
    "next": _OF_ALL,
}
"""The fields of each kind of statement that can be corrected."""
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "type": PLOVER_TYPES, "status": get_args(EventStatus), "stance": get_args(Stance),
}  # fmt: skip
_PARTIES = frozenset({"actor", "recipient", "source", "by", "to"})


def correct_statement(statement: Statement, field: str, value: str, names: Names) -> Statement:
    """The statement, under its own id, with the field as corrected; SettingWrong if field or value does not fit it."""
    if field not in FIELDS[statement.kind]:
        allowed = ", ".join(FIELDS[statement.kind])
        raise SettingWrong(f"a {statement.kind} has no {field!r} to correct", next=f"One of: {allowed}.")
    if field == "place":
        return replace(statement, place=_party(value, names))
    if field == "when":
        return replace(statement, when=_read_when(statement, value))
    act: Any = statement.act
    return replace(statement, act=replace(act, **{field: _read_value(statement, field, value, names)}))


def _read_value(statement: Statement, field: str, value: str, names: Names) -> Any:
    if field in _CHOICES:
        return _choose(field, value)
    if field in _PARTIES:
        return _party(value, names)
    match field, statement.act:
        case "amount", Measure(amount=amount):
            return read_amount(amount, value)
        case "due", Commitment():
            return _read_when(statement, value)
        case _:
            return value


def _choose(field: str, value: str) -> str:
    known = {choice.lower(): choice for choice in _CHOICES[field]}
    if value.lower() not in known:
        raise SettingWrong(f"{value!r} is no {field}", next=f"One of: {', '.join(known.values())}.")
    return known[value.lower()]


def _party(value: str, names: Names) -> Party:
    return Party(None, value, names(value), value)


def _read_when(statement: Statement, value: str) -> Any:
    """The time as a person gave it: it rests on the sentence that was corrected."""
    span = statement.when.span if statement.when and statement.when.span else statement.sentence
    try:
        return when_from_edtf(value, "stated", span)
    except ValueError as error:
        raise SettingWrong(f"{value!r} is no date", next="Write it as 2020-01-08, or 2020-01, or 2020.") from error


def read_amount(amount: Amount, value: str) -> Amount:
    """The amount with the figure that `value` writes ("34", "about 5,000", "30 to 40"); SettingWrong if it is none."""
    found = _AMOUNT.fullmatch(value.strip())
    hedge = HEDGES.get(found["hedge"].strip().lower()) if found else None
    if found is None or hedge is None:
        raise SettingWrong(f"{value!r} is no amount", next="Write it as 34, “about 5,000” or “30 to 40”.")
    low = _read_number(found["low"])
    high = _read_number(found["high"]) if found["high"] else low
    if low > high:
        raise SettingWrong(f"{value!r} runs backwards", next="Write the lower figure first.")
    change = amount.change if amount.change in ("up", "down") else hedge[1]
    return replace(amount, low=low, high=high, hedge=hedge[0], change=change)


def _read_number(written: str) -> float:
    digits, _, scale = written.lower().partition(" ")
    return float(digits.replace(",", "")) * _SCALES.get(scale, 1.0)


def read_field(statement: Statement, field: str) -> str:
    """The field as the statement has it, in words; empty if it has none."""
    if field == "place":
        return _party_words(statement.place)
    if field == "when":
        return statement.when.edtf if statement.when and statement.when.basis != "published" else ""
    match field, statement.act:
        case "amount", Measure(amount=amount):
            return amount_words(amount)
        case "due", Commitment(due=due):
            return due.edtf if due else ""
        case _, Event() | Measure() | Claim() | Commitment():
            found = getattr(statement.act, field, None)
            return _party_words(found) if isinstance(found, Party) else str(found or "")
        case _:
            return ""


def _party_words(party: Party | None) -> str:
    return (party.name or party.text or "") if party else ""


def amount_words(amount: Amount) -> str:
    """The figure with its hedge: "about 5,000", "30 to 40"."""
    figure = f"{amount.low:,.10g}" if amount.low == amount.high else f"{amount.low:,.10g} to {amount.high:,.10g}"
    return figure if amount.hedge == "exactly" else f"{amount.hedge.replace('_', ' ')} {figure}"
