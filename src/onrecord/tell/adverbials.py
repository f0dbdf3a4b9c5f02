"""Whether a time is an adverbial of its own, or only describes the noun behind it ("a Thursday meeting")."""

import re
from functools import cache

from onrecord.tell.other_days import MONTHS
from onrecord.tell.referents import load_words

PREPOSITION = re.compile(
    r"(?:^|[\s(\[“\"—–]|(?<!\w)-)(on|in|by|since|until|till|before|after|from|of|for|through|during|between|and|to|the|about|around"
    r"|nearly|as|into|throughout|amid|within|(?<!took )(?<!take )(?<!taken )(?<!taking )over)\s*$",
    re.I,
)
_ADVERB = re.compile(
    r"(?:(?:late|early|earlier|later) )?(?:yesterday|today|tonight|last night|this (?:morning|afternoon|evening))"
    r"(?: (?:morning|afternoon|evening|night))?", re.I
)
"""Times that describe no noun, whatever stands behind them; with a capital inside a sentence, names of broadcasts."""
_DESCRIBED = re.compile(
    r"(?:\bon an? (?!call|trip|visit|tour|flight|plane|stage|road|show|program|panel|farm|bill|motion)[a-z]+"
    r"|\ban? (?:recent|rainy|busy|quiet|typical|given|normal|single|sunny|cold|warm|hot|lazy|late|early|weekly))$", re.I
)
"""An article and an adjective before a time that is the thing itself ("on a rainy Wednesday"); a noun between them is
dated by the time behind it ("in a statement Wednesday")."""
_MONTH = re.compile(MONTHS)
"""A month takes a preposition, or is the thing itself ("a brutal February")."""
_JOINS = "'’-–/"
_QUOTES = ("'", "’")
"""Before a space and an adverb they close a quotation; a weekday may be owned ("the leaders' Friday talks")."""
SUBJECT_OF = re.compile(
    r"^\s(?:(?:was|is|were|has|had|would)(?:n[’']t)?|will|won[’']t|marks?|marked|saw|sees|brought|brings|came|comes|began|ended|does(?:n[’']t)?)\b"
)
"""A finite verb right behind a time that begins its clause: the time is its subject ("Last year was the sixth")."""
_BEGINS_CLAUSE = frozenset("if whether that because when but and though although how where".split())
_MAKING = frozenset("make makes made making call called calling declare declared declaring mark marked".split())
DETERMINERS = frozenset("a an the this that his her its their our my last next every each another".split())
_HAPPENINGS = frozenset("bombing briefing filing gathering hearing meeting opening ruling shooting".split())
"""Nouns in -ing, which a weekday before them describes."""
_NOUNS_IN_LY = frozenset("assembly family monthly rally reply supply weekly".split())
_BROADCASTS = frozenset("shows show talk television tv cable program programs newscasts editions papers".split())
"""Nouns that a day describes behind "on", too ("on Sunday shows"), and no others ("on Friday police said")."""
_GIVEN_OUT = re.compile(r"\b(?:released|published|issued|posted|conducted|unveiled)(?: on)?$", re.I)
_SHOWS = frozenset("show shows reveal reveals finds gives puts".split())
""""A survey released Sunday shows": behind such a participle these are verbs."""
_TELLING = re.compile(r"\b(?:said|told \S+|announced|argued|warned|wrote|tweeted|added|reported|confirmed)$", re.I)
"""Before a day these take it for themselves, and whoever is named behind it begins what is said."""

_LONGER = re.compile(r"\b(?:week|weekend|month|year|spring|summer|fall|autumn|winter)$", re.I)
_BEGINS_NOUN = frozenset("a an the there some many more most several no one his her their these about only".split())
"""Behind "Orm said last year" these begin what was so last year, and not what he said then."""


@cache
def _after_days() -> frozenset[str]:
    """Words that no noun phrase goes on with behind a day: "said Thursday that", "Thursday told"."""
    return load_words("after_days.txt") | load_words("pasts.txt")


def stands_free(words: str, start: int, end: int) -> bool:
    """True if the time is an adverbial of its own, no part of a name or noun phrase ("a Thursday meeting")."""
    before, after = words[:start].rstrip(), words[end:]
    is_adverb = _ADVERB.fullmatch(words[start:end]) is not None
    closes = is_adverb and words[start - 1 : start].isspace() and before.endswith(_QUOTES)
    if after[:1] in _JOINS or (before and before[-1] in _JOINS and not closes):
        return False
    last = before.split()[-1].lower() if before else ""
    if last in DETERMINERS or last.endswith(("'s", "’s")) or _DESCRIBED.search(before):
        return False
    if is_adverb:
        is_subject = _TELLING.search(before) is not None and _is_finite(after)
        return not is_subject and (words[start].islower() or not before[-1:].isalnum())
    if last == "come" or (last in _BEGINS_CLAUSE and SUBJECT_OF.match(after)) or _is_made(last, after):
        return False
    if _MONTH.fullmatch(words[start:end]) and before and not PREPOSITION.search(words[:start]):
        return False
    named = words[start:end].lower().startswith("the ")  # "on the Thursday night call" is no adverbial
    if not (before or named) or not after[:1].isspace():
        return True
    following = after.split()[0].strip(",.;:“”\"'‘’")
    if PREPOSITION.search(words[:start]) and not named:
        return following.lower() not in _BROADCASTS or _GIVEN_OUT.search(before) is not None
    if _LONGER.search(words[start:end]) and _TELLING.search(before) and following.lower() in _BEGINS_NOUN:
        return False
    return _ends_phrase(before, following, named=named)


def _is_finite(after: str) -> bool:
    """True if a finite verb stands right behind: "said yesterday felt like a test" tells how yesterday was."""
    word = after.split(" ", 2)[1] if after.startswith(" ") else ""
    return SUBJECT_OF.match(after) is not None or word in load_words("pasts.txt")


def _is_made(last: str, after: str) -> bool:
    """True for the day of "made Tuesday a day of mourning": it is an object."""
    return last in _MAKING and after.startswith((" a ", " an ", " the "))


def _ends_phrase(before: str, following: str, *, named: bool) -> bool:
    """True if the word `following` a bare time cannot be a noun that the time describes."""
    if not following[:1].isalnum() or (following[:1].isupper() and _TELLING.search(before)):
        return True
    word = following.lower()
    if word in _SHOWS and _GIVEN_OUT.search(before):
        return True
    is_verb = word.endswith(("ed", "ing")) and word not in _HAPPENINGS
    is_adverb = word.endswith("ly") and word not in _NOUNS_IN_LY
    return word in _after_days() or ((is_verb or is_adverb) and not named)
