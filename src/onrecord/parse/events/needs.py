"""Does a row's company stand around the trigger: each need looked up in the parse."""

from collections.abc import Callable, Mapping

from spacy.tokens import Token

from onrecord.model import MentionKind
from onrecord.parse.draft import Draft
from onrecord.parse.events.arcs import children, conjuncts, first_child, is_passive, is_verbal
from onrecord.parse.events.grammar import agent_of, object_of, prepositional, prepositional_within, subject_of
from onrecord.parse.events.lexicon import Need, Row, word_classes
from onrecord.parse.names.parties import mention_at

ACTORS: frozenset[MentionKind] = frozenset({"PERSON", "ORG", "GPE", "NORP", "GROUP", "LOC", "FAC"})
"""Kinds of name that can take part in an event."""
PERSONAL = frozenset("i we you he she they him her them us me who whom himself".split())
MODIFIERS = ("compound", "amod", "nmod", "poss", "npadvmod")


def find_row(draft: Draft, token: Token, candidates: tuple[Row, ...]) -> Row | None:
    """The most specific row whose needs are met, and whose further trigger words depend on the token ("pull out")."""
    filled: dict[str, list[Token]] = {}
    below = {form for child in token.children for form in (child.lower_, child.lemma_.lower())}
    for row in candidates:
        whole = all(word in below for word in row.trigger[1:])
        if whole and all(_is_met(draft, token, need, filled) for need in row.needs):
            return row
    return None


def _is_met(draft: Draft, token: Token, need: Need, filled: dict[str, list[Token]]) -> bool:
    """True if what fills the slots fits; `filled` keeps it, for many rows of one trigger ask for the same slots."""
    for slot in need.slots:
        if slot not in filled:
            filled[slot] = fill_slot(token, slot)
        if _fillers_fit(draft, filled[slot], need):
            return not need.absent
    return need.absent


def _fillers_fit(draft: Draft, fillers: list[Token], need: Need) -> bool:
    if not need.words and not need.classes:
        return bool(fillers)
    return any(_fits(draft, filler, need) for filler in fillers)


def fill_slot(token: Token, slot: str) -> list[Token]:
    """The words that fill a slot of the trigger, with the words joined to them; empty if none does."""
    if slot == "pass":
        return [token] if is_passive(token) else []
    if slot in ("obj", "subj"):
        found = (object_of(token) if slot == "obj" else agent_of(token)) if is_verbal(token) else None
        return expand_noun(found) if found is not None else []
    if slot in CLAUSES:
        return CLAUSES[slot](token)
    if slot in ("mod", "mod_obj", "mod_subj"):
        return _modifiers(token if slot == "mod" else object_of(token) if slot == "mod_obj" else agent_of(token))
    if slot == "rated":
        return _verdict(token)
    if slot == "lacking":
        inside = token.dep_ == "pcomp" and token.head.lower_ == "without"
        return [token.head] if inside else [c for c in children(token, "mark") if c.lower_ == "without"]
    if slot in ("poss", "oprd", "dative"):
        return children(token, slot)
    if slot in ("acl", "that"):
        return children(token, "acl") if slot == "acl" else children(token, "relcl", "acl", "ccomp")
    if slot in ("subj_of", "obj_of"):
        return _verb_above(token, ("nsubj", "nsubjpass") if slot == "subj_of" else ("dobj", "nsubjpass"))
    return _after_preposition(token, slot)


def _verdict(verb: Token) -> list[Token]:
    """What the verb calls its object, and how: "called it a grave mistake", "described him as weak and cruel"."""
    objects = children(verb, "dobj", "nsubjpass", "dative")
    heads = children(verb, "oprd") + (objects if len(objects) > 1 else [])
    heads += [clause for clause in children(verb, "ccomp", "xcomp") if clause.pos_ in ("NOUN", "ADJ")]
    named = [noun for to in children(verb, "prep") if to.lower_ == "to" for noun in children(to, "pobj")]
    for word in (verb, *(other for noun in objects for other in conjuncts(noun)), *named):
        for preposition in word.children:
            if preposition.lower_ == "as" and preposition.i > verb.i:
                heads += children(preposition, "pobj", "amod", "acomp")
    found = heads + [other for head in heads for other in children(head, "conj")]
    beside = [word for head in found for word in children(head, "amod", "compound")]
    return found + [word for word in beside if verb.doc[word.i - 1].text != "-"]


def _modifiers(token: Token | None) -> list[Token]:
    return children(token, *MODIFIERS, "nummod") if token is not None else []


def _verb_above(noun: Token, labels: tuple[str, ...]) -> list[Token]:
    """The verb to which the noun stands in one of the relations, or the participle that says what it does."""
    above = [noun.head] if noun.dep_ in labels and is_verbal(noun.head) else []
    return above + ([verb for verb in children(noun, "acl") if verb.tag_ == "VBG"] if "nsubj" in labels else [])


def _after_preposition(token: Token, preposition: str) -> list[Token]:
    found = prepositional(token, preposition)
    if found is None and is_verbal(token):
        direct = first_child(token, "dobj", "nsubjpass")
        joined = conjuncts(direct) if direct is not None else []
        found = next((inner for noun in joined if (inner := prepositional_within(noun, preposition)) is not None), None)
    if found is not None:
        return expand_noun(found)
    return [c for c in token.children if c.lower_ == preposition and c.dep_ in ("advmod", "prt", "prep")]


def complements(token: Token) -> list[Token]:
    """The verbs that complete the trigger ("agreed to leave", "for killing"), with those joined to them."""
    found = children(token, "xcomp", "ccomp")
    for preposition in children(token, "prep"):
        found += children(preposition, "pcomp")
    found = [verb for verb in found if (_is_clause(verb) and verb.i > token.i) or verb.dep_ == "xcomp"]
    return found + [other for verb in found for other in children(verb, "conj")]


