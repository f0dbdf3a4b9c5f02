"""What speaks for and against a sentence, or a figure or time in it, as the answer: named facts, each 0 to about 1."""

from functools import cached_property

from onrecord.model import PLACE_KINDS, Amount, Mention, Timex
from onrecord.model.tree import Tree, Word
from onrecord.tell.answer.asked import SAYING, Asked
from onrecord.tell.answer.clauses import clause_at, find_anchor
from onrecord.tell.answer.evidence import Evidence, fits_time, here_of, is_elsewhere, is_turned_round
from onrecord.tell.answer.figures import counts_head, is_of_others
from onrecord.tell.answer.grammar import find_acts, find_bearers, find_parties, standing_of
from onrecord.tell.answer.kin import ALIKE, SAME, WIDER, kin_of
from onrecord.tell.answer.links import NEXT, closeness, find_needs, steps_between
from onrecord.tell.answer.matching import Matcher
from onrecord.tell.answer.needs import Need
from onrecord.tell.answer.sayings import is_said_by, speaker_of
from onrecord.tell.answer.settings import is_answer, is_bound
from onrecord.tell.answer.who import ACTORS, fits_kind, is_qualified
from onrecord.tell.answer.words import WORD, rows_of, stem, stop_words, word_stems, words_of

Signs = dict[str, float]
LONG, LONGER = 35, 20
"""Words from which a sentence is long, and those more that count as one more."""
FAR = 200.0
"""Letters from which all is equally far: a long sentence."""
FEW = 3
"""Things asked for that, all met, count as one sign."""
PARTIES = frozenset({"who", "thing", "office"})
"""Holes that a party of the act fills."""
_VAGUE = frozenset({"PRP", "DT", "WP", "WDT", "PRP$", "EX"})
_INSIDE = frozenset({"in", "on", "at", "under", "inside"})
"""What stands before the thing in which something is."""
_NATIONS = frozenset({"NORP", "GPE", "ORG"})


