"""How likely an editor would print a sentence where a brief would tell it: weights fitted on lines that we read."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice
from math import exp, fsum, log1p
from typing import TypeVar

from onrecord.model import SECTION_NAMES, Span
from onrecord.tell.quotations import QUOTED
from onrecord.tell.rank import SHORTEST_HALF_LIFE, find_fading
from onrecord.tell.shelf import content_words
from onrecord.tell.telling import HEAD_LENGTH, Telling
from onrecord.tell.voices import gives_answer, hear_saying
from onrecord.text.about import STOP_WORDS, Terms, relevance

TRIED = 80
"""Candidates of most worth that are weighed; a section of a brief tells two to eight, of a memo up to eighteen."""
LEAST_CHANCE = 0.52
"""Below it a sentence is told only where a page has next to nothing. Of the 4,710 lines of the last eleven readings in
the sections that mind it, each weighed by the weights of the other readings, a tenth stand below it, 47 % of them fit;
of the others 67 % were."""
SURE_CHANCE = 0.65
"""From it on a section tells MORE_SURE lines more, while the page has not FULL_PAGE; of 1,390 such lines of
Know more, the section that does, 72 % were fit."""
MORE_SURE, FULL_PAGE = 2, 16
THIN_PAGE = 4
"""Lines below which a page takes what it can get."""
MOST_SAYING = 40.0
"""Words of saying in a thousand from which more of them tell nothing: the report reports throughout."""
SHORT_STEP = 16
"""Words up to which a sentence without quotation and figure is a step of its report's argument, if that argues."""
FAIR_LENGTH, LEAST_LENGTH, MOST_LENGTH = 25, 10, 47
"""Words of a sentence of fair length; of one shorter or longer than the others no more is learnt."""
MOST_COUNTED = 3
"""Times that a sign of words is counted in one sentence."""
MOST_COMMAS = 5
MOST_DAYS = 30
"""Days by which a report may be older than the brief; few lines of older ones were read."""
MOST_READ, MOST_NAMES = 1000, 12
"""Characters of a sentence that are read, and names of it that are looked for in its report: more than any line has."""
LONGEST_NAME = 20
STEM = 4
"""Letters by which two forms of a word are known as one."""
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s")
_WORD = re.compile(r"[A-Za-z][\w’'-]*")
_KNOWN = re.compile(
    r"\b[Tt]he (?:[a-z]+ )?([a-z]{3,})(?! (?:of|that|which|who|to|for|between|in|on|against|[A-Z])|[-’'])\b"
)
"""A noun called known, without what says behind it which is meant."""
_FULL_NAME = re.compile(r"\b[A-Z][a-z’'-]+(?: [A-Z]\.)?(?: (?:al-|bin |de |von |van )?[A-Z][\w’'-]+)+")
_NAME = re.compile(r"(?<![.!?“\"] )(?<!^)\b([A-Z][a-z][\w-]+)")
_FIRST_NAME = re.compile(r"[A-Z][a-z]+$")
_VOICE = re.compile(r"\b(?:I|I['’]\w+|[Ww]e|[Oo]ur|us|[Mm]y|me|[Yy]ou|[Yy]our|[Ll]et['’]s)\b|[?!]")
"""Where a report speaks of itself or to its reader."""
MOST_HEARD, MOST_VOICED = 5000, 5.0
"""Characters of a report in which its voice is listened for, and how often in a thousand more counts no more."""
MOST_NAMED = 6
_ASKING = re.compile(r"\?|^(?:What|How|Why|Who|When|Where|Here)\b")
"""In a title: its report asks or explains."""
_LOOKED_UP = re.compile(r"[\d“\"]")
_DASH = re.compile(r" [–—-]+ |—")
_OPENING_QUOTES = '“"‘'
Candidate = TypeVar("Candidate")


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence in the text of its report, and what it would be told for: all that its chance is read from.

    `days`: by how many its report is older than the brief, where reports span a month or two (all that were read did);
    of a longer span fewer, as news of it ages more slowly. `section`: the name of that in which it would stand.
    """

    text: str
    start: int
    end: int
    title: str
    terms: Terms
    days: int
    section: str


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign of a sentence, the weight of it in the log-odds, and its pattern if it is one of words."""

    name: str
    weight: float
    pattern: re.Pattern[str] | None


