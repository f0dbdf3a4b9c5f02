"""`onrecord ask --json`."""

from typing import Any

from onrecord.contract.briefs import line_json
from onrecord.model.answer import Answer


def answer_json(answer: Answer) -> dict[str, Any]:
    """The answer as JSON: its shortest words (null: the record does not say), and cited lines; `why` in words."""
    return {
        "answer": answer.answer.text if answer.answer else None,
        "lines": [line_json(line) for line in ((answer.answer, *answer.lines) if answer.answer else answer.lines)],
        "disputed": answer.disputed,
        "nearest": [line_json(line) for line in answer.nearest],
        "why": list(answer.why),
    }
