"""The nouns: frozen dataclasses that import nothing but the standard library and the error tree."""

from onrecord.model.account import (
    Account,
    Copy,
    Count,
    Facing,
    Occurrence,
    Point,
    PromiseHistory,
    Series,
    Story,
    Turn,
)
from onrecord.model.account_page import AccountPage, PageCount, PageFacing, PageReport
from onrecord.model.amount import Amount, Change, Hedge
from onrecord.model.brief import (
    SECTION_NAMES,
    Brief,
    BriefSize,
    Cite,
    Coverage,
    Line,
    LineKind,
    Section,
    Source,
    TimelineEntry,
)
from onrecord.model.coming import Coming
from onrecord.model.explanation import Explanation
from onrecord.model.ids import content_id
from onrecord.model.judgement import Judgement, Mark, Situation, Trace, TraceKind, Verdict
from onrecord.model.mention import PLACE_KINDS, Entity, Mention, MentionKind, Party
from onrecord.model.page import (
    Article,
    Dropped,
    DropReason,
    Hints,
    Page,
    PageForm,
    Paragraph,
    ParagraphRole,
    Published,
    PublishedBasis,
    Skipped,
)
from onrecord.model.reading import Reading, Timex, TimexType
from onrecord.model.span import Span
from onrecord.model.statement import (
    PLOVER_TYPES,
    TOLD_STATUSES,
    Act,
    Attribution,
    Authority,
    Claim,
    ClaimForm,
    Commitment,
    Event,
    EventStatus,
    Measure,
    MeasureStanding,
    Next,
    PromiseStatus,
    Stance,
    Statement,
    StatementKind,
    Voice,
)
from onrecord.model.when import When, WhenBasis

__all__ = [
    "PLACE_KINDS", "PLOVER_TYPES", "SECTION_NAMES", "TOLD_STATUSES", "Account", "AccountPage", "Act", "Amount",
    "Article", "Attribution", "Authority", "Brief", "BriefSize", "Change", "Cite", "Claim", "ClaimForm", "Coming",
    "Commitment", "Copy", "Count", "Coverage", "DropReason", "Dropped", "Entity", "Event", "EventStatus",
    "Explanation", "Facing", "Hedge", "Hints", "Judgement", "Line", "LineKind", "Mark", "Measure",
    "MeasureStanding", "Mention", "MentionKind", "Next", "Occurrence", "Page", "PageCount", "PageFacing",
    "PageForm", "PageReport", "Paragraph", "ParagraphRole", "Party", "Point", "PromiseHistory", "PromiseStatus",
    "Published", "PublishedBasis", "Reading", "Section", "Series", "Situation", "Skipped", "Source", "Span",
    "Stance", "Statement", "StatementKind", "Story", "TimelineEntry", "Timex", "TimexType", "Trace", "TraceKind",
    "Turn", "Verdict", "Voice", "When", "WhenBasis", "content_id",
]  # fmt: skip