@cache
def load_signs() -> tuple[Sign, ...]:
    """The signs with their weights."""
    table = (files("onrecord.tell") / "printable.tsv").read_text("utf-8").splitlines()
    rows = [row.split("\t") for row in table if not row.startswith("#")][1:]
    return tuple(Sign(row[0], float(row[1]), re.compile(row[4]) if row[4] else None) for row in rows)


def chance_printed(place: Place) -> float:
    """The share of such sentences that a reader of middling strictness would print, 0 to 1."""
    found = read_signs(place)
    return 1 / (1 + exp(-fsum(sign.weight * found[sign.name] for sign in load_signs())))


def read_signs(place: Place) -> dict[str, float]:
    """The strength of each sign of the table in the sentence."""
    words = " ".join(place.text[place.start : min(place.end, place.start + MOST_READ)].split())
    own = QUOTED.sub(lambda quoted: " " * len(quoted.group()), words)
    found = {s.name: float(min(MOST_COUNTED, len(s.pattern.findall(own)))) for s in load_signs() if s.pattern}
    sections = {name: float(place.section == name) for name in SECTION_NAMES}
    return {**found, **_read_place(place, found), **_read_form(place, words, own), **sections, "always": 1.0}


def _read_place(place: Place, found: dict[str, float]) -> dict[str, float]:
    """Signs of where the sentence stands, in its report and in time."""
    ends = sum(1 for _ in islice(_SENTENCE_END.finditer(place.text, 0, place.start), 2))
    age = log1p(min(MOST_DAYS, max(0, place.days)))
    tells_day = bool(found["weekday"] or found["says"])
    return {
        "age": age,
        "opens, grown old": age * (ends == 0),
        "opens without a day": float(ends == 0 and not tells_day),
        "second": float(ends == 1),
        "opens and says": float(ends < 2 and found["says"] > 0),
        "begins paragraph": float(place.start == 0 or place.text[place.start - 1] == "\n"),
    }


def _read_form(place: Place, words: str, own: str) -> dict[str, float]:
    """Signs of how the sentence is made, and of how much it is on what was asked and on its report's own news."""
    length = min(MOST_LENGTH, max(LEAST_LENGTH, len(_WORD.findall(words))))
    titled = content_words(place.title) - STOP_WORDS
    return {
        "length": (length - FAIR_LENGTH) / 10,
        "commas": float(min(MOST_COMMAS, words.count(","))),
        "dash": float(bool(_DASH.search(words))),
        "begins with quotation": float(words[:1] in _OPENING_QUOTES),
        "known nouns": float(min(MOST_COUNTED, sum(1 for _ in _find_known(own)))),
        "names": float(min(MOST_NAMED, len(set(_NAME.findall(own))))),
        "own voice": _hear_voice(place.text[:MOST_HEARD]),
        "short names": float(min(MOST_COUNTED, sum(1 for _ in _find_short_names(place, words, own)))),
        "asked": relevance(words, place.terms),
        "asked in head": relevance(f"{place.title} {place.text[:HEAD_LENGTH]}", place.terms),
        "title": len(titled & content_words(words)) / max(1, len(titled)),
        "not in title": float(relevance(place.title, place.terms) == 0),
        "lets speak": min(MOST_SAYING, hear_saying(place.text)) / 20,
        "unanswered": float(not gives_answer(words)),
    }


