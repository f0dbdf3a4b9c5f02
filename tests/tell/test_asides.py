"""A day that a sentence names beside what it tells does not date it."""

import pytest

from onrecord.tell.asides import stands_aside

ASIDE = [
    "Ardan has denied firing the rockets that hit the base near Salder on Friday.",
    "The parties whose members stayed away on Friday fear a quick exit.",
    "Ann Orm announced the campaign, which followed the decision Friday by Ardan.",
    "Ardan did not ask Ann Orm, who testified in Salder on Friday that she was hit.",
    "Pat Stahl and Kim Orm, who won their races on Friday, could be the first of their kind.",
    "Ardan sent its fleet after rebels took the port on Friday.",
    "The speech contrasted with the announcement of Ann Orm in Friday.",
    "Farmers are poorer by a tenth, down from a poll conducted on Friday.",
    "Ardan expelled two envoys in response to the poisoning of Ann Orm on Friday.",
    "The members were accused of a riot, related to a Friday rally in Salder.",
    "Ann Orm also attended the Friday dance at the port of Salder.",
    "Ann Orm called Friday’s raid on Salder a crime.",
    "“We were not hurt in the raid on Friday,” Ann Orm said.",
    "The order -- itself to blame for the raid of Friday -- disowned its sons.",
    "The tax (doubled on Friday) hurts Salder.",
    "The fair had originally been planned for Friday.",
    "There is no proof of it, though Ann Orm on Friday spoke of a theft.",
    "The toll was still 12, as it was on Friday.",
    "Ann Orm spoke after Kim Stahl, who leads the union of Salder, said Friday that a deal was near.",
]
OWN = [
    "Ten rockets hit the base near Salder on Friday.",
    "On Friday, Ann Orm, who leads the union, met the premier.",
    "Ann Orm, who leads the union, met the premier on Friday.",
    "The army said that ten rockets hit the base on Friday.",
    "An aide told reporters in Salder that the port was shut on Friday.",
    "Ann Orm was killed as she left the port on Friday.",
    "Friday’s vote in Salder sends the bill to the crown.",
    "The union met on Friday after months of strikes.",
    "The union voted Friday to shut the port of Salder.",
    "The union said in a Friday, and last, appeal that it would strike.",
]


@pytest.mark.parametrize(("words", "aside"), [(w, True) for w in ASIDE] + [(w, False) for w in OWN])
def test_a_time_beside_what_is_told_is_seen(words: str, aside: bool) -> None:
    """Clauses beside the main one, quotations, brackets, comparisons, and times that describe a noun date nothing."""
    at = words.index("Friday")
    assert stands_aside(words, at, at + len("Friday")) == aside
