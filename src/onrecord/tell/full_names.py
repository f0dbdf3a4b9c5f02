"""Where a report says who a person is: the full name, the office before it, and the part behind it.

A report introduces a person before it calls him short: what it says only behind the sentence that is told may be of
another who bears the name, and is never put in. Of 52 names that were put in from behind or within their sentences
seven were not as the report has it, of 1,391 from before it 16, most of them an office cut short.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.model import Mention, Span
from onrecord.tell.beside_names import read_body, read_owner, read_party, read_row, read_set_before
from onrecord.tell.captions import is_caption
from onrecord.tell.offices import (
    PART,
    PARTIES,
    ends_in_office,
    find_head,
    find_title,
    length_of_office,
    opens_sentence,
    part_nouns,
    read_part,
)
from onrecord.tell.quotations import QUOTED, stands_inside
from onrecord.tell.referents import load_words
from onrecord.tell.shelf import Shelf
from onrecord.tell.unfit import holds_button
from onrecord.tell.wording import clean
from onrecord.text.actors import load_actors
from onrecord.text.spelling import name_parts

PARTICLES = frozenset("al bin da de del den der di dos du el la le van von".split())
"""Small words of surnames, before which a first name stands."""
COURTESY = re.compile(r"^(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady)\.? ")
_COURTESY_BEFORE = re.compile(r"(Mrs?|Ms)\. $")
_RUN_IN = re.compile(r"[]\[()|“”\"]")
_SHOUTED = re.compile(r"\b[A-Z]{4,}\b")
"""A word that is no name but what a page offers ("WATCH Meet Ann Orm")."""
_PARTICIPLE = re.compile(r"[A-Z][a-z]{2,}ing [A-Z]")
"""At the beginning of a sentence, what somebody does and not what he is called ("Fearing Kim Orm ...")."""
_CAPITAL_BEFORE = re.compile(r"(?<![.’'-])\b([A-Z][\w-]*) $")
"""A word with a capital right before a name."""
_YOUNGER = re.compile(r",? (?:Jr|Sr|I{2,3}|IV)\.?$")
"""What a name may end in behind the surname."""
_POSSESSIVE = re.compile(r"[’']s?$")
_KIN = (
    r"(?:brother|sister|wife|husband|son|daughter|father|mother|cousin|uncle|aunt|nephew|niece|widow|widower"
    r"|grand(?:son|daughter|father|mother))s?"
)
_OWNER = r"(?P<owner>[Hh]is|[Hh]er|[Tt]heir|[A-Z][\w-]+(?=[’']))(?:[’']s?)?"
_KIN_BEFORE = re.compile(rf"\b{_OWNER} (?:[a-z]+ )?{_KIN},? $")
_KIN_BEHIND = re.compile(rf",? (?:Mr\. |Mrs\. |Ms\. )?(?:[A-Z]\w+ )?{_OWNER} (?:\w+ )?{_KIN}\b")
_OFFICES = {
    "president": r"^(?:(?!Vice|Former|former)[A-Z]\w+ )?President$", "vp": r"Vice President$",
    "pm": r"(?:Prime Minister|Premier|Chancellor)$", "fm": r"Secretary of State$|Foreign Minister$|Foreign Secretary$",
    "dm": r"Defen[cs]e (?:Secretary|Minister)$|Secretary of Defense$", "monarch": r"^(?:King|Queen|Emperor)$",
    "pope": r"^Pope$", "secretary-general": r"Secretary-General$", "nsa": r"National Security Advis[eo]r$",
}  # fmt: skip
"""Offices of the gazetteer, by the end of their ids, and how reports write them before a surname."""
_FORMER = ("former", "retired")
_WAS = re.compile(r"(?:the |an? )?(?:former|onetime) ")
_FORMERLY = re.compile(r"\b(?:former|onetime|ex-)[\w., -]{0,30}, $")
"""Before an office, words that make it one of before: "former Salder, Ardan, Mayor Kim Stahl"."""
_NUMBERED = re.compile(r"\d $")
"""Before an office, the end of the name of a body ("Dockers Local 24 President Kim Stahl")."""
_LOST = re.compile(
    r"\b(?:(?:firing|ouster|ousting|dismissal|resignation|removal|sacking|departure|retirement|death|killing) of"
    r"|fired|ousted|dismissed|sacked|replac(?:ed|ing)|succeed(?:ed|ing)) (?:the )?$"
)
"""Before an office, words by which somebody lost it: elsewhere in the report he may have it no more."""
_LEAVES = re.compile(
    r"^(?:, [^,]{1,80},)? (?:(?:has|had|was|is) )?(?:announced (?:his|her) (?:resignation|retirement)"
    r"|resign(?:ed|s|ing)|step(?:ped|s|ping) down|quits?|retir(?:ed|es|ing)|fired|ousted|dismissed|sacked|died|killed"
    r"|left (?:his|her|the) (?:post|job|office))\b"
)
"""Behind a name, words by which he loses the office before it."""
_PARTIES = frozenset({"democratic", "republican"})
"""Kinds of office that keep their capitals."""
_FIRST_HALF = re.compile(r"\b([A-Z][a-z]+) (?:and|&) $")
LONG_AGO = 40
"""Years after which somebody has hardly the part that he had."""
_ANY_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
LEAST_OF_HALF = 2
"""Words of a title that may be the second half of another."""
NEAR = 60
"""Signs beside a name that may say whose brother or wife it is."""
LEAST_OF_GIVEN = 3
"""Letters of the short form of a given name."""
Named = Sequence[tuple[Mention, str]]
"""Mentions and their words."""
_MONTH = r"(?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?(?: \d{1,2},)?"
_IN_YEAR = re.compile(rf"\b(?:[Ii]n|[Ff]rom|[Uu]ntil|[Bb]y|[Ee]arly|[Ll]ate|{_MONTH}) ((?:19|20)\d\d)\b")
"""The year in which something was."""
_WHO = re.compile(r", who(?:se)? [^,]*(?:,|\.$)")
"""What is told of somebody aside."""


@dataclass(frozen=True, slots=True)
class Introduction:
    """A person's full name as it stands at `span`, with the words of office before it (`name`) and without (`plain`),
    these words, and his part as it stands behind the name; `plain` is a bare surname where no full name is given, and
    `seat` the place right behind the name, of which he has the office (" of Ardan")."""

    span: Span
    name: str
    plain: str
    title: str
    role: str
    seat: str = ""


def short_name(name: str) -> str:
    """The last word of a name, without the mark of a possessive and what tells a son from his father."""
    return _YOUNGER.sub("", _POSSESSIVE.sub("", name)).split(" ")[-1]


def first_name(name: str) -> str:
    """The first name, titles aside."""
    return re.sub(rf"^(?:{PART} )+", "", name).split(" ")[0]


def find_full(shelf: Shelf, mention: Mention, short: str) -> Introduction | None:
    """Where the report names the person in full before the sentence of the mention: with an office before the name,
    else with a part behind it, the first of equals; by his surname with an office before it if nothing gives more.
    None if two persons of the report bear the name, or something else does."""
    named = [(m, clean(COURTESY.sub("", shelf.words(m.span)))) for m in shelf.reading(mention.span).mentions]
    if any(_is_anothers(m, words, mention, short) for m, words in named) or _is_of_other_sex(shelf, mention, short):
        return None
    people = [(m, words) for m, words in named if m.kind == "PERSON" and m.entity]
    start = shelf.sentence_at(mention.span).start
    before = [(m, words) for m, words in people if m.span.end <= start and _is_own(shelf, m.span)]
    full = [(m, words) for m, words in before if _is_full(words, short) and not _is_of_long_ago(shelf, m.span)]
    if not full:
        return _find_office(shelf, mention, [m for m, words in before if words == short])
    bearers = [(m, words) for m, words in people if short in words.split(" ")]
    if not _is_one_person(full, bearers, mention) or all(_is_kin(shelf, m.span, short) for m, _ in full):
        return None
    best = _choose([_read_introduction(shelf, m.span) for m, _ in _without_run_in(full)])
    if find_head(best.title) in PARTIES and load_actors().named(best.plain):
        return replace(best, name=best.plain, title="")  # of a known person it tells nothing
    return best if best.title or best.role else _of_outlet(shelf, best, full)


def _of_outlet(shelf: Shelf, bare: Introduction, full: Named) -> Introduction:
    """The name with the outlet or body before it where a place gives one ("the Harbour Post’s Kim Orm")."""
    owners = (owner for m, _ in full if (owner := read_owner(shelf, m.span)))
    owner = next(owners, "")
    return replace(bare, name=owner + bare.plain, title=owner.strip())


def _find_office(shelf: Shelf, mention: Mention, bare: Sequence[Mention]) -> Introduction | None:
    """The surname with the office that the report gives right before it ("President Orm"), if one office only, and he
    is known to have held one on its day: by courtesy who once was a governor is called one for good."""
    day = shelf.article(mention.span.article_id).published.day
    if day is None or mention.entity is None:
        return None
    offices = load_actors().offices(mention.entity, day)
    own = [m for m in bare if m.entity == mention.entity]
    found = (_read_introduction(shelf, m.span, with_part=False) for m in own)
    return next((one for one in found if any(_is_office(one.title, office) for office in offices)), None)


def _is_office(title: str, office: str) -> bool:
    """True if the title is that of the office of the gazetteer ("us-president")."""
    return any(office.endswith(f"-{short}") and re.search(words, title) for short, words in _OFFICES.items())


def _choose(found: Sequence[Introduction]) -> Introduction:
    """The place with an office, else with a part, the first of equals; of two offices the one that most places give,
    and a former one before that which it was."""
    best = max(found, key=lambda one: (bool(one.title), bool(one.role), -one.span.start))
    heads = Counter(head for one in found if (head := find_head(one.title)))
    heads = Counter({head: heads[head] for head in heads if head not in PARTIES}) or heads
    if not heads:
        return best
    most = max(heads, key=lambda head: heads[head])
    of_head = [one for one in found if find_head(one.title) == most]
    former = (one for one in of_head if one.title.lower().startswith(_FORMER))
    return next(former, of_head[0])


def _is_one_person(full: Named, bearers: Named, mention: Mention) -> bool:
    """True if all full names are of the person who is mentioned. A name that the parse joined to nobody is that of the
    one person who bears it."""
    if mention.entity is None:
        return len({m.entity for m, _ in bearers}) == 1 or _is_short_form(bearers)
    return {m.entity for m, _ in full} == {mention.entity} and _agree([words for _, words in full])


def _is_short_form(bearers: Named) -> bool:
    """True if the given names are forms of one ("Sidney" and "Sid"), and none is a son of his father's name."""
    given = {first_name(words) for _, words in bearers}
    shortest = min(given, key=len)
    is_one = len(shortest) >= LEAST_OF_GIVEN and all(name.startswith(shortest) for name in given)
    return is_one and len(given) > 1 and not any(_YOUNGER.search(words) for _, words in bearers)


