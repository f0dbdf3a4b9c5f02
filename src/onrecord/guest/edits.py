"""What may be changed of a line without changing what it says: the whole of a guest's freedom."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from onrecord.guest.tokens import Token, folds, read_rows, read_tokens
from onrecord.text.sentences import sentence_spans

PROTECTED = ("negation", "hedge", "modality", "condition", "speech")
"""Classes of words that stay: an aside with one of them says who says it, whether, or how sure, and is not left out."""
LONGEST = 400
"""Tokens of a line that is offered; lines have 60 words at most, so longer text is none of ours."""
SPEAKER_LONGEST = 10
"""Words of a speaker that is set in front: his office, his body and "said" have seven to nine."""
SPEAKER_NEAR = 8
"""Words between "said" and the end of the speaker's name, office before it included."""
VERB_NEAR = 4
"""Words from an aside to the verb of speech after it: "has also repeatedly said"."""
LEAST_LEFT = 5
"""Words of a sentence after an aside was left out of its end: as short as a line may be."""
_SEPARATORS = (",", "—", "–")
_ENDS = (".", "!", "?")
_SAID = ("said", "says")


@dataclass(frozen=True, slots=True)
class Edit:
    """Tokens `[start, end)` of a line may become `put` (our words, perhaps none); `why` says so to a reader."""

    start: int
    end: int
    put: str
    why: str

    @property
    def shortens(self) -> int:
        """Words that the line is shorter by."""
        return self.end - self.start - len(self.put.split())


@dataclass(frozen=True, slots=True)
class Base:
    """A form of a line from which a wording may be derived: its text, its tokens, and the edits it allows."""

    text: str
    tokens: tuple[Token, ...]
    edits: tuple[Edit, ...]
    why: str = ""


def find_bases(text: str, known: str = "") -> tuple[Base, ...]:
    """The line as it stands and, where its speaker ends it, with the speaker in front; each with its edits.

    `known` are the words of the cited spans: only what stands in them as it stands in the line may be changed, so
    that words which the brief itself added (dates resolved, "kept, by later report") stay as they are.
    """
    turned = _speaker_first(text, known)
    forms = [(text, ""), *([(turned, "the speaker set in front")] if turned else [])]
    return tuple(_make_base(form, why, known) for form, why in forms)


def _make_base(text: str, why: str, known: str) -> Base:
    tokens = tuple(read_tokens(text))
    if len(tokens) > LONGEST:
        return Base(text, tokens, (), why)
    quoted, cited = _quoted(tokens), _join(read_tokens(known))
    edits = [*_asides(text, tokens), *_units(tokens), *_phrases(tokens)]
    free = (e for e in edits if not any(quoted[e.start : e.end]) and _join(tokens[e.start : e.end]) in cited)
    return Base(text, tokens, tuple(sorted(free, key=lambda e: (e.start, e.end))), why)


def _join(tokens: Sequence[Token]) -> str:
    """The tokens as one string in which each can be found whole."""
    return f" {' '.join(folds(tokens))} "


def _quoted(tokens: Sequence[Token]) -> list[bool]:
    """For each token whether it stands in quotation marks, these included; a mark without its fellow covers all."""
    inside, marks = False, []
    for token in tokens:
        is_mark = token.fold == '"' or token.text == "‘" or (token.text == "’" and inside)
        marks.append(inside or is_mark)
        inside ^= is_mark
    return [True] * len(tokens) if inside else marks


def _asides(text: str, tokens: Sequence[Token]) -> Iterator[Edit]:
    """Asides between two commas or dashes, or one and the end of what is told, that the sentence can do without."""
    for start, end in _sentences(text, tokens):
        ends_line = end == len(tokens) and tokens[end - 1].text in _ENDS
        for separator in _SEPARATORS:
            at = [i for i in range(start, end) if tokens[i].text == separator]
            close = end - 1
            if at and _is_attribution(tokens[at[-1] + 1 : end]):
                close = at.pop()
            for left, right in pairwise(at):
                if _is_aside(tokens, start, left, right) and _goes_on(tokens[right + 1 : close], right == at[-1]):
                    yield _leave_out(text, tokens, left, right + 1)
            if at and ends_line and _is_aside(tokens, start, at[-1], close) and _stands(tokens[start : at[-1]]):
                yield _leave_out(text, tokens, at[-1], close)


