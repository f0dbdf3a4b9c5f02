"""What a measure is of: the counted noun, what became of those counted, and the plain key of the series."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from onrecord.model import Amount, Mention, Span
from onrecord.parse.amounts.counted import body_of
from onrecord.parse.amounts.units import singular
from onrecord.parse.draft import Draft
from onrecord.parse.events.needs import is_party
from onrecord.parse.measures.resizing import find_resized, find_toll, resizing_verb
from onrecord.parse.measures.sums import deed_of_sum, is_of_people, measured_noun
from onrecord.parse.measures.words import load_words
from onrecord.parse.names.parties import resolve_span

INTRANSITIVE = frozenset({"die", "perish", "drown"})
BRINGING = frozenset({"give", "suffer", "sustain", "receive", "diagnose", "treat", "leave", "hospitalize", "report",
                      "have"})
"""Verbs whose object or "with ..." may be the harm: "gave 100 troops brain injuries", "treated for injuries"."""
HARM_WORDS = 3
"""Words after a noun among which the harm given to it is named: "troops mild brain injuries"."""
OWNING = frozenset({"have", "keep", "station", "maintain", "deploy", "send", "withdraw", "pull", "lose"})
"""Verbs whose subject owns the troops or arms that are their object."""
AFTER_REACH = 3
"""Words around a bare number among which its outcome or noun stands: "100 more were injured"."""
LENT = 10
"""The least number that takes the noun of the one before without harm told: "the big 2" is a name."""
INSIDE = frozenset({"compound", "amod", "nmod"})
OUTCOME_STEPS = 3
"""How far up the parse an outcome is looked for: a noun, its conjunct, its verb."""
AFTER_NOUN = frozenset({"dead", "missing", "injured", "wounded"})
AFTER_NUMBER = frozenset("killed dead wounded injured hurt missing arrested detained displaced infected".split())
"""Outcomes that stand right after the noun, or after a bare number: "40 people dead", "213 injured"."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What is counted: its noun (None for a bare number), the outcome verb or noun, and both as words."""

    noun: Token | None
    outcome: Token | None
    outcome_key: str
    of: str
    of_span: Span | None = None
    deed: Token | None = None
    """The verb that tells what a sum is for, where no noun does: "spent $400,000"."""


def find_subject(draft: Draft, place: int) -> Subject:
    """The subject of the draft's amount number `place`; a bare number takes its noun from one before it."""
    amount = draft.amounts[place]
    number = draft.tokens(amount.number_span)
    if amount.unit and amount.of_span is None:
        return _subject_of_unit(draft, amount)
    words = load_words()
    noun = draft.tokens(amount.of_span).root if amount.of_span else None
    if noun is not None and noun.lower_ in ("whom", "them") and not amount.unit:
        return _subject_of_some(draft, place, noun)
    if noun is not None and (key := words.outcome.get(noun.lemma_.lower())) and key != noun.lemma_:
        return Subject(noun, noun, key, amount.of, amount.of_span)
    outcome = _outcome_of(noun if noun is not None else number.root) or _outcome_after(noun, number)
    outcome = outcome or (_outcome_among(noun) if noun is not None else None)
    if outcome is None and noun is None:
        return _subject_of_bare(draft, place, number)
    if outcome is None:
        return Subject(noun, None, "", amount.of, amount.of_span)
    lent = None if amount.of else _lender(number.sent.start_char, draft.amounts, place)
    of = f"{lent.of if lent else amount.of} {_participle(outcome)}".strip()
    key = words.outcome.get(outcome.lemma_.lower(), "")
    return Subject(noun, outcome, key, of, lent.of_span if lent else amount.of_span)


def _subject_of_some(draft: Draft, place: int, pronoun: Token) -> Subject:
    """What "nine of whom" and "nine of them" are of: what was counted before in the sentence, and its outcome."""
    lent = _lender(pronoun.sent.start_char, draft.amounts, place)
    if lent is None or lent.of_span is None:
        return Subject(None, None, "", "")
    noun = draft.tokens(lent.of_span).root
    outcome = _outcome_of(pronoun.head.head) or _outcome_of(noun)
    if outcome is None and draft.amounts[place].low < LENT:
        return Subject(None, None, "", "")
    of = f"{lent.of} {_participle(outcome) if outcome else ''}".strip()
    key = load_words().outcome.get(outcome.lemma_.lower(), "") if outcome else ""
    return Subject(noun, outcome, key, of, lent.of_span)


