"""Words that somebody says, and which of the parties in them are he and his side."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.parse.draft import Draft
from onrecord.parse.events.lexicon import word_classes
from onrecord.parse.voices.cues import words_of
from onrecord.parse.voices.found import Found

BINDING_SUBJECTS = frozenset(("i", "we"))
FIRST_PERSON = BINDING_SUBJECTS | {"us", "me", "our", "my", "ours", "myself", "ourselves"}
REPORTED_SUBJECTS = frozenset(("he", "she", "they", "it"))
POSSESSIVES = {"he": "his", "she": "her", "they": "their", "it": "its"}
ASIDES = frozenset(("relcl", "acl", "advcl", "conj", "punct", "cc"))
LONGEST_PHRASE = 40
"""Words of a phrase that are looked at: a speaker with his office takes a dozen, lists without end take all time."""
ACTOR_KINDS = frozenset(("NORP", "GPE", "ORG", "PERSON", "LOC"))


@dataclass(frozen=True, slots=True)
class Said:
    """The words that are said, of which `told` are forms and lemmas, small; `quoted`: they are the speaker's own.

    `pronouns` mean the speaker where they refer to nobody else, `side` are the actors he is or speaks for, `actors`
    those whom each word of the article names, by its number.
    """

    tokens: list[Token]
    told: set[str]
    quoted: bool
    pronouns: frozenset[str]
    side: frozenset[str]
    actors: Mapping[int, frozenset[str]]

    @property
    def is_question(self) -> bool:
        """True for "should it be sooner?"."""
        last = self.tokens[-1] if self.tokens else None
        return last is not None and "?" in (last.text, last.nbor(1).text if last.i + 1 < len(last.doc) else "")

    def is_speaker(self, noun: Token) -> bool:
        """True if the noun names the speaker, or the body or state he speaks for."""
        named = self.actors.get(noun.i, frozenset())
        if noun.pos_ == "PRON":
            if noun.lower_ in FIRST_PERSON:
                return True
            if named and self.side:
                return not self.quoted and not named.isdisjoint(self.side)
            return noun.lower_ in self.pronouns
        return not named.isdisjoint(self.side)

    def is_own(self, noun: Token) -> bool:
        """True for the speaker, and for what is his or his side's ("our pilots", "Norwegian officers")."""
        return self.is_speaker(noun) or any(self.is_speaker(c) for c in noun.lefts)


def read_said(found: Found, tokens: list[Token], quoted: bool) -> Said:
    """The words with the speaker's side: in reported words "he" may be the speaker too."""
    told = {t.lower_ for t in tokens} | {t.lemma_.lower() for t in tokens}
    pronouns = frozenset[str]() if quoted else _reported_self(found.source_head)
    return Said(tokens, told, quoted, pronouns, found.side, found.actors)


def _reported_self(source: Token | None) -> frozenset[str]:
    """The pronouns by which a reporter means the speaker himself, with "his" for "he"; a paper is never "it"."""
    subjects = REPORTED_SUBJECTS
    if source is not None and source.pos_ != "PRON":
        lemma = source.lemma_.lower()
        if source.tag_ in ("NNS", "NNPS") and source.ent_type_ not in ("GPE", "ORG"):
            subjects = frozenset(("they",))
        elif lemma in words_of("document"):
            subjects = frozenset()
        elif source.ent_type_ == "PERSON" or lemma in word_classes()["person"]:
            subjects = REPORTED_SUBJECTS - {"it"}
    return subjects | {POSSESSIVES[s] for s in subjects}


def tell_sides(draft: Draft, voices: list[Found]) -> None:
    """Tell each voice which actors it speaks for: those named in its source, or where the text first tells of it.

    Who speaks for a body speaks for its state; papers and armed groups speak for themselves.
    """
    actors = _actors_by_word(draft)
    for found in voices:
        head = found.source_head
        if head is None:
            continue
        referent = draft.referents.get(head.i)
        first = draft.tokens(referent.first).root if referent is not None else head
        words = (*phrase_words(head), *phrase_words(first))
        side = {actor for word in words for actor in actors.get(word.i, ())}
        found.side = frozenset(side.union(*(_spoken_for(draft, actor) for actor in side)))
        found.actors = actors


def _spoken_for(draft: Draft, actor_id: str) -> tuple[str, ...]:
    """The states and bodies above the actor that he speaks for."""
    actor = draft.actors.actor(actor_id)
    alone = actor is None or actor.kind == "GROUP" or "outlet" in actor.flags
    return () if alone else draft.actors.parents(actor_id)


def _actors_by_word(draft: Draft) -> dict[int, frozenset[str]]:
    """The actors that each word names or refers to; a capital stands for its state too."""
    actors = {number: frozenset((referent.mention.entity,)) for number, referent in draft.referents.items()
              if referent.mention is not None and referent.mention.entity}  # fmt: skip
    for mention in draft.mentions:
        if mention.entity:
            actor = draft.actors.actor(mention.entity)
            above = actor.parents if actor is not None and "capital" in actor.flags else ()
            for token in draft.tokens(mention.span):
                actors[token.i] = frozenset((mention.entity, *above))
    return actors


def phrase_words(head: Token) -> Iterator[Token]:
    """The words that say who or what somebody is, those of its clauses left out, and what it is against."""
    waiting = [head]
    for _ in range(LONGEST_PHRASE):
        if not waiting:
            return
        word = waiting.pop()
        if word.lemma_.lower() not in words_of("opponent"):
            yield word
            waiting.extend(c for c in word.children if c.dep_ not in ASIDES)