def _agree(names: Sequence[str]) -> bool:
    """True if the full names are one, but for accents and for words before it ("WATCH Ann Lee")."""
    parts = {name_parts(_POSSESSIVE.sub("", words)) for words in names}
    shortest = min(parts, key=len)
    firsts = {name_parts(first_name(words)) for words in names}
    return len(firsts) == 1 or all(one[-len(shortest) :] == shortest for one in parts)


def _without_run_in(full: Named) -> Named:
    """The full names without those that begin with a word of the page or of the sentence ("WATCH Ann Lee")."""
    return [(m, words) for m, words in full if not opens_sentence(words.split(" ")[0] + " ")] or full


def _is_full(words: str, short: str) -> bool:
    """True if the name has the short one for its surname or for its first name, and more."""
    is_whole = " " in words and words.split(" ", 1)[0].lower() not in PARTICLES
    return is_whole and short in (short_name(words), first_name(words))


def _is_own(shelf: Shelf, name: Span) -> bool:
    """True if the report gives the name in its own words: not in a quotation, a caption, on a sign, or with signs or a
    word in capitals run into it."""
    sentence = shelf.sentence_at(name)
    words, called = shelf.words(sentence), shelf.words(name)
    run_in = name.start == sentence.start and _PARTICIPLE.match(called)
    if run_in or _SHOUTED.search(called) or _stands_on_sign(shelf, name):
        return False
    if _is_quoted(shelf, sentence, name) or _is_rest_of_name(shelf, name, words[: name.start - sentence.start]):
        return False
    return not _RUN_IN.search(called) and not is_caption(words)


