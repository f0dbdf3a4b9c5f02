"""One happening told more than once in an article: its time and place are told once and hold for all of it."""

from collections import defaultdict
from dataclasses import dataclass, field, replace

from onrecord.model import Event, Party, Span, Statement, When
from onrecord.parse.draft import Draft
from onrecord.parse.events.arcs import climb
from onrecord.parse.events.finding import Found
from onrecord.parse.events.grammar import agent_of
from onrecord.parse.events.lexicon import rows, word_classes
from onrecord.parse.events.roles import make_party
from onrecord.text.actors import Gazetteer

LOOK_BACK = 10
"""Happenings of one type that a deed is compared with, latest first: an article tells few; a hostile one may not."""
MOST_MENTIONS = 40
"""Mentions of one happening that are kept together: a long report has a dozen, and work stays linear in its length."""
FORWARD = 4
"""Sentences after a deed in which its day may still be told: a headline and a lede come before the details."""
LONGEST_DAYS = 31
"""A time longer than a month is no day of a happening that other sentences could take over."""
LEAST_TIE = 1.5
"""Weight from which two mentions tell one happening: one shared victim, or "the attack", not far off (chosen by
reading half of the gold records)."""
VICTIM_TIE, PARTY_TIE, STATE_TIE = 2.0, 1.2, 0.8
"""Weights of a shared victim (or "the attack"), of another shared person or body, and of a shared state."""
WEAPON_TIE, NEAR_SENTENCES = 1.7, 5
"""Weight of the same kind of weapon in a sentence close by: a detail of the same attack where nothing else differs."""
APART = 0.05
"""Weight lost for each sentence between two mentions."""
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
HABITUAL = frozenset({"often", "repeatedly", "long", "consistently", "frequently", "regularly", "always", "previously",
                      "earlier", "traditionally", "routinely", "historically"})  # fmt: skip
COMPARED = frozenset({"since", "like", "unlike"})
EXPLOSIVE = frozenset({"explosives", "suicide-attack"})
FLOWN = frozenset({"aerial", "drone", "heavy-weapons"})
PHYSICAL = frozenset({"ASSAULT", "COERCE", "PROTEST"})
"""Types that one scene holds together: a march, its dispersal, a death."""


@dataclass(frozen=True, slots=True)
class Told:
    """One event as told: what was found, its statement, the number of its sentence, and what ties it to others.

    `states` are those of the ids it names that are states.
    """

    found: Found
    statement: Statement
    sentence: int
    actors: frozenset[str]
    recipients: frozenset[str]
    weapons: frozenset[str]
    states: frozenset[str]
    deed: Party | None
    """The words that name the deed as known ("the strike"), if any do: they can stand for whom it befell."""

    @property
    def act(self) -> Event:
        """The event itself."""
        assert isinstance(self.statement.act, Event)
        return self.statement.act


@dataclass(slots=True)
class Happening:
    """The mentions of one happening, in the order of the text."""

    mentions: list[Told] = field(default_factory=list)

    @property
    def dated(self) -> list[Told]:
        """Mentions that state their own time."""
        return [m for m in self.mentions if _can_lend(m.statement.when)]


def _can_lend(when: When | None) -> bool:
    return when is not None and when.days is not None and when.days <= LONGEST_DAYS


def make_told(draft: Draft, found: Found, statement: Statement, sentence: int) -> Told:
    """The event with the ids of whom it names: actors and recipients, each with what they belong to."""
    act = statement.act
    assert isinstance(act, Event)
    where = statement.place.span if statement.place is not None else None
    actors, recipients = _keys(draft, act.actor, where), _keys(draft, act.recipient, where)
    place = statement.place.entity if statement.place is not None else None
    states = frozenset(i for i in (*actors, *recipients, place) if i is not None and _is_state(draft.actors, i))
    known = next((word for word in (found.token, *found.absorbed) if _is_known_deed(word)), None)
    deed = make_party(draft, None, known) if known is not None else None
    return Told(found, statement, sentence, actors, recipients, _weapons_of(found), states, deed)


def _weapons_of(found: Found) -> frozenset[str]:
    """Lemmas of the weapons that are the deed's doer or means."""
    words = [word for word in (found.actor, found.recipient) if word is not None]
    deeds = (found.token,) if found.actor is None else (found.token, found.actor)
    words += [child for deed in deeds for child in deed.children if child.dep_ in ("compound", "amod")]
    agent = agent_of(found.token) if found.token.pos_ == "VERB" else None
    words += [child for child in agent.children if child.dep_ == "compound"] if agent is not None else []
    return frozenset(w.lemma_.lower() for w in words) & word_classes()["weapon"]


def _keys(draft: Draft, party: Party, where: Span | None) -> frozenset[str]:
    """Ids of the party and of what it belongs to; none for a place that only says where."""
    if party.entity is None or (where is not None and party.span == where):
        return frozenset()
    return frozenset({party.entity, *draft.actors.parents(party.entity)})


