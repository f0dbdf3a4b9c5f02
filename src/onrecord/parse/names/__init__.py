"""Names: known actors and the model's names, corrected, and joined into the actors of the article."""

from onrecord.parse.draft import Draft, Stage
from onrecord.parse.names.candidates import find_candidates
from onrecord.parse.names.joining import join_names
from onrecord.parse.names.surnames import read_surnames
from onrecord.text.actors import Gazetteer, load_actors


def find_names(draft: Draft, gazetteer: Gazetteer) -> None:
    """Fill in the draft's mentions, in order of place and none overlapping, its entities, and its known actors."""
    draft.actors = gazetteer
    found = read_surnames(draft, find_candidates(draft, gazetteer))
    draft.mentions, draft.entities = join_names(draft, found, gazetteer)


def make_stage(gazetteer: Gazetteer | None = None) -> Stage:
    """The stage with a gazetteer of the caller's own; none: that of the package, loaded when it is needed."""
    return Stage("names", frozenset({"doc", "sentences"}), frozenset({"mentions", "entities"}),
                 lambda draft: find_names(draft, load_actors() if gazetteer is None else gazetteer))  # fmt: skip


STAGE = make_stage()
