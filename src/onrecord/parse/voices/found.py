"""What one cue yields before it becomes an attribution."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from spacy.tokens import Token

from onrecord.model import Stance
from onrecord.parse.voices.cues import Cue
from onrecord.parse.voices.tree import Range


@dataclass(slots=True)
class Found:
    """A cue with its source and content as token ranges; `core` is the claim inside the content, if narrower.

    `source_head` is the noun that heads the source, `to` whom it was told, `rule` what found it, `direct` true if
    the content is quoted speech that may run on in later sentences.
    """

    cue: Cue
    head: Token
    cue_range: list[Range]
    source: Range | None
    source_head: Token | None
    content: list[Range]
    rule: str
    core: Range | None = None
    to: Range | None = None
    direct: bool = False
    negated: bool = False
    wide_cue: Range | None = None
    """The cue of the claim, where it takes more words than the attribution's ("denied responsibility for")."""
    named: Range | None = None
    """The name that the source stands for, elsewhere in the text ("A:" in an interview)."""
    through: Range | None = None
    """Through whom the words came ("— Name (@handle)" under the words of another)."""
    relayed_by: "Found | None" = None
    """The voice of the outlet that hands the words on ("Reuters reported, citing two officials")."""
    spoken: bool = False
    """True if the content is the speaker's own words though no marks enclose them."""
    later: list[Range] = field(default_factory=list)
    """Quotations in later paragraphs that go on with the same voice."""
    side: frozenset[str] = frozenset()
    """The actors that the speaker is or speaks for."""
    actors: Mapping[int, frozenset[str]] = field(default_factory=dict)
    """The actors that each word of the article names, by its number."""
    stances: dict[tuple[int, int, bool], Stance] = field(default_factory=dict)
    """What was read before of the stance towards `[start, end)`, quoted or not: claims ask what attributions asked."""

    @property
    def group(self) -> Range:
        """The tokens from the first to the last of source and cue."""
        ranges = [*self.cue_range, *([self.source] if self.source else [])]
        return min(r[0] for r in ranges), max(r[1] for r in ranges)
