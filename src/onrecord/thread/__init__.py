"""Many reports become one account: entities, copies, occurrences, series, facings, promises, stories."""

from onrecord.thread.account import build_account
from onrecord.thread.stories import Placement, place_readings

__all__ = ["Placement", "build_account", "place_readings"]
