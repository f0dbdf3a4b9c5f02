"""Persons are introduced once in a brief: by the full name and the part that their report gives them, then short."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.model import Line, Mention, Section, Span
from onrecord.tell.quotations import QUOTED
from onrecord.tell.referents import load_words
from onrecord.tell.shelf import Shelf
from onrecord.tell.short_names import spell_out
from onrecord.tell.unfit import is_caption
from onrecord.tell.wording import clean

FIGURE_KINDS = frozenset({"series", "change", "report"})
"""Kinds of lines that name nobody in a sentence of their own."""
_RUN_IN = re.compile(r"[]\[()|]")
_COURTESY = re.compile(r"^(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady)\.? ")
_PART = (
    r"(?:President|Chancellor|Premier|Minister|Secretary|Ambassador|Envoy|Speaker|Leader|Whip|Chairman|Chairwoman|Director"
    r"|Commissioner|Governor|Mayor|Judge|Justice|General|Admiral|Colonel|Major|Captain|Senator|Representative|Congressman"
    r"|Congresswoman|Prince|King|Queen|Pope|Ayatollah|Sheikh|Attorney|Marshal|Sheriff|Chief"
    r"|(?:Sen|Rep|Gov|Gen|Adm|Col|Maj|Capt|Lt|Cmdr|Sgt|Amb|Rev)\.)"
)
_TITLE = re.compile(
    rf"(?<![-–])(?:\b(?:former|acting|then-?|incoming|outgoing|interim|deputy|late) ?)?"
    rf"(?:\b[A-Z][\w.’'&-]*(?: (?:of|for|of the))? ){{0,4}}\b{_PART}(?: (?:of|for)(?: the)?(?: [A-Z]\w+){{1,2}})? $"
)
"""Words of office right before a name; the name of an office begins with a capital in all its words."""
_NO_TITLE = re.compile(
    r"^(?:(?:On|In|At|By|For|As|And|But|The|A|An|When|While|After|Before|Then|With|Both|If|That|Although|Also|To|From|Since|Mr\."
    r"|CLOSE|WATCH|READ|LISTEN|SHARE|VIDEO|PHOTOS?|MORE|RELATED|UPDATED?|BREAKING|EXCLUSIVE|OPINION"
    r"|\w+day|January|February|March|April|May|June|July|August|September|October|November|December) )+"
)
"""First words of a sentence, what a page offers to press, and days, that only stand before the title."""
_BESIDE = re.compile(r"\w[-–]$|[A-Z][\w.’'-]* $")
"""Another name, or an office, right before the name."""
_CAPITAL_BEFORE = re.compile(r"(?<![.’'-])\b([A-Z][\w-]*) $")
"""A word with a capital right before a name."""
_ROLE_BEHIND = re.compile(r"^(?:,| \(|[’']s? )")
"""Behind the name, the sentence itself may say who bears it ("Ann Lee, a lawyer,")."""
_LEADING_THE = re.compile(r"\b(?:[Tt]he|[Aa]n?|pro|anti)[ -](?:[A-Za-z-]+ )?$")
"""In "the Lee government" the name is no person."""
_AS_A_NAME = re.compile(
    r"\b(?:names?|surname|born|called|dubbed|nicknamed|n[ée]e|alias|(?:known|listed) as)(?: (?:is|was))? [“\"‘']?$"
)
"""Where the sentence tells how somebody is called, the name stands as it is."""

_APPOSED = re.compile(r"^, (?P<role>(?!who\b|which\b)[\w’'.&/-]+(?: [\w’'.&/-]+){1,12}?)(?=[,;]|\.$)")
"""A few words between commas right behind a name."""
_FURTHER_PARTS = frozenset(
    "advocate aide ally attorney author chair chairman chairwoman chief co-founder columnist congressman congresswoman"
    " consultant coordinator correspondent dean deputy economist editor executive fellow founder head historian manager"
    " mayor member nominee physician professor reporter researcher resident rival scholar scientist speaker specialist"
    " strategist veteran whip writer son brother father wife widow daughter sister".split()
)
"""Nouns for what a person is, besides those of persons.txt."""
_OF_ANOTHER = frozenset("then his her their its my our".split())
"""First words of a part that he had at another time, or with somebody whom only another sentence names."""
_NEXT_OF_LIST = re.compile(
    r"\b(?!(?:of|at|for|in|with|from|on|and|the|by|to|under) )[a-z]+ (?:[A-Z][\w.’'-]+ )+[A-Z][\w’'-]+$"
)
"""A part that ends in a name is of the next person in a row ("Ann Lee, pilot Kim Orm, and")."""
_OFFICE_OF_NEXT = re.compile(
    rf"(?:^|, |\band )(?:(?:former|acting|then-?|interim|deputy|late) )?(?:[A-Z][\w.’'&-]* ){{0,4}}{_PART}"
    r"(?: [A-Z][\w.’'-]+){1,3}(?: and |$)"
)
"""So is an office right before a name ("Ann Lee, acting Port Director Kim Orm and Judge Sturm")."""
_OFFICE_CUT = re.compile(r"\b(?:of|for) (?:the )?(?:[A-Z][\w’'-]*,? )+and $")
"""Before a title, the first half of an office that holds an "and" ("Department of Docks and Port Director")."""
_KIND_CUT = re.compile(
    r"\b(?:(?:former|then|late|acting|onetime)[ -](?:[a-z-]+ ){1,3}"
    r"|(?:state|county|city|local|district|provincial|shadow|assistant|associate|vice|junior) "
    r"|(?:future|likely|presumptive|presumed|prospective|would-be|aspiring|disputed|ousted|deposed|self-\w+)[ -]"
    r"|[\w’'-]+[-–][A-Z][\w’'-]* )$"
)
"""Before a title, words that say which office it is, was or may become ("former state Chief Justice", "likely Party
Leader"), and the word with a hyphen that it begins in ("ex-Port Director")."""
_BEGAN = re.compile(r"(?:Former|Outgoing|Incoming|Late|Onetime) ")
"""First words of a title that has its capital from the sentence that it began."""
_MODIFIES = re.compile(
    r"^ (?:administration|campaign|government|judicial|team|supporters?|all(?:y|ies)|aides?|advis[eo]rs?|officials?"
    r"|voters?|era|polic(?:y|ies)|plans?|loyalists?|appointees?|nominees?|critics?|backers?|donors?|family|lawyers?|attorneys?"
    r"|spokes\w+|cabinet|presidency|rall(?:y|ies)|ads?|surrogates?|delegates?)\b"
)
"""Behind a name that only says whose they are ("Lee officials"), which is no place for a title."""
_NO_ROLE = frozenset("said says told adds added who whose which that".split())


@dataclass(frozen=True, slots=True)
class Introduction:
    """A person's full name with the words of office before it, and his part as it stands behind it, at `span`."""

    span: Span
    name: str
    title: str
    role: str


def introduce_names(shelf: Shelf, sections: Sequence[Section]) -> tuple[Section, ...]:
    """The sections with each person's full name and part where a line first names him by less; what was put in is
    cited and said in the rules of the line."""
    known: set[str] = set()
    return tuple(replace(s, lines=tuple(_introduce(shelf, line, known) for line in s.lines)) for s in sections)


def introduce_line(shelf: Shelf, line: Line) -> tuple[Line, tuple[str, ...]]:
    """The line as it stands where it is the first to name its persons, and by which names it knows them."""
    known: set[str] = set()
    return _introduce(shelf, line, known), tuple(sorted(known))


def _introduce(shelf: Shelf, line: Line, known: set[str]) -> Line:
    if line.kind in FIGURE_KINDS:
        return line
    for mention in _people(shelf, line):
        name = _surname(clean(shelf.words(mention.span)))
        if name in known or name not in line.text:
            continue
        known.add(name)
        full = _find_full(shelf, mention, name)
        if full is not None:
            line = _put_in(shelf, line, name, full)
    return spell_out(shelf, line, known)


def _people(shelf: Shelf, line: Line) -> Iterator[Mention]:
    """The persons that the line's own sentences name, in order."""
    first = line.cites[0].span.article_id
    for cite in line.cites:
        if cite.span.article_id == first:
            yield from (m for m in shelf.mentions_in(cite.span) if m.kind == "PERSON" and m.entity)


def _surname(name: str) -> str:
    """The last word of a name, without the mark of a possessive."""
    return re.sub(r"[’']s?$", "", name).split(" ")[-1]


def _find_full(shelf: Shelf, mention: Mention, surname: str) -> Introduction | None:
    """Where the report names the person in full: by the mention with an office before it, else with a part behind it,
    the first of equals; None if two persons of the report bear the name, or something else does."""
    reading = shelf.reading(mention.span)
    named = [(m, clean(_COURTESY.sub("", shelf.words(m.span)))) for m in reading.mentions]
    if any(_is_anothers(m, words, mention, surname) for m, words in named):
        return None
    full = [(m, words) for m, words in named if m.kind == "PERSON" and m.entity and _is_full(words, surname)]
    full = [(m, words) for m, words in full if _is_own(shelf, m.span)]
    if not full or {m.entity for m, _ in full} != {mention.entity} or len({_first(words) for _, words in full}) > 1:
        return None
    found = [_read_introduction(shelf, m.span) for m, _ in full]
    return max(found, key=lambda one: (bool(one.title), bool(one.role), -one.span.start))


def _is_full(words: str, short: str) -> bool:
    """True if the name has the short one for its surname or for its first name, and more."""
    return " " in words and short in (_surname(words), _first(words))


def _is_own(shelf: Shelf, name: Span) -> bool:
    """True if the report gives the name in its own words: not in a quotation, a caption, or with signs run into it."""
    sentence = shelf.sentence_at(name)
    words = shelf.words(sentence)
    place = name.start - sentence.start
    quoted = any(q.start() <= place < q.end() for q in QUOTED.finditer(words))
    if _is_rest_of_name(shelf, name, words[:place]):
        return False
    return not quoted and not _RUN_IN.search(shelf.words(name)) and not is_caption(words)


def _is_rest_of_name(shelf: Shelf, name: Span, before: str) -> bool:
    """True if a word with a capital stands before the name that is neither an office nor a name of its own: "Ann"
    before "Kim Stahl" may make another person of it."""
    beside = _CAPITAL_BEFORE.search(before)
    if beside is None or _TITLE.search(before) or _NO_TITLE.match(beside[1] + " "):
        return False
    at = name.start - len(before) + beside.start(1)
    kinds = (m.kind for m in shelf.reading(name).mentions if m.span.start <= at < m.span.end <= name.start)
    return all(kind == "PERSON" for kind in kinds)


def _is_anothers(other: Mention, words: str, mention: Mention, short: str) -> bool:
    """True if the short name is that of something else too, or part of somebody else's ("Kim Stahl" for "Kim")."""
    if other.kind == "PERSON":
        return other.entity != mention.entity and short in words.split(" ")[:-1]
    return _surname(words) == short


def _first(name: str) -> str:
    """The first name, titles aside."""
    return re.sub(rf"^(?:{_PART} )+", "", name).split(" ")[0]


def _read_introduction(shelf: Shelf, name: Span) -> Introduction:
    """The name with the words of office before it and the part behind it, in its sentence."""
    sentence = shelf.sentence_at(name)
    before = shelf.words(replace(sentence, end=name.start)) if name.start > sentence.start else ""
    behind = shelf.words(replace(sentence, start=name.end)) if name.end < sentence.end else ""
    found = _TITLE.search(before)
    title = found.group() if found else ""
    title = title[lead.end() :] if (lead := _NO_TITLE.match(title)) else title
    if title and _is_cut(shelf, before[: len(before) - len(title)], name.start - len(title), name.article_id):
        title = ""
    whole = clean(shelf.words(replace(name, start=name.start - len(title))))
    title = " ".join(re.sub(r"[’']s?$", "", whole).split(" ")[:-2])
    if title.lower().startswith("then"):  # what he was at the time that another sentence tells of
        return Introduction(name, clean(re.sub(r"[’']s?$", "", shelf.words(name))), "", _role(behind))
    return Introduction(name, re.sub(r"[’']s?$", "", whole), title if _TITLE.match(f"{title} ") else "", _role(behind))


def _role(behind: str) -> str:
    """The part of a person that the words behind his name give between commas, or nothing."""
    found = _APPOSED.match(behind)
    words = found["role"].split() if found else []
    parts = _parts()
    says_part = any(word.lower() in parts for word in words)
    is_clause = any(word in _NO_ROLE or word in load_words("verbs.txt") - parts for word in words)
    is_own = bool(words) and words[0].lower() not in _OF_ANOTHER and not _is_of_next(" ".join(words))
    return clean(" ".join(words)) if says_part and is_own and not is_clause else ""


def _is_of_next(role: str) -> bool:
    """True if the words between commas are the next person of a row."""
    return bool(_NEXT_OF_LIST.search(role) or _OFFICE_OF_NEXT.search(role))


def _is_cut(shelf: Shelf, before: str, start: int, article_id: str) -> bool:
    """True if the title that begins at `start` is the second half of an office or of another name; `before` are the
    words before it."""
    held = (m.span for m in shelf.readings[article_id].mentions if m.kind != "PERSON")
    cut = _OFFICE_CUT.search(before) or _KIND_CUT.search(before)
    return bool(cut) or any(span.start < start < span.end for span in held)


def _parts() -> frozenset[str]:
    return load_words("persons.txt") | _FURTHER_PARTS


def _last_word(words: str) -> str:
    return words.rstrip(" ,").rsplit(" ", 1)[-1].lower()


def _put_in(shelf: Shelf, line: Line, surname: str, full: Introduction) -> Line:
    """The line with the full name for the first place that gives less; as it is where it gives as much."""
    own = QUOTED.sub(lambda quoted: " " * len(quoted.group()), line.text)
    given = full.name.split(" ")[-2]
    last = _surname(full.name)
    courtesy = r"\b(?:Mr|Mrs|Ms|Dr)\.? "
    whole = rf"(?:{courtesy}|\b{re.escape(given)} )?\b{re.escape(last)}"
    short = whole if surname == last else rf"(?:{courtesy})?\b{re.escape(surname)}(?: {re.escape(last)})?"
    at = re.search(rf"{short}\b(?![-’']?[a-z]*[-–]|-[A-Z])", own)
    if at is None or _LEADING_THE.search(own[: at.start()]) or _AS_A_NAME.search(own[: at.start()]):
        return line
    after = own[at.end() :]
    if _MODIFIES.match(after):
        return line
    is_full = at.group() == f"{given} {last}"
    if is_full and _last_word(own[: at.start()]) in _parts():
        return line
    role = "" if full.title or _ROLE_BEHIND.match(after) else full.role
    if is_full and (_ROLE_BEHIND.match(after) or not (full.title or role)):
        return line
    beside = _BESIDE.search(own[: at.start()])
    if beside and not _NO_TITLE.match(beside.group()):
        return line
    name = full.name + (f", {role}" + ("" if re.match(r"[.,;:)—–]|$", after) else ",") if role else "")
    if own[: at.start()].strip() and _BEGAN.match(name):
        name = name[0].lower() + name[1:]
    text = line.text[: at.start()] + name + line.text[at.end() :]
    text = text[:1].upper() + text[1:]
    cite = shelf.cite(shelf.sentence_at(full.span))
    cites = line.cites if cite in line.cites else (*line.cites, cite)
    return replace(line, text=text, cites=cites, rules=(*line.rules, f"introduced as “{name}” at {full.span.start}"))
