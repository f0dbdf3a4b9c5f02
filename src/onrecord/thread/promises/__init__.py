"""Promises followed through later reports: kept, broken, withdrawn, lapsed or still open."""

from onrecord.thread.promises.history import follow_promises

__all__ = ["follow_promises"]
