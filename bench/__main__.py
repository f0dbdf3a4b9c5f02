"""`make bench`: all measures in one run, as a table; figures above their limit are marked."""

import argparse
import json

from bench.hostile import measure_hostile
from bench.newsletter import measure_newsletter
from bench.parse_speed import measure_parse
from bench.read_speed import measure_read
from bench.startup import measure_startup

MEASURES = {
    "startup": measure_startup,
    "read": measure_read,
    "parse": measure_parse,
    "hostile": measure_hostile,
    "newsletter": measure_newsletter,
}


def main() -> None:
    """Run the measures named (all by default) and print them."""
    parser = argparse.ArgumentParser(description="Speed and memory, each beside its limit and a peer.")
    parser.add_argument("measures", nargs="*", help=", ".join(MEASURES))
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    for name in asked.measures or MEASURES:
        figures = MEASURES[name]()
        if asked.json:
            print(json.dumps({name: figures}))
            continue
        print(name)
        for key, value in figures.items():
            limit = figures.get(f"{key}_at_most")
            over = "  ABOVE ITS LIMIT" if limit is not None and value > limit else ""
            print(f"  {key:<24} {value:>12,.3f}{over}")


if __name__ == "__main__":
    main()
