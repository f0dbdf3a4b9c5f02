"""Persons are introduced once in a brief: by the full name and the part that their report gives them, then short."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.model import Line, Mention, Section, Span
from onrecord.tell.offices import PART, ends_in_office, find_title, opens_sentence, part_nouns, read_part
from onrecord.tell.quotations import QUOTED
from onrecord.tell.shelf import Shelf
from onrecord.tell.short_names import spell_out
from onrecord.tell.unfit import is_caption
from onrecord.tell.wording import clean

FIGURE_KINDS = frozenset({"series", "change", "report"})
"""Kinds of lines that name nobody in a sentence of their own."""
_RUN_IN = re.compile(r"[]\[()|]")
_COURTESY = re.compile(r"^(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady)\.? ")
_BESIDE = re.compile(r"\w[-–]$|[A-Z][\w.’'-]* $")
"""Another name, or an office, right before the name."""
_CAPITAL_BEFORE = re.compile(r"(?<![.’'-])\b([A-Z][\w-]*) $")
"""A word with a capital right before a name."""
_ROLE_BEHIND = re.compile(r"^(?:,(?! who )| \(|[’']s? )")
"""Behind the name, the sentence itself may say who bears it ("Ann Lee, a lawyer,")."""
_LEADING_THE = re.compile(r"\b(?:[Tt]he|[Aa]n?|pro|anti)[ -](?:[A-Za-z-]+ )?$")
"""In "the Lee government" the name is no person."""
_AS_A_NAME = re.compile(
    r"\b(?:names?|surname|born|called|dubbed|nicknamed|n[ée]e|alias|(?:known|listed) as)(?: (?:is|was))? [“\"‘']?$"
)
"""Where the sentence tells how somebody is called, the name stands as it is."""

_BEGAN = re.compile(r"(?:Former|Outgoing|Incoming|Late|Onetime) ")
"""First words of a title that has its capital from the sentence that it began."""
_MODIFIES = re.compile(
    r"^ (?:administration|campaign|government|judicial|team|supporters?|all(?:y|ies)|aides?|advis[eo]rs?|officials?"
    r"|voters?|era|polic(?:y|ies)|plans?|loyalists?|appointees?|nominees?|critics?|backers?|donors?|family|lawyers?|attorneys?"
    r"|spokes\w+|cabinet|presidency|rall(?:y|ies)|ads?|surrogates?|delegates?)\b"
)
"""Behind a name that only says whose they are ("Lee officials"), which is no place for a title."""


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
    before = words[:place]
    is_open = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    quoted = is_open or any(q.start() <= place < q.end() for q in QUOTED.finditer(words))
    if _is_rest_of_name(shelf, name, words[:place]):
        return False
    return not quoted and not _RUN_IN.search(shelf.words(name)) and not is_caption(words)


def _is_rest_of_name(shelf: Shelf, name: Span, before: str) -> bool:
    """True if a word with a capital stands before the name that is neither an office nor a name of its own: "Ann"
    before "Kim Stahl" may make another person of it."""
    beside = _CAPITAL_BEFORE.search(before)
    if beside is None or ends_in_office(before) or opens_sentence(beside[1] + " "):
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
    return re.sub(rf"^(?:{PART} )+", "", name).split(" ")[0]


def _read_introduction(shelf: Shelf, name: Span) -> Introduction:
    """The name with the words of office before it and the part behind it, in its sentence."""
    sentence = shelf.sentence_at(name)
    before = shelf.words(replace(sentence, end=name.start)) if name.start > sentence.start else ""
    behind = shelf.words(replace(sentence, start=name.end)) if name.end < sentence.end else ""
    named = frozenset(clean(shelf.words(m.span)).split(" ")[0] for m in shelf.mentions_in(sentence))
    title = find_title(before, named)
    if _is_second_half(shelf, name.start - len(title), name.article_id):
        title = ""
    whole = re.sub(r"[’']s?$", "", clean(shelf.words(replace(name, start=name.start - len(title)))))
    if title and len(title) == len(before) and title.split(" ")[-2].islower() and title.split(" ")[0] not in named:
        whole = whole[0].lower() + whole[1:]  # it had its capital from the sentence
    # The mention itself may begin with the office.
    office = title or find_title(" ".join(whole.split(" ")[:-2]) + " ", frozenset())
    if office.lower().startswith("then"):  # what he was at the time that another sentence tells of
        return Introduction(name, clean(re.sub(r"[’']s?$", "", shelf.words(name))), "", read_part(behind))
    return Introduction(name, whole, office.strip(), read_part(behind))


def _is_second_half(shelf: Shelf, start: int, article_id: str) -> bool:
    """True if the title that begins at `start` does so within another name."""
    held = (m.span for m in shelf.readings[article_id].mentions if m.kind != "PERSON")
    return any(span.start < start < span.end for span in held)


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
    if _last_word(own[: at.start()]) in part_nouns():
        return line
    is_told = _ROLE_BEHIND.match(after) is not None
    role = "" if full.title or is_told else full.role
    if is_full and (is_told or not (full.title or role)):
        return line
    beside = _BESIDE.search(own[: at.start()])
    if beside and not opens_sentence(beside.group()):
        return line
    name = full.name + (f", {role}" + ("" if re.match(r"[.,;:)—–]|$", after) else ",") if role else "")
    if own[: at.start()].strip() and _BEGAN.match(name):
        name = name[0].lower() + name[1:]
    text = line.text[: at.start()] + name + line.text[at.end() :]
    text = text[:1].upper() + text[1:]
    cite = shelf.cite(shelf.sentence_at(full.span))
    cites = line.cites if cite in line.cites else (*line.cites, cite)
    return replace(line, text=text, cites=cites, rules=(*line.rules, f"introduced as “{name}” at {full.span.start}"))
