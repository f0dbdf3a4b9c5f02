"""How many: the figures that reports give for what was asked, side by side."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from onrecord.model import Amount, Measure, Party, Span, Statement
from onrecord.tell.answer.asked import Asked
from onrecord.tell.answer.evidence import (
    ABOVE,
    HERE,
    NEAR,
    Evidence,
    fits_report,
    fits_time,
    is_elsewhere,
    is_reported_before,
)
from onrecord.tell.answer.given import Given
from onrecord.tell.answer.grammar import core_of, phrase_of
from onrecord.tell.answer.kin import kin_of
from onrecord.tell.answer.leading import read_trees
from onrecord.tell.answer.matching import Match, Matcher, is_sure
from onrecord.tell.answer.needs import Need
from onrecord.tell.answer.words import WORD, stem, word_stems, words_of
from onrecord.tell.figures import figure_words, number_words
from onrecord.tell.rank import published_day
from onrecord.tell.shelf import Shelf
from onrecord.tell.wording import clean

LEAST_SHARE = 0.8
"""Share of what was asked that the sentence with its surroundings must speak of."""
OUTCOME_HEADS = (frozenset({stem("kill"), stem("die")}), frozenset({stem("wound"), stem("injure"), stem("hurt")}),
                 frozenset({stem("arrest"), stem("detain")}))  # fmt: skip
"""What is counted of people: a figure of one is none of another."""
ONE_TIME_DAYS = 60
"""Days between reports of one happening; a figure later than that is of another, as a rule."""
RIVAL_LETTERS = 400
"""Characters behind a figure within which another count of the same stands."""
_RIVAL = re.compile(
    r"\b(?:put(?:s|ting)? (?:the|that|its|their) (?:figure|number|toll|count|total)[\w ]{0,20} at|counted|spoke of)"
    r" (?:about |around |some |at least |nearly )?(\d[\d,]*)(?!\S*\w| (?:of|more|others?|killed|wounded|dead))\b"
)
_BEHIND = re.compile(r" (?:of|in|at|on|from|for|with|to|by) ")
"""What begins the words behind a noun."""
_TO = re.compile(r"\bto (?:about|around|some|roughly|nearly|almost|at least|a|just)?\s*$", re.IGNORECASE)
_MORE = re.compile(r"\b(?:other|more(?! than)|another|further|additional|extra)\b", re.IGNORECASE)
"""Words of a count that leaves out those who were counted before."""
_NUMBER = re.compile(r"\b(?:number|figure|toll|count|total|tally)\b", re.IGNORECASE)
"""What stands for the noun that is counted, where who counts is known."""
_HAVING = re.compile(r"\b(?:ha[sd]|have|with|there (?:is|was)|only|just|but) $", re.IGNORECASE)
"""What stands before the one that somebody has."""
LEAST_BARE = 0.9
"""Share from which a figure answers that names nothing that it counts."""
SHARE_UNITS = frozenset({"percent", "per cent", "%"})
"""Units that have no plural."""
TREES_AT_MOST = 12
"""Sentences with figures whose grammar is read."""
FAR, NEAR_NAME = 10_000, 30
"""Characters: farther than any sentence is long; before the word for a source ("military") for whose it is."""
IN_ACT = 0.3
"""What a figure is worth more that counts the party of the act itself."""
WIDE = 1.5
"""Times its lower end from which a range says little."""
FORECAST = 0.05
"""What a figure is worth less that was reported before its time: it was planned."""


def find_figures(shelf: Shelf, asked: Asked, matcher: Matcher | None, found: list[Evidence]) -> list[Given]:
    """Every figure that answers, with its score: those of the act's own party, else those that count the noun."""
    matches = matcher.match(found) if matcher is not None else []
    sure = [m for m in matches if is_sure(asked, m)]
    given = [g for m in sure for g in _in_match(shelf, asked, m, matcher)] if matcher else []
    if asked.noun is not None and asked.noun.is_name:
        asked = replace(asked, noun=None)
    if not given and (asked.act is None or asked.role != "agent") and not (asked.hole == "much" and asked.link == "by"):
        least = LEAST_BARE if asked.hole == "much" else LEAST_SHARE
        given = [g for e in found if e.share >= least for g in _in_sentence(shelf, asked, e)]
        given = _of_own_act(matcher, given) if matcher and asked.act else given
    given = [g for g in given if _MORE.search(asked.text) or not _MORE.search(g.words)]
    given = _of_same(_of_whole(_of_one_time(asked, of_source(shelf, asked, given))))
    return of_source(shelf, asked, given + [rival for one in given for rival in _rivals(shelf, found, one)])


