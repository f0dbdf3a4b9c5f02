"""Who did it, and to whom: the parties of the statements whose act is the question's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import Claim, Commitment, Event, Mention, Party, Reading, Span, Statement
from onrecord.tell.answer.asked import Asked, Need
from onrecord.tell.answer.evidence import ABOVE, HERE, Evidence, fits_time, is_elsewhere
from onrecord.tell.answer.given import Given
from onrecord.tell.answer.words import WORD, stem, word_stems
from onrecord.tell.shelf import Shelf
from onrecord.tell.wording import clean

LEAST_SHARE = 0.8
"""Share of what was asked that the sentence with its surroundings must speak of."""
LEAST_PLAIN = 0.85
"""The same where no statement tells who, only the order of the words."""
MISSING_OF = 4
"""One word of so many may be missing near the sentence."""
FROM_STATEMENT, FROM_WORDS = 0.3, 0.1
"""What a filler is worth beyond its sentence: one of a statement's parties, or one that stands beside the verb."""
LONGEST_NAME = 16
"""Words of a party as the text names it."""
LONGEST_SUBJECT = 8
"""Words of a sentence before its first verb that are its subject as a whole."""
LIST_LETTERS = 60
"""Characters from one name of a list to the next."""
_NOBODY = re.compile(r"^(?:nobody|no one|none|somebody|some|many|others|officials?|people|sources?)$", re.IGNORECASE)
_PRONOUN = re.compile(
    r"^(?:he|she|it|they|him|her|them|his|their|its|who|which|that|we|i|you|this|those|these|one|both|all)\b", re.I
)
_TITLES = r"(?:the|Mr\.|Foreign|Prime|Minister|Secretary|of|State|President|Defen[cs]e|Vice|Dr\.|[A-Z]\w+)"
_AND = re.compile(rf"^(?:,? and|,)(?: by| with)?(?: {_TITLES}){{0,5}} $")
"""What may stand between two that share a part ("led by A and Foreign Minister B")."""
_BETWEEN_SUBJECT = re.compile(
    r"^(?:,[^,.]{0,60},|,)? ?(?:(?:has|have|had|also|later|then|on \w+|was|were|is)[ ]?){0,3}$"
)
"""What may stand between a subject and its verb."""
_BETWEEN_OBJECT = re.compile(rf"^ (?:by |with |on |to )?(?:(?:the|a|an|{_TITLES}) ){{0,5}}$")
_SUFFERS = re.compile(r"\b(?:was|were|been|is|are|be|being)(?: \w+ly)? $")
"""Before a verb whose subject suffers it."""
_AUXILIARY = re.compile(r" (?:has|have|had|was|were|is|are|will|would|also|later|then|on|after|for) ")
_OPENING = re.compile(r"^(?:In|On|At|After|Before|By|As|When|While|But|And|Since|There|If|For|From|With)\b")
"""Words that open a sentence before its subject."""
_DATELINE = re.compile(r"^[^–—:]{0,40}[–—:]-? ")


@dataclass(frozen=True, slots=True)
class Frame:
    """A statement as an act with two parties."""

    acts: frozenset[str]
    agent: Party | None
    patient: Party | None
    statement: Statement


def frames_of(reading: Reading, statement: Statement) -> Iterator[Frame]:
    """The statement as an act of somebody; none for figures."""
    act, text = statement.act, reading.article.text
    match act:
        case Event():
            yield Frame(_stems(text, act.trigger), act.actor, act.recipient, statement)
        case Claim():
            yield Frame(_stems(text, act.cue) | {stem(act.stance)}, act.source, None, statement)
        case Commitment():
            yield Frame(frozenset({stem("promise")}) | _stems(text, act.promise), act.by, act.to, statement)


def _stems(text: str, span: Span | None) -> frozenset[str]:
    return frozenset(word_stems(text[span.start : span.end])) if span else frozenset()


def find_parties(shelf: Shelf, asked: Asked, found: list[Evidence]) -> list[Given]:
    """Every party that fills the hole, with its score."""
    given = [g for e in found if e.share >= LEAST_SHARE and _is_held(asked, e) for g in _in_sentence(shelf, asked, e)]
    return [g for g in given if not is_asked(asked, g.words, g.key[0])]


def _is_held(asked: Asked, evidence: Evidence) -> bool:
    """True if every name is met, and the act stands in the sentence."""
    names = all(level >= ABOVE for n, level in zip(asked.needs, evidence.levels, strict=True) if n.is_name)
    words = [level for n, level in zip(asked.needs, evidence.levels, strict=True) if not n.is_name]
    names = names and not is_elsewhere(asked, evidence)
    return names and words.count(0.0) <= len(words) // MISSING_OF and evidence.level(asked, asked.act) == HERE


def _in_sentence(shelf: Shelf, asked: Asked, evidence: Evidence) -> Iterator[Given]:
    wants_patient = asked.hole == "whom" or asked.passive
    stems = asked.act.stems if asked.act else frozenset()
    told = False
    for statement in evidence.statements:
        if not fits_time(asked, evidence, statement.when):
            continue
        for frame in frames_of(evidence.reading, statement):
            party = frame.patient if wants_patient else frame.agent
            other = frame.agent if wants_patient else frame.patient
            if party is None or stems.isdisjoint(frame.acts) or _contradicts(asked, other, wants_patient):
                continue
            if isinstance(statement.act, Event) and not _tells(asked, evidence, statement.act):
                continue
            for given in _name(shelf, evidence, party, evidence.share + FROM_STATEMENT * statement.score):
                told = True
                yield given
    if not told and evidence.share >= LEAST_PLAIN and fits_time(asked, evidence, None):
        yield from _beside_verb(shelf, asked, evidence, wants_patient)