def _subject_of_bare(draft: Draft, place: int, number: DocSpan) -> Subject:
    """What a number without a noun is of: what grows or shrinks to it, the people of a body, or what came before."""
    if resizing_verb(number) is not None:
        return _subject_of_size(draft, place, number)
    body = body_of(number.root) or _numbered(number.root)
    if body is not None:
        return Subject(body, None, "", _words_of(draft, body, number).words(draft.text) or "")
    lent = _lender(number.sent.start_char, draft.amounts, place) if draft.amounts[place].low >= LENT else None
    if lent is None or lent.of_span is None or not _leaves_noun_out(number.root, draft.tokens(lent.of_span).root):
        return Subject(None, None, "", "")
    return Subject(draft.tokens(lent.of_span).root, None, "", lent.of, lent.of_span)


def _numbered(root: Token) -> Token | None:
    """The strikes of "strikes, now numbering more than 100"."""
    before = root.head
    if root.dep_ != "dobj" or before.lower_ != "numbering":
        return None
    for _ in range(AFTER_REACH):
        if before.i == before.sent.start:
            return None
        before = before.nbor(-1)
        if before.pos_ not in ("PUNCT", "ADV"):
            break
    return before if before.tag_ in ("NNS", "NNPS") else None


def _leaves_noun_out(root: Token, counted: Token) -> bool:
    """True for "the 23 from ...", "and 29 have ...", "down from 400", and a second object of the same verb."""
    if root.dep_ in ("nsubj", "nsubjpass") or any(child.lower_ == "the" for child in root.lefts):
        return True
    above = root.head
    if root.dep_ == "pobj":
        return above.lower_ == "from" or (above.lower_ in ("to", "with") and above.head.lemma_.lower() == "compare")
    return root.dep_ == counted.dep_ == "dobj" and above.lemma_ == counted.head.lemma_


def _subject_of_size(draft: Draft, place: int, number: DocSpan) -> Subject:
    """What has the size that the number gives; what was counted before in the sentence where the verb names nothing."""
    death = find_toll(number)
    if death is not None:
        return Subject(None, death, load_words().outcome["death"], "death toll")
    resized = find_resized(number)
    if resized is not None:
        span = _words_of(draft, resized, number)
        return Subject(resized, None, "", span.words(draft.text) or "", span)
    lent = _lender(number.sent.start_char, draft.amounts, place)
    if lent is None or lent.of_span is None:
        return Subject(None, None, "", "")
    return Subject(draft.tokens(lent.of_span).root, None, "", lent.of, lent.of_span)


def _subject_of_unit(draft: Draft, amount: Amount) -> Subject:
    """What an amount of money or of a unit is of: "aid" in "$3 billion in aid", "loan" in "a $2 billion loan"."""
    number = draft.tokens(draft.span(amount.number_span.start, amount.span.end))
    share = amount.unit.startswith("percent")
    if share and is_of_people(number):
        return Subject(None, None, "", "people")
    noun, deed = measured_noun(number, share), None if share else deed_of_sum(number)
    if noun is None or (deed is not None and noun.dep_ == "nsubj" and is_party(draft, noun)):
        return Subject(None, None, "", load_words().sums[deed.lemma_.lower()] if deed else "", deed=deed)
    span = _words_of(draft, noun, number)
    return Subject(noun, None, "", span.words(draft.text) or "", span)


def _words_of(draft: Draft, noun: Token, number: DocSpan) -> Span:
    """The noun with its own adjectives and names before it, the number and what stands before that left out."""
    kept = [c for c in noun.lefts if c.dep_ in INSIDE and not number.start <= c.i < number.end]
    if noun.i > number.end:
        kept = [c for c in kept if c.left_edge.i >= number.end]
    first = min((c.left_edge for c in kept), key=lambda t: t.i, default=noun)
    return draft.span(first.idx, noun.idx + len(noun))


def _participle(outcome: Token) -> str:
    """The outcome as it stands after a noun: "killed", "dead"; an active verb in its participle."""
    if outcome.tag_ in ("VBN", "VBD") or outcome.pos_ == "ADJ":
        return outcome.lower_
    return load_words().outcome.get(outcome.lemma_.lower(), outcome.lower_)


