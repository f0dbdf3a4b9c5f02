"""The opening of a report told without a weekday whose week is in doubt: its report's day stands behind it instead."""

import re
from dataclasses import replace
from datetime import timedelta

from onrecord.tell.dates import date_words, find_left_open
from onrecord.tell.quotations import QUOTED
from onrecord.tell.shelf import Shelf
from onrecord.tell.wording import Refusal, Wording

_WEEKDAY = re.compile(
    r"(?<!\bOn)(?<!\bsince)(?<!\buntil)(?<!\bby)(?<!\bbefore)(?<!\bafter)(?<!\bfrom)(?<!\bof)(?<!\bfor)(?<!\blast)(?<!\bnext)"
    r"(?<!\d)(?<![ap]m)(?<![ap]\.m\.)(?<!\bthis)(?<!\bevery)(?<!\bthe)(?<!\ba)(?<!\band)(?<!\bor)(?<!\bto)(?<!,)"
    r"(?<!\b(?:Ash|Fat))(?<!\b(?:Good|Palm|Holy))(?<!\b(?:Black|Cyber|Super))(?<!\bBloody)(?<!\bEaster)"
    r" (?:(?:early|late) )?(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?"
    r"(?=[,.]| [a-z]| (?:--|[—–]))(?! (?:and|or|to|through|until|morning|afternoon|evening|night)\b)"
    r"(?! (?:was|is|will|would|marks?|marked|saw|brought|proved|became)\b)"
)
"""A bare weekday that its clause can do without: what counts from it, owns, or has it for its subject cannot."""
_ARRIVES = re.compile(
    r"\b(?:arrives?|leaves?|returns?|meets?|visits?|travels?|speaks?|begins?|starts?|opens?|votes?|hosts?|holds?)\b"
)
"""The present of what is put in a calendar: without its day it would be under way."""
_GIVEN_OUT = re.compile(
    r"(?<!\bwas )(?<!\bwere )(?<!\bbeen )\b(?:aired|broadcast|issued|posted|published|released|unveiled)$"
)
"""What only its day completes: "a poll released Tuesday."."""


def leave_weekday_out(shelf: Shelf, wording: Wording | Refusal, year: int | None) -> Wording | Refusal:
    """The wording without its one weekday that no date could be given for, and with the day of its report; as it is if
    it leaves nothing open, or more."""
    if isinstance(wording, Refusal) or not find_left_open(wording.text):
        return wording
    day = shelf.article(wording.spans[0].article_id).published.day
    own = QUOTED.sub(lambda quoted: "”" * len(quoted.group()), wording.text)
    found = list(_WEEKDAY.finditer(own))
    if day is None or len(found) != 1 or _ARRIVES.search(own[: found[0].start()]):
        return wording
    if _GIVEN_OUT.search(own[: found[0].start()]) and not own[found[0].end() :].startswith(" "):
        return wording
    if f"{day + timedelta(days=1):%A}" in found[0].group():  # what is told as past lay ahead: the page was written over
        return wording
    text = wording.text[: found[0].start()] + wording.text[found[0].end() :]
    if find_left_open(text):
        return wording
    rule = f"a day in doubt left out: “{found[0].group().strip()}”"
    reported = f"Reported {date_words(day.isoformat(), year)}."
    return replace(wording, text=text, rules=(*wording.rules, rule), reported=reported)
