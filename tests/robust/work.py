"""How much work something is, counted instead of timed: the same on a slow machine and on a busy one."""

import cProfile
from collections.abc import Callable


def count_calls(act: Callable[[], object]) -> int:
    """Calls of functions, Python's own included, while `act` runs; loops without any call are not seen."""
    profile = cProfile.Profile()
    profile.runcall(act)
    return sum(entry.callcount for entry in profile.getstats())
