"""The account: everything this room finds in the readings of some articles, at once."""

from collections.abc import Sequence

from onrecord.model import Account
from onrecord.ports import RecordView
from onrecord.text.actors import Gazetteer
from onrecord.thread.copies import find_copies
from onrecord.thread.desk import Desk
from onrecord.thread.entities import join_entities
from onrecord.thread.facings import find_facings
from onrecord.thread.occurrences import join_occurrences
from onrecord.thread.origins import Outlets
from onrecord.thread.promises import follow_promises
from onrecord.thread.series import make_series, read_figures
from onrecord.thread.stories import group_stories
from onrecord.thread.union import Verdicts


def build_account(view: RecordView, article_ids: Sequence[str], gazetteer: Gazetteer) -> Account:
    """What the articles say together; the same readings and judgements always give the same account."""
    readings = tuple(view.readings(article_ids))
    verdicts = Verdicts(view.judgements())
    actors = join_entities(readings, gazetteer, verdicts)
    copies = find_copies(r.article for r in readings)
    articles = [r.article for r in readings]
    outlets = Outlets(articles, copies)
    stories = group_stories(articles, copies, outlets)
    desk = Desk(readings, actors, copies, outlets, stories)
    occurrences = join_occurrences(desk, verdicts)
    figures = read_figures(desk, occurrences)
    series = make_series(desk, figures)
    return Account(
        readings=readings,
        entities=actors.entities,
        occurrences=occurrences,
        series=series,
        promises=follow_promises(desk, series, figures),
        facings=find_facings(desk, occurrences, series, figures),
        copies=copies,
        stories=stories,
    )
