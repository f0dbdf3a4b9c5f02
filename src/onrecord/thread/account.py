"""The account: everything this room finds in the readings of some articles, at once."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Account, Judgement
from onrecord.ports import RecordView
from onrecord.text.actors import Gazetteer
from onrecord.thread.clashes import find_rivals, note_rivals
from onrecord.thread.copies import find_copies
from onrecord.thread.counts import count_victims
from onrecord.thread.decisions import Decisions
from onrecord.thread.desk import Desk
from onrecord.thread.editions import mend_editions
from onrecord.thread.entities import join_entities
from onrecord.thread.facings import find_facings
from onrecord.thread.occurrences import join_occurrences
from onrecord.thread.origins import Outlets
from onrecord.thread.placements import group_stories
from onrecord.thread.promises import follow_promises
from onrecord.thread.series import make_series, read_figures
from onrecord.thread.steering import steer_stories


def build_account(view: RecordView, article_ids: Sequence[str], gazetteer: Gazetteer) -> Account:
    """What the articles say together; the same readings and judgements always give the same account."""
    judgements = view.judgements()
    decisions = Decisions(mend_editions(tuple(view.readings(article_ids))), judgements, gazetteer)
    account = _build(decisions, judgements, gazetteer)
    if decisions.refuse_happenings(account.occurrences):
        # What was rejected as a happening takes with it the reports that came since: the rest is made again.
        account = _build(decisions, judgements, gazetteer)
    return replace(account, marks=tuple(decisions.marks))


def _build(decisions: Decisions, judgements: Sequence[Judgement], gazetteer: Gazetteer) -> Account:
    verdicts = decisions.verdicts
    actors = decisions.rename(join_entities(decisions.readings, gazetteer, verdicts))
    readings = decisions.readings
    articles = [r.article for r in readings]
    copies = find_copies(articles)
    outlets = Outlets(articles, copies)
    stories = steer_stories(group_stories(articles, copies, outlets), articles, judgements, outlets)
    desk = Desk(readings, actors, copies, outlets, stories)
    occurrences = join_occurrences(desk, verdicts)
    figures = read_figures(desk, occurrences)
    series = make_series(desk, figures)
    rivals = find_rivals(desk, series, figures, occurrences)
    return Account(
        readings=readings,
        entities=actors.entities,
        occurrences=count_victims(desk, occurrences, figures),
        series=note_rivals(desk, series, rivals),
        promises=follow_promises(desk, series, figures),
        facings=find_facings(desk, occurrences, rivals),
        copies=copies,
        stories=stories,
    )
