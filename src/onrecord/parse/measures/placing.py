"""Where a measure holds: the place that its clause names."""

from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.model import PLACE_KINDS, Mention, Party, Span
from onrecord.parse.draft import Draft
from onrecord.parse.measures.words import load_words
from onrecord.parse.names.parties import mention_at
from onrecord.text.actors import Actor

STRONG = frozenset("in at near across around outside inside throughout within".split())
"""Prepositions that say where something is."""
WEAK = frozenset("to into from on over off against".split())
"""Prepositions whose place counts only where the clause has no better one ("troops to Iraq")."""
NAMED_AFTER = frozenset("capital city town hometown province village region district neighborhood port airport".split())
"""Nouns whose name follows after "of": "the capital of Jordan"."""
BACK = frozenset({"country", "city", "province", "town", "capital"})
"""Nouns that stand, after "the", for a place named before."""
SITES = NAMED_AFTER | frozenset({"base", "soil", "territory", "prison", "border", "outpost", "camp", "side"})
"""Nouns that with a state's name before them are places in it: "an Iraqi base"."""
OTHER_TIMES = frozenset({"after", "before", "since", "following", "despite", "like", "unlike"})
"""Prepositions whose noun is another happening, with a place of its own."""
LOOK_BACK = 40
"""How many names back "the country" may point."""
LEDE_SENTENCES = 2
"""How many sentences of an article tell where its main happening was."""
CARRIED_SENTENCES = 2
"""How many sentences back the place of what came to harm still holds (chosen by reading)."""
MOVE_STEPS = 3
"""How far above the noun a word of moving makes "from" the place it leaves: noun, verb, verb above."""


def find_place(draft: Draft, token: Token, clause: Span, *, moved: bool = True) -> Party | None:
    """The place that the clause, else the sentence, around `token` names; None where it names none.

    `moved`: where something goes to or comes from counts too, if nothing says where it is, and so does the place
    of another verb of its clause.
    """
    sentence = token.sent
    for start, end in ((clause.start, clause.end), (sentence.start_char, sentence.end_char)):
        words = [t for t in sentence if start <= t.idx < end]
        for prepositions in (STRONG, WEAK) if moved else (STRONG,):
            places = list(named_places(draft, words, prepositions, token))
            if not moved or (start, end) != (clause.start, clause.end):
                places = [found for found in places if _is_of_same_verb(found[0], token)]
            if places:
                return min(places, key=lambda found: (_points_back(found[1]), _distance(found[0], token)))[1]
    return None


def _points_back(place: Party) -> bool:
    """True for "there" and "the country", which count only where the clause names no place."""
    return (place.text or "").lower() in BACK | {"there"}


def _distance(word: Token, token: Token) -> tuple[bool, int]:
    """Places of the number's own clause, or of one above it, come before those of other clauses; then the nearest."""
    verb = _verb_of(word)
    return (verb is not None and verb.i not in _verbs_over(token), abs(word.i - token.i))


def _is_of_same_verb(word: Token, token: Token) -> bool:
    """True if the place is of the number's verb, of one above it or of one joined to it by "and"."""
    verb, own = _verb_of(word), _verbs_over(token)
    return verb is None or verb.i in own or (verb.dep_ == "conj" and verb.head.i in own)


def _verb_of(word: Token) -> Token | None:
    return next((above for above in word.ancestors if above.pos_ in ("VERB", "AUX")), None)


def _verbs_over(token: Token) -> set[int]:
    """The verbs above `token`, up to the one that opens what somebody says: the place of a saying is not its place."""
    found = set()
    for above in (token, *token.ancestors):
        if above.pos_ in ("VERB", "AUX"):
            found.add(above.i)
            if above.dep_ == "ccomp":
                break
    return found


def _is_elsewhere(word: Token, counted: Token) -> bool:
    """True if the place is that of the saying, or of something that came before or after what is counted."""
    verb = _verb_of(word)
    own = _verbs_over(counted)
    if verb is not None and own and verb.i not in own and any(verb.is_ancestor(counted.doc[at]) for at in own):
        return True
    thing = word.head
    return thing.dep_ == "pobj" and thing.head.lower_ in OTHER_TIMES and not thing.is_ancestor(counted)


def _is_aside(word: Token, counted: Token) -> bool:
    """True for where those counted are from, where the source sits, and where a visit in passing went to."""
    noun = word.head
    if noun.pos_ in ("VERB", "AUX"):
        return False
    if word.lower_ == "from":
        above = [noun, *(each for _, each in zip(range(MOVE_STEPS), noun.ancestors, strict=False))]
        return not any(each.lemma_.lower() in load_words().moving for each in above)
    if noun.dep_ == "appos" and not noun.is_ancestor(counted) and noun.i != counted.i:
        return not is_harm(noun)
    passing = noun.pos_ in ("NOUN", "PROPN") and noun.i != counted.i and not noun.is_ancestor(counted)
    return passing and word.lower_ in WEAK and not is_harm(noun)