def _in_match(shelf: Shelf, asked: Asked, match: Match, matcher: Matcher) -> Iterator[Given]:
    """The figures that count the party of the act that was asked for."""
    evidence, tree = match.evidence, match.tree
    measures = {s.act.amount.span: s for s in evidence.statements if isinstance(s.act, Measure)}
    for word in match.hole_words(asked):
        core = core_of(tree, word)
        if asked.noun is not None and tree.words[word].pos != "NUM" and not matcher.counts(match, word, asked.noun):
            continue
        if any(not matcher.names(match, core, n) for n in asked.inner if tree.words[word].pos != "NUM"):
            continue
        if (
            asked.noun is None
            and tree.words[word].pos == "NOUN"
            and stem(tree.words[word].lemma) not in words_of("people.tsv")
        ):
            continue
        for amount in evidence.reading.amounts:
            if evidence.sentence.covers(amount.span) and not amount.unit and _counts_word(match, amount, word):
                statement = measures.get(amount.span)
                part = _is_part(asked, match, core)
                yield tell_figure(shelf, evidence, amount, statement, match.score + IN_ACT, part)


def _counts_word(match: Match, amount: Amount, word: int) -> bool:
    """True if the number stands right at the word, or is the word."""
    first, tree = match.evidence.sentence.start, match.tree
    near = [word, *tree.kids(word, "nummod", "quantmod", "det", "amod"), *tree.kids(word, "compound")]
    return any(
        amount.number_span.start - first < tree.words[i].end and tree.words[i].start < amount.number_span.end - first
        for i in near
    )


def _is_part(asked: Asked, match: Match, core: list[int]) -> bool:
    """True if what is counted has a name that was not asked for: "Americans" are a part of the people."""
    if asked.noun is not None:
        return False
    start, end = phrase_of(match.tree, core)
    first = match.evidence.sentence.start
    named = {m.entity for m in match.evidence.reading.mentions if start <= m.span.start - first < end}
    return bool(named - {n.entity for n in asked.needs})


def of_source(shelf: Shelf, asked: Asked, given: list[Given]) -> list[Given]:
    """Of several figures of a sentence, the one that stands nearest to who is to have given it."""
    nearest: dict[Span, tuple[int, Given]] = {}
    for one in given if asked.source else ():
        far = _distance(shelf, one, asked.source)
        if far < nearest.get(one.evidence.sentence, (FAR, one))[0]:
            nearest[one.evidence.sentence] = (far, one)
    return [one for _, one in nearest.values()] if asked.source else given


def _distance(shelf: Shelf, given: Given, source: tuple[Need, ...]) -> int:
    """Characters between a figure and who gave it, all of its names right before its last word; `FAR` without them."""
    text, at = shelf.words(given.evidence.sentence), given.at - given.evidence.sentence.start
    *before, head = source
    found = [m.start() for form in head.names or (head.words,) for m in re.finditer(re.escape(form), text)]
    named = [n for n in before if n.is_name]
    held = (start for start in found if all(_is_named_in(text[max(0, start - NEAR_NAME) : start], n) for n in named))
    return min((abs(at - start) for start in held), default=FAR)


def _is_named_in(words: str, need: Need) -> bool:
    return any(form in words for form in need.names)


