"""Where in the record a question's words are spoken of together: sentences, and how well each meets what was asked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from math import log

from onrecord.model import Reading, Span, Statement, When
from onrecord.tell.answer.asked import Asked
from onrecord.tell.answer.kin import phrase_stems
from onrecord.tell.answer.needs import Need, name_stems
from onrecord.tell.answer.words import word_stems, words_of
from onrecord.tell.rank import published_day
from onrecord.tell.shelf import Shelf
from onrecord.text.about import relevance

HERE, BESIDE, NEAR, ABOVE = 1.0, 0.9, 0.8, 0.7
"""What it is worth that a need is met in the sentence, its paragraph before it, the paragraph before, or the head."""
HEAD_LENGTH = 500
"""Characters that say what an article is about: a title and a lede."""
NAME_WEIGHT = 1.5
"""A name says more of what a sentence is about than a word (our own judgement)."""
ACT_WEIGHT = 1.5
MINOR = 0.5
"""The act weighs more than another word, one that only qualifies another less."""
COMMON = 0.3
"""What a word weighs that every sentence holds; the rarest weighs 1."""
KNOWN = 0.8
"""From which worth a sentence is counted as one that holds a word."""
TIMELESS = 0.9
"""What a sentence is worth that no time is known of, where one is asked for."""
WORD_PLACES = (0.8, 0.65, 0.5)
NAME_PLACES = (0.95, 0.9, 0.85)
"""What it is worth that a word or name stands in the paragraph before the sentence, in the paragraph before that, in
the head: names are carried on from sentence to sentence, words hardly."""
PLACED = frozenset({"GPE", "FAC"})
AT = frozenset({"in", "at", "on", "against", "near", "outside"})
"""What places a happening."""
SILENT = frozenset({"heading", "caption"})
"""Paragraphs that tell nothing on their own."""
GOVERNMENT = "-gov"
"""How the gazetteer's id of a state's government ends: what it does, its state does."""
REPORTED_WITHIN = 10
"""Days after a happening within which an undated sentence may report it."""
_NOT = re.compile(r"n[’']t\b", re.IGNORECASE)
WIDE_DAYS = 100
"""A time longer than a quarter of a year does not tell of a month in it."""
BY_REACH = 60
"""Days before "by DATE" from which a figure still answers."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of an article: their text, stems, and the entities named in them."""

    text: str
    stems: frozenset[str]
    entities: frozenset[str]
    phrases: frozenset[str] = frozenset()

    def worth(self, need: Need) -> float:
        """How surely the words speak of what is needed: 1 for the word or name itself, less for a relative."""
        if need.is_name:
            return 1.0 if self.meets(need) else 0.0
        kin = need.kin
        return max((kin[one] for one in kin.keys() & (self.stems | self.phrases)), default=0.0)

    def meets(self, need: Need) -> bool:
        """True if the words speak of what is needed."""
        if not need.is_name:
            return not need.stems.isdisjoint(self.stems)
        if need.entity is not None and need.entity in self.entities:
            return True
        if relevance(self.text, (need.names,)) == 1.0:
            return True
        own = name_stems(need)
        return len(own) > 1 and own <= self.stems


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence and how it meets the needs: `levels` one for each need, `share` of all of them, 0 to 1."""

    reading: Reading
    sentence: Span
    statements: tuple[Statement, ...]
    levels: tuple[float, ...]
    share: float
    worths: tuple[float, ...] = ()
    """How surely each need is met, and how near: the part of its weight that `cover` counts."""
    here: tuple[float, ...] = ()
    """How surely the sentence itself meets each."""
    cover: float = 0.0
    own: float = 0.0
    """Share of all that the question speaks of that is met near the sentence, and of its words that are met in it."""
    weights: tuple[float, ...] = ()
    """What each of them weighs."""
    about: tuple[float, ...] = ()
    """How surely its whole report meets each."""

    def level(self, asked: Asked, need: Need | None) -> float:
        """How well the need is met; 1 where there is none."""
        return self.levels[asked.needs.index(need)] if need in asked.needs and need is not None else 1.0


class Finder:
    """Finds the sentences of an account that speak of what was asked."""

    def __init__(self, shelf: Shelf, asked: Asked) -> None:
        self.shelf, self.asked = shelf, asked

    def find(self) -> list[Evidence]:
        """All sentences that meet a part of the needs, the best first; copies of other articles last."""
        found = [e for r in self.shelf.account.readings for e in self._in_reading(r) if e.share > 0]
        found = weigh_cover(self.asked, found)
        return sorted(found, key=lambda e: (-e.share, e.reading.article.id in self.shelf.copy_of, self._order(e)))

    def _order(self, evidence: Evidence) -> tuple[str, int]:
        day = published_day(evidence.reading.article)
        return day.isoformat() if day else "9999", evidence.sentence.start

    def _in_reading(self, reading: Reading) -> Iterator[Evidence]:
        article = reading.article
        places = name_places(reading)
        lede = article.text[:HEAD_LENGTH]
        head = _piece(f"{article.title or ''} {lede}", places, 0, len(lede))
        pieces = [_piece(article.text[s.start : s.end], places, s.start, s.end) for s in reading.sentences]
        whole = _join([head, *pieces])
        about = tuple(whole.worth(n) for n in self.asked.content)
        before: list[Piece] = []
        paragraph, earlier = None, _join([])
        for sentence, here in zip(reading.sentences, pieces, strict=True):
            own = self.shelf.paragraph_at(sentence)
            if here.text.isupper() or (own and own.role in SILENT):
                continue
            if own != paragraph:
                earlier, paragraph, before = _join(before), own, []
            yield self._meet(reading, sentence, (here, _join(before), earlier, head), about)
            before.append(here)

    def _meet(
        self, reading: Reading, sentence: Span, pieces: tuple[Piece, Piece, Piece, Piece], about: tuple[float, ...]
    ) -> Evidence:
        """How the sentence meets the question: itself, with what stands before it, and the head of its report."""
        asked, here = self.asked, pieces[0]
        levels = tuple(_level(n, pieces) for n in asked.needs)
        share = mean(levels, [NAME_WEIGHT if n.is_name else 1.0 for n in asked.needs]) if levels else 0.0
        met = tuple(here.worth(n) for n in asked.content)
        near = tuple(_worth(n, w, pieces[1:]) for n, w in zip(asked.content, met, strict=True))
        told = tuple(self.shelf.statements_in(sentence))
        return Evidence(reading, sentence, told, levels, share, near, met, about=about)


def _level(need: Need, around: tuple[Piece, Piece, Piece, Piece]) -> float:
    pieces = tuple(zip(around, (HERE, BESIDE, NEAR, ABOVE), strict=True))
    return next((worth for piece, worth in pieces if piece.meets(need)), 0.0) or _scattered(need, pieces)


def _worth(need: Need, own: float, around: tuple[Piece, ...]) -> float:
    """How surely a need is met near a sentence that itself meets it so far."""
    places = NAME_PLACES if need.is_name else WORD_PLACES
    for piece, place in zip(around, places, strict=True):
        own = own if own >= place else max(own, piece.worth(need) * place)
    return own


def weigh_cover(asked: Asked, found: list[Evidence]) -> list[Evidence]:
    """The sentences with how much of the question each covers: rare words and the act weigh more than others."""
    held = [sum(e.here[i] >= KNOWN for e in found) for i in range(len(asked.content))]
    weights = tuple(_weight(asked, n, k, len(found)) for n, k in zip(asked.content, held, strict=True))
    words = tuple(0.0 if n.is_name else w for n, w in zip(asked.content, weights, strict=True))
    return [replace(e, cover=mean(e.worths, weights), own=mean(e.here, words), weights=weights) for e in found]


def mean(worths: Sequence[float], weights: Sequence[float]) -> float:
    """The mean of the worths by their weights; 1 where nothing weighs."""
    total = sum(weights)
    return sum(a * b for a, b in zip(worths, weights, strict=True)) / total if total else 1.0


def _weight(asked: Asked, need: Need, held: int, count: int) -> float:
    rarity = log((count + 1) / (held + 1)) / log(count + 1) if count else 1.0
    weight = COMMON + (1 - COMMON) * rarity
    if need.is_name:
        return weight * NAME_WEIGHT
    return weight * (ACT_WEIGHT if need is asked.act else MINOR if need.is_minor or need.carries else 1.0)


def full_cover(asked: Asked, evidence: Evidence) -> float:
    """How much of the question is covered where what only carries it weighs as much as other words."""
    pairs = zip(asked.content, evidence.weights, strict=True)
    return mean(evidence.worths, [weight / MINOR if n.carries else weight for n, weight in pairs])


def here_of(asked: Asked, evidence: Evidence, need: Need) -> float:
    """How surely the sentence itself meets the need; 1 where the question does not look for it."""
    starts = [n.start for n in asked.content]
    return evidence.here[starts.index(need.start)] if need.start in starts else 1.0


def time_worth(asked: Asked, evidence: Evidence) -> float:
    """1 if the sentence may tell of the time asked for, less if no time is known of it, 0 if it tells of another."""
    if asked.when is None or fits_time(asked, evidence, None):
        return 1.0
    dated = any(t.when and t.when.days for t in evidence.reading.times if evidence.sentence.covers(t.span))
    return TIMELESS if not dated and evidence.reading.article.published.end is None else 0.0


def _scattered(need: Need, pieces: tuple[tuple[Piece, float], ...]) -> float:
    """What a name of several words is worth whose last stands in the text and its others near it: "the airport"."""
    stems = list(dict.fromkeys(s for s in word_stems(need.words) if len(s) > 1)) if need.is_name else []
    held = frozenset().union(*(piece.stems for piece, _ in pieces))
    whole = len(stems) > 1 and held.issuperset(stems)
    return ABOVE if whole and any(stems[-1] in piece.stems for piece, _ in pieces[:2]) else 0.0


def _piece(text: str, places: list[tuple[int, str]], start: int, end: int) -> Piece:
    entities = frozenset(entity for at, entity in places if start <= at < end)
    return Piece(text, frozenset(word_stems(text)), entities, frozenset(phrase_stems(text)))


def _join(pieces: list[Piece]) -> Piece:
    if not pieces:
        return Piece("", frozenset(), frozenset())
    stems = frozenset().union(*(p.stems for p in pieces))
    entities = frozenset().union(*(p.entities for p in pieces))
    return Piece(" ".join(p.text for p in pieces), stems, entities, frozenset().union(*(p.phrases for p in pieces)))


def name_places(reading: Reading) -> list[tuple[int, str]]:
    """Where each entity of the article is named: by its names, and by the pronouns and phrases that stand for them."""
    named = {m.span: m.entity for m in reading.mentions if m.entity}
    places = [(span.start, entity) for span, entity in named.items()]
    for statement in reading.statements:
        parties = (getattr(statement.act, name, None) for name in ("actor", "recipient", "source", "by", "to"))
        found = [(p.span.start, p.entity) for p in parties if p and p.span and p.entity]
        places += found + [(at, entity.removesuffix(GOVERNMENT)) for at, entity in found if entity.endswith(GOVERNMENT)]
    for cluster in reading.coreference:
        entity = next((named[span] for span in cluster if span in named), None)
        if entity is not None:
            places += [(span.start, entity) for span in cluster]
    return places


def is_turned_round(asked: Asked, evidence: Evidence) -> bool:
    """True if the question tells of something as not so, and no word of the sentence does."""
    text = evidence.reading.article.text[evidence.sentence.start : evidence.sentence.end]
    return asked.negated and not any(one in words_of("negating.tsv") for one in word_stems(_NOT.sub(" not", text)))


def is_elsewhere(asked: Asked, evidence: Evidence) -> bool:
    """True if the sentence is placed somewhere ("at Erbil") and does not name the place that was asked for; one that
    gives what is asked by whom it is asked of may say where that one is."""
    pairs = list(zip(asked.needs, evidence.levels, strict=True))
    sourced = bool(asked.source) and all(level == HERE for n, level in pairs if n in asked.source)
    if sourced or not any(n.is_place and level < HERE for n, level in pairs):
        return False
    text, own = evidence.reading.article.text, {n.entity for n in asked.needs}
    speakers = [span for a in evidence.reading.attributions for span in a.source]
    for mention in evidence.reading.mentions:
        if any(span.overlaps(mention.span) for span in speakers):
            continue
        if mention.kind in PLACED and mention.entity not in own and evidence.sentence.covers(mention.span):
            before = text[evidence.sentence.start : mention.span.start].split()
            if before and before[-1].lower() in AT:
                return True
    return False


def fits_time(asked: Asked, evidence: Evidence, own: When | None) -> bool:
    """True if what the sentence tells may have been at the time that was asked for.

    `own` is the time of the statement; without it the times of the sentence tell; without any, the day of the report.
    """
    if asked.when is None:
        return True
    if own is not None and own.basis != "published":
        return _meets(asked, own)
    times = [t.when for t in evidence.reading.times if t.when and evidence.sentence.covers(t.span)]
    day = evidence.reading.article.published.end
    past = [w for w in times if w.basis != "published" and not (day and w.start and w.start > day)]
    dated = [w for w in past if w.days is not None]
    if any(_meets(asked, w) for w in times if w.days is not None and not _is_wide(asked, w)):
        return True
    if any(not _is_wide(asked, w) for w in dated) or not all(_meets(asked, w) for w in dated):
        return False
    return fits_report(asked, evidence)


def _is_wide(asked: Asked, when: When) -> bool:
    """True for a year, where a day or a month is asked for: that the one holds the other says little."""
    return when.days is not None and when.days > max(WIDE_DAYS, asked.when.days or 0 if asked.when else 0)


def _meets(asked: Asked, when: When) -> bool:
    assert asked.when is not None
    start, end = asked.when.start, asked.when.end
    match asked.relation:
        case "by":
            first = end - timedelta(days=BY_REACH) if end else None
            return (end is None or when.start is None or when.start <= end) and not (
                first and when.end and when.end < first
            )
        case "after":
            return start is None or when.end is None or when.end >= start
        case "before":
            return start is None or when.start is None or when.start < start
    return asked.when.meets(when)


def is_reported_before(asked: Asked, evidence: Evidence) -> bool:
    """True if the report is older than the time asked for."""
    day = evidence.reading.article.published.end
    return bool(asked.when and asked.when.start and day and day < asked.when.start)


def fits_report(asked: Asked, evidence: Evidence) -> bool:
    """True if the day of the report is that of the time asked for, or shortly after it."""
    assert asked.when is not None
    published = evidence.reading.article.published
    if published.start is None or published.end is None:
        return False
    start, end = asked.when.start, asked.when.end
    match asked.relation:
        case "by":
            reach = (end - timedelta(days=BY_REACH)) if end else None
            return (end is None or published.start <= end + timedelta(days=REPORTED_WITHIN)) and (
                reach is None or published.end >= reach
            )
        case "after":
            return start is None or published.end >= start
        case "before":
            return start is None or published.start < start
    late = end + timedelta(days=REPORTED_WITHIN) if end else None
    return (late is None or published.start <= late) and (start is None or published.end >= start)