def named_places(
    draft: Draft, words: list[Token], prepositions: frozenset[str], counted: Token
) -> Iterator[tuple[Token, Party]]:
    """Each place that a preposition of `prepositions` among `words` points to, with that preposition."""
    for word in words:
        if word.dep_ in ("prep", "agent", "pcomp") and word.lower_ in prepositions:
            aside = _is_elsewhere(word, counted) or _is_aside(word, counted)
            party = None if aside else _place_under(draft, word, counted)
            if party is not None:
                yield word, party
        elif word.lower_ == "there" and word.dep_ == "advmod":
            party = _earlier_place(draft, word, counted)
            if party is not None:
                yield word, party


def _place_under(draft: Draft, preposition: Token, counted: Token) -> Party | None:
    for child in preposition.children:
        if child.dep_ != "pobj":
            continue
        named = place_named(draft, child)
        if named is not None:
            return named
        if child.lower_ in BACK and [x.lower_ for x in child.lefts] in (["the"], ["that"], ["this"]):
            return _earlier_place(draft, child, counted)
    return None


def place_named(draft: Draft, noun: Token) -> Party | None:
    """The place that a noun phrase names: the noun itself, its name in apposition, or "the capital of" it."""
    nearby = [noun, *(x for x in noun.children if x.dep_ == "appos")]
    for child in noun.children:
        if child.lower_ == "of" and noun.lower_ in NAMED_AFTER:
            nearby.extend(x for x in child.children if x.dep_ == "pobj")
    if noun.lemma_.lower() in SITES:
        nearby.extend(x for x in noun.children if x.dep_ in ("compound", "nmod", "amod", "poss"))
    for word in nearby:
        mention = mention_at(draft, word.idx)
        if mention is not None and (mention.kind in PLACE_KINDS or (mention.kind == "NORP" and word.i != noun.i)):
            text = mention.span.words(draft.text)
            return Party(mention.span, text, mention.entity, full_name(draft, mention))
    return None


def full_name(draft: Draft, mention: Mention) -> str | None:
    """The place's name, that of a building or square with its town: "Wathba Square, Baghdad"."""
    town = town_of(draft, mention.entity) if mention.kind == "FAC" else None
    name = mention.name
    return f"{name}, {town.name}" if name and town is not None and town.name not in name else name


def town_of(draft: Draft, entity: str | None) -> Actor | None:
    """The town that a known building or square stands in."""
    actor = draft.actors.actor(entity) if entity else None
    above = [draft.actors.actor(parent) for parent in actor.parents] if actor is not None else []
    return next((town for town in above if town is not None and is_town(town)), None)


def is_town(actor: Actor) -> bool:
    """True for a city or province: a place within a state."""
    return actor.kind == "GPE" and bool(actor.parents)


def _earlier_place(draft: Draft, word: Token, counted: Token) -> Party | None:
    """The state or city named before `word`, but not the one that sends or owns what is counted."""
    place = bisect_left(draft.mentions, word.idx, key=lambda mention: mention.span.start)
    doers, passed = _doers(counted), set()
    for at in range(place - 1, max(-1, place - 1 - LOOK_BACK), -1):
        mention = draft.mentions[at]
        if counted.sent.start_char <= mention.span.start and _is_doer(draft, mention, doers, counted):
            passed.add(mention.entity)
        if mention.kind != "GPE" or mention.entity in passed:
            continue
        if word.lower_ != "country" or _is_state(draft, mention):
            return Party(draft.span(word.idx, word.idx + len(word)), word.text, mention.entity, mention.name)
    return None


def _doers(counted: Token) -> set[int]:
    """The verb of what is counted and those that tell of it: "Norway said it has 30 troops in the country"."""
    verb, found = _verb_of(counted), set()
    while verb is not None and verb.i not in found:
        found.add(verb.i)
        verb = _verb_of(verb) if verb.dep_ in ("ccomp", "xcomp", "conj", "advcl") else None
    return found


def _is_doer(draft: Draft, mention: Mention, doers: set[int], counted: Token) -> bool:
    """True for who does the counting, sending or owning: a subject of those verbs, or a name before the noun."""
    root = draft.tokens(mention.span).root
    while root.dep_ in ("compound", "amod", "poss", "nmod") and root.head.i > root.i:
        root = root.head
    acts = root.dep_ in ("nsubj", "nsubjpass") and root.head.i in doers
    return root.i == counted.i or mention.kind == "NORP" or acts


def _is_state(draft: Draft, mention: Mention) -> bool:
    """True if the name is of a known state, not of a city or province."""
    actor = draft.actors.actor(mention.entity) if mention.entity else None
    return actor is not None and not actor.parents


def is_harm(word: Token) -> bool:
    """True for words of harm done: to kill, an attack."""
    known, lemma = load_words(), word.lemma_.lower()
    return lemma in known.outcome or lemma in known.happening


def carried_place(draft: Draft, token: Token) -> Party | None:
    """The place of the harm told in the sentences right before, else in the article's first ones."""
    place = bisect_left(draft.sentences, token.sent.start_char, key=lambda sentence: sentence.start)
    first = draft.sentences[: min(LEDE_SENTENCES, place)]
    for sentence in [*reversed(draft.sentences[max(0, place - CARRIED_SENTENCES) : place]), *first]:
        words = list(draft.tokens(sentence))
        if not any(map(is_harm, words)):
            continue
        places = {
            party.entity: party
            for preposition, party in named_places(draft, words, STRONG, words[0])
            if any(map(is_harm, preposition.ancestors))
        }
        if len(places) == 1:
            return next(iter(places.values()))
    return None
