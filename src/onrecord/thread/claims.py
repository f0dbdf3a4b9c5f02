"""Claims as they are compared: who says what, in which weighed words."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from onrecord.model import Claim, Statement
from onrecord.thread.desk import Desk
from onrecord.thread.parties import Kin, compare_sides, read_side
from onrecord.thread.side import Side
from onrecord.thread.words import class_forms, find_words, jaccard, plain_form

COMMON_MOST = 40
"""A word of more claims than this looks up no other claim."""
REPEATED = 0.7
"""Share of words (Jaccard) from which one claim says another again."""
SHARED_WORDS = 2
"""Rarer words that two claims must share to be compared: one alone ("troops") is a subject."""
OWNED_WORDS = 3
"""Words at most between a speaker's name and the noun for what he said ("Varn's angry first remarks")."""
_SELF = frozenset({"i", "we"})
_POSSESSIVE = ("'s", "’s")
POINTING_STANCES = frozenset({"denies", "confirms"})


@dataclass(frozen=True, slots=True)
class Said:
    """A claim with all that is compared of it."""

    statement: Statement
    claim: Claim
    speaker: Side
    words: frozenset[str]
    """Content words, without those that only say no ("nothing", "false")."""
    pointing: frozenset[str]
    """Plain forms of all its words, "report" and "that" among them, where it denies or confirms; else its words."""
    entities: frozenset[str]
    sentence: int
    day: int | None
    """Ordinal of the last day of publication."""

    def points_back(self, kind: str) -> bool:
        """True if it speaks of "the report" (kind "said") or of "responsibility" (kind "deed")."""
        return bool(self.pointing & class_forms("deixis", kind))

    @property
    def surname(self) -> str | None:
        """The plain surname of a person who speaks, if the full name is known."""
        names = (self.claim.source.name or "").split()
        return plain_form(names[-1]) if self.speaker.person and len(names) > 1 else None


class Claims:
    """The claims of an account, weighed by how rare their words are, and found by them."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.all = [_read_said(desk, s) for s in desk.statements if isinstance(s.act, Claim)]
        self._frequency = Counter(word for said in self.all for word in said.words)
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._by_article: dict[str, list[int]] = defaultdict(list)
        self._owners: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
        for number, said in enumerate(self.all):
            self._by_article[said.statement.article_id].append(number)
            for word in said.words:
                self._by_word[word].append(number)

    def weight(self, words: Iterable[str]) -> float:
        """How much the words tell together: rare ones more."""
        total = len(self.all) + 1
        # Added exactly: in another order of the set the last digit, and with it the best answer, could be another.
        return math.fsum(math.log(1 + total / (1 + self._frequency[w])) for w in words)

    def shared(self, one: Said, other: Said) -> float:
        """The weighed share of the words of the shorter claim that both hold."""
        smaller = min((one.words, other.words), key=lambda w: (len(w), sorted(w)))
        whole = self.weight(smaller)
        return self.weight(one.words & other.words) / whole if whole else 0.0

    def beside(self, said: Said, sentences: int) -> Sequence[Said]:
        """Claims of the same article at most so many sentences before or after."""
        near = (self.all[n] for n in self._by_article[said.statement.article_id])
        return [o for o in near if o is not said and abs(o.sentence - said.sentence) <= sentences]

    def before(self, said: Said) -> Sequence[Said]:
        """Claims of the same article that stand before it."""
        here = (self.all[n] for n in self._by_article[said.statement.article_id])
        return [o for o in here if o.sentence < said.sentence]

    def speaks_of_words(self, said: Said, other: Said) -> bool:
        """True if it speaks of what the other's speaker said: "Varn's remarks", "a charge by Varn"."""
        owners = self._owners.get(said.statement.id)
        if owners is None:
            owners = self._owners[said.statement.id] = _read_owners(self.desk, said)
        anybody, person = owners
        meant = anybody | person if other.speaker.person else anybody
        if not meant:
            return False
        entity = other.speaker.entity
        names = self.desk.named_as(said.claim.content, entity) if entity else frozenset()
        return other.surname in meant or bool(names & meant)

    def alike(self, said: Said) -> Sequence[Said]:
        """Claims, of any article, that share SHARED_WORDS of the rarer words."""
        held = map(self._by_word.__getitem__, said.words)
        counts = Counter(chain.from_iterable(numbers for numbers in held if len(numbers) <= COMMON_MOST))
        likest = sorted([number for number, count in counts.items() if count >= SHARED_WORDS])
        return [self.all[number] for number in likest if self.all[number] is not said]

    def repeating(self, said: Said) -> Sequence[Said]:
        """Claims alike, that share nearly all words (REPEATED)."""
        by_rarity = sorted(said.words, key=lambda word: len(self._by_word[word]))
        rarer = [word for word in by_rarity if len(self._by_word[word]) <= COMMON_MOST]
        # Who shares all but so many of its words shares one of the rarest, one more than those (prefix filtering).
        spared = len(by_rarity) - math.ceil(REPEATED * len(by_rarity))
        numbers = sorted({number for word in rarer[: spared + 1] for number in self._by_word[word]})
        others = (self.all[number] for number in numbers if self.all[number] is not said)
        told, least, most = frozenset(rarer), REPEATED * len(said.words), len(said.words) / REPEATED
        near = (o for o in others if least <= len(o.words) <= most)
        return [o for o in near if jaccard(o.words, said.words) >= REPEATED and len(o.words & told) >= SHARED_WORDS]


