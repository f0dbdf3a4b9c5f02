"""Persons are introduced once in a brief: by the full name and the part that their report gives them, then short."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.model import Line, Mention, Section
from onrecord.tell.full_names import PARTICLES, Introduction, find_full, is_old, short_name
from onrecord.tell.offices import PARTIES, ends_in_office, find_head, names_again, opens_sentence, part_nouns
from onrecord.tell.quotations import QUOTED
from onrecord.tell.referents import load_words
from onrecord.tell.shelf import Shelf
from onrecord.tell.short_names import spell_out
from onrecord.tell.wording import clean
from onrecord.text.actors import load_actors

FIGURE_KINDS = frozenset({"series", "change", "report"})
"""Kinds of lines that name nobody in a sentence of their own."""
_COURTESIES = r"\b(?:Mr|Mrs|Ms|Dr)\.? "
_BESIDE = re.compile(r"\w[-–]$|[A-Z][\w.’'-]* $")
"""Another name, or an office, right before the name."""
_OWNER = re.compile(r"[A-Z][\w.-]*[’'](?:s)? $")
_RANK = re.compile(
    r"\b(?:(?<!Attorney )General|Admiral|Colonel|Major|Captain|Lieutenant|Sergeant|Commander|Officer"
    r"|(?:Gen|Adm|Col|Maj|Capt|Lt|Cmdr|Sgt|Cpl|Spc)\.) $"
)
"""A rank says less of who somebody is than his part does."""
_STEP = re.compile(r"\b(Lt\.|Lieutenant|Maj\.|Major|Brig\.|Brigadier|Rear|Vice|Deputy|Assistant) [A-Z][\w.]* ?$")
"""A word before the last of an office, which makes a lower one of it."""
_OWNS = re.compile(r"[’']")
"""Behind a name that owns what follows, where no place can stand."""
_ROLE_BEHIND = re.compile(r"^(?:,(?! who )| \(|[’']s? )")
"""Behind the name, the sentence itself may say who bears it ("Ann Lee, a lawyer,")."""
_SAYS_BEHIND = re.compile(
    r"(?:,? and (?:[A-Z][\w.’'-]* ?)+)?(?:,| \(| (?:of|from|at|with) (?:the )?(?:[a-z-]+ ){0,2}[A-Z]| [—–]| -- )"
)
"""So it may by words aside, and by the body he is of."""
_ROW_BEFORE = re.compile(r"(?:[A-Z][\w.’'-]* )+(?:\([^)]*\) )?(?:(?<=, )|and )$")
"""Others of whom the same is told, before the name ("the pilots Ann Orm and")."""
_LEADING_THE = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|pro|anti)[ -](?:[A-Za-z-]+ )?$|\b(?:its|his|her|their|our|my) $"
    r"|\b(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|several|many|most|some|few|both|other|these|those) $"
)
"""In "the Lee government" or "four Lee groups" the name is no person."""
_AS_A_NAME = re.compile(
    r"\b(?:names?|surname|born|called|dubbed|nicknamed|n[ée]e|alias|(?:known|listed) as)(?: (?:is|was))? [“\"‘']?$"
)
"""Where the sentence tells how somebody is called, the name stands as it is."""
_BEGAN = re.compile(r"(?:Former|Outgoing|Incoming|Acting|Interim|Late|Onetime|Retired) ")
"""First words of a title that has its capital from the sentence that it began."""
_NO_MARK = re.compile(r"[.,;:)—–]|$| (?:[—–]|--?) ")
"""Behind a part, what makes the comma that ends it needless."""
_MODIFIES = re.compile(
    r"^ (?:administration|campaign|interview|investigation|probe|inquiry|case|trial|memo|hearing|nomination|deal"
    r"|re-?election|government|judicial|team|supporters?|all(?:y|ies)|aides?|advis[eo]rs?"
    r"|officials?|voters?|era|polic(?:y|ies)|plans?|loyalists?|appointees?|nominees?|critics?|backers?|donors?|family"
    r"|lawyers?|attorneys?|spokes\w+|cabinet|presidency|coverage|rall(?:y|ies)|ads?|surrogates?|delegates?|doctrine"
    r"|White House)\b"
)
"""Behind a name that only says whose they are ("Lee officials"), which is no place for a title."""
_COUPLE = re.compile(r"^(?:, [A-Z][\w’'-]+)*,? (?:and|&) [A-Z][\w’'-]+ [A-Z]")
"""Behind a first name, another with the surname of both ("Ann and Kim Lund")."""
_ROW_OF_OFFICE = re.compile(
    r"\b(?:Presidents|Senators|Sens\.|Representatives|Reps\.|Governors|Govs\.|Ministers|Secretaries|Justices|Judges|Mayors"
    r"|Leaders|Chairmen|Generals|Gens\.|Ambassadors|Kings|Princes)(?: [A-Z][\w.’'-]*)+(?:,(?: [A-Z][\w.’'-]*)+)*"
    r",?(?: and)? $"
)
"""Before a name, others of the same office, which is told for all of them ("Presidents Orm and Lund")."""
_MADE = re.compile(
    r"\b(?:named|nam(?:es|ing)|appoint(?:ed|s|ing)?|nominat(?:ed?|es|ing)|pick(?:ed|s|ing)?|chose|choos(?:es?|ing)|tapp(?:ed|ing)"
    r"|elect(?:ed|s|ing)?|confirm(?:ed|s|ing)?|replac(?:ed?|es|ing)|succeed(?:ed|s|ing)?|hir(?:ed?|es|ing)|installed) $"
)
"""Before a name that has its office by what is told."""
_BECOMES = r"\b(?:as|be(?:come|came|comes|coming|en|ing)?|is|was|were|wasn[’']t|elected|run(?:ning)? for)"
"""Before an office, what makes it what somebody is or becomes."""
_ONCE = re.compile(r"^[’']s? (?:\w+ ){0,2}(?:days|years|time|tenure|career|childhood|youth|term|candidacy|run|bid)\b")
"""Behind a name, a time of his life in which he may have had another office."""
_HIS_OFFICE = re.compile(r"^[’']s? (?:\w+ )?(?:office|administration|staff|cabinet|government|department)\b")
"""Behind a name, those whom he has by his office: a former one has none."""
_IN_PLACE = re.compile(r"\b(?:Party|[Cc]ity|[Tt]own|[Cc]ounty|[Ss]tate|[Vv]illage|[Pp]ort) of $")
"""Before the name of a place, which a person may have too, and of him whose party it is called."""
_IN = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside) $")
_STATE_BEHIND = re.compile(r"^, [A-Z]")
"""Before and behind a name that is a town's ("in Lund, Ardan")."""
_GOES_ON = re.compile(r"^ (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)(?:for )?[A-Z]")
"""A name that is only the first word of another ("Lund Tower", "Lund for Ardan"), or of the second or third of it."""


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
    for mention in people_in(shelf, line):
        name = short_name(clean(shelf.words(mention.span)))
        if name in known or name not in line.text or _is_shared(shelf, line, mention, name):
            continue
        full = find_full(shelf, mention, name)
        if full is not None:
            line = _put_in(shelf, line, name, full)
        called = full.plain if full else clean(shelf.words(mention.span))
        if " " in called and called in line.text:
            known.add(name)
    return spell_out(shelf, line, known)


