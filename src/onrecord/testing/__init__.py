"""Fakes of the ports, for tests without network, model, clock or disk: each does just what its port says."""

from onrecord.testing.fakes import FakeFetcher, FakeParser, FakeResolver, FixedClock, ListProgress
from onrecord.testing.view import MemoryView

__all__ = ["FakeFetcher", "FakeParser", "FakeResolver", "FixedClock", "ListProgress", "MemoryView"]