def _stands_on_sign(shelf: Shelf, name: Span) -> bool:
    """True for a name behind a single mark: it is another's, or that of a street or a ship."""
    return shelf.article(name.article_id).text[max(0, name.start - 1) : name.start] in ("'", "‘")


def _is_quoted(shelf: Shelf, sentence: Span, name: Span) -> bool:
    """True if the name stands in a quotation, as the marks of its paragraph tell: a sentence may begin inside one."""
    paragraph = shelf.paragraph_at(sentence)
    if paragraph is not None:
        return stands_inside(shelf.article(name.article_id).text, paragraph.start, name.start)
    place = name.start - sentence.start
    return any(q.start() <= place < q.end() for q in QUOTED.finditer(shelf.words(sentence)))


def _is_rest_of_name(shelf: Shelf, name: Span, before: str) -> bool:
    """True if a word with a capital stands before the name that is neither an office nor a name of its own: "Ann"
    before "Kim Stahl" may make another person of it."""
    beside = _CAPITAL_BEFORE.search(before)
    if beside is None or ends_in_office(before) or opens_sentence(beside[1] + " ") or beside[1].lower() in part_nouns():
        return False
    at = name.start - len(before) + beside.start(1)
    kinds = (m.kind for m in shelf.reading(name).mentions if m.span.start <= at < m.span.end <= name.start)
    return all(kind == "PERSON" for kind in kinds)


