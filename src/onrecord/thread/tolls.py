"""Figures of victims: they belong to one happening and never to a series of their own over the world."""

from onrecord.model import Measure
from onrecord.thread.words import class_forms, find_words, plain_form

TOLL_WORDS = {"killed": "how many were killed", "wounded": "how many were hurt", "casualty": "how many casualties",
              "missing": "how many are missing", "arrested": "how many were held"}  # fmt: skip


def toll_key(measure: Measure) -> str | None:
    """Which toll the measure gives ("killed", "wounded", ...), or None if it counts no victims."""
    parts = frozenset(map(plain_form, find_words(f"{measure.topic} {measure.of}")))
    return next((key for key in TOLL_WORDS if parts & class_forms("tolls", key)), None)