def _read_said(desk: Desk, statement: Statement) -> Said:
    claim = statement.act
    assert isinstance(claim, Claim)
    published = desk.published(statement)
    words = pointing = desk.terms(claim.content)
    if claim.stance in POINTING_STANCES:
        pointing = frozenset(map(plain_form, find_words(desk.text(claim.content))))
    return Said(
        statement, claim, read_side(desk, claim.source), words - class_forms("deixis", "negation"), pointing,
        desk.entities_in(claim.content), desk.sentence_numbers.get(statement.sentence, 0),
        published.toordinal() if published else None,
    )  # fmt: skip


def _read_owners(desk: Desk, said: Said) -> tuple[frozenset[str], frozenset[str]]:
    """The words, in plain form, that may name whose words it speaks of: anybody's, and a person's only.

    "Varn's first remarks" and "a charge by Varn" are of Varn; "remarks of Varn", and "Varn was misled", only of a
    person: "charges of US aid" are about it.
    """
    if not said.pointing & (class_forms("deixis", "said") | class_forms("deixis", "misled")):
        return frozenset(), frozenset()
    written = list(find_words(desk.text(said.claim.content)))
    words = [plain_form(word) for word in written]
    nouns, makers = class_forms("deixis", "said"), class_forms("deixis", "from")
    anybody: set[str] = set()
    person: set[str] = set()
    for at, word in enumerate(words):
        if written[at].lower().endswith(_POSSESSIVE):
            if nouns.intersection(words[at + 1 : at + 1 + OWNED_WORDS]):
                anybody.add(word)
            continue
        if at <= OWNED_WORDS and said.pointing & class_forms("deixis", "misled"):
            person.add(word)
        for maker in range(max(1, at - OWNED_WORDS - 1), at):
            if words[maker - 1] in nouns and words[maker] in makers | {"of"}:
                (anybody if words[maker] in makers else person).add(word)
    return frozenset(anybody), frozenset(person)


def speaks_of(said: Said, other: Said) -> bool:
    """True if the claim's content names the speaker of the other."""
    named = other.speaker.entity is not None and other.speaker.entity in said.entities
    return named or (other.surname is not None and other.surname in said.words)


def same_speaker(one: Said, other: Said) -> bool:
    """True if the two claims are made by one party as far as is known, by a person and his memo, or "the military"."""
    written = [(s.statement.article_id, (s.claim.source.text or "").lower()) for s in (one, other)]
    if written[0] == written[1] and written[0][1] in _SELF:
        return True
    kin, sides = compare_sides(one.speaker, other.speaker), (one.speaker, other.speaker)
    if kin is Kin.SAME or (kin is Kin.PART and any(s.person for s in sides)):
        return True
    named = [s for s in sides if s.entity is None and s.words]
    return kin is Kin.KIN and any(s.words <= o.words for s in named for o in sides if o is not s)
