"""The same inputs again, in another process and with another number of processes: no change and no duplicate."""

from pathlib import Path

from onrecord.record import open_record
from onrecord.run.wiring import SystemClock
from onrecord.samples import pages_folder

from .test_killed import start

SAMPLES = 5


def run_command(seed: str, *words: object) -> str:
    """What the command prints, in a process of its own that sees other hashes."""
    child = start(*words, seed=seed)
    out, err = child.communicate()
    assert child.returncode == 0, err
    return out


def row_counts(path: Path) -> dict[str, int]:
    """How many rows each table of the record has."""
    with open_record(path, SystemClock(), read_only=True) as record:
        return record.facts().rows


def test_a_rerun_changes_nothing(tmp_path: Path) -> None:
    """Placed and linked with one process and with two, and again: the same lines, the same rows; briefs as well."""
    news = sorted(pages_folder().glob("*.html"))[:SAMPLES]
    one, two = tmp_path / "one.db", tmp_path / "two.db"
    asked = ("thread", *news, "--json", "--links")
    first = run_command("1", *asked, "--record", one, "--processes", 1)
    parallel = run_command("2024", *asked, "--record", two, "--processes", 2)
    rows = row_counts(two)
    assert rows["readings"] == rows["articles"] >= SAMPLES - 1
    again = run_command("77", *asked, "--record", two, "--processes", 1)
    assert first == parallel == again
    assert row_counts(one) == row_counts(two) == rows
    told = run_command("5", "brief", "--record", one, "--format", "json")
    same = run_command("6", "brief", "--record", two, "--format", "json")
    assert told == same and '"sections"' in told
