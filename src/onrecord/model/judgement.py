"""Decisions on what the record holds: who judged what, when and why, and how it is found again later."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from onrecord.model.ids import content_id
from onrecord.model.span import Span

Verdict = Literal["same", "different", "unsure", "rejected", "corrected", "renamed"]
"""same, different, unsure: of two things; rejected: never to be told; corrected, renamed: told as `value`."""
TraceKind = Literal["entity", "statement", "article"]


@dataclass(frozen=True, slots=True)
class Trace:
    """One of the things that a judgement is about, so described that it is found again under another id.

    Of a statement: its `kind`, the content id of the words of its `sentence`, where in that sentence its main
    span stands (`start`, `end`), and the `page` (address, or the id it was given) that it was read from. A later
    run, a newer version of the page, and a reprint give the same words another id.
    """

    id: str
    what: TraceKind
    kind: str = ""
    sentence: str = ""
    start: int = 0
    end: int = 0
    page: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision: by whom, when, why. A person's outranks a machine's, and the newer of two the older.

    `left` and `right` are the ids as they were named. For `rejected` right is empty; for `corrected` it is
    the field that is told as `value`, for `renamed` it is "name". `left_of` and `right_of` are the single
    entities, statements or articles that the two ids stood for when it was judged (empty: the ids themselves):
    ids of groups (occurrences, stories) change when articles come in, those of their members do not.
    """

    left: str
    right: str
    verdict: Verdict
    reasons: tuple[str, ...]
    by: str
    at: datetime
    ended_at: datetime | None = None
    value: str = ""
    left_of: tuple[Trace, ...] = ()
    right_of: tuple[Trace, ...] = ()
    ended_by: str = ""

    @property
    def id(self) -> str:
        """The judgement's id: the same two things, verdict, author, instant, reasons and value give the same."""
        key = (self.pair, self.verdict, self.by, self.at.isoformat(), *self.reasons)
        return content_id("judgement", *key, *((f"value={self.value}",) if self.value else ()))

    @property
    def pair(self) -> str:
        """What judgements on the same two things share, whichever is named first."""
        return content_id("pair", *sorted((self.left, self.right)))


@dataclass(frozen=True, slots=True)
class Mark:
    """What people decided of one statement of an account: left out, or told as corrected.

    `field` was read as `was` and is told as `value`; both empty for a rejected statement. `sentence` is where
    the statement stands, `decision` the id of the judgement.
    """

    statement_id: str
    sentence: Span
    verdict: Verdict
    field: str
    was: str
    value: str
    by: str
    on: date
    decision: str


@dataclass(frozen=True, slots=True)
class Situation:
    """What a desk follows, by name: articles about `about`, those that name its entities, those like an article.

    An article belongs to it if any of the three holds. Each of `entities` is an actor by all ids that are joined
    in it; an article must name them all. `like` are ids of articles; `by` and `at` say who set it up and when.
    """

    name: str
    about: str | None
    entities: tuple[tuple[str, ...], ...]
    like: tuple[str, ...]
    by: str
    at: datetime
