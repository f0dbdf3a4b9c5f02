"""Less common places in which a sentence says who a person is: a row of names behind one office, a part set before the
name, the letter of his party, and the body or outlet that he is of."""

import re

from onrecord.model import Span
from onrecord.tell.offices import opens_sentence, read_part
from onrecord.tell.shelf import Shelf
from onrecord.tell.wording import clean

_SINGULAR = {
    "Sens.": "Sen.", "Reps.": "Rep.", "Govs.": "Gov.", "Gens.": "Gen.", "Senators": "Senator",
    "Representatives": "Representative", "Governors": "Governor",
}  # fmt: skip
_NAME = r"(?:[A-Z][\w.’'-]*|de|la|van|von)(?: (?:[A-Z][\w.’'-]*|de|la|van|von)){1,3}"
_STATE = r"(?: \([^)]{1,12}\)| of [A-Z]\w+(?: [A-Z]\w+)?|, [DRI]-[A-Z][\w.]*,?)?"
_ROW = re.compile(
    rf"(?P<kind>(?:[A-Z][\w.’'-]* ){{0,3}})(?P<office>{'|'.join(map(re.escape, _SINGULAR))}) "
    rf"(?:{_NAME}{_STATE},? )*(?:(?:and|&) )?$"
)
"""An office of several, and those of them who are named before ("Republican Sens. Ann Lund and")."""
_SET_BEFORE = re.compile(
    r"(?:^|[.;:—–”\"] |\b(?:says?|said|by|to|told|and|but|like|from|with|adds?|added) )"
    r"(?P<part>(?:[Aa]n? |[Tt]he (?=[A-Z])|[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,3}[’'](?:s)? )[^,;:“”\"—–]{3,100}), $"
)
"""A part between the beginning of a clause and the comma before the name ("A pilot from Orm, Kim Lund, ...")."""
_ALONE = re.compile(r"(?:, (?!and |or |[A-Z])|\.?$)")
"""Behind a name that stands between commas, and in no row."""
_PARTY = re.compile(r"^(?: \(|, )(?P<party>[DRI]-[A-Z][\w.]*(?: [A-Z][\w.]*)?)[),]")
_OF = re.compile(r"^ of (?P<the>the )?")
_LONGER = re.compile(r"(?: (?:of|for|and|on|in) (?:the )?[A-Z]|[’']| [A-Z])")
"""Behind the name of a body, what makes it only the beginning of a longer one."""


def read_row(before: str) -> str:
    """The office, of one, that stands before a row of names of which this is the next, with its last space."""
    found = _ROW.search(before)
    if found is None:
        return ""
    kind = found["kind"].split(" ")
    while kind and opens_sentence(f"{kind[0]} "):
        kind = kind[1:]
    return " ".join(kind) + _SINGULAR[found["office"]] + " "


def read_set_before(before: str, behind: str) -> str:
    """The part set before the name that stands behind it between commas."""
    found = _SET_BEFORE.search(before)
    if found is None or not _ALONE.match(behind):
        return ""
    part = found["part"]
    part = part[:1].lower() + part[1:] if part.startswith(("A ", "An ", "The ")) else part
    return part if read_part(f", {part},") == clean(part) else ""


def read_party(behind: str) -> str:
    """The party and state right behind the name ("D-Orm.")."""
    found = _PARTY.match(behind)
    return found["party"] if found else ""


def read_body(shelf: Shelf, name: Span, behind: str) -> str:
    """The body whose name stands behind "of" right behind the name ("of the Guild of Orm")."""
    found = _OF.match(behind)
    if found is None:
        return ""
    at = name.end + found.end()
    bodies = (m for m in shelf.reading(name).mentions if m.kind == "ORG" and m.span.start in (at, at - 4))
    body = next(bodies, None)
    if body is None or _LONGER.match(shelf.article(name.article_id).text, body.span.end):
        return ""
    return f"of {found['the'] or ''}{clean(shelf.words(body.span)).removeprefix('the ')}"


def read_owner(shelf: Shelf, name: Span) -> str:
    """The outlet or body right before the name ("the Harbour Post’s "), with its mark and the last space."""
    text = shelf.article(name.article_id).text
    ends = {name.start - n: text[name.start - n : name.start] for n in (2, 3)}
    for mention in shelf.reading(name).mentions:
        mark = ends.get(mention.span.end)
        if mention.kind == "ORG" and mark in ("’s ", "'s ", "’ ", "' "):
            the = "the " if text[max(0, mention.span.start - 4) : mention.span.start].lower() == "the " else ""
            return f"{the}{clean(shelf.words(mention.span)).removeprefix('The ')}{mark}"
    return ""