def _is_shared(shelf: Shelf, line: Line, mention: Mention, name: str) -> bool:
    """True if the line names another by the same last name: the first place of it may be his."""
    others = (m for m in people_in(shelf, line) if m.entity != mention.entity)
    return any(short_name(clean(shelf.words(other.span))) == name for other in others)


def people_in(shelf: Shelf, line: Line) -> Iterator[Mention]:
    """The persons that the line's own sentences name, in order."""
    first = line.cites[0].span.article_id
    for cite in line.cites:
        if cite.span.article_id == first:
            yield from (m for m in shelf.mentions_in(cite.span) if m.kind == "PERSON")


def tells_part(text: str, short: str) -> bool:
    """True if the words beside the first place of the name say who bears it: his office, part, owner, party or age, or
    what a whole row of names is."""
    small = "|".join(sorted(PARTICLES))
    found = re.search(rf"(?:\b(?:[A-Z][\w.’'-]*|{small}) )*\b{re.escape(short)}\b(?:,? (?:Jr|Sr)\.)?", text)
    if found is None:
        return True
    beside = _ROW_BEFORE.sub("", text[: found.start()])
    words = found.group().split(" ")[:-1]
    is_held = any(ends_in_office(" ".join((*words[:n], ""))) for n in range(1, len(words) + 1))
    if is_held or _SAYS_BEHIND.match(text, found.end()) or _says_who(beside):
        return True
    nouns = (word.rstrip(",").lower() for word in (*beside.split(" ")[-3:-1], *words))
    is_owned = any(_OWNER.search(f"{word} ") for word in words)
    return is_owned or any(noun in part_nouns() or noun in load_words("sayers.txt") for noun in nouns)


