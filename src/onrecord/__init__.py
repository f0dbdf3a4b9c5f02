"""onrecord reads the news on a situation and keeps the record: every line cites its words."""

__version__ = "0.1.0"
