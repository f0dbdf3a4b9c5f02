"""The words and phrases of `stance.tsv`, and how they are met in what is said."""

from functools import cache

from spacy.tokens import Token

from onrecord.parse.voices.cues import read_table

NOBODY = frozenset(("nobody", "none", "nothing"))
NOT = frozenset(("not", "no", "nothing"))
"""Words of denial, which a phrase may hold itself ("cannot be trusted")."""
OPEN = frozenset(("if", "whether", "unless"))
PHRASE_GAP = 3
"""Words that may stand between two words of a phrase: "went much too far"."""


@cache
def stance_words() -> dict[str, frozenset[str]]:
    """The words of `stance.tsv` by their class, and by the unions of classes that are looked for together."""
    rows = read_table("stance.tsv")
    found = {name: frozenset(r["word"] for r in rows if r["class"] == name) for name in {r["class"] for r in rows}}
    unions = {"condemning": ("blame", "denial"), "harming": ("violence", "misdeed"), "asking": ("demand", "exhort"),
              "threatening": ("threat", "menace"),
              "charged": ("violence", "misdeed", "blame", "implicated")}  # fmt: skip
    return found | {name: frozenset().union(*(found[part] for part in parts)) for name, parts in unions.items()}


def uses_phrase(name: str, told: set[str], tokens: list[Token]) -> bool:
    """True if one of the phrases of the class stands in the words, of which `told` are lemmas and forms."""
    known = _phrases(name)
    begun = (phrase for word in known.keys() & told for phrase in known[word])
    return any(told.issuperset(phrase) and _stand_in_order(phrase, tokens) for phrase in begun)


@cache
def _phrases(name: str) -> dict[str, list[tuple[str, ...]]]:
    """The phrases of the class by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(stance_words()[name]):
        found.setdefault(phrase.split()[0], []).append(tuple(phrase.split()))
    return found


def _stand_in_order(phrase: tuple[str, ...], tokens: list[Token]) -> bool:
    """True if the words stand one after the other, nearly side by side, as lemmas or as written."""
    for start in range(len(tokens)):
        at, left = start, list(phrase)
        while left and at < len(tokens) and at - start <= PHRASE_GAP * (len(phrase) - len(left)):
            if left[0] in (tokens[at].lemma_.lower(), tokens[at].lower_):
                left.pop(0)
            elif at == start:
                break
            at += 1
        if not left:
            return not (NOT.isdisjoint(phrase) and _is_denied_phrase(tokens[start]))
    return False


def _is_denied_phrase(first: Token) -> bool:
    """True for "is not out of touch": its first word, or the verb that the word hangs on, is denied."""
    return is_denied(first) or (first.head.pos_ in ("VERB", "AUX") and is_denied(first.head))


def is_denied(token: Token) -> bool:
    """True for what is not so: "is not false", "no one was harmed"."""
    around = [token, token.head] if token.dep_ in ("acomp", "attr", "dobj", "oprd") else [token]
    for at in around:
        for c in at.children:
            if c.dep_ == "neg" or _is_no(c):
                return True
            if c.dep_ in ("nsubj", "nsubjpass") and (c.lower_ in NOBODY or any(_is_no(d) for d in c.children)):
                return True
    return False


def is_open(verb: Token) -> bool:
    """True for what is asked ("whether they lied") or supposed ("if they lied")."""
    return any(c.dep_ == "mark" and c.lower_ in OPEN for c in verb.children)


def _is_no(word: Token) -> bool:
    """True for "no" before its noun, not for "No. 2"."""
    return word.lower_ == "no" and word.dep_ in ("det", "neg")
