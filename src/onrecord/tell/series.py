"""The series that answer "how many": found by what is counted and where."""

from collections.abc import Sequence

from onrecord.model import Account, Series
from onrecord.text.about import Terms, relevance


def find_series(account: Account, of_terms: Terms, place_terms: Terms = ()) -> Sequence[Series]:
    """Series whose heading speaks of all that is counted, and of the place, those with most points first."""
    found = []
    for series in account.series:
        words = f"{series.of} {series.unit}"
        place = f"{series.place or ''} {series.of}"
        if relevance(words, of_terms) == 1.0 and relevance(place, place_terms) == 1.0:
            found.append((-len(series.points), series.id, series))
    return [series for *_, series in sorted(found, key=lambda f: f[:2])]
