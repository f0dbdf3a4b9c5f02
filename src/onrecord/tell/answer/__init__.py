"""A question is answered with cited lines, or refused."""

from onrecord.tell.answer.asked import Asked, read_asked
from onrecord.tell.answer.write import SILENT, write_answer

__all__ = ["SILENT", "Asked", "read_asked", "write_answer"]
