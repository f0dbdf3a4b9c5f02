"""The chain of voices behind a piece of text: who says so, outermost first."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Attribution, Claim, Span, Statement, Voice
from onrecord.parse.draft import Draft

HALF = 0.5
"""A span lies in an attribution's content if at least this share of its characters does."""


SURE = 0.75
"""An attribution less sure than this lends no voice: one in four is none, or tells of a deed or a feeling."""


class Contents:
    """The contents of an article's attributions by their place, so that those near a span are found at once."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self._attributions = attributions
        self._placed = sorted((s.start, s.end, n) for n, a in enumerate(attributions) for s in a.content)
        self._longest = max((end - start for start, end, _ in self._placed), default=0)

    def near(self, span: Span) -> list[Attribution]:
        """The attributions with content that touches `span`, in their order."""
        first = bisect_left(self._placed, (span.start - self._longest, 0, 0))
        stop = bisect_left(self._placed, (span.end, 0, 0))
        touching = {n for _, end, n in self._placed[first:stop] if end > span.start}
        return [self._attributions[n] for n in sorted(touching)]


def voices_at(contents: Contents, span: Span) -> tuple[Voice, ...]:
    """The voices whose content covers `span`, outermost first; empty for the outlet's own account.

    What nobody in particular says ("is expected to") adds no voice.
    """
    around = attributions_at(contents.near(span), span)
    return tuple(_voice(a) for a in around if a.speaker.text and a.score >= SURE)


def attributions_at(attributions: list[Attribution], span: Span) -> list[Attribution]:
    """The attributions whose content covers half of `span` or more, most content first, outlets before sources."""
    around = [a for a in attributions if _share(a, span) >= HALF]
    return sorted(around, key=lambda a: (-sum(s.end - s.start for s in a.content), a.parent is not None))


def _share(attribution: Attribution, span: Span) -> float:
    covered = sum(max(0, min(s.end, span.end) - max(s.start, span.start)) for s in attribution.content)
    return covered / (span.end - span.start)


def _voice(attribution: Attribution) -> Voice:
    speaker = attribution.speaker
    return Voice(
        who=speaker.name or speaker.text or "",
        span=attribution.source[0] if attribution.source else None,
        entity=speaker.entity,
        anonymous=attribution.anonymous,
        via=attribution.via,
        stance=attribution.stance,
        cue_span=attribution.cue[0] if attribution.cue else None,
    )


def add_voices(draft: Draft) -> None:
    """Every statement without voices whose main evidence lies in an attribution's content has them; ids stay.

    A claim already names its own speaker: it gets only the voices around the one that makes it.
    """
    contents = Contents(draft.attributions)
    draft.statements = [_with_voices(contents, statement) for statement in draft.statements]


def _with_voices(contents: Contents, statement: Statement) -> Statement:
    if statement.voices:
        return statement
    evidence = statement.spans[0]
    if isinstance(statement.act, Claim) and statement.act.cue is not None:
        evidence = statement.act.cue
    voices = voices_at(contents, evidence)
    return replace(statement, voices=voices, id=statement.id) if voices else statement
