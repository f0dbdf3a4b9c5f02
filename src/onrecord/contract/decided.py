"""`onrecord decisions --json`, `onrecord why --json` and `onrecord situation --json`."""

from typing import Any

from onrecord.contract.briefs import cite_json
from onrecord.model import Explanation, Judgement, Situation

Json = dict[str, Any]


def decision_json(judgement: Judgement) -> Json:
    """A decision with its author, instant, reason and end; `members` are the single things it was made on."""
    return {
        "id": judgement.id, "verdict": judgement.verdict, "left": judgement.left, "right": judgement.right,
        "value": judgement.value or None, "because": list(judgement.reasons), "by": judgement.by,
        "at": judgement.at.isoformat(),
        "members": {"left": [a.id for a in judgement.left_of], "right": [a.id for a in judgement.right_of]},
        "withdrawn_at": judgement.ended_at.isoformat() if judgement.ended_at else None,
        "withdrawn_by": judgement.ended_by or None,
    }  # fmt: skip


def explanation_json(explanation: Explanation) -> Json:
    """Why something is as it is, in words, with the words of the reports it rests on."""
    return {
        "id": explanation.id, "kind": explanation.what, "name": explanation.name, "why": list(explanation.lines),
        "cites": [cite_json(c) for c in explanation.cites], "decisions": list(explanation.decisions),
    }  # fmt: skip


def situation_json(situation: Situation) -> Json:
    """What a situation gathers by, and who set it up when."""
    return {
        "name": situation.name, "about": situation.about, "entities": [list(ids) for ids in situation.entities],
        "like": list(situation.like), "by": situation.by, "at": situation.at.isoformat(),
    }  # fmt: skip
