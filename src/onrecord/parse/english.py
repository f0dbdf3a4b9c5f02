"""Whether an article is English, the only language the parse reads: nonsense is worse than nothing."""

import re
from functools import cache
from importlib.resources import files

from onrecord.model import Article

ENGLISH = frozenset({"en", "und", "pcm"})
"""What the identifier says of English: itself, nothing at all, or Nigerian Pidgin (for headlines in capitals)."""
SAMPLE_CHARACTERS = 4000
"""How much of a text is looked at, as the identifier does."""
FEWEST_WORDS = 20
"""In shorter texts the identifier takes lists of names for any language, so they are parsed."""
FUNCTION_SHARE = 0.1
"""Share of words that English alone uses: 1 in 4 words of news (1 in 9 at the least), under 1 in 15 of any other."""
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")


@cache
def function_words() -> frozenset[str]:
    """The words of `english_words.tsv`."""
    lines = files("onrecord.parse").joinpath("english_words.tsv").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def why_not_english(article: Article) -> str | None:
    """Why the article cannot be parsed, or None if it may be English. Both its language and its words must deny it."""
    if article.language in ENGLISH:
        return None
    words = _WORD.findall(article.text[:SAMPLE_CHARACTERS])
    latin = sum(bool(_LATIN.match(word)) for word in words)
    known = sum(word.lower() in function_words() for word in words)
    if 2 * latin > len(words) and (len(words) < FEWEST_WORDS or known >= FUNCTION_SHARE * len(words)):
        return None
    return f"the article is in another language ({article.language}); only English is parsed: give a translation"