def _is_attribution(words: Sequence[Token]) -> bool:
    """True for the last words of a sentence if they say who says it: "the ministry said on 7 April"."""
    said = [i for i, t in enumerate(words) if t.text in _SAID]
    return bool(said) and said[0] > 0 and not words[0].has("verb", "auxiliary", "opener")


def _sentences(text: str, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The tokens of each sentence, half-open."""
    for start, end in sentence_spans(text):
        inside = [i for i, t in enumerate(tokens) if start <= t.start < end]
        if inside:
            yield inside[0], inside[-1] + 1


def _is_aside(tokens: Sequence[Token], first: int, start: int, end: int) -> bool:
    """True if what stands after the sign at `start` and before `end` is an aside without anything that must stay."""
    inside = tokens[start + 1 : end]
    if start == first or len(inside) < 2 or any(t.has(*PROTECTED) or not (t.is_word or t.text == "-") for t in inside):
        return False
    if inside[0].fold == "including":
        return not any(t.has("number") for t in inside)
    if _describes_speaker(tokens, start, end):
        return False
    if inside[0].has("opener"):
        return not inside[0].is_name
    return inside[0].has("article") and _explains_name(tokens, first, start)


def _describes_speaker(tokens: Sequence[Token], start: int, end: int) -> bool:
    """True if what stands there may say who it is that speaks: "said Oskun, who leads the council", or "Oskun, the
    minister, has denied"; the words "who ..." before the verb may go all the same, as they tell of something else.
    """
    before, after = tokens[max(0, start - SPEAKER_NEAR) : start], tokens[end + 1 : end + 1 + VERB_NEAR]
    if any(t.has("speech") for t in before):
        return True
    return tokens[start + 1].has("article") and any(t.has("speech") for t in after)


def _explains_name(tokens: Sequence[Token], first: int, start: int) -> bool:
    """True if "an armed group from Kell" explains the name before it: it is no clause and no part of a list."""
    inside, at = tokens[start + 1 :], start
    inside = inside[: next((i for i, t in enumerate(inside) if not (t.is_word or t.text == "-")), len(inside))]
    if _has_verb(inside) or any(t.has("joiner") for t in inside):
        return False
    while at > first and (tokens[at - 1].is_name or tokens[at - 1].text in ".-"):
        at -= 1
    return at < start and not (at > first and tokens[at - 1].text in _SEPARATORS)


def _goes_on(rest: Sequence[Token], is_last: bool) -> bool:
    """True if the sentence goes on with its verb, so that what was left out is an aside and no part of a list.

    Before a later comma only an auxiliary shows that: "police, armed groups and others" follow an aside's comma too.
    """
    if not rest or not rest[0].text.islower():
        return False
    verb = rest[0].has("verb") or rest[0].text in _SAID or rest[0].fold.endswith("ed")
    return rest[0].has("auxiliary") or (is_last and verb)


def _stands(left: Sequence[Token]) -> bool:
    """True if the words are still a sentence."""
    return sum(t.is_word for t in left) >= LEAST_LEFT and _has_verb(left)


def _has_verb(tokens: Sequence[Token]) -> bool:
    """True if a finite verb is among the words: a known one, or one in -ed that is no participle before "by"."""
    for i, token in enumerate(tokens):
        if (token.has("verb") or token.fold in (*_SAID, "told")) and not token.is_name:
            return True
        after = tokens[i + 1].fold if i + 1 < len(tokens) else ""
        before = tokens[i - 1] if i else None
        plain = before is not None and before.is_word and not before.has("function", "number")
        if token.fold.endswith("ed") and token.text.islower() and plain and after != "by":
            return True
    return False


def _leave_out(text: str, tokens: Sequence[Token], start: int, end: int) -> Edit:
    return Edit(start, end, "", f"left out “{text[tokens[start].start : tokens[end - 1].end].strip(' ,—–')}”")


def _units(tokens: Sequence[Token]) -> Iterator[Edit]:
    """The same length or weight in another unit, in brackets: "15 km (9 miles)"."""
    for i in range(len(tokens) - 3):
        opening, number, unit, closing = tokens[i : i + 4]
        first = tokens[i - 2 : i]
        is_amount = len(first) == 2 and first[0].has("number") and first[1].has("unit")
        in_brackets = (opening.text, closing.text) == ("(", ")")
        if is_amount and in_brackets and number.is_number and unit.has("unit"):
            yield Edit(i, i + 4, "", f"left out “({number.text} {unit.text})”")


@cache
def _load_phrases() -> dict[str, tuple[tuple[tuple[str, ...], str, str], ...]]:
    """The phrases of same.tsv by their first word: the words, what may stand for them, and what must follow."""
    found: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for given, put, follows in read_rows("same.tsv"):
        words = folds(read_tokens(given))
        found.setdefault(words[0], []).append((words, put, follows))
    return {first: tuple(rows) for first, rows in found.items()}


def _phrases(tokens: Sequence[Token]) -> Iterator[Edit]:
    known, words = _load_phrases(), folds(tokens)
    for i, word in enumerate(words):
        for given, put, follows in known.get(word, ()):
            end = i + len(given)
            if words[i:end] == given and end < len(tokens) and _may_follow(tokens, i, end, follows):
                shown = " ".join(t.text for t in tokens[i:end])
                why = f"“{put}” for “{shown}”" if put else f"left out “{shown.replace(' ,', '')}”"
                yield Edit(i, end, put, why)


def _may_follow(tokens: Sequence[Token], start: int, end: int, follows: str) -> bool:
    after = tokens[end]
    match follows:
        case "number":
            return after.has("number") and not (tokens[start].is_name and start > 0)
        case "name":
            return after.is_name and not any(t.text.istitle() and t.has("unit") for t in tokens[start:end])
        case "lower":
            return after.is_word and after.text.islower() and not after.has("date")
        case "start":
            return start == 0
        case _:
            return True


def _speaker_first(text: str, known: str) -> str | None:
    """ "Rockets hit a base, officials said." as "Officials said that rockets hit a base."; None for other lines."""
    tokens = read_tokens(text)
    commas = [i for i, t in enumerate(tokens) if t.text == ","]
    if not commas or len(sentence_spans(text)) != 1 or tokens[-1].text != "." or any(_quoted(tokens)):
        return None
    clause, speaker = tokens[: commas[-1]], tokens[commas[-1] + 1 : -1]
    if not _is_speaker(speaker) or len(clause) < LEAST_LEFT or any(t.text in _ENDS for t in clause):
        return None
    begin = clause[0].text
    if clause[0].has("joiner", "condition") or clause[0].fold in _NO_SPEAKER:
        return None
    small = clause[0].has("starter") or begin.lower() in {t.text for t in read_tokens(known)} - {"may", "march", "us"}
    if not (small or clause[0].is_number):
        return None
    said = text[speaker[0].start : speaker[-1].end]
    rest = text[clause[0].start : clause[-1].end]
    return f"{said[:1].upper()}{said[1:]} that {begin.lower()}{rest[len(begin) :]}."


def _is_speaker(words: Sequence[Token]) -> bool:
    """True for a subject and "said", and nothing else that would turn or date what was said."""
    if not 2 <= len(words) <= SPEAKER_LONGEST or words[-1].text not in _SAID:
        return False
    before = words[:-1]
    if before[0].has("opener", "joiner", "condition", "negation") or before[0].fold in _NO_SPEAKER:
        return False
    turning = ("negation", "modality", "condition", "date")
    return all((t.is_word or t.text == "-") and not t.has(*turning) for t in before) and not _has_verb(before)


_NO_SPEAKER = frozenset("he she it they we i you this that these those as his her their its so there".split())
"""Words that begin no speaker who can be understood before what he said."""