@lru_cache(maxsize=512)
def _hear_voice(text: str) -> float:
    """How often the report speaks of itself or to its reader, quotations aside, in a thousand characters."""
    own = QUOTED.sub(" ", text)
    return min(MOST_VOICED, len(_VOICE.findall(own)) / max(1.0, len(own) / 1000))


def _find_known(own: str) -> Iterator[str]:
    """The nouns that the sentence calls known and has not told of before."""
    lowered = own.lower()
    return (m[1] for m in _KNOWN.finditer(own) if m[1][:STEM] not in lowered[: m.start()])


def _find_short_names(place: Place, words: str, own: str) -> Iterator[str]:
    """The names of one word that the report gives in full and the sentence does not, what was asked aside."""
    full = " ".join(_FULL_NAME.findall(words))
    for name in islice(dict.fromkeys(_NAME.findall(own)), MOST_NAMES):
        is_asked = bool(place.terms) and relevance(name, place.terms) > 0
        if name not in full and not is_asked and _gives_in_full(place.text, name):
            yield name


def _gives_in_full(text: str, name: str) -> bool:
    """True if the name stands behind another name somewhere; looked for without a pattern, which each name would need
    of its own."""
    at = text.find(f" {name}")
    while at >= 0:
        end = at + 1 + len(name)
        if not text[end : end + 1].isalnum() and _FIRST_NAME.search(text[max(0, at - LONGEST_NAME) : at]):
            return True
        at = text.find(f" {name}", end)
    return False


def is_step(telling: Telling, sentence: Span) -> bool:
    """True for a short sentence, without quotation and figure, of a report whose title asks or explains: it is a step
    of an argument, and leans on those before it. Of 28 such lines that were read 21 were unfit."""
    words = telling.shelf.words(sentence)
    if len(words.split()) > SHORT_STEP or _LOOKED_UP.search(words):
        return False
    return _ASKING.search(telling.shelf.article(sentence.article_id).title or "") is not None


def find_chance(telling: Telling, sentence: Span, section: str) -> float:
    """The chance that an editor would print the sentence in that section of a brief of that day on what was asked."""
    article = telling.shelf.article(sentence.article_id)
    day = article.published.middle
    back = (telling.as_of - day).days if telling.as_of and day else 0
    days = round(back * SHORTEST_HALF_LIFE / find_fading(telling))
    terms, title = telling.question.terms, article.title or ""
    return chance_printed(Place(article.text, sentence.start, sentence.end, title, terms, days, section))


def choose_printable(
    telling: Telling, section: str, ranked: Iterable[tuple[float, Span, Candidate]], least: float = LEAST_CHANCE
) -> Iterator[tuple[float, Candidate]]:
    """Of `ranked`, in order of worth, the first TRIED, each with the chance that an editor would print it; by worth and
    chance. What hardly any editor would print (below `least`) comes last, and only while the page has next to nothing.
    Where nothing was asked all come by worth: no line of such a brief was read."""
    tried = islice(ranked, TRIED)
    if not telling.question.terms:
        yield from ((LEAST_CHANCE, candidate) for _, _, candidate in tried)
        return
    weighed = []
    for order, (worth, sentence, candidate) in enumerate(tried):
        chance = find_chance(telling, sentence, section)
        is_poor = chance < least or is_step(telling, sentence)
        weighed.append((is_poor, -worth * chance, order, chance, candidate))
    for is_poor, _, _, chance, candidate in sorted(weighed, key=lambda w: w[:3]):
        if is_poor and len(telling.memory.told) >= THIN_PAGE:
            telling.refused["such lines are seldom fit to print"] += 1
        else:
            yield chance, candidate


def has_room(telling: Telling, told: int, limit: int, chance: float) -> bool:
    """True if a section that has told so many lines has room for one of that chance: up to its `limit`, and for what
    is sure to be printed while the page is short."""
    is_short = len(telling.memory.told) < FULL_PAGE
    return told < limit or (is_short and chance >= SURE_CHANCE and told < limit + MORE_SURE)
