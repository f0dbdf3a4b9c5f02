"""A language model as a guest: it may propose shorter wordings of lines; code decides, and prints its own words."""

from onrecord.guest.edits import Base, Edit, find_bases
from onrecord.guest.judging import Verdict, bases_of, judge_reply
from onrecord.guest.log import REPLY_KEPT, GuestEntry, append_entry, read_entries
from onrecord.guest.prompt import make_messages
from onrecord.guest.server import ChatServer, Reply, chat_address

__all__ = [
    "REPLY_KEPT", "Base", "ChatServer", "Edit", "GuestEntry", "Reply", "Verdict", "append_entry", "bases_of",
    "chat_address", "find_bases", "judge_reply", "make_messages", "read_entries",
]  # fmt: skip
