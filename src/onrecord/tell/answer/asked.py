"""A question as a statement with a hole: what is asked for, and what must hold of the answer."""

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Literal

from onrecord.model import Reading, When
from onrecord.model.tree import Tree
from onrecord.tell.answer.dated import find_dated, find_relation, is_label
from onrecord.tell.answer.grammar import find_parties, heart_of, is_verb, standing_of
from onrecord.tell.answer.links import Link, link_needs
from onrecord.tell.answer.needs import Need, Part, find_names, find_words
from onrecord.tell.answer.sources import MARK
from onrecord.tell.answer.turning import STAND_INS, Turned
from onrecord.tell.answer.words import forms_of, ring_of, stem, words_of
from onrecord.text.actors import Gazetteer

Hole = Literal[
    "who", "thing", "when", "where", "long", "many", "much", "said", "promise", "became", "changed", "next",
    "happened", "office", "what", "why", "how", "whether", "other",
]  # fmt: skip
Role = Literal["agent", "patient", "other", "none"]
_AUX = r"(?:did|do|does|is|are|was|were|has|have|had|will|would|can|could|should)"
_SPECIAL: tuple[tuple[Hole, str], ...] = (
    ("became", r"what (?:became|has become|came) of\b"),
    ("became", r"(?:was|were|is) (?:the |its )?promises? .*\bkept"),
    ("became", rf"{_AUX} [\w' ]+ (?:keep|kept|break|broken|broke|fulfil\w*|honou?r\w*) (?:its|his|her|their|the) "
               r"(?:promise|pledge|commitment|word)"),
    ("changed", r"how (?:did|has|have) .*\bchanged?\b|what (?:has )?changed\b"),
    ("next", r"what(?:'s| is| comes| will come| will happen) next\b|what will happen\b"),
    ("next", r"what (?:is|are) .*\bto happen\b"),
    ("happened", r"what (?:happened|took place|has happened|occurred)\b"),
)  # fmt: skip
_HOLES = tuple((hole, re.compile(pattern, re.IGNORECASE)) for hole, pattern in _SPECIAL)
_AHEAD = re.compile(r"^by when\b|\b(?:will|due|is to|are to|to be|next|scheduled|planned|expected)\b", re.IGNORECASE)
_POSSIBLE = re.compile(r"\b(?:can|could|may|might)\b", re.IGNORECASE)
AROUND = timedelta(days=30)
"""Before and after the time by which a thing is called, within which it may be told of."""
SYMMETRIC = ("meet", "talk", "speak", "negotiate", "confer", "clash", "fight", "marry", "agree", "dialogue")
"""Acts that both parties do to each other."""
SAYING = ring_of(stem("say")) | ring_of(stem("describe"))
PROMISING = ring_of(stem("promise"))


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: its hole, what it counts or asks the kind of, its act, and what must hold of the answer.

    `noun` is what "how many" counts or "which" asks the kind of; `act` the need that is its verb, or the noun that a
    light verb carries; `role` the hole's part in the act; `agent` and `patient` the parties that are named;
    `relation` how the answer's time stands to `when` ("in", "by", "after", "before"); `link` the preposition before
    the hole; `inner` are the names that stand with what is counted ("US troops"); `aimed` if it asks of what somebody
    decided or is to do; `kind` is how it is asked, and `kind_word` the noun that "which" asks with;
    `source` is who is to have said it.
    """

    text: str
    hole: Hole
    noun: Need | None
    act: Need | None
    role: Role
    agent: Part | None
    patient: Part | None
    needs: tuple[Need, ...]
    when: When | None
    relation: str = "in"
    link: str = ""
    inner: tuple[Need, ...] = ()
    aimed: bool = False
    kind: str = ""
    kind_word: str = ""
    source: tuple[Need, ...] = ()
    negated: bool = False
    """True if it tells of something as not so, or not done."""
    content: tuple[Need, ...] = ()
    """All that the question speaks of, what is counted and the words that only carry the act among them."""
    links: tuple[Link, ...] = ()
    """The pairs of `content`, by number, of which one depends on the other."""
    beside: tuple[int, ...] = ()
    """Those of `content`, by number, that the hole depends on."""
    labelled: bool = False
    """True if its time only says which thing is meant ("the April 2021 talks"), told of before it or after."""

    @property
    def search_words(self) -> str:
        """The words to search the record for."""
        return " ".join(n.words for n in self.sought)

    @property
    def search_terms(self) -> tuple[tuple[str, ...], ...]:
        """For each of them, the words that may stand for it."""
        return tuple(n.names or (n.words, *forms_of(n.stems)) for n in self.sought)

    @property
    def sought(self) -> tuple[Need, ...]:
        """The needs, and what is counted."""
        return (*self.needs, *([self.noun] if self.noun else []))

    @property
    def is_ahead(self) -> bool:
        """True if the question is of what is to come, as seen from the report that answers."""
        return self.aimed or _AHEAD.search(self.text) is not None

    @property
    def around(self) -> "Asked":
        """The question with the time around the one that it names, where that only says which thing is meant."""
        if not self.labelled or self.when is None or not self.when.start or not self.when.end:
            return self
        wide = replace(self.when, start=self.when.start - AROUND, end=self.when.end + AROUND)
        return replace(self, when=wide)

    @property
    def is_of_end(self) -> bool:
        """True if it asks for the day by which something is to be."""
        return self.text[:8].lower() == "by when "

    @property
    def is_of_possible(self) -> bool:
        """True if the question is of what only may be."""
        return _POSSIBLE.search(self.text) is not None

    @property
    def stems(self) -> frozenset[str]:
        """The stems of the words that may tell the act."""
        return self.act.stems if self.act else frozenset()

    @property
    def named(self) -> tuple[Need, ...]:
        """The names that must be met."""
        return tuple(n for n in self.needs if n.is_name)


def read_asked(question: str, turned: Turned | None, reading: Reading, gazetteer: Gazetteer) -> Asked:
    """The question, from the sentence that it was turned into and the parse's reading of that."""
    special = next((hole for hole, pattern in _HOLES if pattern.match(question.strip())), None)
    text = reading.article.text
    times = [t for t in reading.times if t.type in ("DATE", "TIME") and t.when is not None]
    dated = find_dated(reading)
    names = find_names(text, reading, gazetteer)
    words = find_words(text, names, times, turned.hole if turned else None)
    when = dated[0].when if dated else None
    relation = find_relation(text, dated)
    labelled = bool(dated) and turned is not None and is_label(turned.tree, dated[0])
    if turned is None:
        needs = tuple(sorted((*names, *words), key=lambda n: n.start))
        return Asked(question, special or "other", None, None, "none", None, None, needs, when, relation, content=needs)
    asked = _Reader(question, turned, names, words, special).read(when, relation)
    return replace(asked, labelled=labelled)


