"""The rules behind a line, in sentences for its readers."""

import re
from collections.abc import Iterable

from onrecord.tell.wording import clean
from onrecord.text.edtf import edtf_words

_EDTF = re.compile(r"(?<![\w/-])\d{4}(?:-\d\d){1,2}(?:/(?:\d{4}(?:-\d\d){1,2}|\.\.))?(?![\w/-])")
_FORMS = (
    (r"relative date resolved: (“.+”) is (.+)", r"\1 is \2, counted from the day of the report"),
    (r"one quantity under several names: (.+)", r"One quantity, whatever the reports call it: \1"),
    (r"the words “(.+?)[ ,;:]*\S*…” give (.+)", r"The figure \2 stands in “\1 …”"),
    (r"date of the figure: (.+)", r"The text dates its figure: \1"),
    (r"(“.+”) is (.+), named before in the article", r"\1 is \2, who is named earlier in the article"),
    (r"speaker of the quotation: (.+)", r"The speaker is named in another sentence: \1"),
    (r"connective left out: (“.+”)", r"A word that only joins sentences was left out: \1"),
    (r"(?:denies|disputes|contradicts): (.+)", r"Told side by side because one goes against the other: \1"),
    (r"confirms: (.+)", r"Told side by side because one bears out the other: \1"),
    (r"(kept|broken|withdrawn|open|lapsed): (.+)", r"Told as \1: \2"),
)  # fmt: skip
"""How a rule is noted, and how it is told."""
_RULES = tuple((re.compile(form, re.DOTALL), told) for form, told in _FORMS)


def explain_rules(rules: Iterable[str]) -> list[str]:
    """Each rule as a sentence, once, in order; a rule of a form not known here is told as it is."""
    return list(dict.fromkeys(_explain(clean(rule)) for rule in rules if rule.strip()))


def _explain(rule: str) -> str:
    for form, told in _RULES:
        found = form.fullmatch(rule)
        if found:
            rule = found.expand(told)
            break
    sentence = _EDTF.sub(lambda found: _date_words(found.group()), rule)
    ending = "" if sentence.endswith((".", "!", "?", ".”")) else "."
    return sentence[:1].upper() + sentence[1:] + ending


def _date_words(edtf: str) -> str:
    try:
        return edtf_words(edtf, None)
    except ValueError:
        return edtf