class Signing:
    """A sentence read beside the question: what of it is met where, and the signs of all that it may answer."""

    def __init__(self, asked: Asked, matcher: Matcher, evidence: Evidence, tree: Tree) -> None:
        self.asked, self.matcher, self.evidence, self.tree = asked, matcher, evidence, tree
        self.first = evidence.sentence.start
        self.anchor = find_anchor(asked, tree)
        self.clause = clause_at(tree, self.anchor) | set(tree.subtree(self.anchor))
        self.places = find_needs(tree, asked.content, matcher.named(evidence), self.first)
        words = (held for n, held in zip(asked.content, self.places, strict=True) if not n.is_name)
        self.met = sorted({i for held in words for i in held})
        self._own = {n.entity for n in asked.content if n.is_name}
        self._own_stems = {s for n in asked.content for s in word_stems(n.words)}

    def is_unreal(self) -> bool:
        """True if the sentence tells the act of the question only as what may be, or was not."""
        acts = find_acts(self.tree, self.asked.stems)
        standings = [standing_of(self.tree, act) for act in acts]
        return bool(standings) and all(one in ("denied", "unreal") for one in standings)

    def is_of_act(self, at: int) -> bool:
        """True unless the letter `at` of the article stands with a telling of the act that another name stands with."""
        return self.matcher.has_own_names(self.evidence, self.tree, at - self.first)

    def of_sentence(self) -> Signs:
        """The signs of the sentence itself."""
        return self._of_words() | self._of_links() | self._of_names() | self._of_telling() | self._of_slot()

    def _of_words(self) -> Signs:
        e, content = self.evidence, self.asked.content
        rows = list(zip(content, e.here, e.worths, e.weights, strict=True))
        words = [(here, weight) for n, here, _, weight in rows if not n.is_name]
        total = sum(weight for _, weight in words) or 1.0
        return {
            "asked is near": e.cover,
            "same words": sum(weight for here, weight in words if here >= SAME) / total,
            "much is met": sum(here * weight for _, here, _, weight in rows) / FEW,
            "its report is on it": sum(worth * weight for worth, weight in zip(e.about, e.weights, strict=True)) / FEW,
            "a word is missing": max((weight * (1 - worth) for _, _, worth, weight in rows), default=0.0),
            "a name is missing": float(sum(n.is_name and worth == 0 for n, _, worth, _ in rows)),
            "another of several": float(self._is_one_of_several()),
            "long sentence": max(0, len(self.tree.words) - LONG) / LONGER,
        }

    def _is_one_of_several(self) -> bool:
        """True if the question says which one of several is meant ("the FIRST count") and the sentence does not."""
        said = {word.lower() for word in WORD.findall(self.asked.text)}
        words = {word.lower() for word in WORD.findall(self.tree.text)}
        return any(one in said and words.isdisjoint(others) for one, others in rows_of("restricting.tsv").items())

    def _of_links(self) -> Signs:
        weights, apart, total = self.evidence.weights, 0.0, 0.0
        for one, other in self.asked.links:
            steps = steps_between(self.tree, self.places[one], self.places[other])
            total += weights[one] + weights[other]
            apart += (weights[one] + weights[other]) * (steps is not None and closeness(steps) == 0)
        return {
            "words stand apart": apart / total if total else 0.0,
            "unqualified": self._unqualified(), "of another": float(self._is_of_another()),
        }  # fmt: skip

    def _unqualified(self) -> float:
        """The weight of what qualifies a word of the question ("strategic dialogue") that the sentence has without."""
        e, content = self.evidence, self.asked.content
        pairs = ((one, other) for one, other in self.asked.links if content[one].qualifies and self.places[other])
        return max((e.weights[one] * (1 - e.here[one]) for one, _ in pairs), default=0.0)

    def _is_of_another(self) -> bool:
        """True if what the question's name does, has or is stands with another's: "American soldiers" for Britain's."""
        content = self.asked.content
        for one, other in self.asked.links:
            steps = steps_between(self.tree, self.places[one], self.places[other])
            named = content[one].is_name and not content[other].is_name
            if not named or not self.places[other] or closeness(steps) >= NEXT:
                continue
            beside = {k for i in self.places[other] for k in self.tree.kids(i, "amod", "compound", "poss", "nmod")}
            starts = {self.first + self.tree.words[k].start for k in beside}
            nations = (m for m in self.evidence.reading.mentions if m.kind in _NATIONS and m.span.start in starts)
            if any(self._is_new(m) for m in nations):
                return True
        return False

    def _is_new(self, mention: Mention) -> bool:
        """True for a name that the question does not have."""
        if mention.entity and mention.entity in self._own:
            return False
        return not set(word_stems(self._text(mention))) - stop_words() <= self._own_stems

    def _text(self, mention: Mention) -> str:
        return self.evidence.reading.article.text[mention.span.start : mention.span.end]

    @cached_property
    def names(self) -> list[Mention]:
        """The names of the sentence that may be what is asked for; speakers only of what is said."""
        asked, e = self.asked, self.evidence
        if asked.hole not in PARTIES and asked.hole != "where":
            return []
        kinds = PLACE_KINDS if asked.hole == "where" else ACTORS
        inside = (m for m in e.reading.mentions if e.sentence.covers(m.span) and m.kind in kinds and self._is_new(m))
        fitting = [m for m in inside if asked.hole == "where" or fits_kind(asked, m.kind)]
        if asked.act is not None and stem(asked.act.words) in SAYING:
            return fitting
        speakers = [span for a in e.reading.attributions for span in a.source]
        return [m for m in fitting if not any(span.overlaps(m.span) for span in speakers)]

    def best_name(self) -> str | None:
        """The name that stands nearest to what the hole depends on, by its entity."""
        near = max(self.names, key=lambda m: self._beside_hole(self._words_at(m.span.start, m.span.end)), default=None)
        return None if near is None else near.entity or self._text(near).lower()

    def _words_at(self, start: int, end: int) -> frozenset[int]:
        """The words of the sentence between the letters of the article."""
        words = ((i, self.first + w.start, self.first + w.end) for i, w in enumerate(self.tree.words))
        return frozenset(i for i, left, right in words if start < right and left < end)

    def _beside_hole(self, words: frozenset[int]) -> float:
        """How near the words stand to what the hole of the question depends on."""
        goals = [self.places[i] for i in self.asked.beside] or self.places
        return max((closeness(steps_between(self.tree, words, goal)) for goal in goals), default=0.0)

    def _of_names(self) -> Signs:
        hole, words = self.asked.hole, self.tree.words
        if hole not in PARTIES and hole != "where":
            return {}
        spots = [self._words_at(m.span.start, m.span.end) for m in self.names]
        if hole == "who":
            spots.append(frozenset(i for i, w in enumerate(words) if self._is_body(w)))
        if hole == "where":
            spots.append(frozenset(i for i, w in enumerate(words) if self._is_inside(w)))
        return {
            "a name in the clause": float(any(held & self.clause for held in spots)),
            "a person": float(hole in ("who", "office") and any(m.kind == "PERSON" for m in self.names)),
            "the kind asked for": float(hole == "thing" and self._has_kind()),
            "stands beside it": max((self._beside_hole(held) for held in spots), default=0.0),
            "nothing that it may be": float(not any(spots) and not (hole == "thing" and self._has_kind())),
        }

    def _is_body(self, word: Word) -> bool:
        """True for a noun of people that the question does not have."""
        return stem(word.lemma) in words_of("people.tsv") and stem(word.lemma) not in self._own_stems

    def _is_inside(self, word: Word) -> bool:
        """True for a thing in which something may be ("in a truck")."""
        link = self.tree.words[word.head].text.lower()
        return word.dep == "pobj" and link in _INSIDE and stem(word.lemma) in words_of("spots.tsv")

    def _has_kind(self) -> bool:
        """True if the noun that the question asks with stands in the sentence, or one like it."""
        wanted = self.asked.kind_word
        kin = {one for one, worth in kin_of(stem(wanted)).items() if worth >= ALIKE} if wanted else set()
        return any(stem(w.lemma) in kin for w in self.tree.words)

    def _of_telling(self) -> Signs:
        asked, e = self.asked, self.evidence
        speaker = speaker_of(asked)[0] if asked.hole in ("said", "promise") else None
        wanted = ("told", "ahead") if asked.is_ahead or asked.aimed else ("told",)
        standing = standing_of(self.tree, self.anchor)
        says = speaker is not None and any(is_said_by(asked, e, speaker, s) for s in e.statements)
        return {
            "another time": float(not fits_time(asked.around, e, None)),
            "elsewhere": float(asked.hole != "where" and is_elsewhere(asked, e)),
            "not negated": float(is_turned_round(asked, e)),
            "not told as done": float(standing not in wanted and not (asked.is_of_possible and standing == "unreal")),
            "by the speaker": float(says),
            "a question": float(self.tree.text.rstrip('”" ').endswith("?")),
        }

    def _of_slot(self) -> Signs:
        """What the act's own parties say: whether the one asked for is there, and those of the question in place."""
        asked = self.asked
        if asked.hole == "office":
            return self._of_office()
        if asked.act is None or asked.role == "none":
            return {}
        acts = list(find_acts(self.tree, frozenset(one for one, worth in asked.act.kin.items() if worth >= ALIKE)))
        held = [self.matcher.hold(self.evidence, self.tree, act) for act in acts]
        fitting = [m for m in held if m is not None]
        new = [w for m in fitting for w in m.hole_words(asked) if self._is_filler(w)]
        return {
            "parties in other places": float(bool(held) and not fitting),
            "parties in their places": max((min(m.worths) for m in fitting if m.worths), default=0.0),
            "done by nobody": float(asked.role == "agent" and bool(acts) and all(self._is_doerless(a) for a in acts)),
            "in the place asked for": float(bool(new)),
            "named in that place": float(any(self.tree.words[w].pos == "PROPN" for w in new)),
            "that place is empty": float(asked.hole in PARTIES and bool(fitting) and not new and not self._is_by_name),
        }

    def _is_doerless(self, act: int) -> bool:
        """True for a verb of which only is told to whom it was done ("was warned")."""
        passive = bool(self.tree.kids(act, "auxpass", "nsubjpass"))
        return passive and not find_parties(self.tree, act).agents

    @cached_property
    def _is_by_name(self) -> bool:
        """True if a name that may be asked for stands beside what the hole depends on, in whatever part."""
        spots = (self._words_at(m.span.start, m.span.end) for m in self.names)
        return max((self._beside_hole(held) for held in spots), default=0.0) >= NEXT

    def _is_filler(self, word: int) -> bool:
        one = self.tree.words[word]
        return self._own_stems.isdisjoint((stem(one.lemma), stem(one.text))) and one.tag not in _VAGUE

    def _of_office(self) -> Signs:
        words = ((n, i) for n, held in zip(self.asked.content, self.places, strict=True) for i in held if not n.is_name)
        offices = {i for n, i in words if is_qualified(self.asked, self.tree, i, n)}
        bearers = {b for i in offices for b in find_bearers(self.tree, i)}
        people = (m.span for m in self.names if m.kind == "PERSON")
        borne = any(bearers & self._words_at(span.start, span.end) for span in people)
        return {"in the place asked for": float(borne), "that place is empty": float(bool(self.met) and not borne)}

    def _of_place(self, start: int, end: int) -> Signs:
        """The signs of some letters of the article: how near they stand to what is met."""
        words, at = self._words_at(start, end), start - self.first
        far = [min(abs(self.tree.words[i].start - at), FAR) for i in self.met]
        return {
            "in the clause": float(bool(words & self.clause)),
            "far from the words": sum(far) / len(far) / FAR if far else 1.0,
            "stands beside it": self._beside_hole(words),
        }

    def of_amount(self, amount: Amount) -> Signs:
        """The signs of a figure of the sentence."""
        asked, of = self.asked, word_stems(amount.of)
        noun = asked.noun if asked.hole == "many" else None
        kin = max((noun.kin.get(one, 0.0) for one in of), default=0.0) if noun else 0.0
        other = noun is not None and bool(of) and kin < WIDER
        return self._of_place(amount.number_span.start, amount.number_span.end) | {
            "counts the thing": float(noun is not None and kin >= ALIKE and counts_head(noun, amount)),
            "counts another thing": float(other),
            "thing is not counted": float(other and noun is not None and self._is_here(noun)),
            "source is missing": float(any(not self._is_here(n) for n in asked.source)),
            "counts nothing named": float(not of),
            "unit does not fit": float((asked.hole == "much") != bool(amount.unit)),
            "a length of time": float(bool(amount.unit) and stem(amount.unit) in words_of("spans.tsv")),
            "counted of others": float(is_of_others(asked, self.evidence, amount)),
        }

    def counts_aside(self, amount: Amount) -> bool:
        """True for a figure of what the question names beside what it counts: two bases for missiles fired at bases."""
        asked, of = self.asked, word_stems(amount.of)
        if asked.hole != "many" or asked.noun is None or not of or counts_head(asked.noun, amount):
            return False
        beside = (n for n in asked.content if not n.is_name and n.start not in (asked.noun.start, self._act_start))
        return any(counts_head(n, amount) for n in beside)

    @property
    def _act_start(self) -> int:
        return self.asked.act.start if self.asked.act else -1

    def _is_here(self, need: Need) -> bool:
        return here_of(self.asked, self.evidence, need) >= ALIKE

    def of_time(self, timex: Timex) -> Signs:
        """The signs of a time or a length of time of the sentence."""
        signs = self._of_place(timex.span.start, timex.span.end)
        if self.asked.hole == "long" or timex.when is None:
            return signs
        return signs | {
            "time of the question": float(self.asked.when is not None and timex.when.edtf == self.asked.when.edtf),
            "time does not fit": float(not is_answer(self.asked, self.evidence, timex.when)),
            "since or until": float(is_bound(self.evidence, timex.span)),
            "an exact day": float(timex.when.days == 1),
        }
