"""Whether a reply says what its line says: it is kept if our own edits of the line lead to it, word for word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.guest.edits import Base, Edit, find_bases
from onrecord.guest.tokens import Token, folds, read_tokens
from onrecord.model import Line

REPLY_LONGEST = 4000
"""Characters of a reply that is compared at all: several times the longest line."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_MARKUP = re.compile(r"<[^>]*>|\]\(|&\w+;|```")
_CLASSES = ("negation", "number", "date", "hedge", "modality", "speech", "condition")
_CALLED = {"speech": "speaker", "condition": "condition"}
_MARKS = '"“”'
MOST_REASONS = 6


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a reply: `text` is what is told (our own words throughout); `reasons` say why, worst first.

    `kind`: kept (told in the new wording), same (the reply is the line), refused (the plain line stands).
    """

    kind: str
    text: str
    reasons: tuple[str, ...] = ()

    @property
    def is_kept(self) -> bool:
        """True if the line is told in other words than before."""
        return self.kind == "kept"


def judge_reply(line: Line, reply: str) -> Verdict:
    """The verdict on a reply to a line; never an error, whatever the reply is.

    The reply itself is never told: it only says which of the edits that `find_bases` allows are made.
    """
    said = _unwrap(reply[: REPLY_LONGEST + 1], line.text)
    if not said:
        return Verdict("refused", line.text, ("no words",))
    if len(said) > REPLY_LONGEST:
        return Verdict("refused", line.text, ("too long",))
    wanted = read_tokens(said)
    if line.text.endswith(".") and wanted[-1].text != ".":
        wanted.append(Token(".", len(said), len(said) + 1, "."))
    bases = bases_of(line)
    for base in bases:
        made = find_edits(base, folds(wanted))
        if made is not None:
            text = apply_edits(base, made)
            whys = tuple(filter(None, (base.why, *(edit.why for edit in made))))
            return Verdict("kept", text, whys) if text != line.text else Verdict("same", line.text)
    return Verdict("refused", line.text, tuple(_reasons(line, said, wanted, bases[0]))[:MOST_REASONS])


def bases_of(line: Line) -> tuple[Base, ...]:
    """The forms of a line that a wording may be derived from."""
    return find_bases(line.text, " ".join(cite.words for cite in line.cites))


def _unwrap(reply: str, line: str) -> str:
    """The reply without white space around it, and without quotation marks around it if the line has none."""
    said = reply.strip()
    return said if any(mark in line for mark in _MARKS) else said.strip(_MARKS).strip()


def find_edits(base: Base, wanted: Sequence[str]) -> tuple[Edit, ...] | None:
    """The edits that turn the tokens of the base into the wanted ones, or None; in time of their product at most."""
    have = folds(base.tokens)
    starting: dict[int, list[tuple[Edit, tuple[str, ...]]]] = {}
    for edit in base.edits:
        starting.setdefault(edit.start, []).append((edit, folds(read_tokens(edit.put))))
    reached: dict[tuple[int, int], tuple[tuple[int, int], Edit | None] | None] = {(0, 0): None}
    waiting = [(0, 0)]
    goal = (len(have), len(wanted))
    while waiting and goal not in reached:
        i, j = here = waiting.pop()
        steps: list[tuple[tuple[int, int], Edit | None]] = []
        if i < len(have) and j < len(wanted) and have[i] == wanted[j]:
            steps.append(((i + 1, j + 1), None))
        for edit, put in starting.get(i, ()):
            if tuple(wanted[j : j + len(put)]) == put:
                steps.append(((edit.end, j + len(put)), edit))
        for there, edit_made in steps:
            if there not in reached:
                reached[there] = (here, edit_made)
                waiting.append(there)
    return tuple(_trace(reached, goal)) if goal in reached else None


def _trace(
    reached: dict[tuple[int, int], tuple[tuple[int, int], Edit | None] | None], goal: tuple[int, int]
) -> list[Edit]:
    """The edits on the way to the goal, first to last."""
    made: list[Edit] = []
    step = reached[goal]
    while step is not None:
        here, edit = step
        if edit is not None:
            made.append(edit)
        step = reached[here]
    return made[::-1]


def apply_edits(base: Base, edits: Sequence[Edit]) -> str:
    """The text of the base after the edits, with plain spaces and a capital at its start."""
    text = base.text
    for edit in reversed(edits):
        before, after = text[: base.tokens[edit.start].start], text[base.tokens[edit.end - 1].end :]
        text = f"{before}{edit.put}{after}" if edit.put else f"{before.rstrip()}{after}"
    text = re.sub(r"[ \t]+", " ", text).strip()
    return text if base.text[:1].islower() else text[:1].upper() + text[1:]


def _reasons(line: Line, said: str, wanted: Sequence[Token], base: Base) -> Iterator[str]:
    """What the reply adds, drops or moves, by the class of the words."""
    if _MARKUP.search(said):
        yield "adds mark-up"
    if _CONTROL.search(said):
        yield "adds hidden signs"
    old, new = list(base.tokens), list(wanted)
    added, dropped = _changed(old, new)
    if not added and not dropped:
        yield "moves words"
        return
    found = [("adds", t) for t in added] + [("drops", t) for t in dropped]
    named = {f"{verb} a {kind}": None for kind in _ORDER for verb, t in found if _class_of(t) == kind}
    yield from named


_ORDER = ("name", "number", "date", "negation", "speaker", "hedge", "modality", "condition", "word", "sign")
"""From what would be worst to have told wrong."""


def _changed(old: Sequence[Token], new: Sequence[Token]) -> tuple[list[Token], list[Token]]:
    """Tokens that the new has and the old has not, and the other way round, counted."""

    def surplus(these: Sequence[Token], those: Sequence[Token]) -> list[Token]:
        left: dict[str, int] = {}
        for token in those:
            left[token.fold] = left.get(token.fold, 0) + 1
        extra = []
        for token in these:
            if left.get(token.fold, 0):
                left[token.fold] -= 1
            else:
                extra.append(token)
        return extra

    return surplus(new, old), surplus(old, new)


def _class_of(token: Token) -> str:
    for name in _CLASSES:
        if token.has(name):
            return _CALLED.get(name, name)
    if not token.is_word:
        return "sign"
    return "name" if token.is_name and token.start > 0 else "word"
