"""The timeline: the days that the reports speak of most and longest, each in the sentence that most agree on."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from math import fsum, log, sqrt

from onrecord.model import Account, Line, Span, TimelineEntry
from onrecord.tell.days import OPENING, Day, Naming, gather_days
from onrecord.tell.shelf import Shelf
from onrecord.tell.telling import BriefQuestion, Telling
from onrecord.text.about import STOP_WORDS, Terms
from onrecord.text.edtf import edtf_words

DATES_AT_MOST = 40
SENTENCES_WEIGHED = 300
"""Sentences of one day that are compared; of a day named oftener, those of most worth."""
LEAST_BEFORE = 366
"""Days before the first report that a timeline may reach back, however short a time the reports are of."""
ACCOUNT_SHARE = 8.0
"""What a sentence that opens any report of the account counts, on average, beside one of the day, in saying what is to
be told: the day in the light of the whole. Of 0, 4, 8 and 16 the last two tell most of both sets of gold timelines."""
Period = tuple[date | None, date | None]
"""The first and the last day (None: open)."""
OPEN: Period = (None, None)
RESOLVED = "relative date resolved"
BESIDE = "the day stands beside the line"
_SAYS_NOW = re.compile(
    r"\b(?:says?|tells?|den(?:ies|y)|accuses?|claims?|warns?|believes?|thinks?"
    r"|(?:has|have) (?:said|told|denied|accused|claimed|warned))\b"
)
"""Words after which the day is of what is said, and the saying is of a later one."""
_WORD = re.compile(r"[^\W_]{3,}|\d+")


def write_timeline(
    account: Account, about: str | None, dates: int | None, per_date: int, terms: Terms = (), within: Period = OPEN
) -> tuple[TimelineEntry, ...]:
    """At most `dates` dates, oldest first, each with at most `per_date` cited lines; all begin `within` the period."""
    question = BriefQuestion(about, terms=terms)
    telling = Telling(Shelf(account), question, None, stands_alone=False)
    return make_entries(telling, DATES_AT_MOST if dates is None else dates, per_date, within)


def make_entries(telling: Telling, dates: int, per_date: int, within: Period = OPEN) -> tuple[TimelineEntry, ...]:
    """The dates that weigh most, oldest first, days before months; one that no sentence can tell gives way."""
    first, last = within[0] or find_beginning(telling), within[1] or date.max
    days = gather_days(telling)
    vocabulary = weigh_words(telling, days.values())
    entries: list[TimelineEntry] = []
    for day in sorted(days.values(), key=lambda d: (not d.is_day, -d.weight, d.edtf)):
        if len(entries) >= dates:
            break
        if not first.isoformat() <= day.edtf <= last.isoformat():
            continue
        if not day.is_day and any(e.date.startswith(day.edtf) for e in entries):
            continue
        told = (tell_naming(telling, n, day.edtf) for n in rank_namings(telling, day, vocabulary))
        lines = telling.take(told, per_date)
        if lines:
            entries.append(TimelineEntry(day.edtf, lines, day.why))
    return tuple(sorted(entries, key=lambda e: e.date))


def find_beginning(telling: Telling) -> date:
    """The day before which nothing belongs to the time that the reports are of: as long before the first of them as
    the last is after it, but a year at least. What lies further back are births, and other stories."""
    known = [day for a in telling.shelf.account.articles if (day := a.published.day)]
    if not known:
        return date.min
    covered = (max(known) - min(known)).days
    return date.fromordinal(max(1, min(known).toordinal() - max(covered, LEAST_BEFORE)))


def tell_naming(telling: Telling, naming: Naming, edtf: str) -> Line | None:
    """The sentence as a line of that day; one that only a report of the day places there is of the kind "report"."""
    if naming.named:
        told = telling.tell_sentence(naming.sentence, "event", edtf)
        return told if naming.aside or told is None else leave_day_out(leave_head_out(told, edtf), edtf)
    line = telling.tell_sentence(naming.sentence, "report")
    return line and replace(line, rules=(*line.rules, f"placed on the day of its report, {edtf}: it names no other"))


def leave_day_out(line: Line, edtf: str) -> Line:
    """The line without "on 3 May 2020" where that alone was put for "on Sunday", as its day stands beside it; where
    somebody says it later, the day stays."""
    put = [rule for rule in line.rules if rule.startswith(RESOLVED)]
    if len(put) != 1 or not put[0].endswith(f" {edtf}"):
        return line
    plain = re.escape(edtf_words(edtf, None).removesuffix(f" {edtf[:4]}")) + f"(?: {edtf[:4]})?"
    day = re.search(rf"^On {plain},? |(?<=[\w”\"])(?<!early)(?<!late) on {plain}(?= [A-Za-z]|\.$)", line.text)
    if day is None or _SAYS_NOW.search(line.text[: day.start()]):
        return line
    text = line.text[: day.start()] + line.text[day.end() :]
    return replace(line, text=text[:1].upper() + text[1:], rules=(*line.rules, BESIDE))


def leave_head_out(line: Line, edtf: str) -> Line:
    """The line without the day at its head, as in a row of a chronology ("3 May 2020 The court of Basra rules")."""
    said = edtf_words(edtf).split()
    if len(said) != len(("3", "May", "2020")):
        return line
    day, month, year = said
    name = rf"(?:{month}|{month[:3]}\.?)"
    head = rf"(?:{name} {day}|{day} {name})(?:,? {year})? (?=[A-Z“\"])"
    text = re.sub(f"^{head}", "", line.text)
    return line if text == line.text else replace(line, text=text, rules=(*line.rules, BESIDE))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How rare each word is among the sentences that name a day (inverse document frequency), and which share of the
    sentences that open the account's reports hold it."""

    rarity: dict[str, float]
    opening: dict[str, float]


