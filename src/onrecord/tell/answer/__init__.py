"""A question is answered with cited lines, or refused."""

from onrecord.tell.answer.asked import Asked, read_asked
from onrecord.tell.answer.turning import Turned, turn_question
from onrecord.tell.answer.write import SILENT, write_answer

__all__ = ["SILENT", "Asked", "Turned", "read_asked", "turn_question", "write_answer"]
