"""The word tables of this stage, read once from the files beside it."""

import csv
from collections import defaultdict
from functools import cache
from importlib.resources import files


@cache
def noun_classes() -> dict[str, dict[str, str]]:
    """For each class of `words.tsv`, its words (lemmas in small letters) and their values."""
    classes: dict[str, dict[str, str]] = defaultdict(dict)
    for row in _rows("words.tsv"):
        classes[row["class"]][row["word"]] = row["value"] or ""
    return dict(classes)


@cache
def title_words() -> frozenset[str]:
    """Words that stand before a person's name and are no part of it, in small letters, without full stops."""
    return frozenset(row["word"] for row in _rows("titles.tsv"))


@cache
def kind_words() -> dict[str, str]:
    """Words that tell the kind of the name they stand in ("Brigade": GROUP), in small letters."""
    return {row["word"]: row["kind"] for row in _rows("kinds.tsv")}


@cache
def given_names() -> dict[str, str]:
    """Given names in small letters -> "m" or "f"."""
    return {row["name"]: row["gender"] for row in _rows("given.tsv")}


def _rows(name: str) -> list[dict[str, str]]:
    lines = (files(__package__) / name).read_text("utf-8").splitlines()
    kept = [line for line in lines if line.strip() and not line.startswith("#")]
    return list(csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE))
