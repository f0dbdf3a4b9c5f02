"""The rules behind a line, in sentences for its readers."""

import re
from collections.abc import Iterable

from onrecord.tell.wording import clean
from onrecord.text.edtf import edtf_words

_POINT = r"\d{4}(?:-\d\d){1,2}[?~%]?"
_EDTF = re.compile(rf"(?<![\w/-]){_POINT}(?:/(?:{_POINT}|\.\.))?(?![\w/-])")
_FIGURE = re.compile(r"the words “(.+)…” give (.+)", re.DOTALL)
_FORMS = (
    (r"relative date resolved: (“.+”) is (.+)", r"\1 is \2, counted from the day of the report"),
    (r"one quantity under several names: (.+)", r"One quantity, whatever the reports call it: \1"),
    (r"the words “(.+?)[ ,;:]*\S*…” give (.+)", r"“\1 …” gives the figure \2"),
    (r"date of the figure: (.+)", r"The text dates its figure: \1"),
    (r"(“.+”) is (.+), named before in the article", r"\1 is \2, who is named earlier in the article"),
    (r"introduced as (“.+”) at \d+", r"Named in full here, where the brief first names the person: \1"),
    (r"connective left out: (“.+”)", r"A word that only joins sentences was left out: \1"),
    (r"(?:denies|disputes|contradicts): (.+)", r"Told side by side because one goes against the other: \1"),
    (r"confirms: (.+)", r"Told side by side because one bears out the other: \1"),
    (r"(kept|broken|withdrawn|open|lapsed): (.+)", r"Told as \1: \2"),
)  # fmt: skip
"""How a rule is noted, and how it is told."""
_RULES = tuple((re.compile(form, re.DOTALL), told) for form, told in _FORMS)


def explain_rules(rules: Iterable[str]) -> list[str]:
    """Each rule as a sentence, once, in order; a rule of a form not known here is told as it is.

    That a figure stands in the words is not told where they show it: they are quoted beside the rule.
    """
    wanted = (clean(rule) for rule in rules if rule.strip())
    return list(dict.fromkeys(_explain(rule) for rule in wanted if not _shows_its_figure(rule)))


def _shows_its_figure(rule: str) -> bool:
    found = _FIGURE.fullmatch(rule)
    return bool(found and re.search(rf"(?<![\d.,]){re.escape(found.group(2))}(?![\d]|[.,]\d)", found.group(1)))


def _explain(rule: str) -> str:
    for form, told in _RULES:
        found = form.fullmatch(rule)
        if found:
            rule = found.expand(told)
            break
    return as_sentence(rule)


def as_sentence(words: str) -> str:
    """`words` with a capital, a full stop, and dates in words in place of EDTF."""
    sentence = _EDTF.sub(lambda found: _date_words(found.group()), words)
    ending = "" if sentence.endswith((".", "!", "?", ".”")) else "."
    return sentence[:1].upper() + sentence[1:] + ending


def _date_words(edtf: str) -> str:
    try:
        return edtf_words(edtf, None)
    except ValueError:
        return edtf
