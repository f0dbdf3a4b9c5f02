"""Not followed yet."""

from collections.abc import Sequence

from onrecord.model import Facing, Occurrence, Series
from onrecord.thread.desk import Desk


def find_facings(desk: Desk, occurrences: Sequence[Occurrence], series: Sequence[Series]) -> tuple[Facing, ...]:
    """None are found yet."""
    return ()