def _is_anothers(other: Mention, words: str, mention: Mention, short: str) -> bool:
    """True if the short name is that of something else too, or part of somebody else's ("Kim Stahl" for "Kim")."""
    if other.kind == "PERSON":
        return other.entity != mention.entity and mention.entity is not None and short in words.split(" ")[:-1]
    return short_name(words) == short


def _is_of_other_sex(shelf: Shelf, mention: Mention, short: str) -> bool:
    """True if the courtesy before the mention is not the one by which the report mostly calls who bears the name."""
    text = shelf.article(mention.span.article_id).text
    courtesy = _COURTESY_BEFORE.search(text[max(0, mention.span.start - 5) : mention.span.start])
    if courtesy is None:
        return False
    men, women = text.count(f"Mr. {short}"), text.count(f"Mrs. {short}") + text.count(f"Ms. {short}")
    return men < women if courtesy[1] == "Mr" else women < men


def _is_kin(shelf: Shelf, name: Span, short: str) -> bool:
    """True if the words beside the name make it that of the kin of somebody who may bear it too, and alone."""
    text = shelf.article(name.article_id).text
    found = _KIN_BEFORE.search(text[max(0, name.start - NEAR) : name.start])
    found = found or _KIN_BEHIND.match(text, name.end, name.end + NEAR)
    return found is not None and (found["owner"].lower() in ("his", "her", "their") or found["owner"] == short)


def _read_introduction(shelf: Shelf, name: Span, *, with_part: bool = True) -> Introduction:
    """The name with the words of office before it and the part behind it, in its sentence."""
    sentence = shelf.sentence_at(name)
    before = shelf.words(replace(sentence, end=name.start)) if name.start > sentence.start else ""
    behind = shelf.words(replace(sentence, start=name.end)) if name.end < sentence.end else ""
    plain = _POSSESSIVE.sub("", clean(shelf.words(name)))
    words = plain.split(" ")
    held = length_of_office(words)  # the mention itself may begin with the office
    office, plain = "".join(f"{word} " for word in words[:held]), " ".join(words[held:])
    before += office
    named = frozenset(clean(shelf.words(m.span)).split(" ")[0] for m in shelf.mentions_in(sentence))
    title = find_title(before, named)
    if not title.lower().startswith(_FORMER) and _tells_of_old(shelf, sentence):
        title = ""
    starts = name.start + len(office) - len(title)
    led = before[: len(before) - len(title)].lower()
    is_past = title.lower().startswith("then") or led.endswith("then ")
    is_past = is_past or _FORMERLY.search(led) is not None or _LOST.search(led) is not None
    is_half = _is_second_half(shelf, starts, name.article_id) or _is_behind_and(shelf, sentence, starts, title)
    is_past = is_past or _LEAVES.match(behind) is not None
    if is_past or is_half or holds_button(title) or _NUMBERED.search(led):
        title = ""  # of another office, or what he was at the time that another sentence tells of
    title = title or read_row(before)
    role = _read_role(shelf, name, before, behind, title) if with_part else ""
    called = title[:1].lower() + title[1:] if _is_capital_of_sentence(title, before, named) else title
    return Introduction(name, called + plain, plain, title.strip(), role, _read_seat(shelf, name) if title else "")