def weigh_words(telling: Telling, days: Iterable[Day]) -> Vocabulary:
    """The words of the sentences that name a day, weighed."""
    sentences = {n.sentence for day in days for n in day.namings}
    held = Counter(word for s in sentences for word in _words(telling, s))
    rarity = {word: log(len(sentences) / count) for word, count in held.items()}
    opening: Counter[str] = Counter()
    weights = 0.0
    for reading in telling.shelf.account.readings:
        for sentence in reading.sentences[:OPENING]:
            if share := telling.relevance(sentence):
                weights += share
                opening.update({word: share for word in _words(telling, sentence) if word in rarity})
    return Vocabulary(rarity, {word: total / weights for word, total in opening.items()})


def rank_namings(telling: Telling, day: Day, vocabulary: Vocabulary) -> list[Naming]:
    """The sentences on the day, those that say most of what the others say first, each weighed by its worth.

    The centroid of a day's sentences, in the manner of Martschat and Markert's date-wise summaries; what opens the
    reports of the day and of the next draws it to the news, what opens all reports to the matter that was asked for.
    """
    weighed = sorted(day.namings, key=lambda n: (-n.worth, n.sentence.start, n.sentence.article_id))[:SENTENCES_WEIGHED]
    words = [_words(telling, n.sentence) for n in weighed]
    rarity = vocabulary.rarity
    account = ACCOUNT_SHARE * (fsum(n.worth for n in weighed) + len(day.openings))
    said = vocabulary.opening.keys() & frozenset().union(*words)
    centre = Counter({word: account * vocabulary.opening[word] * rarity[word] for word in said})
    for naming, held in zip(weighed, words, strict=True):
        centre.update({word: naming.worth * rarity[word] for word in held})
    for sentence in day.openings:
        share = telling.relevance(sentence)
        centre.update({word: share * rarity[word] for word in _words(telling, sentence) if share and word in rarity})
    scores = [_likeness(held, centre, rarity) * n.worth for n, held in zip(weighed, words, strict=True)]
    ranked = sorted(zip(scores, weighed, strict=True), key=lambda pair: (-pair[0], _place(pair[1])))
    return [naming for _, naming in ranked]


def _likeness(words: frozenset[str], centre: Counter[str], rarity: dict[str, float]) -> float:
    """The cosine between a sentence and the centre, up to the centre's own length, which is the same for all."""
    # Added exactly: in another order of the set the last digit would be another, and with it the order of equals.
    length = sqrt(fsum(rarity[word] ** 2 for word in words))
    return fsum(centre[word] * rarity[word] for word in words) / length if length else 0.0


def _place(naming: Naming) -> tuple[int, str]:
    return naming.sentence.start, naming.sentence.article_id


def _words(telling: Telling, sentence: Span) -> frozenset[str]:
    """The words of the sentence that say something: neither of a function nor of the calendar."""
    found = (word.lower() for word in _WORD.findall(telling.shelf.words(sentence)))
    return frozenset(word for word in found if word not in STOP_WORDS)
