"""Which numbers are amounts at all: not names, ordinals, ages in passing, scores or pronouns."""

from collections.abc import Sequence

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from onrecord.parse.amounts.counted import body_of
from onrecord.parse.amounts.lexemes import DASHES, Lexeme
from onrecord.parse.amounts.lexicon import load_lexicon
from onrecord.parse.amounts.numerals import word_at
from onrecord.parse.amounts.quantities import Quantity

STANDING_ALONE = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "oprd", "npadvmod", "ROOT"})
"""Grammatical places in which a bare number can be an amount ("1000 come from Asia")."""
DETERMINERS = frozenset({"the", "these", "those", "this", "that", "other", "last", "each", "any", "every", "no", "all"})
AFTER_DASH = frozenset({"strong", "plus", "odd"})
NOT_COUNTED = frozenset({"another", "day", "'", "’", "way", "side", "time"})
"""Words after which "one" is a turn of phrase."""
HARMING = frozenset({"kill", "injure", "wound", "hurt", "arrest", "detain"})
"""Verbs whose object "one" is a count: "killing one and injuring three"."""
AGE_WORDS = frozenset({"aged", "age", "ages"})
NUMBERED = frozenset(
    "no number section article chapter page row unit channel game level highway route flight room resolution protocol "
    "phase stage round day week step type category group figure table volume part act season episode lot line tier "
    "class grade gate platform interstate boeing airbus paragraph verse version title item q week division district "
    "area block building camp checkpoint sector zone top recording speaker caller clip track slide photo picture image "
    "video exhibit appendix annex footnote option question scenario bus apartment".split()
)
"""Words whose number is a name: "Resolution 2254", "day 3"."""
GROUPS = frozenset({"group", "gang", "committee", "council"})
"""Words that with "of" and a number name a body, if written large in running text."""
EMERGENCY = frozenset({"911", "999", "112"})
"""Numbers that are called for help."""
CALLING = frozenset("call calls called calling dial dials dialed dialled dialing phone phoned".split())
CALLED = frozenset("call calls caller callers dispatcher dispatchers operator operators line lines tape tapes center "
                   "centers centre centres recording recordings emergency system service services".split())  # fmt: skip
STREETS = frozenset("street avenue road boulevard lane square highway drive st ave rd blvd".split())


def stands_as_amount(lexemes: Sequence[Lexeme], quantity: Quantity, number: DocSpan, hedged: bool) -> bool:
    """True if the quantity is an amount rather than part of a name, an age in passing, or a pronoun."""
    if _joined_on(lexemes, quantity):
        return False
    if _is_counter(lexemes, quantity):
        return False
    if quantity.unit is not None:
        return not _is_unfit_unit(quantity)
    numeral = quantity.numeral
    if _is_name_of_group(lexemes, quantity):
        return False
    if numeral.share or numeral.scaled or hedged:
        return True
    if numeral.spelled:
        return _word_stands(lexemes, quantity, number)
    return _figure_stands(lexemes, quantity, number)


def _joined_on(lexemes: Sequence[Lexeme], quantity: Quantity) -> bool:
    """True if a hyphen joins the number to a word that is no unit: "five-nation talks", "two-state"."""
    at = quantity.stop
    if word_at(lexemes, at) not in DASHES or quantity.unit is not None or quantity.numeral.share:
        return False
    if not lexemes[at].glued or at + 1 >= len(lexemes) or not lexemes[at + 1].glued:
        return False
    return lexemes[at + 1].kind == "word" and lexemes[at + 1].low not in AFTER_DASH


def _is_counter(lexemes: Sequence[Lexeme], quantity: Quantity) -> bool:
    """True for either figure of "Photo 3 of 12"."""
    first, stop = quantity.first, quantity.stop
    if quantity.numeral.spelled or quantity.numeral.scaled or quantity.unit is not None:
        return False
    after = word_at(lexemes, stop) == "of" and stop + 1 < len(lexemes) and lexemes[stop + 1].kind == "figure"
    before = word_at(lexemes, first - 1) == "of" and first > 1 and lexemes[first - 2].kind == "figure"
    return after or before


def _is_unfit_unit(quantity: Quantity) -> bool:
    """True for "a two-year deal" and "one time": a length of time as a name, a turn of phrase."""
    unit = quantity.unit
    if unit is None:
        return False
    if quantity.hyphened and unit.kind in ("time", "times"):
        return True
    return unit.kind in ("times", "time") and quantity.numeral.spelled and quantity.low == 1


