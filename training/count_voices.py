"""Count how often each rule of the stage `voices` is right, and write the chances that attributions get.

    python training/count_voices.py [--shared ../shared] [--check]

Takes the verdicts of `evals/judged/third_*.tsv` and the journalism of GUM, reads those articles as the parse does now,
and writes `src/onrecord/parse/voices/chances.tsv`. With --check nothing is written; the table is printed. Needs the
corpus and GUM; the same verdicts and the same parse give the same table.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from evals.judged_statements import read_verdicts  # noqa: E402
from evals.judged_voices import Tally, count_gum, count_verdicts  # noqa: E402

OUTPUT = ROOT / "src" / "onrecord" / "parse" / "voices" / "chances.tsv"
PRIOR = 5
"""A rule starts as so many findings that went as those of its family did, and a kind of cue as those of its rule."""
FAMILIES = {
    "words": ("clause", "fronted", "quote", "aside", "according", "rest", "answer", "label", "turn", "tweet", "signed",
              "headline", "copula", "survey", "hearsay"),
    "things": ("object", "preposition", "agent", "felt", "relative", "noun", "adjective", "passive", "unowned"),
}  # fmt: skip
"""Rules whose content is what is said, and rules whose content is a thing that something is said or thought of."""
HEAD = """# How many findings of a rule were right and wrong, for all kinds of cues ("*") and for each, and the chance
# of being right: the mean of a Beta prior (the family of the rule, then the rule) and these counts. Made by
# training/count_voices.py from evals/judged/third_*.tsv (our own verdicts) and from the news and interviews of GUM
# (GUM corpus, Georgetown University, https://gucorpling.org/gum/, annotations CC BY 4.0, texts of Wikinews CC BY 2.5).
# Do not edit by hand.
rule\tkind\tright\twrong\tchance
"""


def chance(right: int, wrong: int, prior: float) -> float:
    """The mean of the Beta distribution after these counts, `prior` being its mean before them."""
    return (right + PRIOR * prior) / (right + wrong + PRIOR)


def table_rows(tally: Tally) -> Iterator[tuple[str, str, int, int, float]]:
    """Rule, kind, right, wrong and chance: for each rule a row for all kinds of cues, then one for each kind seen."""
    for rules in FAMILIES.values():
        right, wrong = count(tally, rules)
        family = right / (right + wrong)
        for rule in sorted(rules):
            right, wrong = count(tally, (rule,))
            whole = chance(right, wrong, family)
            yield rule, "*", right, wrong, whole
            for kind in sorted({k for r, k, _ in tally if r == rule}):
                of_kind = tally[rule, kind, True], tally[rule, kind, False]
                yield rule, kind, *of_kind, chance(*of_kind, whole)


def count(tally: Tally, rules: tuple[str, ...]) -> tuple[int, int]:
    """How many findings of these rules were right, and how many wrong."""
    sums: Counter[bool] = Counter()
    for (rule, _, right), number in tally.items():
        sums[right] += number if rule in rules else 0
    return sums[True], sums[False]


def main() -> None:
    """Count and write the table, or print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args()
    tally = count_verdicts(asked.shared, read_verdicts(look="third")) + count_gum(asked.shared)
    text = HEAD + "".join(f"{rule}\t{kind}\t{right}\t{wrong}\t{mean:.2f}\n" for rule, kind, right, wrong, mean
                          in table_rows(tally))  # fmt: skip
    if asked.check:
        sys.stdout.write(text)
    else:
        OUTPUT.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
