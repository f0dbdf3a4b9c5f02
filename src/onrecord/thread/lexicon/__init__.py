"""The word tables of this room, read once from the `.tsv` files beside this module."""

from functools import cache
from importlib.resources import files

Row = tuple[str, ...]


@cache
def read_rows(table: str) -> tuple[Row, ...]:
    """The rows of `table` ("rings") without comments and heading, each as its cells."""
    text = (files("onrecord.thread.lexicon") / f"{table}.tsv").read_text("utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return tuple(tuple(cell.strip() for cell in line.split("\t")) for line in lines[1:])


@cache
def read_classes(table: str) -> dict[str, frozenset[str]]:
    """The words of each class of `table`: the first cell names the class, the second lists its words."""
    return {row[0]: frozenset(row[1].split() if len(row) > 1 else ()) for row in read_rows(table)}


@cache
def background_shares() -> dict[str, float]:
    """Share of documents that hold a word, by plain form; a word that is not there is rare."""
    return {word: float(share) for word, share in read_rows("background")}


@cache
def agency_forms() -> dict[str, str]:
    """Written form of an agency or outlet -> its plain name."""
    return {form: row[0] for row in read_rows("agencies") for form in (row[0], *_forms(row)) if form}


def _forms(row: Row) -> list[str]:
    return row[1].split("|") if len(row) > 1 else []