def settle(told: list[Told]) -> list[Statement]:
    """The statements of all events; those without a time or place take it from the same happening told elsewhere."""
    happenings = _group(told)
    settled: list[Statement] = []
    scene: tuple[Told, When] | None = None
    for one in told:
        statement = _complete(one, happenings[id(one)])
        if statement is None:
            continue
        if statement.when is None and scene is not None and _goes_on(one, scene[0]):
            statement = _inherit(statement, "when", scene[1].span, when=scene[1])
        settled.append(statement)
        when = statement.when
        if when is not None and when.days == 1 and (one.act.type == "PROTEST" or (scene and _goes_on(one, scene[0]))):
            scene = one, when
    return settled


def _goes_on(one: Told, scene: Told) -> bool:
    """True if the event is told right after a dated march, in the same tense and at no other place."""
    if one.act.type not in PHYSICAL or one.act.status != "happened" or not 0 <= one.sentence - scene.sentence <= 1:
        return False
    if {one.act.type, scene.act.type} == {"ASSAULT"} or _is_habit(one) or _is_subordinate(one):
        return False
    perfect = any(child.lower_ in ("had", "have", "has") for child in one.found.token.children)
    return not perfect and not _places_clash(one, scene)


def _is_subordinate(one: Told) -> bool:
    """True for a deed in a clause of another time ("after rebels fired rockets")."""
    token = one.found.token
    return token.dep_ in ("advcl", "relcl") and any(c.lower_ in ("after", "before", "since") for c in token.children)


def _group(told: list[Told]) -> dict[int, Happening]:
    """The happening of each event; an event joins the best earlier one that fits it."""
    by_type: dict[str, list[Happening]] = defaultdict(list)
    joined: dict[int, Happening] = {}
    for one in told:
        earlier = by_type[one.act.type]
        habit = _is_habit(one) or _is_history(one)
        best = None if habit else _best_of(one, earlier[-LOOK_BACK:])
        if best is None:
            best = Happening()
        if not best.mentions and not habit:
            earlier.append(best)
        best.mentions.append(one)
        joined[id(one)] = best
    return joined


def _best_of(one: Told, earlier: list[Happening]) -> Happening | None:
    earlier = [group for group in earlier if len(group.mentions) < MOST_MENTIONS]
    weighed = [(tie, group) for group in earlier if (tie := _tie(one, group)) >= LEAST_TIE]
    if weighed:
        return max(weighed, key=lambda pair: pair[0])[1]
    only = earlier[0] if len(earlier) == 1 and _is_toll(one) else None
    return only if only is not None and not any(_clash(one, other) for other in only.mentions) else None


def _is_toll(one: Told) -> bool:
    """True for "12 people were killed in all": counted victims whom nobody is said to have killed."""
    casualty = one.found.token.lemma_.lower() in word_classes()["casualty"]
    return casualty and one.found.actor is None and not any(c.lower_ == "had" for c in one.found.token.children)


def _tie(one: Told, group: Happening) -> float:
    """How surely the event is the happening: 0 where anything speaks against it."""
    if any(_clash(one, other) for other in group.mentions):
        return 0.0
    last = group.mentions[-1]
    weight = max(_shared(one, other) for other in group.mentions)
    if refers_back(one.found) and not _weapons_differ(one, last):
        weight += VICTIM_TIE
    elif weight and _is_toll(one):
        weight += STATE_TIE
    if one.weapons & last.weapons and one.sentence - last.sentence <= NEAR_SENTENCES:
        weight += WEAPON_TIE
    return weight - APART * max(0, one.sentence - last.sentence - 1)


def _weapons_differ(one: Told, other: Told) -> bool:
    """True for "the rocket attack" after a missile strike: what it points at was told elsewhere."""
    return bool(one.weapons) and bool(other.weapons) and not one.weapons & other.weapons


def _shared(one: Told, other: Told) -> float:
    """Weight of the parties that both name: of an attack the victim tells most, and a state alone says little."""
    weight = 0.0
    for role, mine, theirs in (("actor", one.actors, other.actors), ("recipient", one.recipients, other.recipients)):
        shared = mine & theirs
        if shared and shared <= one.states:
            weight += STATE_TIE
        elif shared:
            weight += VICTIM_TIE if one.act.type == "ASSAULT" and role == "recipient" else PARTY_TIE
    return weight


def _clash(one: Told, other: Told) -> bool:
    """True if the two cannot be one happening: other parties, means, days, places or standing."""
    if (one.act.status == "planned") != (other.act.status == "planned"):
        return True
    if {one.act.status, other.act.status} & {"hypothetical", "denied"}:
        return True
    mine, theirs = one.statement.when, other.statement.when
    if mine is not None and theirs is not None and not mine.meets(theirs):
        return True
    if _apart(one.actors, other.actors) or _apart(one.recipients, other.recipients):
        return True
    return _modes_clash(one.act.mode, other.act.mode) or _places_clash(one, other)


