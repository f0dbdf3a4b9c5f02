"""How long `onrecord --help` takes, beside the start of Python itself."""

import subprocess
import sys
import time

RUNS = 7


def measure_startup() -> dict[str, float]:
    """Median seconds of both, over whole processes."""
    bare = _median([sys.executable, "-c", "pass"])
    helped = _median([sys.executable, "-m", "onrecord.cli", "--help"])
    return {"python_s": bare, "help_s": helped, "help_s_at_most": 0.5}


def _median(command: list[str]) -> float:
    times = []
    for _ in range(RUNS):
        started = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - started)
    return sorted(times)[RUNS // 2]
