"""Whether all that a line says stands in its cited words, or follows from them by a stated rule."""

import re
from collections.abc import Sequence

from onrecord.model import Cite
from onrecord.text.edtf import edtf_words

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_ISO = re.compile(r"\d{4}(?:-\d\d){0,2}")
_NEGATION = re.compile(r"\b(?:not|no|never|none|neither|nor|without|cannot|\w+n['’]t|den(?:y|ies|ied|ying))\b", re.I)
FUNCTION_WORDS = frozenset(
    "a an the of in on at to and or for by with from as of about over under than least most up said says "
    "according reported counted now then later before after between earlier".split()
)
"""Words that name nobody and nothing: a template may add them."""


def find_unsupported(text: str, cites: Sequence[Cite], rules: Sequence[str] = ()) -> list[str]:
    """The names, numbers, dates and negations of `text` that neither a cite nor a rule gives, in order."""
    given = _given_words(cites, rules)
    named = [w for w in _WORD.findall(text) if _is_checked(w)]
    missing = [w for w in named if _fold(w) not in given]
    cited = " ".join([*(c.words for c in cites), *rules])
    denials = [n for n in _NEGATION.findall(text) if not _NEGATION.search(cited)]
    return list(dict.fromkeys(missing + denials))


def _is_checked(word: str) -> bool:
    """True for names, numbers and dates: words with a capital or a digit, function words aside."""
    return (word[0].isupper() or any(c.isdigit() for c in word)) and word.lower() not in FUNCTION_WORDS


def _given_words(cites: Sequence[Cite], rules: Sequence[str]) -> set[str]:
    """Every word that the line may use: those cited, the cites' outlets and days, and those of the rules."""
    texts = [c.words for c in cites]
    texts += [c.outlet or "" for c in cites] + [c.published or "" for c in cites]
    texts += list(rules)
    dates = {iso for text in texts for iso in _ISO.findall(text)}
    texts += [_date_words(iso) for iso in dates]
    return {_fold(word) for text in texts for word in _WORD.findall(text)}


def _date_words(iso: str) -> str:
    try:
        return f"{edtf_words(iso, None)} {iso[:4]}"
    except ValueError:
        return ""


def _fold(word: str) -> str:
    """The word in lower case; a number without its separators and leading zeros."""
    plain = word.lower().replace(",", "")
    return plain.lstrip("0") or "0" if plain.isdigit() else plain