def _last_word(words: str) -> str:
    return words.rstrip(" ,").rsplit(" ", 1)[-1].lower()


def _put_in(shelf: Shelf, line: Line, short: str, full: Introduction) -> Line:
    """The line with the full name for the first place that gives less; as it is where it gives as much."""
    own = QUOTED.sub(lambda quoted: " " * len(quoted.group()), line.text)
    at = _find_place(own, short, full.plain)
    if at is None or not _is_place(own[: at.start()], own[at.end() :], short, full):
        return line
    if len(at.group()) < len(full.plain) and own[: at.end()].endswith(full.plain):
        return line
    if " " in at.group() and full.plain.endswith(f" {at.group()}"):  # "Tweet Ann Orm": of the page, not of the name
        return line
    behind = own[at.end() :]
    beside = own[: at.start()]
    is_told = _ROLE_BEHIND.match(behind) is not None or (_says_who(beside) and not _RANK.search(beside))
    is_held = bool(full.title) and not (_says_who(beside) or _says_office(beside, behind, full.title))
    is_held = is_held and _last_word(beside) != _last_word(full.title)
    is_held = is_held and not (_is_of_then(behind, full.title) or _is_old(shelf, line, full.title))
    if not is_held and " " not in full.plain:
        return line
    is_told = is_told or _goes_on_with(behind, full.role)
    role = "" if is_told or (full.title and not _RANK.search(f"{full.title} ")) else full.role
    if full.seat and _OWNS.match(behind):
        is_held = False
    name = full.name + full.seat if is_held else full.plain
    if at.group().endswith(name) and not role:  # with a courtesy before it, perhaps
        return line
    if role.startswith("of "):
        name += f" {role}"
    elif role:
        name += f", {role}" + ("" if _NO_MARK.match(behind) else ",")
    if own[: at.start()].strip() and _BEGAN.match(name):
        name = name[0].lower() + name[1:]
    text = line.text[: at.start()] + name + line.text[at.end() :]
    text = text[:1].upper() + text[1:]
    cite = shelf.cite(shelf.sentence_at(full.span))
    cites = line.cites if cite in line.cites else (*line.cites, cite)
    return replace(line, text=text, cites=cites, rules=(*line.rules, f"introduced as “{name}” at {full.span.start}"))


def _find_place(own: str, short: str, plain: str) -> re.Match[str] | None:
    """The first place of the short name, with a courtesy or the first name before it."""
    last = short_name(plain)
    given = [word for word in plain[: plain.rindex(last)].split(" ") if word and word.lower() not in PARTICLES][-1:]
    before = "|".join(rf"\b{re.escape(word)} " for word in given) or r"(?!)"
    whole = rf"(?:{_COURTESIES})?(?:{before})?(?:\b(?i:{'|'.join(sorted(PARTICLES))}) )*\b{re.escape(last)}"
    pattern = whole if short == last else rf"(?:{_COURTESIES})?\b{re.escape(short)}(?: {re.escape(last)})?"
    return re.search(rf"{pattern}\b(?![-’']?[a-z]*[-–]|-[A-Z])", own)


