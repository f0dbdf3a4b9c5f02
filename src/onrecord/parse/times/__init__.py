"""Times in the text: what day, month or span of days each expression means."""

from onrecord.parse.times.attach import when_of
from onrecord.parse.times.stage import STAGE

__all__ = ["STAGE", "when_of"]
