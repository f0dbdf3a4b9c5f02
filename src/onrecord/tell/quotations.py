"""What stands in quotation marks: another's words, and not those of the report."""

import re

QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
LONGEST_QUOTED = 1500
"""Characters after which a mark has lost its partner: few speakers are quoted for more in one piece (our judgement)."""
_MARK = re.compile(r"[“”\"]")
_OPENS = re.compile(r"“|(?<![^\s(\[—–-])\"(?![\s)\],.;:!?—–-]|$)")
_CLOSES = re.compile(r"”|(?<=\S)\"(?![^\s)\],.;:!?—–-])")


def own_words(words: str) -> str:
    """The words of the sentence without what it quotes."""
    return QUOTED.sub("", words)


def own_text(text: str) -> str:
    """The words of a whole text without what it quotes, over as many lines as the speaker is quoted for.

    Each paragraph of a long quotation opens it again. A mark that is never closed quotes its line.
    """
    parts: list[str] = []
    at, opened = 0, -1
    for mark in (*_MARK.finditer(text), None):
        here = mark.start() if mark else len(text)
        if opened >= 0 and (mark is None or here - opened > LONGEST_QUOTED):
            at, opened = _end_of_line(text, opened), -1
        if mark is None or _OPENS.match(text, here) or (opened < 0 and not _CLOSES.match(text, here)):
            if opened < 0:
                parts.append(text[at:here])
            at = opened = here
        elif opened >= 0:
            at, opened = mark.end(), -1
    return " ".join(parts)


def stands_inside(text: str, begin: int, at: int) -> bool:
    """True if `at` lies in a quotation that was opened in `text` from `begin` on and has not been closed."""
    last = max(text.rfind(mark, begin, at) for mark in "“”\"")
    return last >= 0 and at - last <= LONGEST_QUOTED and _OPENS.match(text, last) is not None


def _end_of_line(text: str, at: int) -> int:
    found = text.find("\n", at)
    return len(text) if found < 0 else found
