"""Who does what to whom in a sentence's tree: the parties of its verbs, and of the nouns that stand for verbs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.model.tree import Tree
from onrecord.tell.answer.words import stem, word_stems, words_of

Standing = Literal["told", "denied", "ahead", "unreal"]
"""Whether a verb tells what was, what was not, what is to come, or what only may be or is wanted."""
SUBJECTS, PASSIVES = ("nsubj", "csubj"), ("nsubjpass", "csubjpass")
OBJECTS = ("dobj", "dative", "attr", "oprd")
CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "parataxis", "csubj"})
APART = frozenset({"relcl", "ccomp", "advcl", "acl", "parataxis"})
"""Clauses that tell of something else than the one they stand in."""
NOUNS = frozenset({"NOUN", "PROPN"})
RELATIVES = frozenset({"WDT", "WP", "WP$"})
_POSSIBLE = frozenset({"may", "might", "could", "would", "should", "must", "can"})
_AHEAD = frozenset({"will", "shall", "'ll"})
_UPON = frozenset({"of", "on", "against"})
"""Words between a noun of an act and the one who suffers it ("an attack on the base")."""
_MEMBERS = frozenset({"including", "among"})
"""Words between several and those of them that are named."""
_BESIDES = frozenset({"after", "before", "since", "until", "following", "amid", "despite"})
SPANS = frozenset({"day", "week", "month", "year", "hour", "minute", "night", "morning", "evening", "end", "midnight"})
DENIAL_REACH = 6
"""Words before "that" within which the verb stands that it belongs to ("denied to the agency that")."""
DEEPEST = 6
"""Verbs that a subject is looked for through."""


@dataclass(frozen=True, slots=True)
class Parties:
    """The numbers of the words that are an act's parties: who does it, who suffers it, and the rest by preposition.

    `either` may be the one or the other ("the embassy attack", "the killing of", "the general's killing").
    """

    agents: tuple[int, ...] = ()
    patients: tuple[int, ...] = ()
    either: tuple[int, ...] = ()
    others: tuple[tuple[str, int], ...] = ()
    passive: bool = False


def find_acts(tree: Tree, stems: frozenset[str]) -> Iterator[int]:
    """The numbers of the words that say one of the acts; helping verbs aside."""
    for i, word in enumerate(tree.words):
        plain = (
            word.pos in ("VERB", "NOUN", "ADJ")
            or _is_said_of(tree, i)
            or (word.pos == "AUX" and word.dep not in ("aux", "auxpass"))
        )
        if plain and not stems.isdisjoint((stem(word.text), stem(word.lemma))):
            yield i


def _is_said_of(tree: Tree, i: int) -> bool:
    """True for what "is" says of its subject ("is binding", "will be over")."""
    word, head = tree.words[i], tree.words[tree.words[i].head]
    return head.lemma == "be" and head.pos in ("AUX", "VERB") and word.dep in ("acomp", "attr", "advmod", "prep")


def is_verb(tree: Tree, i: int) -> bool:
    """True if the word is a verb, or the participle that stands for one."""
    return tree.words[i].pos in ("VERB", "AUX")


def find_parties(tree: Tree, i: int, depth: int = 0) -> Parties:
    """The parties of the act at word `i`."""
    return _of_verb(tree, i, depth) if is_verb(tree, i) else _of_noun(tree, i, depth)


def _of_verb(tree: Tree, i: int, depth: int) -> Parties:
    word = tree.words[i]
    passive = bool(tree.kids(i, "auxpass", *PASSIVES)) or _is_bare_participle(tree, i)
    subjects = _resolved(tree, tree.kids(i, *SUBJECTS))
    patients = _resolved(tree, [*tree.kids(i, *PASSIVES), *tree.kids(i, *OBJECTS)])
    by = _behind_by(tree, i)
    if not subjects and not tree.kids(i, *PASSIVES) and depth < DEEPEST:
        lent, lent_passive = _lent_subjects(tree, i, depth)
        passive = passive or (lent_passive and word.tag == "VBN" and not tree.kids(i, "dobj"))
        if passive:
            patients = [*patients, *lent]
        else:
            subjects = lent
    if word.dep == "relcl" and not passive and not tree.kids(i, "dobj"):
        held = any(tree.words[k].tag in RELATIVES for k in tree.kids(i, *SUBJECTS))
        patients = patients if held else [*patients, word.head]
    agents = [*by] if passive else subjects
    patients += [
        one for kid in tree.kids(i, "ccomp", "acomp") if tree.words[kid].pos == "ADJ" for one in tree.kids(kid, "nsubj")
    ]
    if not passive and not patients and stem(word.lemma) in words_of("unaccusative.tsv"):
        patients = list(subjects)
    return Parties(_joined(tree, agents), _joined(tree, patients), (), tuple(_others(tree, i)), passive)


def _behind_by(tree: Tree, i: int) -> list[int]:
    """Those by whom it is done, each behind a "by" of its own or not."""
    first = tree.kids(i, "agent")
    links = [*first, *(kid for one in first for kid in tree.kids(one, "conj"))]
    return [kid for link in links for kid in tree.kids(link, "pobj")]


def _is_bare_participle(tree: Tree, i: int) -> bool:
    """True for "sites used by": a participle behind its noun."""
    word = tree.words[i]
    return word.tag == "VBN" and word.dep in ("acl", "advcl", "amod") and not tree.kids(i, "aux", *SUBJECTS)


def _lent_subjects(tree: Tree, i: int, depth: int) -> tuple[list[int], bool]:
    """The subject that a verb without one has from the word it depends on; and if that one suffers."""
    word = tree.words[i]
    head = word.head
    if word.dep in ("acl", "amod") and tree.words[head].pos in (*NOUNS, "PRON", "NUM"):
        return [head], False
    if word.dep == "pcomp":
        head = tree.words[head].head
    if word.dep not in ("conj", "xcomp", "advcl", "pcomp", "ccomp") or not is_verb(tree, head) or head == i:
        return [], False
    above = _of_verb(tree, head, depth + 1)
    if word.dep == "xcomp" and not above.passive and tree.kids(head, "dobj"):
        return tree.kids(head, "dobj"), False
    if word.dep == "ccomp" and word.tag not in ("VB", "VBG"):
        return [], False
    if above.passive:
        return list(above.patients), word.dep == "conj"
    return list(above.agents), False


def _resolved(tree: Tree, words: list[int]) -> list[int]:
    """The words, with what "who" and "which" stand for in their place."""
    return [_antecedent(tree, i) for i in words]


def _antecedent(tree: Tree, i: int) -> int:
    word = tree.words[i]
    verb = tree.words[word.head]
    if (word.tag in RELATIVES or word.text.lower() == "that") and verb.dep == "relcl":
        return verb.head
    return i


def _joined(tree: Tree, words: list[int]) -> tuple[int, ...]:
    """The words with those joined to them by "and"."""
    found = list(words)
    for i in found:
        for kid in tree.kids(i, "prep"):
            if tree.words[kid].text.lower() in _MEMBERS:
                found += [obj for obj in tree.kids(kid, "pobj") if obj not in found]
        found += [
            kid for kid in tree.kids(i, "conj") if kid not in found and tree.words[kid].pos not in ("VERB", "AUX")
        ]
    return tuple(dict.fromkeys(found))


def _others(tree: Tree, i: int) -> Iterator[tuple[str, int]]:
    """What stands behind a preposition of the word, those of its other prepositions ("out of") among them."""
    for kid in tree.kids(i, "prep", "dative"):
        if tree.words[kid].pos not in ("ADP", "SCONJ"):
            continue
        link = tree.words[kid].text.lower()
        for obj in tree.kids(kid, "pobj"):
            yield from ((link, one) for one in _joined(tree, [obj]))
        for inner in tree.kids(kid, "prep"):
            yield from ((f"{link} {tree.words[inner].text.lower()}", obj) for obj in tree.kids(inner, "pobj"))


def _of_noun(tree: Tree, i: int, depth: int) -> Parties:
    others = list(_others(tree, i))
    by = _behind_by(tree, i)
    agents = [obj for link, obj in others if link == "by"] + by
    patients = [obj for link, obj in others if link in _UPON]
    either = tree.kids(i, "poss", "compound", "amod", "nmod")
    head = tree.words[i].head
    if _is_said_of(tree, i):
        agents += tree.kids(head, *SUBJECTS)
    if head != i and is_verb(tree, head) and depth < DEEPEST and stem(tree.words[head].lemma) in words_of("light.tsv"):
        above = _of_verb(tree, head, depth + 1)
        agents += above.agents if i in above.patients else ()
        others += [pair for pair in above.others if pair[1] != i]
    return Parties(_joined(tree, agents), _joined(tree, patients), tuple(either), tuple(others), False)


def find_bearers(tree: Tree, i: int) -> list[int]:
    """Those of whom a noun of an office is said: by apposition, as a title, or by "is"."""
    word = tree.words[i]
    found = tree.kids(i, "appos")
    if word.dep == "appos":
        found.append(word.head)
    if word.dep in ("compound", "nmod") and tree.words[word.head].pos == "PROPN":
        found.append(word.head)
    below = [j for j in tree.subtree(i) if j > i and tree.words[j].dep == "appos" and tree.words[j].pos == "PROPN"]
    found += [j for j in below if tree.words[tree.words[j].head].dep in ("pobj", "conj", "appos")]
    if word.dep in ("attr", "oprd", "pobj") and word.head != i:
        verb = word.head if word.dep != "pobj" else tree.words[word.head].head
        plain = word.dep != "pobj" or tree.words[word.head].text.lower() == "as"
        if plain and is_verb(tree, verb):
            parties = _of_verb(tree, verb, 0)
            found += [p for p in (*parties.agents, *(parties.patients if parties.passive else ())) if p != i]
    return [j for j in dict.fromkeys(found) if j != i]


def core_of(tree: Tree, i: int) -> list[int]:
    """The word with what stands before it and the "of" behind it: who or what it is, without what is told of it."""
    kept = [i]
    for kid in tree.children[i]:
        word = tree.words[kid]
        before = (
            kid < i and word.dep not in CLAUSES and word.dep not in ("cc", "conj", "punct", "mark", "advmod", "preconj")
        )
        if before or (word.dep == "prep" and word.text.lower() == "of"):
            kept += tree.subtree(kid)
        elif word.dep == "punct" and word.text == "-":
            kept.append(kid)
    return sorted(set(kept))


def heart_of(tree: Tree, i: int) -> int:
    """The word that a noun of measure or part stands for: the attack in "any part in the attack"."""
    for _ in range(DEEPEST):
        if stem(tree.words[i].lemma) not in words_of("transparent.tsv"):
            return i
        below = [obj for link, obj in _others(tree, i) if link in ("of", "in", "for")]
        if not below:
            return i
        i = below[0]
    return i


def phrase_of(tree: Tree, words: list[int]) -> tuple[int, int]:
    """Where the words begin and end in the text, as one stretch."""
    return tree.words[words[0]].start, tree.words[words[-1]].end


def standing_of(tree: Tree, i: int, depth: int = 0) -> Standing:
    """Whether the act at word `i` is told as a fact."""
    word = tree.words[i]
    if not is_verb(tree, i):
        return _standing_of_noun(tree, i, depth)
    if any(tree.words[k].text.lower() in ("if", "unless", "whether") for k in tree.kids(i, "mark")):
        return "unreal"
    without = word.dep == "pcomp" and tree.words[word.head].text.lower() == "without"
    if tree.kids(i, "neg") or _has_none(tree, i) or without:
        return "denied"
    helping = {tree.words[k].text.lower() for k in tree.kids(i, "aux")}
    if "would" in helping and word.dep == "ccomp":
        return "ahead"
    wished = "would" in helping and word.lemma == "like"
    if helping & _POSSIBLE and not wished:
        return "unreal"
    if _is_rumour(tree, i):
        return "unreal"
    if helping & _AHEAD:
        return "ahead"
    head = word.head
    if word.dep == "conj" and is_verb(tree, head) and depth < DEEPEST and not tree.kids(i, *SUBJECTS, *PASSIVES):
        return standing_of(tree, head, depth + 1)
    if "to" in helping:
        return _standing_of_infinitive(tree, i, depth)
    if word.dep == "ccomp" and is_verb(tree, head) and stem(tree.words[head].lemma) in words_of("denying.tsv"):
        return "told" if tree.kids(head, "neg") else "denied"
    return "denied" if _is_behind_denial(tree, i) else "told"


def _is_rumour(tree: Tree, i: int) -> bool:
    """True for what a noun of saying or fearing carries: "the rumour that he was killed"."""
    above = tree.words[tree.words[i].head]
    held = above.pos == "NOUN" and stem(above.lemma) in words_of("rumours.tsv")
    return held and any(tree.words[k].text.lower() == "that" for k in tree.kids(i, "mark", "dobj"))


def _is_behind_denial(tree: Tree, i: int) -> bool:
    """True if the clause stands behind "denied that", whatever the tree makes of it."""
    thats = (k for k in range(i) if tree.words[k].text.lower() == "that")
    last = max(thats, default=0)
    before = [w for w in tree.words[max(0, last - DENIAL_REACH) : last] if w.tag.startswith("VB")]
    return bool(before) and stem(before[-1].lemma) in words_of("denying.tsv")


def _standing_of_infinitive(tree: Tree, i: int, depth: int) -> Standing:
    word = tree.words[i]
    if word.dep != "xcomp" or not is_verb(tree, word.head) or depth >= DEEPEST:
        return "ahead"
    lemma = stem(tree.words[word.head].lemma)
    if lemma in words_of("done.tsv") or (lemma == "hav" and tree.words[word.head].tag == "VBD"):
        return standing_of(tree, word.head, depth + 1)
    return "denied" if lemma in words_of("denying.tsv") else "ahead"


def _standing_of_noun(tree: Tree, i: int, depth: int) -> Standing:
    if any(tree.words[k].text.lower() in ("no", "any") for k in tree.kids(i, "det")):
        return "denied"
    head = tree.words[i].head
    said_of = _is_said_of(tree, i)
    light = head != i and is_verb(tree, head) and (said_of or stem(tree.words[head].lemma) in words_of("light.tsv"))
    return standing_of(tree, head, depth + 1) if light and depth < DEEPEST else "told"


def _has_none(tree: Tree, i: int) -> bool:
    """True if a party of the verb is nobody ("no soldiers", "none of them")."""
    for kid in tree.kids(i, *SUBJECTS, *PASSIVES, "dobj"):
        word = tree.words[kid]
        if word.text.lower() in ("nobody", "none", "nothing", "neither"):
            return True
        if word.text.lower() == "one" and any(tree.words[k].text.lower() == "no" for k in tree.children[kid]):
            return True
        if any(tree.words[k].text.lower() in ("no", "neither") for k in tree.kids(kid, "det")):
            return True
    return False


def stems_at(tree: Tree, words: list[int]) -> frozenset[str]:
    """The stems of the words, by their text and by their lemma."""
    return frozenset(s for i in words for s in (*word_stems(tree.words[i].text), stem(tree.words[i].lemma)))


def clause_of(tree: Tree, act: int) -> set[int]:
    """The words of the act's own clause: of its verb, without the clauses inside it."""
    top = act
    while not is_verb(tree, top) and tree.words[top].head != top:
        top = tree.words[top].head
    top = top if is_verb(tree, act) or tree.words[act].dep not in ("pobj",) else act
    if not is_verb(tree, act) and tree.words[act].dep == "pobj":
        top = act
    found = words_within(tree, top)
    word = tree.words[top]
    if word.dep in ("conj", "xcomp") and is_verb(tree, word.head) and not tree.kids(top, *SUBJECTS, *PASSIVES):
        found |= words_within(tree, word.head)
    return found


def words_within(tree: Tree, top: int) -> set[int]:
    """The words below the word, those of clauses inside its own aside."""
    found, waiting = set(), [top]
    while waiting:
        one = waiting.pop()
        found.add(one)
        for kid in tree.children[one]:
            word = tree.words[kid]
            apart = word.dep in APART or (word.dep == "conj" and is_verb(tree, kid)) or _is_of_another(tree, kid)
            if not apart:
                waiting.append(kid)
    return found


def _is_of_another(tree: Tree, i: int) -> bool:
    """True for "after the killing last Friday": what another happening is to this one."""
    if tree.words[i].dep != "prep" or tree.words[i].text.lower() not in _BESIDES:
        return False
    return any(tree.words[k].pos == "NOUN" and tree.words[k].lemma not in SPANS for k in tree.kids(i, "pobj"))
