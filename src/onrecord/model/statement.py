"""What one article says, one thing at a time, each with its evidence."""

from dataclasses import dataclass, field
from typing import Literal

from onrecord.model.amount import Amount
from onrecord.model.ids import content_id, content_text
from onrecord.model.mention import Party
from onrecord.model.span import Span
from onrecord.model.when import When

Stance = Literal["asserts", "denies", "confirms", "accuses", "threatens", "promises", "demands", "doubts"]
EventStatus = Literal["happened", "ongoing", "planned", "hypothetical", "denied"]
TOLD_STATUSES: frozenset[EventStatus] = frozenset({"happened", "ongoing"})
"""What a report tells as done, or as going on."""
PromiseStatus = Literal["open", "kept", "broken", "unknown"]
MeasureStanding = Literal["holds", "planned", "past"]
ClaimForm = Literal["direct", "indirect", "mixed"]
Authority = Literal["spoke", "statement", "document", "tweet", "filing", "intelligence"]

PLOVER_TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
"""The sixteen event types of PLOVER (2021 revision)."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says so. A statement's voices run from the outermost (the outlet) to the innermost.

    `who` names the speaker in the text's words, `span` where; `anonymous` if unnamed ("three Iraqi
    officials"); `via` to or through whom it was told ("AP"); `cue_span` the reporting words.
    """

    who: str
    span: Span | None
    entity: str | None
    anonymous: bool
    via: str | None
    stance: Stance
    cue_span: Span | None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what: span sets of source, cue and content (each may be empty or in pieces).

    `speaker` is the resolved name behind the source ("he" -> "David Hale"); `parent` the index, in the
    article's attributions, of the one that this one stands inside of; `authority` on what it rests: words
    spoken, a statement, document, post, court filing or intelligence report (None for what is only thought).
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speaker: Party
    anonymous: bool
    via: str | None
    to: str | None
    stance: Stance
    form: ClaimForm
    score: float
    parent: int | None = None
    authority: Authority | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom: a PLOVER type with its mode (None where the text gives none)."""

    type: str
    mode: str | None
    status: EventStatus
    actor: Party
    recipient: Party
    trigger: Span
    clause: Span
    """The clause that tells it: what a brief would quote."""

    def __post_init__(self) -> None:
        if self.type not in PLOVER_TYPES:
            raise ValueError(f"{self.type} is no PLOVER type")


@dataclass(frozen=True, slots=True)
class Measure:
    """How many of what, as of when: `of` in the text's words ("US troops"), `topic` its plain key.

    `topic` is what makes points of one series: entity ids and lemmas, sorted ("troop us"); `counted_by`
    is who gave the figure, where the text says so; `standing` whether it was counted, is to come or only supposed
    ("planned"), or held in a time that the text puts behind it ("past").
    """

    amount: Amount
    of: str
    topic: str
    clause: Span
    counted_by: str | None = None
    standing: MeasureStanding = "holds"


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody says: the house's `position`. `content` is what is said, without its quotation marks."""

    source: Party
    content: Span
    stance: Stance
    cue: Span | None
    anonymous: bool
    via: str | None
    form: ClaimForm


@dataclass(frozen=True, slots=True)
class Commitment:
    """What somebody binds himself to: by whom, to whom, what, due when, under which condition."""

    by: Party
    to: Party
    promise: Span
    due: When | None
    status_in_article: PromiseStatus
    condition: Span | None = None


@dataclass(frozen=True, slots=True)
class Next:
    """What the text schedules or expects. Its time is the statement's `when`."""

    what: Span
    expected_by: Party | None = None


Act = Event | Measure | Claim | Commitment | Next
StatementKind = Literal["event", "measure", "claim", "commitment", "next"]

_KINDS: dict[type, StatementKind] = {
    Event: "event", Measure: "measure", Claim: "claim", Commitment: "commitment", Next: "next",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that one article says, with at least one span of evidence.

    `sentence` is the sentence it stands in, `spans` the evidence (the first is the main one), `voices`
    who says so (outermost first; empty: the outlet's own account), `score` the chance (0-1) that it is
    right, `made_by` the stage and rule that made it.
    """

    article_id: str
    act: Act
    sentence: Span
    spans: tuple[Span, ...]
    place: Party | None
    when: When | None
    voices: tuple[Voice, ...]
    score: float
    made_by: str
    id: str = field(default="")

    def __post_init__(self) -> None:
        if not self.spans:
            raise ValueError("a statement needs at least one span of evidence")
        if not self.id:
            spans = ",".join(f"{s.start}-{s.end}" for s in self.spans)
            key = (self.article_id, self.kind, spans, content_text(self.act))
            object.__setattr__(self, "id", content_id("statement", *key))

    @property
    def kind(self) -> StatementKind:
        """event, measure, claim, commitment or next."""
        return _KINDS[type(self.act)]
