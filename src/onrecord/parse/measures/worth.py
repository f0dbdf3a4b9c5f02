"""Which amounts an analyst would keep, by which rule, and how likely such a line is right."""

from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.model import Amount
from onrecord.parse.amounts.lexicon import SMALL_COINS, money_names
from onrecord.parse.amounts.units import singular
from onrecord.parse.amounts.vague import is_vague
from onrecord.parse.draft import Draft
from onrecord.parse.measures.subject import Subject
from onrecord.parse.measures.words import load_words

SMALL = 10
"""Counts below it of people and groups in general ("two men") are told in the course of the story, not kept."""
WHOLE = 100
""" "100 percent" of nothing named is emphasis ("100 percent sure")."""
HANDFUL = 3
"""The least count of ordinary things that is kept; "two programs" is nearly always told in passing."""
KEPT_UNITS = frozenset({
    "percent", "percentage point", "basis point", "barrel", "hectare", "acre", "square kilometre", "square mile",
    "metric ton", "ton", "kiloton", "megaton", "kilogram", "watt", "kilowatt", "megawatt", "gigawatt", "kilowatt hour",
    "megawatt hour", "gigawatt hour", "terawatt hour", "cubic metre", "cubic foot", "bitcoin", "carat",
})  # fmt: skip
"""Units of money aside: what is produced, held, sent or shared. Speeds, ages and times are not kept."""
LENGTHS = frozenset({"mile", "kilometre", "metre", "foot", "yard"})
"""Kept only where they tell how far something reaches."""
EXTENTS = frozenset({"range", "height", "depth", "length", "width", "radius", "stretch", "altitude"})
"""Nouns before "of" and a length that name what it measures."""
CHARGED = frozenset({
    "troop", "people", "rocket", "missile", "attack", "strike", "air strike", "bomb", "mortar", "drone", "shell",
    "aircraft", "tank", "ship", "warship", "tanker", "base", "civilian", "protester", "fighter", "refugee", "prisoner",
    "hostage", "detainee", "police", "vote", "ballot", "seat", "case", "job", "worker", "home", "house", "building",
    "centrifuge", "warhead", "weapon", "vehicle", "helicopter", "village", "arrest", "sanction", "soldier", "marine",
    "american", "iranian", "iraqi", "israeli", "palestinian", "syrian", "migrant", "body", "victim", "survivor",
})  # fmt: skip
"""Things that a desk counts: even a handful of them is worth a line."""
LETTERS = 2
"""A longer single name in capitals is of a station or model: "840 KFGO"."""
DESTROYING = frozenset({"destroy", "demolish", "damage", "seize", "capture", "sink", "down", "burn", "raze"})


@dataclass(frozen=True, slots=True)
class Worth:
    """The rule that keeps an amount, and the share of such lines that a reader found right.

    The shares are from 160 lines of 58 articles read by eye (see `evals/errors/amounts.md`); that of an extent is set
    below a unit's, for few were read.
    """

    rule: str
    score: float


def find_worth(draft: Draft, amount: Amount, subject: Subject) -> Worth | None:
    """The rule by which the amount is kept, or None."""
    if is_vague(draft, amount):
        return None
    if amount.unit == "percent" and amount.low == WHOLE and subject.noun is None:
        return None
    if amount.unit.startswith("percent") and not subject.of:
        return None
    if amount.unit:
        return _worth_of_unit(draft, amount, subject)
    if 0 < amount.low < 1:
        return Worth("share", 0.6) if subject.noun is not None and amount.low != 0.5 else None
    if subject.outcome_key or amount.high == 0:
        return Worth("outcome", 0.95)
    if subject.noun is None:
        return None
    return _worth_of_count(draft, amount, subject)


def _worth_of_unit(draft: Draft, amount: Amount, subject: Subject) -> Worth | None:
    name, _, rate = amount.unit.partition(" per ")
    if name in KEPT_UNITS:
        return Worth("share" if name.startswith("percent") else "unit", 0.8)
    if rate and amount.of:
        return Worth("rate", 0.75)
    if _is_money(name, amount) and subject.of:
        return Worth("money", 0.85)
    if name in LENGTHS and not rate and _is_extent(draft, amount, subject):
        return Worth("extent", 0.7)
    return None


def _is_money(name: str, amount: Amount) -> bool:
    """True for sums; small coins are kept where they tell how far a price went up or down."""
    return name in money_names() and (name not in SMALL_COINS or amount.change in ("up", "down"))


def _is_extent(draft: Draft, amount: Amount, subject: Subject) -> bool:
    """True for "300 miles of coast" and "a range of 200 kilometres"; not for "within five miles of the border"."""
    if subject.noun is None:
        return False
    tokens = draft.tokens(amount.span)
    before = tokens[0].nbor(-1) if tokens.start > tokens[0].sent.start else None
    after = tokens[-1].nbor() if tokens.end < tokens[0].sent.end else None
    if before is not None and before.lower_ == "of":
        return subject.noun.lemma_.lower() in EXTENTS
    of = after is not None and after.lower_ == "of" and subject.noun.i > tokens.end
    return of and (before is None or before.lower_ not in ("within", "inside"))


def _worth_of_count(draft: Draft, amount: Amount, subject: Subject) -> Worth | None:
    noun = subject.noun
    if noun is None:
        return None
    words, lemma = load_words(), singular(noun.lower_)
    lemma = noun.lemma_.lower() if lemma in ("", "-") else lemma
    key = words.same.get(lemma, lemma)
    if lemma in words.skip or noun.pos_ == "PRON" or noun.ent_type_ in ("DATE", "TIME"):
        return None
    if amount.low == amount.high == 1 or (noun.tag_ == "NNP" and noun.is_upper and len(noun) > LETTERS):
        return None
    if key in CHARGED or _is_destroyed(noun) or (noun.tag_ == "NNPS" and not _is_definite(draft, amount)):
        return Worth("charged", 0.9)
    if amount.low >= SMALL or amount.hedge != "exactly":
        return Worth("count", 0.8)
    told = amount.low >= HANDFUL and lemma not in words.small and noun.pos_ == "NOUN"
    return Worth("handful", 0.55) if told and _is_described(draft, amount) else None


def _is_destroyed(noun: Token) -> bool:
    """True for what was destroyed or seized, however few: "destroyed two gun pits and two launchers"."""
    while noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head
    return noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_.lower() in DESTROYING


def _is_described(draft: Draft, amount: Amount) -> bool:
    """True if the counted noun has more than its number ("four new checkpoints") and is news, not a known set."""
    described = amount.of_span is not None and len(draft.tokens(amount.of_span)) > 1
    return described and not _is_definite(draft, amount)


def _is_definite(draft: Draft, amount: Amount) -> bool:
    """True after "the", "its" or "'s": "the council's five members" tells no count."""
    first = draft.tokens(amount.span)[0]
    before = first.nbor(-1) if first.i > first.sent.start else None
    return before is not None and (before.lower_ in ("the", "these", "those") or before.tag_ in ("PRP$", "POS"))
