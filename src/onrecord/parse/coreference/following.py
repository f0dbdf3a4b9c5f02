"""Reads an article word by word and tells for each phrase which figure it stands for."""

from collections import defaultdict
from collections.abc import Callable, Sequence

from spacy.tokens import Token

from onrecord.parse.coreference.figures import Candidate, Cast, Figure
from onrecord.parse.coreference.naming import named_beside, namesake, told_before, whole_name
from onrecord.parse.coreference.nouns import (
    determiner,
    evidence_of_no_figure,
    find_noun_figures,
    find_only_person,
    find_owned,
)
from onrecord.parse.coreference.participants import sort_participant, speaker_key, voice_key
from onrecord.parse.coreference.phrases import Gender, Number, Phrase, find_phrases
from onrecord.parse.coreference.pronouns import (
    FEMALE,
    MALE,
    MANY,
    evidence_of_nobody,
    find_pronoun_figures,
    says_nothing,
    sort_pronoun,
)
from onrecord.parse.coreference.repeats import find_repeats
from onrecord.parse.coreference.speech import Speech, speaks_for
from onrecord.parse.coreference.words import Words, pick_words
from onrecord.parse.draft import Draft

Choice = Callable[[Token, Sequence[Candidate], Sequence[str]], Figure | None]
"""Chooses the figure that a pronoun or noun stands for, or None, by the evidence for each and that for none."""
Clusters = dict[str, list[tuple[int, int]]]


def follow_references(draft: Draft, choose: Choice) -> Clusters:
    """The offsets of the phrases of each figure that the article tells of, by the figure's key."""
    words = pick_words(draft.doc)
    follower = Follower(draft, choose, words)
    for place in sorted({*words.pronouns, *follower.at_head}):
        follower.read(draft.doc[place])
    follower.close()
    return follower.clusters


class Follower:
    """What is known of an article's figures up to the word that is read."""

    def __init__(self, draft: Draft, choose: Choice, words: Words) -> None:
        self.draft, self.choose, self.sentence_of = draft, choose, words.sentence_of
        self.speech = Speech(draft.doc, words.marks)
        self.at_head = {phrase.head.i: phrase for phrase in find_phrases(draft, words)}
        self.speech.name_speakers(self.at_head)
        self.bodies = {p.key: body for p in self.at_head.values() if (body := speaks_for(p, draft)) is not None}
        """For each person who speaks for a body, its key."""
        self.clusters: Clusters = defaultdict(list)
        self.cast = Cast()
        self.roles: dict[str, set[str]] = {}
        self.namesakes: dict[str, str] = {}
        """Keys of names that turned out to be short for others, and the keys of these."""
        self.unsaid: list[Token] = []
        """First and second persons for whom nobody was known when they were read."""

    def read(self, token: Token) -> None:
        """Take in the next pronoun or head of a phrase."""
        if token.tag_ in ("PRP", "PRP$"):
            self._read_pronoun(token)
        elif (phrase := self.at_head.get(token.i)) is not None:
            if phrase.mention is None and phrase.kind == "NOUN":
                self._read_noun(phrase)
            else:
                self._read_name(phrase)

    def close(self) -> None:
        """Give the first and second persons that are left to a voice, and add the places where names stand again."""
        for token in self.unsaid:
            key = speaker_key(token, self.speech, self.at_head, self.bodies)
            key = key or voice_key(token, self.speech, self.at_head)
            self.clusters[key].append((token.idx, token.idx + len(token)))
        for key, start, end in find_repeats(self.draft):
            found = self.namesakes.get(key, key)
            if found in self.clusters:
                self.clusters[found].append((start, end))

    def _read_pronoun(self, token: Token) -> None:
        word = token.lower_
        if sort_participant(word):
            key = speaker_key(token, self.speech, self.at_head, self.bodies)
            if key is None:
                self.unsaid.append(token)
                self.speech.owners[token.i] = voice_key(token, self.speech, self.at_head)
                return
            self.clusters[key].append((token.idx, token.idx + len(token)))
            self.speech.owners[token.i] = key
        elif sort_pronoun(word) and not says_nothing(token):
            sentence = self.sentence_of[token.i]
            candidates = find_pronoun_figures(token, sentence, self.cast, self.speech)
            found = self.choose(token, candidates, evidence_of_nobody(token, self.speech))
            self.at_head[token.i] = pronoun = _as_phrase(token, sentence, found)
            self.cast.add(pronoun)
            if found is not None:
                self.clusters[found.key].append((pronoun.start, pronoun.end))

    def _read_name(self, phrase: Phrase) -> None:
        whole = whole_name(phrase, self.cast, self.draft) or namesake(phrase, self.cast)
        if whole is not None:
            self.namesakes[phrase.key] = whole.key
            phrase.key = whole.key
        elif (noun := told_before(phrase, self.cast)) is not None:
            self.clusters[phrase.key] += self.clusters.pop(noun.key, [])
            self.cast.rename(noun.key, phrase)
        phrase.roles = self.roles[phrase.key] = self.roles.get(phrase.key, set()) | phrase.roles
        self._tell(phrase)

    def _read_noun(self, phrase: Phrase) -> None:
        name = named_beside(phrase, self.at_head)
        owned = find_owned(phrase, self.at_head, self.speech.owners, self.cast) if name is None else None
        if name is not None:
            phrase.key, phrase.kind, phrase.gender = name.key, name.kind, name.gender
            name.inside = True
        elif owned is not None:
            phrase.key = owned
        elif (found := self._find_figure(phrase)) is not None:
            phrase.key, phrase.kind, phrase.gender = found.key, found.kind, found.gender
        self._tell(phrase)

    def _find_figure(self, phrase: Phrase) -> Figure | None:
        if not determiner(phrase.head) or _describes(phrase.head):
            return None
        candidates = find_noun_figures(phrase, self.cast, self.draft)
        if candidates:
            found = self.choose(phrase.head, candidates, evidence_of_no_figure(phrase, self.draft))
            if found is not None:
                return found
        return find_only_person(phrase, self.cast)

    def _tell(self, phrase: Phrase) -> None:
        if not phrase.inside:
            self.clusters[phrase.key].append((phrase.start, phrase.end))
        if phrase.kind != "NOUN" or not _describes(phrase.head):
            self.cast.add(phrase)


def _describes(head: Token) -> bool:
    """True for a noun that says what somebody is: "Lena Marrow, a teacher", "she is a teacher", "as a teacher"."""
    return head.dep_ in ("appos", "attr", "oprd") or (head.dep_ == "pobj" and head.head.lower_ == "as")


def _as_phrase(token: Token, sentence: int, found: Figure | None) -> Phrase:
    """The pronoun as a phrase that later ones can refer to, with what it stands for."""
    word, end = token.lower_, token.idx + len(token)
    gender: Gender = "m" if word in MALE else "f" if word in FEMALE else found.gender if found else "?"
    if found is not None:
        return Phrase(token, token.idx, end, found.key, found.kind, gender, found.number, sentence, found.mention)
    number: Number = "pl" if word in MANY else "sg"
    kind = "NOUN" if gender == "?" else "PERSON"
    return Phrase(token, token.idx, end, f"alone:{token.i}", kind, gender, number, sentence)
