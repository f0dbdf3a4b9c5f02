"""From the phrases of a sentence to the amounts of a draft: which numbers stand, and what each is of."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span as DocSpan

from onrecord.model import Amount, Change, Skipped, Span
from onrecord.parse.amounts.counted import counted_noun, counted_phrase, find_concepts
from onrecord.parse.amounts.direction import PARTICLES, find_direction
from onrecord.parse.amounts.hedging import find_hedge
from onrecord.parse.amounts.lexemes import Lexeme, cut_lexemes
from onrecord.parse.amounts.lexicon import load_lexicon
from onrecord.parse.amounts.numerals import word_at
from onrecord.parse.amounts.quantities import Quantity, is_date_part, read_rate, read_single
from onrecord.parse.amounts.ranges import read_quantities
from onrecord.parse.amounts.standing import stands_as_amount
from onrecord.parse.amounts.units import counted_name, singular
from onrecord.parse.amounts.vague import find_vague
from onrecord.parse.amounts.zero import find_zeros
from onrecord.parse.draft import Draft

LONGEST_SENTENCE = 4000
"""Characters; longer runs are tables or noise (the longest of 17,871 sentences of news has 2,543), and
reading what their numbers count would take time that grows with the square of their length."""
LARGEST = 1e30
"""No count and no sum in the news is larger; longer rows of figures are codes, and end in infinity."""
NESTED = 3
"""How many time expressions before a number may hold it; they nest at most so deep."""
RESTATED = frozenset({",", "or", "("})
"""Between two figures these show that the second says the first again: "190 points, or 0.6%"."""
CONVERTED = (frozenset({"("}), frozenset({",", "or"}))
"""Between two figures of different units these show that the second is the first converted."""
LENDING = frozenset({"including", "from"})
"""Words before a bare number that is of the same things as the one before: "6 million homes, including 2 million"."""
PARTICIPLES = frozenset({"VBN", "VBG"})


def read_amounts(draft: Draft) -> list[Amount]:
    """All amounts of the draft, in order; dates, names, ordinals and vague words are left out."""
    found: list[Amount] = []
    for sentence in draft.sentences:
        if sentence.end - sentence.start > LONGEST_SENTENCE:
            why = f"a sentence of {sentence.end - sentence.start} characters is no sentence"
            draft.skipped.append(
                Skipped(draft.article.source_id, "amounts", why, draft.article.id, sentence.start, sentence.end)
            )
            continue
        lexemes = cut_lexemes(draft.text, sentence.start, sentence.end)
        found.extend(_read_sentence(draft, lexemes))
        found.extend(find_zeros(draft, sentence))
        found.extend(find_vague(draft, sentence))
    return sorted(found, key=lambda amount: amount.span)


def _read_sentence(draft: Draft, lexemes: Sequence[Lexeme]) -> Iterator[Amount]:
    def tells_change(first: int, stop: int) -> bool:
        words = draft.doc.char_span(lexemes[first].start, lexemes[stop - 1].end, alignment_mode="expand")
        return words is not None and any(x.lemma_.lower() in load_lexicon().changes for x in words)

    at, last, last_stop = 0, None, 0
    moved = False
    while at < len(lexemes):
        quantities, at = read_quantities(lexemes, at, tells_change)
        for quantity in quantities:
            amount = _make_amount(draft, lexemes, quantity)
            if amount is None:
                continue
            between = {x.low for x in lexemes[last_stop : quantity.first]}
            again = between <= RESTATED or (moved and bool(amount.unit) and between == {"to"})
            if last is not None and amount.change == "=" and last.change in ("up", "down") and again:
                amount = replace(amount, change=last.change)
            if last is not None and between == {"("} and amount.unit:
                amount = replace(amount, concepts=last.concepts)
            if last is not None and between in CONVERTED and _is_conversion(last, amount):
                amount = replace(amount, hedge=last.hedge, change=last.change)
            if last is not None:
                amount = _completed(lexemes, quantity, last, amount)
            last, last_stop = amount, quantity.stop
            moved = word_at(lexemes, quantity.first - 1) not in PARTICLES
            yield amount


def _completed(lexemes: Sequence[Lexeme], quantity: Quantity, last: Amount, amount: Amount) -> Amount:
    """The amount with what it leaves out: the things counted before it, or the way the figure before it went."""
    before = word_at(lexemes, quantity.first - 1)
    if before in LENDING and not amount.unit and not amount.of and not last.unit and last.unit_name:
        return replace(amount, unit_name=last.unit_name)
    fellow = before == "by" and amount.change == "=" and amount.unit == last.unit and bool(amount.unit)
    return replace(amount, change=last.change) if fellow and last.change in ("up", "down") else amount


def _is_conversion(first: Amount, second: Amount) -> bool:
    """True for the kilometres of "less than 10 miles (16 km)": their hedge is that of the miles."""
    hedged = first.hedge != "exactly" and second.hedge == "exactly" and second.change == "="
    return hedged and bool(first.unit) and bool(second.unit) and first.unit != second.unit


def _make_amount(draft: Draft, lexemes: Sequence[Lexeme], quantity: Quantity) -> Amount | None:
    number = _tokens(draft, lexemes, quantity.first, quantity.stop)
    if not (abs(quantity.low) <= LARGEST and abs(quantity.high) <= LARGEST):
        return None
    if number is None or is_date_part(lexemes, quantity) or _is_time(draft, lexemes, quantity):
        return None
    hedging, first, stop = find_hedge(lexemes, quantity)
    if not stands_as_amount(lexemes, quantity, number, hedging.change != "=" or first < quantity.first):
        return None
    noun = counted_noun(number)
    counts = _counts(quantity) or _is_share_of(lexemes, quantity)
    phrase = counted_phrase(number, noun) if noun is not None and counts else None
    if phrase is not None and _meets_time(draft, phrase):
        phrase = None
    whole = _whole_at(lexemes, phrase) if phrase is not None and quantity.unit is None else None
    if whole is not None and whole.unit is not None and not quantity.numeral.share:
        quantity, phrase = replace(quantity, unit=whole.unit), None
    unit, stop = _unit_with_rate(lexemes, quantity, phrase, stop)
    if phrase is not None and not unit and 0 < quantity.low < 1 and (named := _unit_named(phrase)):
        unit, phrase = named, None
    change: Change = hedging.change
    if change == "=":
        change = find_direction(number, quantity, lexemes)
    return Amount(
        low=quantity.low, high=quantity.high, unit=unit, of=phrase.text if phrase is not None else "",
        hedge=hedging.hedge, change=change, span=_span(draft, lexemes, first, stop),
        number_span=_span(draft, lexemes, quantity.number_first, quantity.number_stop),
        of_span=draft.span_of(phrase) if phrase is not None else None,
        concepts=find_concepts(number, noun, _counts(quantity)), unit_name=_unit_name(phrase, quantity),
    )  # fmt: skip


def _whole_at(lexemes: Sequence[Lexeme], phrase: DocSpan) -> Quantity | None:
    """The quantity that the words begin with: the sum of "310 million of the 1.4 billion euros"."""
    if phrase[0].pos_ not in ("NUM", "SYM"):
        return None
    at = bisect_right(lexemes, phrase.start_char, key=lambda lexeme: lexeme.start) - 1
    return read_single(lexemes, at) if at >= 0 else None


def _unit_name(phrase: DocSpan | None, quantity: Quantity) -> str:
    """What is counted as the benchmarks name it, without participles ("recorded songs"); "" for other amounts."""
    if phrase is None:
        return ""
    last = len(phrase) - 1
    kept = [t.text_with_ws for n, t in enumerate(phrase) if n == last or t.tag_ not in PARTICIPLES]
    return counted_name("".join(kept).split(), quantity.low)


def _meets_time(draft: Draft, phrase: DocSpan) -> bool:
    """True if the words are part of a date or end in one: nobody counts "last year"."""
    place = bisect_right(draft.times, phrase.end_char, key=lambda time: time.span.start)
    near = draft.times[max(0, place - NESTED) : place]
    return any(time.type == "DATE" and time.span.end >= phrase.end_char for time in near)


def _unit_named(phrase: DocSpan) -> str:
    """The unit that the words name: the mile of "a quarter of a mile"; "" if they name no unit."""
    lexemes = cut_lexemes(phrase.text, 0, len(phrase.text))
    for at in range(len(lexemes)):
        found = load_lexicon().words.match(lexemes, at)
        if found and found[1] == len(lexemes):
            return found[0].name if found[0].kind != "time" else ""
    return ""


def _counts(quantity: Quantity) -> bool:
    return quantity.unit is None or quantity.numeral.share


def _is_share_of(lexemes: Sequence[Lexeme], quantity: Quantity) -> bool:
    unit = quantity.unit
    return unit is not None and unit.kind == "share" and word_at(lexemes, quantity.stop) == "of"


def _unit_with_rate(
    lexemes: Sequence[Lexeme], quantity: Quantity, phrase: DocSpan | None, stop: int
) -> tuple[str, int]:
    """The plain unit; for "3,000 tests per day" what is counted, with its rate."""
    if quantity.unit is not None:
        return quantity.unit.name + (f" per {quantity.rate}" if quantity.rate else ""), stop
    if phrase is None:
        return "", stop
    end = phrase.end_char
    at = next((n for n in range(quantity.stop, len(lexemes)) if lexemes[n].start >= end), len(lexemes))
    rate, after = read_rate(lexemes, at)
    return (f"{singular(phrase[-1].text)} per {rate}", stop) if rate and after > at else ("", stop)


def _tokens(draft: Draft, lexemes: Sequence[Lexeme], first: int, stop: int) -> DocSpan | None:
    return draft.doc.char_span(lexemes[first].start, lexemes[stop - 1].end, alignment_mode="expand")


def _span(draft: Draft, lexemes: Sequence[Lexeme], first: int, stop: int) -> Span:
    return draft.span(lexemes[first].start, lexemes[stop - 1].end)


def _is_time(draft: Draft, lexemes: Sequence[Lexeme], quantity: Quantity) -> bool:
    """True if the number names a date or a clock time (a length of time is an amount)."""
    if quantity.unit is not None:
        return False
    start, end = lexemes[quantity.first].start, lexemes[quantity.stop - 1].end
    place = bisect_right(draft.times, start, key=lambda time: time.span.start)
    return any(
        time.type in ("DATE", "TIME", "SET") and time.span.start <= start and end <= time.span.end
        for time in draft.times[max(0, place - NESTED) : place]
    )
