"""`make evals`: every stage on its gold data, one table beside the peers; fails where a floor is broken."""

import argparse
import json
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "evals"
INTRO = """# Scores

Made by `python -m evals --write`. Figures are on the development part of the gold data; floors only rise. `goal` is
what the next release is to reach; `peer` the best published figure where there is one.

"""
RELIABILITY = """## How far scores can be trusted

Statements of articles that no weight was fitted on, each read against its sentence: how many scored so, what they
claim on average, the share right, its lower bound (95%), and the share that is right in its details too."""


@dataclass(frozen=True, slots=True)
class Floor:
    """A figure that may not fall: where it is found, the least it may be, the goal, and a peer's."""

    script: str
    figure: str
    floor: float
    goal: float | None
    peer: str
    arguments: tuple[str, ...] = ()
    """What the script is called with besides the place of the gold data."""


def load_floors() -> list[Floor]:
    """The floors of evals/floors.toml, in order."""
    table = tomllib.loads((FOLDER / "floors.toml").read_text(encoding="utf-8"))
    return [
        Floor(r["script"], r["figure"], float(r["floor"]), r.get("goal"), r.get("peer", ""), tuple(words))
        for r in table["score"] for words in [r.get("arguments", ())]
    ]


def run_script(script: str, shared: Path, arguments: Sequence[str] = ()) -> dict[str, Any]:
    """The figures that the script prints as JSON; a line of a part of the data stands under the part's name."""
    command = [sys.executable, "-m", f"evals.{script}", *arguments, "--shared", str(shared)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode:
        sys.exit(f"{script} failed:\n{done.stderr}")
    figures: dict[str, Any] = {}
    for line in done.stdout.splitlines():
        if line.startswith("{"):
            found = json.loads(line)
            figures |= {found["part"]: found} if "part" in found else found
    return figures


def find_figure(figures: dict[str, Any], path: str) -> float:
    """The figure at a dotted path; SystemExit if the script does not print it."""
    value: Any = figures
    for key in path.split("."):
        if not isinstance(value, dict) or key not in value:
            sys.exit(f"no figure {path!r} among {sorted(figures)}")
        value = value[key]
    return float(value)


def main() -> None:
    """Run the scripts, print the table, leave with 1 if a floor is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scripts", nargs="*", help="only these, e.g. score_times")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--write", action="store_true", help="also write docs/reference/scores.md")
    asked = parser.parse_args()
    if not asked.shared.is_dir():
        sys.exit("the gold data in ../shared is missing; scores need it")
    floors = [f for f in load_floors() if not asked.scripts or f.script in asked.scripts]
    runs = dict.fromkeys((f.script, f.arguments) for f in floors)
    found = {(script, arguments): run_script(script, asked.shared, arguments) for script, arguments in runs}
    rows, broken = [], 0
    for floor in floors:
        value = find_figure(found[floor.script, floor.arguments], floor.figure)
        broken += value < floor.floor
        rows.append((floor, value))
    table = format_table(rows) + "".join(format_reliability(figures) for figures in found.values())
    print(table)
    if asked.write:
        (ROOT / "docs" / "reference" / "scores.md").write_text(INTRO + table + "\n", encoding="utf-8")
    sys.exit(1 if broken else 0)


def format_reliability(figures: dict[str, Any]) -> str:
    """The table of how far scores can be trusted, where a script prints one as `table`; else nothing."""
    return f"\n\n{RELIABILITY}\n\n{figures['table']}" if "table" in figures else ""


def format_table(rows: list[tuple[Floor, float]]) -> str:
    """The table in Markdown."""
    lines = ["| stage | figure | now | floor | goal | peer |", "|---|---|---|---|---|---|"]
    for floor, value in rows:
        goal = f"{floor.goal:.3f}" if floor.goal is not None else ""
        mark = "" if value >= floor.floor else " **below its floor**"
        stage = floor.script.removeprefix("score_")
        lines.append(f"| {stage} | {floor.figure} | {value:.3f}{mark} | {floor.floor:.3f} | {goal} | {floor.peer} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
