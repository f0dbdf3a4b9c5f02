"""Figures of victims: they belong to one happening and never to a series of their own over the world."""

from collections.abc import Sequence

from onrecord.model import Measure, Occurrence
from onrecord.thread.desk import Desk
from onrecord.thread.words import class_forms, find_words, plain_form

TOLL_WORDS = {"killed": "how many were killed", "wounded": "how many were hurt", "casualty": "how many casualties",
              "missing": "how many are missing", "arrested": "how many were held"}  # fmt: skip


def toll_key(measure: Measure) -> str | None:
    """Which toll the measure gives ("killed", "wounded", ...), or None if it counts no victims."""
    parts = frozenset(map(plain_form, find_words(f"{measure.topic} {measure.of}")))
    return next((key for key in TOLL_WORDS if parts & class_forms("tolls", key)), None)


def tells_one_deed(desk: Desk, told: Sequence[Occurrence]) -> bool:
    """True where nothing says that what a report tells are two deeds.

    Two days, two known actors, victims or places make two.
    """
    days = {o.when.edtf for o in told if o.when and o.when.basis != "published" and o.when.days == 1}
    actors = {desk.entity(a) for o in told for a in o.actors} - {None}
    victims = {desk.entity(r) for o in told for r in o.recipients} - {None}
    places = {desk.entity(o.place) for o in told} - {None}
    return bool(told) and max(len(days), len(actors), len(victims), len(places)) <= 1
