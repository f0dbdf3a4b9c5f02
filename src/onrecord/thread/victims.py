"""How many the sentences of a report say were killed and hurt, read from their words.

A report counts its victims in figures ("two dead"), in articles ("a man was killed"), in lists ("three men and a
woman"), or tells them one by one. Words become signs, and the signs are read in small patterns: the headline and the
lede first, and what stands later only where those are silent.

Signs: n number, a article, p q V one or many people, o an age, N a name, k dead, w hurt, s shot, l left, b be,
r himself, d death of, v life of, t turned, g an adverb, & and, y an age after a name, x any other word.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.thread.lexicon import read_classes

SENTENCES_READ = 14
"""Sentences after which a report tells of other deeds, and of the street it was in."""
LEAD_LINES = 3
"""Headline and first sentences: of 3, 4 and 6, three gave the most incidents right among 300."""
MOST_COUNTED, MOST_BARE = 999, 99
"""Higher figures are house numbers and calls to 911; of three digits, only with the word for people beside them."""
_TOKEN = re.compile(
    r"\d+[- ](?:year|month|week)s?[- ]olds?|\d+(?:[.,:/]\d+)*|[^\W\d_]+(?:['’.-][^\W\d_]+)*|[,;:.()]", re.I
)
_AGED = re.compile(r"\d+[- ](?:year|month|week)", re.I)
_ONE = r"(?:a?n[xoN]{0,2}[pqVo]|an?[xoN]{0,3}[poqV]|a?n|[oN]{0,2}[pqV])"
_PEOPLE = rf"(?P<people>{_ONE}(?:,{_ONE})*(?:,?&{_ONE})?)"
_ASIDE = r"(?:,[^,k-mrsw]{1,7},)?"
_NAME = r"(?P<people>N{1,4})(?:,y,?|,)?"
_OBJECT = r"g?[na]{0,2}[xo]{0,2}[pqV]"
_BEEN = r"[xg]{0,2}b[xbg]{0,3}"
_WENT = {
    "killed": (
        rf"{_PEOPLE}{_ASIDE}(?:{_BEEN}(?:s&|s)?k|[xg]{{0,2}}(?:s&|s)?k(?!{_OBJECT}))",
        rf"(?:s&k|sk|k[sw]?)g?{_PEOPLE}",
        rf"l{_PEOPLE}[xg]{{0,1}}k",
        rf"{_NAME}(?:[xg]{{0,1}}b[xg]{{0,3}}(?:s&)?k|[xg]{{0,2}}k(?!{_OBJECT}))",
        r"(?:dx|k|s&k|sk)(?P<people>N{1,4}(?:,y,)?(?:,?&N{1,4})?)",
        rf"[dv]x{_PEOPLE}",
        rf"{_PEOPLE}{_ASIDE}[xbg]{{0,4}}sxd",
        r"(?:k|w|t[ax]{0,4})(?P<people>r)",
    ),
    "hurt": (
        rf"{_PEOPLE}{_ASIDE}(?:{_BEEN}(?:s&|s)?w|[xg]{{0,2}}(?:s&|s)?w(?!{_OBJECT}))",
        rf"(?:s&w|w)g?{_PEOPLE}",
        rf"l{_PEOPLE}[xg]{{0,2}}w",
        rf"{_NAME}[xg]{{0,1}}b[xg]{{0,2}}(?:s&)?w",
    ),
    "shot": (
        rf"{_PEOPLE}{_ASIDE}(?:{_BEEN}s(?!&k|k|xd)|g?s(?!&k|k|xd|{_OBJECT}|N|r))",
        r"(?P<people>n[xoN]{0,2}V)",
        rf"s{_PEOPLE}",
        rf"l{_PEOPLE}[xg]{{0,2}}s",
        r"s(?P<people>r)",
        rf"{_NAME}[xg]{{0,1}}b[xg]{{0,2}}s(?!&k|k|xd)",
    ),
}
_SIGNS = {
    "one": "p", "many": "q", "dead": "k", "hurt": "w", "shot": "s", "leave": "l", "be": "b", "self": "r", "gap": "g",
    "few": "a", "and": "&", "death": "d", "life": "v", "turned": "t", "victim": "V",
}  # fmt: skip

_ASKED_FOR = "kwsdvtV"
"""Of these signs each pattern asks for one."""
_DEATHS = frozenset({"shooting", "killing", "slaying", "murder"})
"""Words that are deaths by the words beside them."""


@dataclass(frozen=True, slots=True)
class Group:
    """One group of victims: how many, whether they are counted, the age of a single one, and where it stands.

    `line` numbers the lines that were read; `start` and `end` are offsets into that line.
    """

    number: int
    counted: bool
    age: str
    line: int
    start: int = 0
    end: int = 0


def read_groups(lines: Sequence[str]) -> Mapping[str, list[Group]]:
    """The groups that the lines tell "killed", "hurt" and "shot": the first lines', the rest where those are silent.

    Who was hurt and died is no more among the hurt.
    """
    lead, rest = _read_lines(lines[:LEAD_LINES], 0), _read_lines(lines[LEAD_LINES:], LEAD_LINES)
    told = any(lead.values())
    found = {went: lead[went] or [g for g in rest[went] if g.counted or not told] for went in _WENT}
    if found["killed"] and not any(g.counted for g in found["hurt"]):
        ages = {g.age for g in found["killed"]}
        found["hurt"] = [g for g in found["hurt"] if g.age and g.age not in ages and any(ages)]
    return found


def count_groups(groups: Sequence[Group]) -> int | None:
    """The figure given most often, the first of equals; else as many as one line tells apart by age."""
    figures = [g.number for g in groups if g.counted]
    if figures:
        counts = Counter(figures)
        return max(counts, key=lambda n: (counts[n], -figures.index(n)))
    aged = Counter(line for line, _ in {(g.line, g.age) for g in groups if g.age})
    return max((1, *aged.values())) if groups else None


def _read_lines(lines: Sequence[str], first: int) -> dict[str, list[Group]]:
    """The groups that were killed, hurt, and shot, in lines numbered from `first`."""
    found: dict[str, list[Group]] = {went: [] for went in _WENT}
    for number, line in enumerate(lines, first):
        if not _tells_victims(line):
            continue
        signs, words = _sign_words(line)
        for went, patterns in _patterns().items():
            for pattern in patterns:
                found[went].extend(_read_group(match, words, number) for match in pattern.finditer(signs))
    return found


def _tells_victims(line: str) -> bool:
    """False for a line, as most are, without a word that may become a sign that every pattern asks for."""
    plain = line.lower()
    return any(word in plain for word in _telling_words())


@cache
def _telling_words() -> tuple[str, ...]:
    found = {word for word, sign in _word_signs().items() if sign in _ASKED_FOR} | _DEATHS
    return tuple(sorted(word for word in found if not any(held in word for held in found - {word})))


def _read_group(match: re.Match[str], words: Sequence[re.Match[str]], line: int) -> Group:
    """How many people the words of the match are: the parts of a list are added."""
    first, last = match.span("people")
    signs, here = match.group("people"), [word.group() for word in words[first:last]]
    number, at = 0, 0
    for part in re.split(r"[,&]", signs):
        count = part.find("n")
        number += _number(here[at + count]) if count >= 0 else bool(part)
        at += len(part) + 1
    age = here[signs.index("o")] if "o" in signs else ""
    return Group(number, "n" in signs or number > 1, age, line, words[first].start(), words[last - 1].end())


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _numbers().get(word.lower(), 1)


def _sign_words(line: str) -> tuple[str, list[re.Match[str]]]:
    """One sign for each word of the line, and the words; in a headline all in capitals nothing is a name."""
    found = list(_TOKEN.finditer(line))
    words = [word.group() for word in found]
    signs = "".join(_sign(words, n) for n in range(len(words)))
    return signs.replace("N", "x") if line.istitle() else signs, found


def _sign(words: Sequence[str], at: int) -> str:
    word = words[at]
    if word[0].isdigit():
        return _sign_of_figure(words, at)
    if not word[0].isalpha():
        return "," if word in ",()" else "."
    plain, before, after = word.lower(), _word(words, at - 1), _word(words, at + 1)
    if plain == "shooting" and before not in read_classes("victims")["shooting"]:
        return "d" if before in ("fatal", "deadly") else "x"
    if before == "no" and plain == "one":
        return "x"
    if after == "of" and (plain == "one" or plain in _DEATHS):
        return "x" if plain == "one" else "d"
    if plain == "another" and _word_signs().get(after, "x") in "swkb":
        return "n"
    known = _word_signs().get(plain) or _word_signs().get(re.sub(r"['’]s$", "", plain))
    if known:
        return "x" if known == "n" and after in read_classes("victims")["uncounted"] else known
    return "N" if word[0].isupper() and at > 0 else "x"


def _sign_of_figure(words: Sequence[str], at: int) -> str:
    """n for a count of people; an age, a day, a time, a house number are none."""
    word, before, after = words[at], _word(words, at - 1), _word(words, at + 1)
    if _AGED.match(word):
        return "o"
    if before == "," and (after in ("", "of") or not after[0].isalnum()):
        return "y"
    classes = read_classes("victims")
    month = _word(words, at - 2) if before == "." else before
    counted = after not in classes["uncounted"] and month[:3] not in classes["month"] and word.isdigit()
    most = MOST_COUNTED if _word_signs().get(after, "x") in "pqV" else MOST_BARE
    return "n" if counted and 0 < int(word) <= most else "x"


def _word(words: Sequence[str], at: int) -> str:
    return words[at].lower() if 0 <= at < len(words) else ""


@cache
def _word_signs() -> dict[str, str]:
    """Word -> the sign of its class."""
    classes = read_classes("victims")
    return {word: sign for name, sign in _SIGNS.items() for word in classes[name]} | dict.fromkeys(_numbers(), "n")


@cache
def _numbers() -> dict[str, int]:
    """Number word -> number."""
    pairs = (entry.split("=") for entry in read_classes("victims")["number"])
    return {word: int(value) for word, value in pairs}


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], ...]]:
    return {went: tuple(map(re.compile, patterns)) for went, patterns in _WENT.items()}
