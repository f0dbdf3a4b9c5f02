"""What stands in quotation marks in a sentence: another's words, and not those of the report."""

import re

QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")


def own_words(words: str) -> str:
    """The words of the sentence without what it quotes."""
    return QUOTED.sub("", words)