def _of_own_act(matcher: Matcher, given: list[Given]) -> list[Given]:
    """Those that do not stand with one telling of the act while a name of the question stands with another."""
    best = list(dict.fromkeys(g.evidence for g in sorted(given, key=lambda g: -g.score)))[:TREES_AT_MOST]
    trees = dict(zip([e.sentence for e in best], read_trees(matcher.grammar, best), strict=True))
    near = ((g, trees.get(g.evidence.sentence), g.at - g.evidence.sentence.start) for g in given)
    return [g for g, tree, at in near if tree is not None and matcher.has_own_names(g.evidence, tree, at)]


def _of_whole(given: list[Given]) -> list[Given]:
    """Without the counts of parts, where a count of all is given."""
    whole = [g for g in given if g.part is False]
    return whole or given


def _of_same(given: list[Given]) -> list[Given]:
    """The best with its rivals: counts of the same thing, in the same unit, by another sentence, none of them vague."""
    given = [g for g in given if not _is_wide(g)] or given
    best = max(given, key=lambda g: g.score, default=None)
    return [g for g in given if g.key == best.key or _is_rival(best, g)] if best else []


def _is_wide(given: Given) -> bool:
    """True for "hundreds", which says little where another figure is given."""
    low, high = given.key[:2]
    return isinstance(low, float) and isinstance(high, float) and high > WIDE * low


def _is_rival(best: Given, other: Given) -> bool:
    if best.evidence.sentence == other.evidence.sentence or best.key[2] != other.key[2]:
        return False
    one, two = (stem(words[-1]) if (words := WORD.findall(_BEHIND.split(g.of)[0])) else "" for g in (best, other))
    people = words_of("people.tsv")
    return not (one and two) or two in kin_of(one) or one in kin_of(two) or (one in people and two in people)


def _of_one_time(asked: Asked, given: list[Given]) -> list[Given]:
    """Those reported within two months of the best: a count of another happening is none of this one."""
    if asked.act is None or asked.when is not None or not given:
        return given
    best = max(given, key=lambda g: g.score)
    day = published_day(best.evidence.reading.article)
    days = ((g, published_day(g.evidence.reading.article)) for g in given)
    return [g for g, own in days if own is None or day is None or abs((own - day).days) <= ONE_TIME_DAYS]


def _rivals(shelf: Shelf, found: list[Evidence], given: Given) -> Iterator[Given]:
    """Other counts of the same that the sentence or the next ones give without naming it: "put the figure at 18"."""
    first = given.evidence.sentence
    text = given.evidence.reading.article.text
    for evidence in found:
        here = evidence.sentence
        if here.article_id != first.article_id or not 0 <= here.start - first.start < RIVAL_LETTERS:
            continue
        if shelf.paragraph_at(here) != shelf.paragraph_at(first):
            continue
        for match in _RIVAL.finditer(text, here.start, here.end):
            value = float(match.group(1).replace(",", ""))
            rule = f"the words “{clean(match.group())}” give {number_words(value)} of the same"
            words = f"{number_words(value)} by another count"
            key = (value, value, "")
            yield Given(words, key, evidence, given.score, "measure", (rule,), (first,), at=match.start(1))


def _in_sentence(shelf: Shelf, asked: Asked, evidence: Evidence) -> Iterator[Given]:
    measures = {s.act.amount.span: s for s in evidence.statements if isinstance(s.act, Measure)}
    amounts = {a.span: a for a in evidence.reading.amounts if evidence.sentence.covers(a.span)}
    amounts |= {span: s.act.amount for span, s in measures.items() if isinstance(s.act, Measure)}
    for span, amount in amounts.items():
        statement = measures.get(span)
        score = _score(shelf, asked, evidence, amount, statement)
        if score > 0 and _fits(asked, evidence, statement):
            part = asked.noun is None and asked.hole == "many" and _names_others(asked, evidence, amount, statement)
            early = asked.when is not None and is_reported_before(asked, evidence)
            yield tell_figure(shelf, evidence, amount, statement, score - (FORECAST if early else 0.0), part)