def _read_seat(shelf: Shelf, name: Span) -> str:
    """The place right behind the name, of which he has the office before it (" of Ardan")."""
    text, at = shelf.article(name.article_id).text, name.end + len(" of ")
    if not text.startswith(" of ", name.end):
        return ""
    places = (m.span for m in shelf.mentions_in(shelf.sentence_at(name)) if m.kind == "GPE" and m.span.start == at)
    return next((f" of {clean(shelf.words(span))}" for span in places), "")


def _read_role(shelf: Shelf, name: Span, before: str, behind: str, title: str) -> str:
    """The part of him whose name stands between the words, or the body he is of where they give no office either."""
    role = read_part(behind)
    if role and not title and ends_in_office(before) and _WAS.match(role):
        return ""  # what he was, where what he is was not understood
    if role or title:
        return role
    return read_set_before(before, behind) or read_party(behind) or read_body(shelf, name, behind)


def _is_behind_and(shelf: Shelf, sentence: Span, starts: int, title: str) -> bool:
    """True if the title of several words stands behind "and" and a word with a capital that is nobody's name: it is the
    second half of the name of a body ("Docks and Port Services Director")."""
    found = _FIRST_HALF.search(shelf.words(replace(sentence, end=starts))) if starts > sentence.start else None
    if found is None or len(title.split()) < LEAST_OF_HALF:
        return False
    at = sentence.start + found.start(1)
    names = (m.span for m in shelf.mentions_in(sentence) if m.kind in ("PERSON", "NORP", "GPE"))
    return not any(span.start <= at < span.end for span in names)


def _tells_of_old(shelf: Shelf, sentence: Span) -> bool:
    """True if the sentence tells of a year before that of its report, in which he may have held another office."""
    day = shelf.article(sentence.article_id).published.day
    return day is not None and is_old(shelf.words(sentence), day.year)


def _is_of_long_ago(shelf: Shelf, name: Span) -> bool:
    """True if the sentence of the name tells only of years long before its report: whom it names there need not be the
    one, or the body called after him, that the report tells of."""
    day = shelf.article(name.article_id).published.day
    years = [int(year) for year in _ANY_YEAR.findall(shelf.words(shelf.sentence_at(name)))]
    return day is not None and bool(years) and max(years) <= day.year - LONG_AGO


def is_old(words: str, year: int) -> bool:
    """True if the words tell of a year before, and not only in an aside on somebody."""
    return any(int(found) < year for found in _IN_YEAR.findall(_WHO.sub(",", words)))


def _is_capital_of_sentence(title: str, before: str, named: frozenset[str]) -> bool:
    """True if the first word of an office in small letters has its capital from what it begins."""
    words = title.split()
    begins = before[: len(before) - len(title)].endswith((": ", "— ")) or len(title) == len(before)
    is_common = bool(words) and words[0].lower() in (load_words("modifiers.txt") | part_nouns()) - _PARTIES
    return is_common and begins and words[-1].islower() and words[0] not in named


def _is_second_half(shelf: Shelf, start: int, article_id: str) -> bool:
    """True if the title that begins at `start` does so within another name."""
    held = (m.span for m in shelf.readings[article_id].mentions if m.kind != "PERSON")
    return any(span.start < start < span.end for span in held)
