"""The stages of the parse in their order."""

from onrecord.parse.amounts import STAGE as AMOUNTS
from onrecord.parse.calibration import STAGE as SCORES
from onrecord.parse.coreference import STAGE as COREFERENCE
from onrecord.parse.draft import Draft, Stage
from onrecord.parse.events import STAGE as EVENTS
from onrecord.parse.measures import STAGE as MEASURES
from onrecord.parse.names import make_stage as make_names
from onrecord.parse.promises import STAGE as PROMISES
from onrecord.parse.times import STAGE as TIMES
from onrecord.parse.voices import STAGE as VOICES
from onrecord.parse.voices.chain import add_voices
from onrecord.text.actors import Gazetteer


def default_stages(gazetteer: Gazetteer) -> tuple[Stage, ...]:
    """Names and times first, then who refers to whom, then what is said; last, who says it and how sure it is."""
    return (
        make_names(gazetteer), TIMES, COREFERENCE, AMOUNTS, VOICES, EVENTS, MEASURES, PROMISES,
        Stage("chain", frozenset({"attributions", "statements"}), frozenset({"voices"}), _attribute_and_sort),
        SCORES,
    )  # fmt: skip


def _attribute_and_sort(draft: Draft) -> None:
    """Give every statement its voices; put statements in order of place, each only once."""
    add_voices(draft)
    unique = {statement.id: statement for statement in draft.statements}
    draft.statements = sorted(unique.values(), key=lambda s: (s.sentence.start, s.spans[0].start, s.kind, s.id))