def _apart(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(mine) and bool(theirs) and not mine & theirs


def _modes_clash(mine: str | None, theirs: str | None) -> bool:
    if mine is None or theirs is None or mine == theirs:
        return False
    return not ({mine, theirs} <= EXPLOSIVE or {mine, theirs} <= FLOWN or "targeted" in (mine, theirs))


def _places_clash(one: Told, other: Told) -> bool:
    """True for two towns or two states; a town may lie in the state."""
    mine, theirs = one.statement.place, other.statement.place
    if mine is None or theirs is None or mine.entity is None or theirs.entity is None:
        return False
    return mine.entity != theirs.entity and (mine.entity in one.states) == (theirs.entity in other.states)


def _is_state(known: Gazetteer, entity: str) -> bool:
    actor = known.actor(entity)
    return actor is not None and actor.is_state


def refers_back(found: Found) -> bool:
    """True for "the attack", "this strike": a deed that the reader is taken to know."""
    words = (found.token, *found.absorbed, found.actor, found.recipient)
    return any(word is not None and _is_known_deed(word) for word in words)


def _is_known_deed(word: object) -> bool:
    lemma, children = word.lemma_.lower(), word.children  # type: ignore[attr-defined]
    if word.pos_ != "NOUN" or word.tag_ == "NNS" or (lemma, "N") not in rows():  # type: ignore[attr-defined]
        return False
    return any(child.dep_ == "det" and child.lower_ in DEFINITE for child in children)


def _is_habit(one: Told) -> bool:
    """True for what happens often or is told of no one occasion."""
    token = one.found.token
    if any(child.lower_ in HABITUAL for child in token.children):
        return True
    return token.tag_ in ("NNS", "VBZ", "VBP") and not refers_back(one.found) and one.act.type == "ASSAULT"


def _is_history(one: Told) -> bool:
    """True for a deed told only to be compared with: "the worst since gunmen killed ten in 2008"."""
    for word in (one.found.token, *climb(one.found.token)):
        if word.lower_ in COMPARED and word.dep_ == "prep":
            return True
        if word.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in COMPARED for c in word.children):
            return True
    return False


def _complete(one: Told, group: Happening) -> Statement | None:
    """The statement with what other mentions tell; None for "ordered the strike" where nobody is told struck."""
    statement = _with_victim(one, group)
    ordered = one.act.type == "ASSAULT" and any("obj_of" in need.slots for need in one.found.row.needs)
    if ordered and statement is one.statement:
        return None
    if statement.when is None:
        lender = _lender(one, group.dated)
        if lender is not None and lender.statement.when is not None:
            statement = _inherit(statement, "when", lender.statement.when.span, when=lender.statement.when)
    if statement.place is None:
        place = _placed(one, group)
        if place is not None:
            statement = _inherit(statement, "place", place.span, place=place)
    return statement


def _with_victim(one: Told, group: Happening) -> Statement:
    """The statement of "claimed the attack", where the deed stands for those whom another mention tells attacked."""
    if one.act.type != "ASSAULT" or one.act.recipient.span is not None or one.deed is None:
        return one.statement
    lender = _lender(one, [m for m in group.mentions if m.act.recipient.entity is not None])
    if lender is None or one.deed.span == one.act.actor.span:
        return one.statement
    victim = replace(lender.act.recipient, span=one.deed.span, text=one.deed.text)
    return _inherit(one.statement, "recipient", lender.act.recipient.span, act=replace(one.act, recipient=victim))


def _lender(one: Told, others: list[Told]) -> Told | None:
    """The nearest earlier mention, else one that follows soon."""
    earlier = [m for m in others if m.sentence <= one.sentence and m is not one]
    if earlier:
        return earlier[-1]
    later = [m for m in others if one.sentence < m.sentence <= one.sentence + FORWARD]
    return later[0] if later else None


def _placed(one: Told, group: Happening) -> Party | None:
    """The place told with the nearest mention that has one, a town before the state it may lie in."""
    named = [m for m in group.mentions if m.statement.place is not None]
    towns = [m for m in named if m.statement.place and m.statement.place.entity not in m.states]
    lender = _lender(one, towns) or _lender(one, named)
    return lender.statement.place if lender is not None else None


def _inherit(statement: Statement, what: str, span: Span | None, **fields: object) -> Statement:
    """The statement with a time or place told elsewhere, and the words that tell it among its evidence."""
    spans = statement.spans if span is None or span in statement.spans else (*statement.spans, span)
    rule = f"{statement.made_by}, {what} inherited"
    return replace(statement, spans=spans, made_by=rule, id="", **fields)  # type: ignore[arg-type]