def _fits(asked: Asked, evidence: Evidence, statement: Statement | None) -> bool:
    """True if the figure held at the time asked for: its own time, or the day of its report."""
    if statement and statement.when and statement.when.basis == "published":
        return asked.when is None or fits_report(asked, evidence)
    return fits_time(asked, evidence, statement.when if statement else None)


def _score(shelf: Shelf, asked: Asked, evidence: Evidence, amount: Amount, statement: Statement | None) -> float:
    """How well the figure answers; 0 if it counts something else, elsewhere."""
    measure = statement.act if statement and isinstance(statement.act, Measure) else None
    of = frozenset(word_stems(f"{amount.of} {measure.of if measure else ''} {measure.topic if measure else ''}"))
    counted = _counts(shelf, asked, evidence, amount, of)
    place = statement.place if statement else None
    if is_elsewhere(asked, evidence) and not (place and place.entity in {n.entity for n in asked.needs}):
        return 0.0
    if counted == 0 or not _names_hold(asked, evidence, of, place) or _counts_other(asked, of):
        return 0.0
    if asked.act and asked.act.stems.isdisjoint(of) and evidence.level(asked, asked.act) < HERE:
        return 0.0
    if asked.link == "to" and not _TO.search(_before(shelf, evidence, amount)):
        return 0.0
    if statement and statement.place and _is_elsewhere(asked, evidence, statement):
        return 0.0
    return evidence.share + counted + (0.1 if measure else 0.0)


def _counts(shelf: Shelf, asked: Asked, evidence: Evidence, amount: Amount, of: frozenset[str]) -> float:
    """How surely the figure counts what is asked: by its own noun, or by the sentence where it has none."""
    if asked.hole == "much":
        return 0.3 if amount.unit and stem(amount.unit) not in words_of("spans.tsv") else 0.0
    if amount.unit or is_mere_one(asked, evidence, amount):
        return 0.0
    if asked.noun is not None:
        if not asked.noun.stems.isdisjoint(of):
            if stem(asked.noun.words) not in of and not _all_here(asked, evidence):
                return 0.0
            return 0.3 if counts_head(asked.noun, amount) and not is_of_others(asked, evidence, amount) else 0.0
        words = shelf.words(evidence.sentence)
        here = not asked.noun.stems.isdisjoint(word_stems(words))
        pointed = bool(asked.source) and _NUMBER.search(words) is not None
        return 0.15 if (here or pointed) and not amount.of else 0.0
    if asked.act and not asked.act.stems.isdisjoint(of):
        return 0.0 if asked.hole == "many" and not of.isdisjoint(words_of("bodies.tsv")) else 0.3
    return 0.1 if not amount.of and evidence.share >= LEAST_BARE else 0.0


def _all_here(asked: Asked, evidence: Evidence) -> bool:
    """True if the sentence holds all words of the question, its act aside: what is counted by another word is sure."""
    own = zip(asked.needs, evidence.levels, strict=True)
    return all(level >= HERE for n, level in own if not n.is_name and n is not asked.act)


def is_mere_one(asked: Asked, evidence: Evidence, amount: Amount) -> bool:
    """True for "one member says", which counts no members; "has one member" does."""
    text = evidence.reading.article.text
    before = text[evidence.sentence.start : max(evidence.sentence.start, amount.span.start)]
    return asked.act is None and amount.high == 1 and _HAVING.search(before) is None


def counts_head(noun: Need, amount: Amount) -> bool:
    """True if the noun is the head of what is counted, not a word beside it: no missiles in "missile strikes"."""
    words = word_stems(_BEHIND.split(amount.of)[0])
    return not words or words[-1] in noun.stems or words[-1] in words_of("transparent.tsv")


def is_of_others(asked: Asked, evidence: Evidence, amount: Amount) -> bool:
    """True if what is counted bears the name of another than the one asked for: American soldiers for British."""
    span = amount.of_span
    if not asked.inner or span is None:
        return False
    named = {m.entity for m in evidence.reading.mentions if m.span.overlaps(span)}
    return bool(named) and named.isdisjoint({n.entity for n in asked.inner})