def _is_place(before: str, behind: str, short: str, full: Introduction) -> bool:
    """True if the name between the words is that of a person whom they do not introduce themselves. Behind an office it
    is of him whom the report calls so in full: "President Orm" is not the minister's, whose husband he was."""
    if before.endswith(" ") and before.split(" ")[-2].lower() in PARTICLES:
        return False
    if _LEADING_THE.search(before) or _AS_A_NAME.search(before):
        return False
    if _MODIFIES.match(behind) or _is_of_theirs(behind):
        return False
    is_couple = short not in (short_name(full.plain), full.plain) and _COUPLE.match(behind)
    if is_couple or _GOES_ON.match(behind) or _ROW_OF_OFFICE.search(before):
        return False
    if _IN_PLACE.search(before) or (_IN.search(before) and _STATE_BEHIND.match(behind)):
        return False
    if ends_in_office(before):
        head = find_head(before)
        return head in PARTIES or (head == find_head(full.title) and _find_step(before) == _find_step(full.title))
    beside = _BESIDE.search(before)
    return not _is_of_place(short) and (not beside or opens_sentence(beside.group()) or _says_who(before))


def _find_step(office: str) -> str:
    """The word right before the last of an office by which it is a lower one ("Lt." in "Lt. Col.")."""
    found = _STEP.search(office)
    return found[1][:2] if found else ""


def _is_of_place(short: str) -> bool:
    """True if the name is that of a place, too, which a parse may take for a person ("Georgia")."""
    return any(actor.kind == "GPE" for actor in load_actors().named(short))


def _says_who(before: str) -> bool:
    """True if an office, a part or an owner right before the name says who bears it ("Col.", "rival", "Ardan’s")."""
    return ends_in_office(before) or _last_word(before) in part_nouns() or _OWNER.search(before) is not None


def _is_of_theirs(behind: str) -> bool:
    """True if the words behind a name say what somebody else is to him ("Lee senior adviser")."""
    for word in behind.split(" ")[1:4]:
        if word in part_nouns():
            return behind.startswith(" ")
        if word not in load_words("modifiers.txt"):
            return False
    return False


def _says_office(before: str, behind: str, title: str) -> bool:
    """True if the line itself tells of the office, so that its name would be told twice, or before he had it: by a part
    behind his name, by a verb that gives it to him, or as what somebody is or becomes."""
    head = find_head(title)
    if names_again(title, behind) or _MADE.search(before):
        return True
    told = rf"{_BECOMES} (?:[\w.’'-]+ ){{0,3}}{head}\b(?! [A-Z])|\b{head[:-1]}(?:cy|rship)\b"
    return bool(head) and re.search(told, f"{before} {behind}") is not None


def _goes_on_with(behind: str, role: str) -> bool:
    """True if the words behind the name say what the part ends in ("in Ardan"), or another clause of who he is."""
    if behind.startswith(", who ") and role.startswith("who "):
        return True
    return bool(role) and behind.lstrip(" ,").startswith(" ".join(role.split()[-2:]))


def _is_of_then(behind: str, title: str) -> bool:
    """True if the words behind the name are of a time at which he need not have had, or still had, the office."""
    return _ONCE.match(behind) is not None or (_is_former(title) and _HIS_OFFICE.match(behind) is not None)


def _is_old(shelf: Shelf, line: Line, title: str) -> bool:
    """True if the line tells of a year before that of its report, in which the office may have been another's; in the
    year right before it he had it mostly, if he has it still."""
    day = shelf.article(line.cites[0].span.article_id).published.day
    return day is not None and is_old(line.text, day.year - (0 if _is_former(title) else 1))


def _is_former(title: str) -> bool:
    return title.lower().startswith(("former", "ex-"))