def _word_stands(lexemes: Sequence[Lexeme], quantity: Quantity, number: DocSpan) -> bool:
    root = number.root
    counts_noun = root.dep_ in ("nummod", "quantmod") and root.head.i >= number.end
    before, after = word_at(lexemes, quantity.first - 1), word_at(lexemes, quantity.stop)
    if quantity.low == 1 and quantity.high == 1:
        if before in DETERMINERS or after in NOT_COUNTED:
            return False
        if root.dep_ in ("dobj", "nsubjpass") and root.head.lemma_.lower() in HARMING and not counts_noun:
            return after not in ("another", "of")
        return (counts_noun and not (after == "hand" and before in ("on", "at"))) or after == "of"
    if counts_noun or after == "of":
        return True
    return before not in DETERMINERS and root.dep_ in STANDING_ALONE


def _is_name_of_group(lexemes: Sequence[Lexeme], quantity: Quantity) -> bool:
    """True for "Group of Seven", "the Group of 20", "Gang of Eight", "the Big Three"; not for a group of 20."""
    at = quantity.first
    if at < 2:
        return False
    before = lexemes[at - 1]
    if not quantity.numeral.spelled:
        named = before.low == "of" and lexemes[at - 2].low in GROUPS and lexemes[at - 2].text[0].isupper()
        return named and at > 2 and lexemes[at - 3].text[0].islower()
    if not lexemes[at].text[0].isupper():
        return False
    of = before.low == "of" and lexemes[at - 2].text[0].isupper()
    return of or (before.low == "big" and before.text[0].isupper())


def _figure_stands(lexemes: Sequence[Lexeme], quantity: Quantity, number: DocSpan) -> bool:
    at = quantity.numeral.first
    text, root = lexemes[at].text, number.root
    before, after = word_at(lexemes, quantity.first - 1), word_at(lexemes, quantity.stop)
    modifies = root.dep_ in ("nummod", "quantmod") and root.head.i >= number.end
    counts_noun = modifies and root.head.tag_ in ("NNS", "NNPS")
    if before in AGE_WORDS or before in NUMBERED or (before == "." and word_at(lexemes, quantity.first - 2) == "no"):
        return False
    if before == "(" and after == ")":
        return False
    if text in EMERGENCY and (before in CALLING or after in CALLED):
        return False
    if before == "," and after in (",", ".", ";", "and", ")"):
        return False
    if "," in text or "." in text:
        return True
    if (counts_noun and _is_model_number(number)) or _is_address(lexemes, quantity):
        return False
    if modifies and _is_model(number.root.head):
        return False
    if counts_noun or word_at(lexemes, quantity.first - 1) == "between":
        return True
    if body_of(root) is not None:
        return True
    if _follows_name(number):
        return False
    nummod = root.dep_ == "nummod" and root.head.i >= number.end
    return nummod or (root.dep_ in STANDING_ALONE and number.start > number.sent.start) or root.dep_ == "nsubj"


def _follows_name(number: DocSpan) -> bool:
    """True if a name stands right before the number ("Apollo 11"), or what leads to it; not in "rose to 34"."""
    if number.start == 0:
        return False
    before = number.doc[number.start - 1]
    moved = before.pos_ == "ADP" and before.head.lemma_.lower() in load_lexicon().changes
    return (before.pos_ == "PROPN" and not before.is_sent_start) or (number.root.head.i == before.i and not moved)


def _is_model_number(number: DocSpan) -> bool:
    """True for the second number before a noun ("two 737 jets") and one that a name leads to ("Model 3 sedans")."""
    root = number.root
    earlier = [x for x in root.head.children if x.i < number.start and x.i >= number.start - 4]
    return any(x.dep_ == "nummod" or (x.dep_ == "compound" and x.i == number.start - 1) for x in earlier)


def _is_model(noun: Token) -> bool:
    """True for one name of a thing: nobody counts "787 Dreamliner" or a "90210 ZIP code"."""
    return noun.tag_ == "NNP" and noun.text.istitle() and len(noun) > 2 and not noun.text.endswith("s")


def _is_address(lexemes: Sequence[Lexeme], quantity: Quantity) -> bool:
    return any(word_at(lexemes, quantity.stop + n) in STREETS for n in range(1, 3))