def _names_others(asked: Asked, evidence: Evidence, amount: Amount, statement: Statement | None) -> bool:
    """True if what is counted has a name that was not asked for: "Americans" are a part of the people."""
    span = amount.of_span or amount.span
    of = word_stems(statement.act.topic) if statement and isinstance(statement.act, Measure) else []
    inside = (m for m in evidence.reading.mentions if evidence.sentence.covers(m.span))
    named = {m.entity for m in inside if m.span.overlaps(span) or m.entity in of}
    return bool(named - {n.entity for n in asked.needs})


def _counts_other(asked: Asked, of: frozenset[str]) -> bool:
    """True if the figure is of another outcome: of the wounded where the dead are asked for."""
    wanted = asked.act.stems if asked.act else frozenset()
    wanted |= asked.noun.stems if asked.noun else frozenset()
    return any(not head.isdisjoint(of) and head.isdisjoint(wanted) for head in OUTCOME_HEADS)


def _names_hold(asked: Asked, evidence: Evidence, of: frozenset[str], place: Party | None) -> bool:
    """True if every name is met; countries that qualify what is counted, and where it stands, in the sentence."""
    for need, level in zip(asked.needs, evidence.levels, strict=True):
        if not need.is_name:
            continue
        own = asked.agent.needs if asked.agent and asked.role != "agent" else ()
        inner = need in asked.inner and not (asked.source or (level >= NEAR and _is_pointed_to(asked, evidence)))
        bare = asked.act is None and not asked.source
        close = inner or (need.is_place and bare and need not in (*own, *asked.inner))
        placed = need.entity in of or (place is not None and place.entity == need.entity)
        if level < ABOVE or (close and level < HERE and not placed):
            return False
    return True


def _is_pointed_to(asked: Asked, evidence: Evidence) -> bool:
    """True if the sentence speaks of what is counted as known already: "the force"."""
    text = evidence.reading.article.text[evidence.sentence.start : evidence.sentence.end]
    stems = word_stems(text)
    own = asked.noun.stems if asked.noun else frozenset[str]()
    return any(one == "the" and behind in own for one, behind in pairwise(stems))


def _is_elsewhere(asked: Asked, evidence: Evidence, statement: Statement) -> bool:
    """True if the figure's place is named, was not asked for, and what was asked for is not in the sentence."""
    place = statement.place
    if place is None or place.entity is None or place.span is None or not evidence.sentence.covers(place.span):
        return False
    asked_here = [level == HERE for n, level in zip(asked.needs, evidence.levels, strict=True) if n.is_name]
    return not all(asked_here) and place.entity not in {n.entity for n in asked.needs}


def _before(shelf: Shelf, evidence: Evidence, amount: Amount) -> str:
    text = evidence.reading.article.text
    return text[evidence.sentence.start : max(evidence.sentence.start, amount.span.start)]


def _unit(unit: str, of: str) -> str:
    if not unit or unit.lower() in of.lower():
        return ""
    return (f" {unit} of" if of else f" {unit}") if unit in SHARE_UNITS else f" {unit}s"


def tell_figure(
    shelf: Shelf, evidence: Evidence, amount: Amount, statement: Statement | None, score: float, part: bool
) -> Given:
    measure = statement.act if statement and isinstance(statement.act, Measure) else None
    figure = figure_words(amount.low, amount.high, amount.hedge)
    of = clean(measure.of if measure else amount.of)
    words = f"{figure}{_unit(amount.unit, of)} {of.lower() if of.isupper() else of}".strip()
    counted = measure.counted_by if measure else None
    if counted and set(WORD.findall(counted.lower())) <= set(WORD.findall(shelf.words(evidence.sentence).lower())):
        words = f"{words}, counted by {counted}"
    given = shelf.words(amount.span)
    high = f" to {number_words(amount.high)}" if amount.high != amount.low else ""
    rule = f"the words “{clean(given)}” give {number_words(amount.low)}{high}"
    key = (amount.low, amount.high, amount.unit)
    return Given(words, key, evidence, score, "measure", (rule, f"counted: {of}"), (), part, amount.span.start, of)
