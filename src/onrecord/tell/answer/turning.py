"""A question turned into the sentence that would answer it: "Whom did he meet?" becomes "He did meet somebody"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.model.tree import Tree, Word
from onrecord.ports import Grammar
from onrecord.tell.answer.sources import MARK, Framed, ask_who, find_frame, split_source
from onrecord.tell.answer.words import stem, words_of

Kind = Literal["who", "what", "which", "many", "much", "long", "when", "where", "how", "why", "whether"]
LONGEST = 60
"""Words of a question that is still turned; longer ones are no questions of a reader."""
LONGEST_LINK = 4
"""Words up to the one that asks ("next to whom")."""
_ASKING = frozenset("who whom whose what which when where why how".split())
FARTHEST = 7
"""Words from the beginning of a question to its helping verb ("Where in the north of Iraq did")."""
_AUX = frozenset(
    "did do does is are was were has have had will would can could should shall may might must".split()
)  # fmt: skip
_DO = frozenset({"did", "do", "does"})
_BE = frozenset({"is", "are", "was", "were"})
_LINKS = frozenset("in to by from at on for since until under with against of near through about after before".split())
_FINITE = frozenset({"VBD", "VBP", "VBZ", "VB", "MD"})
_BEHIND_SUBJECT = frozenset({"VBN", "VBG", "VB", "IN", "TO", "CD", "RP", "JJ", "RB"})
"""Tags of what stands behind "was" where the words before it are its subject already ("Who was killed?")."""
_ENDS_NO_NAME = frozenset({"DT", "IN", "CC", "POS", "PRP$", "HYPH", "TO"})
_INSIDE_NAME = frozenset("of al el bin ibn abu von van de".split())
_OBJECT_AND_VERB = frozenset("ask urge order tell invite allow force press expect want persuade warn advise".split())
"""Verbs with somebody who is to do something ("ask him to come")."""
_SURER = {"did": "may", "does": "will"}
"""Words as long that the grammar takes for helping verbs more surely ("did fire missiles")."""
_STAND_IN = {"who": "somebody", "what": "something"}
_PLACED = {"where": "there"}
STAND_INS = frozenset({*_STAND_IN.values(), *_PLACED.values(), "some"})
"""Words of a turned question that are none of the question."""


@dataclass(frozen=True, slots=True)
class Turned:
    """The sentence, what is asked for, and the `[start, end)` of the words that stand in for it, if any do."""

    text: str
    kind: Kind
    hole: tuple[int, int] | None
    tree: Tree


@dataclass(frozen=True, slots=True)
class _Opening:
    """The words that ask: how many they are, the preposition before them, and the noun with them."""

    kind: Kind
    length: int
    link: str | None
    stand_in: str | None


def turn_question(text: str, grammar: Grammar) -> Turned | None:
    """The sentence that would answer the question; None if it cannot be made. Who is to have said it stands last."""
    plain, source = split_source(ask_who(text.strip()))
    turned = _turn_plain(plain, grammar)
    return _sourced(turned, source) if turned and source else turned


def _sourced(turned: Turned, source: str) -> Turned:
    return replace(turned, text=f"{turned.text[:-1]}{MARK}{source}.")


def _turn_plain(plain: str, grammar: Grammar) -> Turned | None:
    words = _without_mark(grammar.trees([plain])[0].words)
    if not 1 < len(words) <= LONGEST:
        return None
    words = _with_place_last(words)
    opening = _read_opening(words)
    if opening is None:
        return None
    rest = words[opening.length :]
    if not rest:
        return None
    if _is_direct(opening, rest):
        return _finish(_join([*_said(opening), *rest]), opening, grammar)
    framed = find_frame(rest) if opening.stand_in and opening.link is None else None
    if framed is not None and (opening.kind == "many" or (opening.kind != "what" and not framed.counted)):
        return _sourced(_unframe(opening, framed, grammar), framed.source)
    return _invert(opening, rest, grammar)


def _with_place_last(words: list[Word]) -> list[Word]:
    """The words of "Where in Iraq did it happen" with the place where it stands in a sentence."""
    helping = next((i for i, w in enumerate(words[:FARTHEST]) if w.text.lower() in _AUX), 0)
    if words[0].text.lower() in ("where", "who", "when") and helping > 1 and words[1].pos == "ADP":
        return [words[0], *words[helping:], *words[1:helping]]
    return words


def _unframe(opening: _Opening, framed: Framed, grammar: Grammar) -> Turned:
    """What somebody is asked to have said or counted, as the sentence that says it."""
    rest, hole = framed.rest, _said(opening)
    if framed.counted:
        return _finish(_join(["there were", *hole, *rest]), opening, grammar)
    subject_first = rest[0].tag not in _FINITE and rest[0].text.lower() not in _AUX
    return _finish(_join([*rest, *hole] if subject_first else [*hole, *rest]), opening, grammar)


def _without_mark(words: Sequence[Word]) -> list[Word]:
    kept = list(words)
    while kept and kept[-1].text in ("?", ".", "!", "??"):
        kept.pop()
    return kept


def _read_opening(words: list[Word]) -> _Opening | None:
    lower = [w.text.lower() for w in words]
    at = next((i for i, word in enumerate(lower[:LONGEST_LINK]) if word in _ASKING), 0)
    if at > 1 and not all(w.pos in ("ADP", "ADV", "ADJ", "SCONJ") for w in words[:at]):
        return None
    at = at if at != 1 or lower[0] in _LINKS else 0
    link = " ".join(lower[:at]) or None
    if at >= len(words) - 1:
        return None
    if lower[0] in _AUX:
        return _Opening("whether", 0, None, None)
    match lower[at], lower[at + 1]:
        case (("who" | "whom"), _):
            return _Opening("who", at + 1, link, _STAND_IN["who"])
        case "when", _:
            return _Opening("when", at + 1, link, None)
        case "where", _:
            return _Opening("where", at + 1, link, None)
        case "why", _:
            return _Opening("why", at + 1, link, None)
        case "how", ("many" | "much") as size:
            end = _noun_end(words, at + 2)
            noun = _text(words[at + 1 : end])
            return _Opening("many" if size == "many" else "much", end, link, noun if end > at + 2 else None)
        case "how", ("long" | "soon" | "often"):
            return _Opening("long", at + 2, link, None)
        case "how", _:
            return _Opening("how", at + 1, link, None)
        case (("what" | "which" | "whose"), _):
            return _read_which(words, at, link)
    return None


def _read_which(words: list[Word], at: int, link: str | None) -> _Opening:
    end = _noun_end(words, at + 1)
    noun = _text(words[at + 1 : end])
    if not noun:
        return _Opening("what", at + 1, link, _STAND_IN["what"])
    head = words[end - 1].text.lower() if " of " not in noun else noun.lower().split()[0]
    if head in ("day", "date", "month", "year", "time"):
        return _Opening("when", end, link, None)
    if link and stem(head) in words_of("sites.tsv"):
        return _Opening("where", end, link, f"some {noun}")
    return _Opening("which", end, link, f"some {noun}")


def _noun_end(words: list[Word], start: int) -> int:
    """Where the noun that is asked with ends: at the first helping or finite verb."""
    for i in range(start, len(words)):
        if words[i].text.lower() in _AUX or (words[i].tag in _FINITE and (i > start or words[i].tag != "VB")):
            return i
    return start


def _is_direct(opening: _Opening, rest: list[Word]) -> bool:
    """True if what is asked for is the subject, so that the words stand in order already."""
    first = rest[0].text.lower()
    if opening.kind in ("when", "where", "how", "why", "long", "whether") or opening.link or first in _DO:
        return False
    if first not in _AUX:
        return True
    behind = next((w for w in rest[1:] if w.tag not in ("RB",) or w.text.lower() not in ("not", "n't", "also")), None)
    if behind is None or behind.text.lower() == "there":
        return False
    return behind.tag in _BEHIND_SUBJECT


def _said(opening: _Opening) -> list[str]:
    return [opening.stand_in] if opening.stand_in else []


def _invert(opening: _Opening, rest: list[Word], grammar: Grammar) -> Turned | None:
    """The sentence whose helping verb stands behind its subject; the place is the one that the grammar confirms."""
    if rest[0].text.lower() not in _AUX or len(rest) < 2:
        return None
    helping, words = replace(rest[0], text=rest[0].text.lower()), rest[1:]
    if words[0].text.lower() == "there" and opening.stand_in and opening.link is None:
        return _finish(_join([words[0], helping, opening.stand_in, *words[1:]]), opening, grammar)
    last = len(words)
    held = [k for k in range(1, last) if _may_end(words, k)]
    surer = replace(helping, text=_SURER.get(helping.text, helping.text))
    texts = [_join(_with_hole(opening, words, surer, k)) for k in held]
    supports = helping.text not in _BE
    fits = [(_fit(tree, k, supports), k) for k, tree in zip(held, grammar.trees(texts), strict=True)]
    best = max((fit for fit, _ in fits), default=0)
    places = [k for fit, k in fits if fit == best] if best else [last]
    said = [k for k in places if best == 1 and words[k].pos in ("ADJ", "ADV")]
    acting = [k for k in places if supports and k < last and words[k].pos == "VERB"]
    place = (said or acting or [places[-1]])[0]
    if opening.kind in ("who", "what") and opening.link is None and not supports and best < 2:
        place = last
    if place == last and (helping.text in _DO or opening.kind == "whether"):
        verbs = (k for k in held if words[k].tag.startswith("VB") and words[k].text.islower())
        place = next(verbs, max(1, last - 1))
    as_read = _join(_with_hole(opening, words, surer, place))
    return _finish(_join(_with_hole(opening, words, helping, place)), opening, grammar, as_read)


def _may_end(words: list[Word], k: int) -> bool:
    """True if a subject may end before word `k`: no name is cut, nothing is left waiting for its noun."""
    before, behind = words[k - 1], words[k]
    cut = before.text[:1].isupper() and behind.text[:1].isupper() and before.text.lower() not in _AUX
    joined = before.end == behind.start
    return not (cut or joined or before.tag in _ENDS_NO_NAME or behind.text.lower() in _INSIDE_NAME)


def _fit(tree: Tree, k: int, supports: bool) -> int:
    """How well the tree bears out that the subject ends before the helping verb, its word `k`; 0: not at all."""
    root = tree.root
    if root is None or k >= len(tree.words):
        return 0
    subjects = tree.kids(root, "nsubj", "nsubjpass", "expl", "csubj")
    whole = any(tree.subtree(s)[0] == 0 and tree.subtree(s)[-1] == k - 1 for s in subjects)
    if not whole or any(word.tag in _FINITE for word in tree.words[:k]):
        return 0
    if not supports and _is_infinitive(tree, k + 1):
        return 4
    if root == k:
        return 0 if supports else 1
    if tree.words[root].text[:1].isupper() or (supports and not _is_plain(tree.words[root])):
        return 0
    between = tree.words[k + 1 : root]
    plain = all(word.pos in ("ADV", "PART", "AUX") for word in between)
    verb = tree.words[k].head == root and tree.words[root].pos in ("VERB", "AUX")
    return (2 if between else 3) if verb and plain else 0


def _is_plain(verb: Word) -> bool:
    """True if the verb may stand behind "did", "will" or "has"."""
    return verb.tag == "VBN" or verb.text.lower() == verb.lemma.lower()


def _is_infinitive(tree: Tree, i: int) -> bool:
    return i + 1 < len(tree.words) and tree.words[i].tag == "TO" and tree.words[i + 1].tag == "VB"


def _with_hole(opening: _Opening, words: list[Word], helping: Word, place: int) -> list[Word | str]:
    """The words in order, with what stands in for the answer where it belongs."""
    parts: list[Word | str] = [*words[:place], helping, *words[place:]]
    if opening.kind == "where" and place == len(words):
        return [*parts, _PLACED["where"]]
    if opening.stand_in is None:
        return parts
    if opening.link:
        return [*parts, opening.link, opening.stand_in]
    stranded = next((j for j in range(place, len(words) - 1) if words[j].pos == words[j + 1].pos == "ADP"), None)
    if stranded is not None:
        return [*parts[: stranded + 2], opening.stand_in, *parts[stranded + 2 :]]
    if words[-1].pos == "ADP" or place == len(words) or words[place].text.lower() == "there":
        return [*parts, opening.stand_in]
    verb = place + 1
    while verb < len(parts) - 1 and _is_before_verb(parts[verb]):
        verb += 1
    behind = verb + 1
    if behind < len(parts) and _tag(parts[behind]) == "RP":
        behind += 1
    asks = opening.kind == "who" and words[place].text.lower() in _OBJECT_AND_VERB
    if [_tag(part) for part in parts[behind : behind + 2]] == ["TO", "VB"] and not asks:
        behind += 2
    return [*parts[:behind], opening.stand_in, *parts[behind:]]


def _tag(part: Word | str) -> str:
    return part.tag if isinstance(part, Word) else ""


def _is_before_verb(part: Word | str) -> bool:
    return isinstance(part, Word) and (part.pos in ("ADV", "PART", "AUX"))


def _text(words: Sequence[Word]) -> str:
    return _join(list(words))


def _join(parts: Sequence[Word | str]) -> str:
    """The parts as a text; words that touched in the question still touch."""
    found = ""
    for last, part in zip([None, *parts], parts, strict=False):
        touching = isinstance(last, Word) and isinstance(part, Word) and last.end == part.start
        found += ("" if touching or not found else " ") + (part if isinstance(part, str) else part.text)
    return found


def _finish(text: str, opening: _Opening, grammar: Grammar, as_read: str | None = None) -> Turned:
    """The turned question; its tree is that of the words `as_read`, which are as long."""
    as_read = as_read or text
    text = text[:1].upper() + text[1:]
    hole = None
    if opening.stand_in and opening.kind not in ("when", "long", "how", "why", "whether"):
        start = (
            text.lower().rfind(opening.stand_in.lower())
            if opening.link
            else text.lower().find(opening.stand_in.lower())
        )
        hole = (start, start + len(opening.stand_in)) if start >= 0 else None
    return Turned(f"{text}.", opening.kind, hole, grammar.trees([f"{as_read[:1].upper()}{as_read[1:]}."])[0])
