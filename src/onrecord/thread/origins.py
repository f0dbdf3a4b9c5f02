"""How many have it from themselves: outlets counted once, copies and relays not at all."""

import re
from collections.abc import Iterable, Sequence

from onrecord.model import Article, Copy, Statement
from onrecord.thread.copies import plain_outlet
from onrecord.thread.lexicon import agency_forms

BEFORE = ("told", "according to", "reported by", "citing", "quoted by", "interview with")
AFTER = ("reported", "reports", "said in a report")
"""Words before and after the name of the outlet that a report has it from."""
_RELAYING = tuple(words for words in BEFORE + AFTER if not any(w in words and w != words for w in BEFORE + AFTER))
"""Words of which every relay holds some: most sentences hold none, and need not be searched for a hundred outlets."""


class Outlets:
    """Who stands behind the articles of an account."""

    def __init__(self, articles: Sequence[Article], copies: Iterable[Copy]) -> None:
        self._articles = {a.id: a for a in articles}
        self._original = {c.article_id: c.original_id for c in copies}
        names = {a.outlet for a in articles if a.outlet} | set(agency_forms())
        self._plain = {form: plain_outlet(form) for form in names}
        forms = "|".join(re.escape(form) for form in sorted(names, key=lambda n: (-len(n), n)))
        before, after = rf"(?:{'|'.join(BEFORE)})\s+(?:the\s+)?", rf"\s+(?:{'|'.join(AFTER)})\b"
        self._relay = re.compile(rf"\b{before}(?P<to>{forms})\b|\b(?P<by>{forms}){after}")

    def outlet(self, article_id: str) -> str:
        """The outlet that the article's words come from (the original's for a copy), in plain form."""
        article = self._articles[self._original.get(article_id, article_id)]
        return plain_outlet(article.outlet) if article.outlet else article.id

    def origin(self, statement: Statement) -> str:
        """The outlet that found it out: the one that the statement is relayed from, else the article's own."""
        for voice in statement.voices:
            for name in (voice.via, voice.who):
                if name and (known := self._plain.get(name.strip())):
                    return known
        text, start, end = self._articles[statement.article_id].text, statement.sentence.start, statement.sentence.end
        if any(text.find(words, start, end) >= 0 for words in _RELAYING):
            relay = self._relay.search(text, start, end)
            if relay:
                return self._plain[relay.group("to") or relay.group("by")]
        return self.outlet(statement.article_id)

    def relayed_from(self, statement: Statement) -> str | None:
        """The other outlet that the statement is relayed from, in plain form; None if the report has it from itself."""
        origin = self.origin(statement)
        return origin if origin != self.outlet(statement.article_id) else None

    def count(self, statements: Iterable[Statement]) -> int:
        """Independent outlets behind the statements; never less than one."""
        return len({self.origin(s) for s in statements}) or 1

    def count_articles(self, article_ids: Iterable[str]) -> int:
        """Independent outlets behind the articles; never less than one."""
        return len({self.outlet(i) for i in article_ids}) or 1