def _tells(asked: Asked, evidence: Evidence, event: Event) -> bool:
    """True if the clause of the event speaks of half of what the question says besides its act."""
    others = [n for n in asked.needs if n is not asked.act and evidence.level(asked, n) == HERE]
    text = evidence.reading.article.text
    stems = set(word_stems(text[event.clause.start : event.clause.end]))
    entities = {p.entity for p in (event.actor, event.recipient) if p.entity}
    said = [n for n in others if n.entity in entities or not stems.isdisjoint(n.stems | set(word_stems(n.words)))]
    return 2 * len(said) >= len(others)


def _contradicts(asked: Asked, other: Party | None, wants_patient: bool) -> bool:
    """True if the statement's other party is a known actor whom the question does not name though it names one."""
    if other is None or not (other.text or other.name):
        return False
    if wants_patient:
        named = asked.subject
        return bool(named) and other.entity is not None and not _is_one_of(other, named)
    behind = tuple(n for n in asked.needs if asked.act and n.start > asked.act.start)
    return bool(behind) and not _PRONOUN.fullmatch(other.text or "") and not _is_one_of(other, behind)


def _is_one_of(party: Party, needs: tuple[Need, ...]) -> bool:
    return (party.entity is not None and party.entity in {n.entity for n in needs}) or _shares(party, needs)


def _shares(party: Party, needs: tuple[Need, ...]) -> bool:
    own = set(word_stems(f"{party.text or ''} {party.name or ''}"))
    return any(own & (n.stems | set(word_stems(n.words))) for n in needs)


def _name(shelf: Shelf, evidence: Evidence, party: Party, score: float) -> Iterator[Given]:
    """The party in its own words; by its name where those are a pronoun."""
    text = _DATELINE.sub("", clean(party.text or ""))
    if not text or _NOBODY.match(text):
        return
    pointing = text.lower().startswith(("the ", "this "))
    unnamed = text.islower() or (pointing and text[1:].islower())
    named = party.entity is not None and party.name is not None and party.name[0].isupper()
    if _PRONOUN.match(text) or len(text.split()) > LONGEST_NAME or (unnamed and named):
        if party.entity is None or not party.name or not party.name[0].isupper():
            return
        rule = f"“{text}” is {party.name}, named before in the article"
        yield Given(party.name, (party.entity,), evidence, score, "event", (rule,))
        return
    words, more = text, ""
    if party.span is not None and evidence.sentence.covers(party.span):
        more = _also(evidence.reading, party.span)
    yield Given(words + more, (party.entity or words.lower(),), evidence, score, "event")


def _also(reading: Reading, span: Span) -> str:
    """The rest of a list of parties that begins with this one, as the text gives it."""
    text = reading.article.text
    end = span.end
    for mention in sorted(reading.mentions, key=lambda m: m.span.start):
        start = mention.span.start
        if mention.kind == "PERSON" and end < start < end + LIST_LETTERS and _AND.match(text[end:start]):
            end = mention.span.end
    return clean(text[span.end : end]) and " " + clean(text[span.end : end]) if end > span.end else ""


def _beside_verb(shelf: Shelf, asked: Asked, evidence: Evidence, wants_patient: bool) -> Iterator[Given]:
    """The name that stands beside the verb, where the whole question is in one sentence."""
    text, sentence = evidence.reading.article.text, evidence.sentence
    mentions = [m for m in evidence.reading.mentions if sentence.covers(m.span)]
    stems = asked.act.stems if asked.act else frozenset()
    for match in WORD.finditer(text, sentence.start, sentence.end):
        if stem(match.group()) not in stems:
            continue
        by = text[match.end() : match.end() + 4] == " by "
        if by != (wants_patient and not asked.passive):
            behind = (m for m in mentions if m.span.start > match.end())
            chosen = next((m for m in behind if _BETWEEN_OBJECT.match(text[match.end() : m.span.start])), None)
        else:
            if not asked.passive and _SUFFERS.search(text[sentence.start : match.start()]):
                continue
            before = (m for m in reversed(mentions) if m.span.end <= match.start())
            chosen = next((m for m in before if _BETWEEN_SUBJECT.match(text[m.span.end : match.start()])), None)
        if chosen is not None:
            yield _mentioned(evidence, chosen)
        elif not by and not wants_patient:
            yield from _subject(evidence, match.start())


def _subject(evidence: Evidence, verb: int) -> Iterator[Given]:
    """The words before the first verb of a sentence, where they are few and plain ("A security source denied")."""
    whole = clean(evidence.reading.article.text[evidence.sentence.start : verb])
    words = _AUXILIARY.split(whole)[0].strip()
    plain = 1 < len(words.split()) <= LONGEST_SUBJECT and not re.search(r"[,;:“”\"()]", whole)
    if plain and not _PRONOUN.match(words) and not _OPENING.match(words):
        yield Given(words, (words.lower(),), evidence, evidence.share + FROM_WORDS, "event")


def _mentioned(evidence: Evidence, mention: Mention) -> Given:
    text = evidence.reading.article.text
    words = clean(text[mention.span.start : mention.span.end]) + _also(evidence.reading, mention.span)
    return Given(words, (mention.entity or words.lower(),), evidence, evidence.share + FROM_WORDS, "event")


def is_asked(asked: Asked, words: str, entity: object) -> bool:
    """True if the filler is one that the question names itself."""
    own = set(word_stems(words))
    return any(
        n.is_name and (n.entity == entity or own <= set(word_stems(n.words)))
        for n in asked.needs
    ) or own <= {s for n in asked.needs for s in word_stems(n.words)}  # fmt: skip
