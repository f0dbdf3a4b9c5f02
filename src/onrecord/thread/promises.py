"""Not followed yet."""

from collections.abc import Sequence

from onrecord.model import Occurrence, PromiseHistory, Series
from onrecord.thread.desk import Desk


def follow_promises(
    desk: Desk, occurrences: Sequence[Occurrence], series: Sequence[Series]
) -> tuple[PromiseHistory, ...]:
    """None are found yet."""
    return ()