def _lender(start: int, amounts: Sequence[Amount], place: int) -> Amount | None:
    """The last count before in the same sentence, for its noun: "One protester was killed and six wounded"."""
    for at in range(place - 1, -1, -1):
        amount = amounts[at]
        if amount.span.start < start:
            return None
        if amount.of and not amount.unit:
            return amount
    return None


def _outcome_of(token: Token) -> Token | None:
    """The verb or participle that says what became of `token`."""
    known = load_words().outcome
    for child in token.children:
        if child.dep_ in ("acl", "amod") and child.i > token.i and known.get(child.lemma_.lower()):
            return child
    for _ in range(OUTCOME_STEPS):
        head = token.head
        if head.i == token.i:
            return None
        lemma = head.lemma_.lower()
        if lemma in known and _suffers(token, head):
            return head
        if token.dep_ in ("nsubj", "nsubjpass", "dobj", "dative") and (late := _complement(head, token)) is not None:
            return late
        if token.dep_ not in ("conj", "appos", "nummod", "pobj"):
            return None
        if token.dep_ == "pobj" and head.lower_ == "including" and head.head.lemma_.lower() in known:
            return head.head
        if token.dep_ == "pobj" and head.dep_ == "prep" and head.head.lemma_.lower() in known:
            return head.head if head.lower_ == "of" and head.head.pos_ == "NOUN" else None
        token = head
    return None


def _outcome_among(noun: Token) -> Token | None:
    """The wounded of "among the wounded were two generals"."""
    while noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head
    among = (c for c in noun.head.children if c.lower_ == "among") if noun.dep_ in ("nsubj", "attr") else ()
    harmed = (below for preposition in among for below in preposition.children if below.dep_ == "pobj")
    return next((word for word in harmed if word.lower_ in AFTER_NUMBER), None)


def _suffers(token: Token, verb: Token) -> bool:
    if verb.pos_ in ("NOUN", "ADJ"):
        return token.dep_ in ("compound", "poss", "nsubj")
    if verb.lemma_ == "lose":
        return False
    return token.dep_ in ("nsubjpass", "dobj") or (token.dep_ == "nsubj" and (
        verb.lemma_ in INTRANSITIVE or any(c.dep_ == "auxpass" for c in verb.children) or verb.tag_ == "VBN"
    ))


def _complement(verb: Token, token: Token) -> Token | None:
    """The outcome that the verb brings: "left 40 people dead", "20 are missing", "34 suffered injuries"."""
    known = load_words().outcome
    for child in verb.children:
        for word in _brought(child) if child.i > token.i else ():
            if word.lemma_.lower() in known:
                return word
    return None


def _brought(child: Token) -> Iterator[Token]:
    """The word of a verb's child that can name what the verb brings about."""
    if child.dep_ in ("acomp", "oprd", "xcomp", "ccomp", "attr") and child.pos_ in ("ADJ", "VERB"):
        yield from () if _has_doer(child) else (child,)
    if child.head.lemma_ in BRINGING:
        if child.dep_ == "dobj" and child.pos_ == "NOUN":
            yield child
        elif child.dep_ == "prep" and child.lower_ in ("with", "for"):
            yield from (x for x in child.children if x.dep_ == "pobj")


def _has_doer(verb: Token) -> bool:
    """True for "two guards said that the raid killed him": what others did brings nothing to those counted before."""
    return verb.pos_ == "VERB" and any(c.dep_ in ("mark", "nsubj", "nsubjpass") for c in verb.children)


def _outcome_after(noun: Token | None, number: DocSpan) -> Token | None:
    """The participle right after a bare number ("213 injured"), or after its noun ("40 people dead")."""
    if noun is not None:
        following = noun.nbor() if noun.i + 1 < len(noun.doc) else None
        stated = following is not None and following.lower_ in AFTER_NOUN and following.tag_ != "VBD"
        return following if stated else _harm_given(noun)
    at = number.end
    for token in number.doc[at : at + AFTER_REACH]:
        if token.is_sent_start:
            return None
        if token.lemma_.lower() in load_words().outcome and token.lower_ in AFTER_NUMBER:
            return token
        if token.pos_ not in ("ADV", "AUX") and token.lower_ not in ("others", "people", "more"):
            return None
    return None