def _is_clause(head: Token) -> bool:
    """True for a verb, or for what the parse takes for one: "demanded that it close schools" may hang on the noun."""
    return is_verbal(head) or (head.dep_ == "ccomp" and bool(children(head, "nsubj", "nsubjpass", "mark")))


def find_aims(token: Token) -> list[Token]:
    """The infinitives that say what for: "voted today to expel", "passed a bill to expel", "the vote to expel"."""
    if not is_verbal(token):
        return [verb for verb in children(token, "acl") if verb.tag_ == "VB"]
    direct = first_child(token, "dobj", "nsubjpass")
    found = children(token, "advcl", "xcomp") + (children(direct, "acl") if direct is not None else [])
    return [verb for verb in found if verb.tag_ == "VB"]


def find_wishes(token: Token) -> list[Token]:
    """The infinitives that say who is to do what: "called for the premier to resign"."""
    found = children(token, "advcl", "xcomp", "ccomp")
    named = [verb for verb in found if any(c.lower_ == "for" for c in children(verb, "mark"))]
    return [verb for verb in named if any(c.lower_ == "to" for c in children(verb, "aux"))]


def find_duties(token: Token) -> list[Token]:
    """The clauses that say what must be: "said that it must stop"."""
    return [verb for verb in complements(token) if any(c.lower_ == "must" for c in children(verb, "aux"))]


def _find_infinitives(token: Token) -> list[Token]:
    return [verb for verb in complements(token) if any(c.lower_ == "to" for c in children(verb, "aux"))]


def _find_bases(token: Token) -> list[Token]:
    """The clauses with a bare verb: "asked that the court block the plan"."""
    return [verb for verb in complements(token) if verb.tag_ == "VB" and not children(verb, "aux")]


CLAUSES: Mapping[str, Callable[[Token], list[Token]]] = {
    "comp": complements, "aim": find_aims, "wish": find_wishes, "must": find_duties, "inf": _find_infinitives,
    "base": _find_bases,
}  # fmt: skip
"""Slots that clauses fill, and how they are found."""


def expand_noun(noun: Token) -> list[Token]:
    """The noun, those joined to it, and what "thousands of ..." points on to."""
    found = conjuncts(noun)
    for word in tuple(found):
        if word.lemma_.lower() in word_classes()["partitive"] or word.pos_ == "NUM":
            inner = prepositional(word, "of")
            if inner is not None:
                found += conjuncts(inner)
    return found


def _fits(draft: Draft, word: Token, need: Need) -> bool:
    lemma = word.lemma_.lower()
    if lemma in need.words or word.lower_ in need.words or _bears_title(word, need.words):
        return True
    return any(is_of_class(draft, word, name) for name in need.classes)


def _bears_title(name: Token, wanted: frozenset[str]) -> bool:
    """True if the person named bears one of the words before the name: "force commander Lee", "President Lee"."""
    if name.ent_type_ != "PERSON" or name.pos_ != "PROPN":
        return False
    return any(child.lower_ in wanted for child in name.lefts if child.dep_ in ("compound", "nmod"))


def is_of_class(draft: Draft, word: Token, name: str) -> bool:
    """True if the word is of a class of the lexicon; `named`, `human`, `joined`, `place` and others look at more."""
    if name == "joined":
        return any(is_party(draft, other) for other in children(word, "conj"))
    if name == "plural":
        return word.tag_ in ("NNS", "NNPS") or bool(children(word, "conj")) or word.lower_ in ("they", "we")
    if name == "place":
        return mention_kind(draft, word) in ("GPE", "LOC")
    if name == "named":
        return is_named(draft, word)
    if name == "party":
        return is_party(draft, word)
    if name == "human":
        kind = mention_kind(draft, word)
        return kind == "PERSON" or (kind is None and word.lemma_.lower() in word_classes()["person"])
    if name == "site" and is_named(draft, word) and mention_kind(draft, word) in ("GPE", "LOC", "FAC"):
        return True
    return word.lemma_.lower() in word_classes()[name] or word.lower_ in word_classes()[name]


def is_state(draft: Draft, token: Token) -> bool:
    """True if the word names a state that the gazetteer knows."""
    mention = mention_at(draft, token.idx)
    actor = draft.actors.actor(mention.entity) if mention is not None and mention.entity else None
    return actor is not None and not actor.parents


def mention_kind(draft: Draft, word: Token) -> MentionKind | None:
    """The kind of the name that covers the word."""
    mention = mention_at(draft, word.idx)
    return mention.kind if mention is not None else None


def is_named(draft: Draft, word: Token) -> bool:
    """True if the word stands in the name of somebody who can act."""
    return mention_kind(draft, word) in ACTORS


def is_party(draft: Draft, word: Token) -> bool:
    """True if the word can name somebody who takes part: a name, a person's pronoun, people, a body or a force."""
    if word.lower_ in PERSONAL:
        return True
    kind = mention_kind(draft, word)
    if kind is not None:
        return kind in ACTORS
    return word.lemma_.lower() in word_classes()["party"] or word.lower_ in word_classes()["party"]


def is_target(draft: Draft, word: Token) -> bool:
    """True if the word can name what a deed befalls: a party, a place or a thing that is attacked or taken."""
    return is_party(draft, word) or is_of_class(draft, word, "site")


__all__ = ["complements", "expand_noun", "fill_slot", "find_aims", "find_duties", "find_row", "is_named", "is_of_class",
           "is_party", "is_target", "mention_kind", "subject_of"]  # fmt: skip