class _Reader:
    """Reads the parts of a turned question off its tree."""

    def __init__(
        self, question: str, turned: Turned, names: list[Need], words: list[Need], special: Hole | None
    ) -> None:
        self.question, self.turned, self.special = question, turned, special
        self.tree: Tree = turned.tree
        self.needs = sorted((*names, *words), key=lambda n: n.start)

    def read(self, when: When | None, relation: str) -> Asked:
        """The question with its act, its parties and its hole."""
        tree, stand_in = self.tree, self._stand_in()
        verb = self._verb_of(stand_in) if stand_in is not None else tree.root
        act, acting = self._act_of(verb)
        role, link = self._role_of(stand_in, verb, acting)
        act = self._with_doer(act) if act and role == "agent" else act
        noun = self._noun(stand_in)
        agent, patient = self._parts(acting, stand_in)
        hole = self.special or self._hole(role, act, noun)
        if self.special == "changed":
            noun = self._changing()
        said = {id(n) for n in (noun, *self._said_otherwise(stand_in, verb, acting)) if n and not n.is_name}
        if noun is not None and noun is act:
            act, acting = None, None
        if self.special == "became":
            act, acting = self._promised(), None
        kept = tuple(n for n in self.needs if id(n) not in said)
        content = self._content(noun, stand_in)
        return Asked(
            self.question, hole, noun, act, role, agent, patient, kept, when, relation, link, self._inner(),
            acting is not None and standing_of(tree, acting) == "ahead", self.turned.kind, self._kind_word(stand_in),
            self._source(), any(w.dep == "neg" for w in tree.words), content,
            *link_needs(tree, content, self.turned.hole),
        )  # fmt: skip

    def _promised(self) -> Need | None:
        """What was to be done: "reduce" of "the order to reduce the force"."""
        words = self.tree.words
        verbs = (i for i, w in enumerate(words) if w.tag == "VB")
        ends = (i for i in verbs if any(words[k].tag == "TO" for k in self.tree.kids(i, "aux")))
        return next((n for i in ends if (n := self._need_at(i)) is not None), None)

    def _content(self, noun: Need | None, stand_in: int | None) -> tuple[Need, ...]:
        """All that the question speaks of; words that say little are marked, the kind of a place is left."""
        kind = noun is not None and self.turned.kind == "which" and stem(noun.words) in words_of("sites.tsv")
        spot = self._need_at(stand_in) if self.turned.kind == "where" else None
        of_turn = self.special in ("changed", "became") or self._is_of_change()
        asking = words_of("turning.tsv") if of_turn else frozenset()
        kept = (n for n in self.needs if n.words.lower() not in STAND_INS and stem(n.words) not in asking)
        return tuple(
            replace(n, is_minor=not n.is_name, qualifies=True) if n is not noun and self._qualifies(n)
            else replace(n, carries=True) if n is spot or self._only_carries(n) else n
            for n in kept if not (kind and n is noun)
        )  # fmt: skip

    def _qualifies(self, need: Need) -> bool:
        """True if the word only qualifies another that is sought."""
        words = self.tree.words
        i = next((i for i, w in enumerate(words) if w.start == need.start), None)
        return (
            i is not None
            and words[i].dep in ("amod", "compound", "nummod", "nmod")
            and (self._need_at(words[i].head) is not None)
        )

    def _only_carries(self, need: Need) -> bool:
        """True for a verb that only carries what it has behind it: "GAVE the order", "is SUPPOSED to end"."""
        tree = self.tree
        i = next((i for i, w in enumerate(tree.words) if w.start == need.start), None)
        if need.is_name or i is None or not tree.words[i].tag.startswith("VB"):
            return False
        lemma = tree.words[i].lemma
        if stem(lemma) in words_of("carrying.tsv"):
            return tree.words[i].dep == "acl" or bool(tree.kids(i, "xcomp"))
        light = stem(lemma) in words_of("light.tsv") and lemma != "claim"
        return light and bool(tree.kids(i, "dobj", "acomp", "oprd")) and (lemma == "carry" or not tree.kids(i, "prt"))

    def _is_of_change(self) -> bool:
        """True for "How will it change?"."""
        root = self.tree.root
        return self.turned.kind == "how" and root is not None and self.tree.words[root].lemma == "change"

    def _said_otherwise(self, stand_in: int | None, verb: int | None, acting: int | None) -> list[Need | None]:
        """The words that a report need not hold: the verb that only carries the act, and the kind of place."""
        carrier = self._need_at(verb) if verb != acting else None
        return [carrier, self._need_at(stand_in) if self.turned.kind == "where" else None]

    def _source(self) -> tuple[Need, ...]:
        """Who is to have said it: what stands behind the turned question."""
        start = self.turned.text.rfind(MARK)
        return tuple(n for n in self.needs if n.start > start) if start >= 0 else ()

    def _inner(self) -> tuple[Need, ...]:
        """The names among the words that stand in for the answer."""
        start, end = self.turned.hole or (0, 0)
        return tuple(n for n in self.needs if n.is_name and start <= n.start < end)

    def _kind_word(self, stand_in: int | None) -> str:
        """The noun that "which" asks the kind of."""
        return self.tree.words[stand_in].lemma if stand_in is not None and self.turned.kind == "which" else ""

    def _stand_in(self) -> int | None:
        """The head word of what stands in for the answer."""
        if self.turned.hole is None:
            return None
        start, end = self.turned.hole
        inside = [i for i, w in enumerate(self.tree.words) if start <= w.start and w.end <= end]
        return next((i for i in inside if self.tree.words[i].head not in inside), inside[-1] if inside else None)

    def _verb_of(self, word: int) -> int | None:
        seen = set()
        while word not in seen and not is_verb(self.tree, word):
            seen.add(word)
            word = self.tree.words[word].head
        return word if is_verb(self.tree, word) else None

    def _need_at(self, word: int | None) -> Need | None:
        if word is None:
            return None
        start = self.tree.words[word].start
        return next((n for n in self.needs if n.start <= start < n.end), None)

    def _act_of(self, verb: int | None) -> tuple[Need | None, int | None]:
        """The need that is the act, and its word: the noun that a light verb carries, or the verb."""
        if verb is None:
            return None, None
        if (moved := self._act_behind(verb)) is not None:
            return self._need_at(moved), moved
        if stem(self.tree.words[verb].lemma) in words_of("light.tsv"):
            parties = find_parties(self.tree, verb)
            carried = [
                p for p in parties.patients if (n := self._need_at(p)) and not n.is_name and p != self._stand_in()
            ]
            weak = self._need_at(verb) is None
            if (
                carried
                and (weak or stem(self.tree.words[carried[0]].lemma) not in words_of("transparent.tsv"))
                and (self.tree.words[verb].lemma != "claim")
            ):
                return self._need_at(carried[0]), carried[0]
        need = self._need_at(verb)
        return (need, verb) if need is not None and not need.is_name else (None, verb)

    def _with_doer(self, act: Need) -> Need:
        """The act with the noun of who does it: the founder is who founded."""
        own = stem(act.words)
        wider = replace(act, stems=act.stems | {f"{own}er", f"{own}or"})
        self.needs = [wider if n is act else n for n in self.needs]
        return wider

    def _act_behind(self, verb: int) -> int | None:
        """The word that tells the act where the verb does not: "is to ARRIVE", "the SIEGE happened", "is BINDING"."""
        tree, lemma = self.tree, self.tree.words[verb].lemma
        if lemma == "be":
            aimed = [k for k in tree.kids(verb, "xcomp", "acomp") if k != self._stand_in()]
            return next((k for k in aimed if self._need_at(k)), None)
        if lemma in ("happen", "occur") or (
            lemma == "take" and any(tree.words[k].lemma == "place" for k in tree.kids(verb, "dobj"))
        ):
            return next((k for k in tree.kids(verb, "nsubj") if (n := self._need_at(k)) and not n.is_name), None)
        return None

    def _role_of(self, stand_in: int | None, verb: int | None, acting: int | None) -> tuple[Role, str]:
        if stand_in is None or verb is None or acting is None:
            return "none", self._stranded()
        for word in dict.fromkeys((acting, verb)):
            parties = find_parties(self.tree, word)
            if stand_in in parties.agents and stand_in not in parties.patients:
                return "agent", ""
            if stand_in in parties.patients:
                return "patient", ""
            link = next((link for link, p in parties.others if p == stand_in), None)
            if link is not None:
                return "other", link
        before = self.tree.words[stand_in - 1] if stand_in else None
        linked = before is not None and before.pos == "ADP" and self.tree.words[stand_in].dep == "pobj"
        return ("other", before.text.lower()) if before and linked else ("none", "")

    def _stranded(self) -> str:
        """The preposition that waits for the place that "where" asks for: "from" in "Where did they come from?"."""
        waiting = (w.text.lower() for i, w in enumerate(self.tree.words) if not self.tree.kids(i, "pobj"))
        return next((w for w in waiting if w == "from"), "") if self.turned.kind == "where" else ""

    def _parts(self, acting: int | None, stand_in: int | None) -> tuple[Part | None, Part | None]:
        if acting is None:
            return None, None
        parties = find_parties(self.tree, acting)
        need = self._need_at(acting)
        mutual = need is not None and not need.stems.isdisjoint(stem(word) for word in SYMMETRIC)
        beside = tuple(p for link, p in parties.others if link == "with" and mutual)
        return self._part(parties.agents, stand_in), self._part(parties.patients or beside, stand_in)

    def _part(self, words: tuple[int, ...], stand_in: int | None) -> Part | None:
        words = tuple(w for w in words if w != stand_in)
        if not words:
            return None
        inside = [self.tree.words[i] for i in self.tree.subtree(words[0])]
        needs = tuple(n for n in self.needs if any(n.start <= w.start < n.end for w in inside))
        return Part(needs, self._need_at(heart_of(self.tree, words[0]))) if needs else None

    def _noun(self, stand_in: int | None) -> Need | None:
        if stand_in is None or self.turned.kind not in ("many", "which", "much"):
            return None
        return self._need_at(stand_in)

    def _changing(self) -> Need | None:
        """What is counted whose number changes: the word behind "number of", or the first plural."""
        words = [
            i for i, w in enumerate(self.tree.words) if (n := self._need_at(i)) and not n.is_name and w.tag == "NNS"
        ]
        behind = [i for i in words if self.tree.words[i].dep == "pobj"]
        return self._need_at(next(iter(behind or words), None))

    def _hole(self, role: Role, act: Need | None, noun: Need | None) -> Hole:
        match self.turned.kind:
            case "when" | "where" | "long" | "much" | "why" | "whether":
                return self.turned.kind
            case "many":
                return (
                    "long" if noun and noun.words.lower() in ("days", "weeks", "months", "years", "hours") else "many"
                )
            case "who" | "which":
                return "much" if noun and stem(noun.words) in words_of("shares.tsv") else self._who(act)
            case "what" | "how":
                return "changed" if self._is_of_change() else self._what(role, act)
        return "other"

    def _who(self, act: Need | None) -> Hole:
        root = self.tree.root
        if root is not None and self._is_copula(root) and not self.tree.kids(root, "acomp"):
            return "office"
        return "who" if self.turned.kind == "who" else "thing"

    def _is_copula(self, verb: int) -> bool:
        word = self.tree.words[verb]
        return word.lemma in ("be", "become") and is_verb(self.tree, verb)

    def _what(self, role: Role, act: Need | None) -> Hole:
        stems = act.stems if act else frozenset[str]()
        if act and not PROMISING.isdisjoint({stem(act.words)}) and role != "agent":
            return "promise"
        if act and stem(act.words) in SAYING and role != "agent":
            return "said"
        return self.turned.kind if self.turned.kind in ("what", "how") and stems else "other"
