"""Paragraphs that somebody else utters: turns of a transcript or interview, stage words, posts of a network, questions.

A label before a colon is a speaker's only where the page is a conversation: labels come again, and several take turns.
Labels stay in the text, so that what is said can be laid at the speaker's door.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.model import ParagraphRole
from onrecord.read.furniture import Line, weigh_line
from onrecord.read.labels import find_label
from onrecord.read.published import parse_days

MIN_TURNS = 4
"""Fewer labelled lines are no conversation: reports have a list or two of "Name: value"."""
TURN_SHARE = 0.3
"""...nor are pages of which a smaller share of the lines is labelled."""
NAME_LINES = 3
"""A speaker whose name stands on lines of its own has so many turns, at least two of them do..."""
NAMED_SHARE = 0.15
"""...and their names make so much of the page's lines..."""
SAID_SHARE = 0.8
"""...and so many of them stand above a sentence: entries of menus come again too."""
MIN_QUESTIONS = 3
"""So many paragraphs that only ask make an interview without labels."""
QUESTION_WORDS = 60
"""An interviewer's question is at most so long."""
LABEL_CHARACTERS = 150
"""A speaker's label with name and office is at most so long."""
_LABEL = re.compile(
    r"(?P<name>[A-Z][\w.'’-]*(?: [A-Z#(\d][\w.'’#()-]*| (?:de|da|al|el|bin|van|von|of|the) [A-Z][\w.'’-]*){0,5})"
    r"(?:, (?P<office>[^:?!]{2,60}))?\s?:\s+(?=\S)"
)
_NAME_LINE = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,3}")
_ASKS = frozenset(("q", "question", "frage"))
_STAGE = re.compile(r"\([A-Z][A-Z0-9 .,'’&:;/-]+\)|\[[a-z][a-z ,'’-]{2,40}\]|\[[A-Z][A-Z ,'’-]{2,60}\]")
_MONTHLY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.?,? \d{4})"
_SIGNED = re.compile(
    rf"\s*(?:—|–|--|-)\s?(?P<name>[^()@—–]{{2,60}}?)\s?\(@(?P<handle>\w{{2,30}})\)\s*(?:[,·|-]?\s*(?P<day>{_MONTHLY}).{{0,20}})?$"
)
_GLUED = re.compile(r"(?<=[^\s—–-])(?=(?:—|–)\s?[^()@—–]{2,60}\(@\w{2,30}\))")
_OPENED = re.compile(
    rf"(?P<name>[A-Z][^()@:.]{{1,60}}?)\s\(?@(?P<handle>\w{{2,30}})\)?(?:\s?·\s?(?P<day>{_MONTHLY}))?(?::\s?|\s(?=[“\"]))"
    rf"|(?P<by>(?:[^\W\d_][^()@:\s]{{0,30}} ){{1,6}})\(@(?P<at>\w{{2,30}})\)\s(?=[A-Z“\"#.@\d])"
)
_ENDS_WITH_DAY = re.compile(rf"\s(?:—|–|-|·)\s?({_MONTHLY})$")


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a paragraph is if somebody else utters it: its role, the label as written, who, and the day of a post."""

    role: ParagraphRole
    label: str | None = None
    speaker: str | None = None
    dated: date | None = None


def find_spoken(texts: Sequence[str]) -> dict[int, Spoken]:
    """The uttered paragraphs among `texts`, by index."""
    found = _turns(texts) or _named_turns(texts)
    talk = bool(found)
    for at, text in enumerate(texts):
        if post := read_post(text):
            found[at] = post
        elif talk and _STAGE.fullmatch(text):
            found[at] = Spoken("stage")
    if not talk:
        asked = [at for at, text in enumerate(texts) if at not in found and _only_asks(text)]
        found |= {at: Spoken("question") for at in asked if len(asked) >= MIN_QUESTIONS}
    return found


def read_post(text: str) -> Spoken | None:
    """The post of a network that a paragraph is ("... — Ada Hale (@adahale) May 7, 2020"), or None."""
    tail = text[-200:]
    if (signed := _SIGNED.search(tail)) and len(text) > len(signed.group()):
        day = parse_days(signed["day"]) if signed["day"] else None
        return Spoken("post", None, f"{signed['name'].strip()} (@{signed['handle']})", day[0] if day else None)
    if opened := _OPENED.match(text):
        stated = opened["day"] or (found.group(1) if (found := _ENDS_WITH_DAY.search(tail)) else None)
        day = parse_days(stated) if stated else None
        speaker = f"{(opened['name'] or opened['by']).strip()} (@{opened['handle'] or opened['at']})"
        return Spoken("post", opened.group().strip(), speaker, day[0] if day else None)
    return None


def space_signature(text: str) -> str:
    """`text` with a space before the signature of a post, where markup put none."""
    return _GLUED.sub(" ", text) if "(@" in text else text


def is_signature(text: str) -> bool:
    """True for a line that only says whose post the line above is, and of when."""
    return len(text) < 150 and (found := _SIGNED.match(text)) is not None and found.end() == len(text)


def _turns(texts: Sequence[str]) -> dict[int, Spoken]:
    """The labelled turns of a page that is a conversation; none of another page."""
    labels = {at: found for at, text in enumerate(texts) if (found := _LABEL.match(text[:LABEL_CHARACTERS]))}
    labels = {at: found for at, found in labels.items() if not find_label(texts[at])}
    names = {at: found["name"].strip() for at, found in labels.items()}
    short = Counter(_surname(name) for name in names.values())
    again = {at for at, name in names.items() if short[_surname(name)] > 1}
    if len(again) < MIN_TURNS or len({_surname(names[at]) for at in again}) < 2 or len(again) < TURN_SHARE * len(texts):
        return {}
    full: dict[str, str] = {}
    for name in names.values():
        full[_surname(name)] = max(full.get(_surname(name), ""), name, key=len)
    loud = all(names[at].isupper() for at in again)
    return {
        at: _turn(found, full[_surname(names[at])])
        for at, found in labels.items()
        if at in again or (loud and names[at].isupper())
    }


def _named_turns(texts: Sequence[str]) -> dict[int, Spoken]:
    """Turns under lines that are nothing but a speaker's name, which comes again and again; none of another page."""
    names = Counter(text for text in texts if _NAME_LINE.fullmatch(text) and weigh_line(Line(text)).why == "report")
    names = Counter({name: count for name, count in names.items() if count >= NAME_LINES})
    heads = [at for at, text in enumerate(texts[:-1]) if text in names]
    said = sum(texts[at + 1].rstrip("\"”’)]").endswith((".", "?", "!", "—", "…")) for at in heads)
    if len(names) < 2 or len(heads) < NAMED_SHARE * len(texts) or said < SAID_SHARE * len(heads):
        return {}
    found: dict[int, Spoken] = {}
    speaker = None
    for at, text in enumerate(texts):
        if text in names:
            speaker = text
            found[at] = Spoken("heading")
        elif speaker:
            found[at] = Spoken("speech", None, speaker)
    return found


def _turn(found: re.Match[str], name: str) -> Spoken:
    """One turn; "Q" and "A" name nobody."""
    asks, letter = name.lower() in _ASKS, len(name) == 1 or name.lower() in ("question", "answer", "frage", "antwort")
    return Spoken("question" if asks else "speech", found.group().strip(), None if letter else name)


def _surname(name: str) -> str:
    """The last word of a label, by which a speaker is called after the first turn."""
    return name if "#" in name else name.rsplit(" ", 1)[-1]


def _only_asks(text: str) -> bool:
    """True for a paragraph that is nothing but questions, in nobody's quotation marks."""
    if not text.endswith("?") or text[0] in "\"“‘«„'" or len(text.split()) > QUESTION_WORDS:
        return False
    return not re.search(r"[.!]\s+[A-Z]", text)
