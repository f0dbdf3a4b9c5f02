"""Times in the text: what day, month or span of days each expression means."""

from onrecord.parse.times.attach import when_of

__all__ = ["when_of"]