def _harm_given(noun: Token) -> Token | None:
    """The harm right after those who got it, where the parse takes part of it for a verb ("troops brain injuries")."""
    if noun.head.lemma_ != "give":
        return None
    for token in noun.doc[noun.i + 1 : noun.i + 1 + HARM_WORDS]:
        if token.is_punct or token.is_sent_start:
            return None
        if token.pos_ == "NOUN" and token.lemma_.lower() in load_words().outcome:
            return token
    return None


def topic_of(draft: Draft, amount: Amount, subject: Subject) -> str:
    """The plain key of the quantity: entity ids and lemmas, sorted; places of happening are left out."""
    rate = amount.unit.partition(" per ")[2]
    unit = f"per {rate}" if rate and amount.of else amount.unit
    parts: set[str] = {unit} if unit else set()
    if subject.of_span is not None:
        parts.update(_keys(draft, subject.of_span))
    elif subject.deed is not None:
        parts.update(subject.of.split())
        parts.update(_party_keys(draft, [c for c in subject.deed.children if c.dep_ == "nsubj"]))
    elif amount.of:
        parts.update(load_words().same.get(word.lower(), word.lower()) for word in amount.of.split())
    before = draft.text[amount.span.start : amount.number_span.start].lower().split()
    more = load_words().more
    parts.update(more[word] for word in before if word in more and word not in ("more", "new"))
    if subject.outcome_key:
        parts.add(subject.outcome_key)
        if subject.of_span is None and not amount.of:
            parts.add("people")
    named = subject.of_span is not None and bool(mentions_within(draft, subject.of_span))
    if subject.noun is not None and not named:
        parts.update(_owner_keys(draft, subject.noun))
    return " ".join(sorted(parts))


def _owner_keys(draft: Draft, noun: Token) -> Iterator[str]:
    """The keys of whose the counted things are, where it is said by "its" or by "has": "the US has 3,000 troops"."""
    verb = noun.head
    owners = [c for c in noun.children if c.tag_ == "PRP$"]
    if verb.lemma_ in OWNING and noun.dep_ == "dobj":
        owners.extend(c for c in verb.children if c.dep_ == "nsubj")
    yield from _party_keys(draft, owners)


def _party_keys(draft: Draft, owners: Sequence[Token]) -> Iterator[str]:
    """The keys of the states and bodies that the words name."""
    for owner in owners:
        party = resolve_span(draft, draft.span(owner.idx, owner.idx + len(owner)))
        if party.entity:
            yield party.entity.removesuffix("-gov").removesuffix("-military")


def mentions_within(draft: Draft, span: Span) -> list[Mention]:
    """The mentions that share a character with `span`, in order."""
    place = bisect_right(draft.mentions, span.start, key=lambda mention: mention.span.start)
    found = []
    for mention in islice(draft.mentions, max(0, place - 1), None):
        if mention.span.start >= span.end:
            break
        if mention.span.overlaps(span):
            found.append(mention)
    return found


def _keys(draft: Draft, span: Span) -> Iterator[str]:
    """The keys of the words at `span`: names by their entity, other words by their lemma or its synonym."""
    words = load_words()
    held = mentions_within(draft, span)
    for mention in held:
        yield from _entity_keys(draft, mention)
    rest = [t for t in draft.tokens(span) if not any(m.span.start <= t.idx < m.span.end for m in held)]
    at = 0
    while at < len(rest):
        pair = " ".join(t.lemma_.lower() for t in rest[at : at + 2])
        lemma = rest[at].lemma_.lower()
        if pair in words.same:
            yield words.same[pair]
            at += 2
            continue
        at += 1
        if lemma == "other" and rest[at - 1].pos_ != "NOUN":
            continue
        if rest[at - 1].pos_ == "NOUN":
            lemma = singular(rest[at - 1].lower_)
        if lemma in words.more:
            yield words.more[lemma]
        elif rest[at - 1].pos_ in ("NOUN", "PROPN", "ADJ", "VERB") and lemma not in words.plain:
            yield words.same.get(lemma, words.outcome.get(lemma, lemma))


def _entity_keys(draft: Draft, mention: Mention) -> Iterator[str]:
    """The entity of a name; for a state's armed forces the state and "troop", so that all names agree."""
    entity = mention.entity or (mention.name or "").lower()
    if entity.endswith("-military"):
        yield from draft.actors.parents(entity)[:1]
        yield "troop"
    elif entity:
        yield entity
