"""Which lines of a page are report and which are furniture (menus, offers, links), judged by evidence and company.

Every line gets a weight: cues of furniture_lines.tsv, less the evidence that it reports. The best division of the
page into stretches of report and of furniture is then found by dynamic programming (Viterbi): a change of state
costs SWITCH_COST, so a lone odd line stays with its neighbours, and a run of weak cues outweighs them together.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Literal, get_args

from onrecord.model import DropReason

SWITCH_COST = 1.5
"""Cost of going from report to furniture or back: a lone line needs twice this to be dropped between two reports."""
SHORT_WORDS = 8
"""A line of at most so many words that ends in no full stop may be a menu entry, or a heading."""
SHORT_WEIGHT = 1.0
"""Four short lines in a row outweigh two switches; one or two (a heading, a name) do not."""
LINK_WEIGHT = 4.0
"""A line that is nothing but a link leads elsewhere."""
ITEM_WEIGHT = 0.15
"""A bulleted short line says little alone: reports have lists too."""
SENTENCE_WORDS = (9, 25)
"""From so many words on, a line with a verb and a full stop counts as a sentence, then as a full paragraph."""
LETTERS_A_WORD = 2
"""Letters of scripts that put no space between words (Chinese, Japanese, Thai), counted as one word."""
DECISIVE_WEIGHT = 4.0
"""In a body found in markup a line must be furniture by itself: most of those below are lists of the report."""
BESIDE_WEIGHT = 1.0
"""...or have a weak cue right below such a line (the text under "Sign up for our briefing")."""
BIO_WEIGHT = 6.0
"""A paragraph about its author below the report is as sure as a cue can be."""
BIO_CHARACTERS = 400
"""Longer paragraphs tell more than who the author is."""
SPARED_WEIGHT = -0.5
"""At or below this a line has a verb and a full stop: a sentence, if not one that must be of a report."""
SPARED_LINES = 4
"""...and the report must be so near: the sentences of a page's foot have none beside them."""
MARKED_LINES = 3
"""Lines that may stand together with the mark of an advertisement inside a report: more are a menu."""
FULL_WEIGHT = -2.0
"""At or below this a line is surely a sentence of a report (or of a reader's comment)."""
CLOSING_SHARE = 0.6
"""Share of the report that must stand above a line that closes the page: comments below may be long."""
REPORT_WEIGHT = -1.0
"""At or below this a line is a sentence of the report."""
RULE_CHARACTERS = 1200
"""Rules look at the start of a paragraph only: nothing longer is furniture, and hostile input stays cheap."""
Form = Literal["line", "start", "find", "words"]
Kind = Literal["p", "heading", "item", "quote", "table", "caption", "link"]

_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|could|can|may|might|must|should|did|does|do|[a-z]{3,}ed"
    r"|began|came|fell|found|gave|got|held|kept|killed|led|left|lost|made|met|paid|ran|rose|sent|set|shot|stood|struck"
    r"|took|went|won|wrote|says|remains?|shows?|plans?|wants?|faces?|includes?|makes?|takes?|expects?|continues?"
    r"|begins|starts|opens|closes|meets|moves|gives|goes|comes|holds|stands|costs|rises|falls"
    r"|bought|brought|built|caught|chose|drove|fought|grew|knew|put|saw|sold|spent|spoke|thought|threw|told|voted)\b",
    re.I,
)  # fmt: skip
_PAST = re.compile(r"\b(?:was|were|had|did|[a-z]{3,}ed|began|came|fell|held|killed|led|made|met|rose|sent|took|went)\b")
_END = re.compile(r"[.!?…।。！？:][\"'”’»)\]]*$")
_BIO = re.compile(
    r"(?:About )?[A-Z][\w.'’-]+(?: (?:[a-z]{2,3} )?[A-Z][\w.'’-]+){1,3}(?:,[^,.]{2,60},)? (?:is|are) "
    r"(?:a|an|the|our|[A-Z][\w ]{2,30}['’]s?) (?:[\w'’&.,-]+ ){0,9}?"
    r"(?:reporter|correspondent|editor|journalist|columnist|writer|contributor|bureau chief|producer|fellow|"
    r"analyst|anchor|author|founder|professor|lecturer|photographer|researcher|blogger|historian|host)s?\b"
)
_OFFERS = frozenset(("newsletter", "promotion", "share"))
_ADDRESS = re.compile(r"\b(?:you|your|yours|we|our|ours|us|my|me|i)\b", re.I)
_MARK = re.compile(r"\W{0,3}(?:advertise?ment|advertising|sponsored|anzeige|publicité|publicidad)\W{0,3}", re.I)
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*|[&|›»]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line or block of a page with what it is in its markup."""

    text: str
    kind: Kind = "p"
    block: int = 0
    """Lines of one block stand together, without a blank line between them."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of furniture_lines.tsv."""

    weight: float
    why: str
    form: Form
    key: str
    pattern: re.Pattern[str] | None
    words: frozenset[str]
    closes: bool

    def fits(self, text: str, lowered: str, words: frozenset[str]) -> bool:
        """True if the rule speaks about this line."""
        if self.key and self.key not in lowered:
            return False
        if self.pattern is None:
            return bool(words) and words <= self.words
        if self.form == "find":
            return self.pattern.search(text) is not None
        return (self.pattern.fullmatch(text) if self.form == "line" else self.pattern.match(text)) is not None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a line is furniture (`why` names the sort, None: report) and the evidence for it."""

    why: DropReason | None
    weight: float


def read_table(name: str) -> list[list[str]]:
    """The rows of a table of this package, split at tabs, without comments and blank lines."""
    content = resources.files("onrecord.read").joinpath(name).read_text("utf-8")
    return [line.split("\t") for line in content.splitlines() if line.strip() and not line.startswith("#")]


@cache
def load_rules() -> tuple[Rule, ...]:
    """The rules of furniture_lines.tsv."""
    return tuple(_make_rule(*row[:5]) for row in read_table("furniture_lines.tsv"))


def _make_rule(weight: str, why: str, form: str, key: str, pattern: str) -> Rule:
    """One rule from the cells of its row."""
    if form not in get_args(Form) or why not in (*get_args(DropReason), "report"):
        raise ValueError(f"furniture_lines.tsv: no rule has the form {form!r} or the reason {why!r}")
    words = frozenset(pattern.lower().split()) if form == "words" else frozenset()
    flags = re.NOFLAG if re.search(r"\[A-Z\]", pattern) and not pattern.startswith(("(", "\\W")) else re.I
    compiled = None if form == "words" else re.compile(pattern, flags)
    closes = weight.endswith("!")
    return Rule(float(weight.rstrip("!")), why, form, "" if key == "*" else key, compiled, words, closes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Weight:
    """The evidence for one line (above 0: furniture), the sort of its strongest cue, and whether it closes a page."""

    value: float
    why: str
    closes: bool = False
    marks: bool = False
    """It only marks the place of an advertisement."""


@lru_cache(maxsize=2000)
def weigh_line(line: Line) -> Weight:
    """The weight of a line by itself; the sort is "report" if no cue speaks."""
    text = line.text[:RULE_CHARACTERS].replace("’", "'").replace("‘", "'")
    lowered, found = text.lower(), _WORD.findall(text.lower())
    words = frozenset(found)
    weight, best, closes = _shape_weight(line, text, len(found)), 0.0, False
    why = "related" if line.kind == "link" else "report"
    for rule in load_rules():
        if rule.fits(text, lowered, words):
            weight += rule.weight
            if rule.weight > best:
                best, why = rule.weight, rule.why
            closes = closes or rule.closes
    return Weight(weight, why, closes, _MARK.fullmatch(text) is not None)


def _shape_weight(line: Line, text: str, count: int) -> float:
    """Evidence from length, verbs and punctuation alone."""
    if line.kind == "link":
        return LINK_WEIGHT
    ends, verb = _END.search(text) is not None, _VERB.search(text) is not None
    if not text.isascii():
        count += len(_UNSPACED.findall(text)) // LETTERS_A_WORD
    if count >= SENTENCE_WORDS[0] and (ends or count >= SENTENCE_WORDS[1]):
        full = 3.0 if count >= SENTENCE_WORDS[1] else 2.0
        return (-full if verb else 1.0 - full) - (1.0 if _PAST.search(text) else 0.0)
    if ends and count > 1:
        return -0.5 if verb else -0.1
    if line.kind in ("item", "table"):
        return ITEM_WEIGHT
    if line.kind in ("heading", "quote", "caption"):
        return 0.0
    return SHORT_WEIGHT if count <= SHORT_WORDS and not text.endswith((".", "!", "?")) else 0.0


def judge_lines(lines: Sequence[Line], sure: Collection[int] = ()) -> list[Verdict]:
    """A verdict for each line: the division into report and furniture that the evidence supports best.

    `sure` are the lines that are report whatever they say: turns of a conversation, posts, headings of live entries.
    """
    weighed = _mark_bios(lines, [weigh_line(line) for line in lines])
    for at in sure:
        weighed[at] = Weight(min(FULL_WEIGHT, weighed[at].value), "report")
    states = _best_states([weight.value for weight in weighed])
    states = _spare_sentences(lines, weighed, _spare_lists(weighed, states))
    end = _closing_line(weighed)
    states = [furniture or at >= end for at, furniture in enumerate(states)]
    return [
        Verdict(_reason(weighed, states, at) if furniture else None, weighed[at].value)
        for at, furniture in enumerate(states)
    ]


def _spare_lists(weighed: Sequence[Weight], states: Sequence[bool]) -> list[bool]:
    """The states with short lines between report on both sides given back to it where no cue speaks among them.

    Marks of a place where an advertisement stood are no such cue: what stands below them is the report again.

    Menus without a single telling word stand above or below a report; lists of names stand inside one.
    """
    spared, start = list(states), 0
    for at in range(1, len(states) + 1):
        if at < len(states) and states[at] == states[start]:
            continue
        inside = states[start] and start > 0 and at < len(states)
        marked = at - start <= MARKED_LINES
        if inside and all(weight.why == "report" or (weight.marks and marked) for weight in weighed[start:at]):
            spared[start:at] = [weight.marks for weight in weighed[start:at]]
        start = at
    return spared


def _spare_sentences(lines: Sequence[Line], weighed: Sequence[Weight], states: Sequence[bool]) -> list[bool]:
    """The states with sentences among offers given back to the report: no cue speaks in them, and they address nobody.

    An offer speaks to its reader ("you", "our"); a sentence of the report that stands alone between two of them does
    not. Below a list of links, and beside other short lines of the same block, sentences are teasers.
    """
    spared, sizes, cue = list(states), Counter(line.block for line in lines), ""
    nowhere = all(states)
    for at, (line, weight) in enumerate(zip(lines, weighed, strict=True)):
        if weight.why != "report":
            cue = weight.why
        elif states[at] and cue in _OFFERS and weight.value <= SPARED_WEIGHT and sizes[line.block] == 1:
            near = states[max(0, at - SPARED_LINES) : at + SPARED_LINES + 1]
            told = line.text.endswith(".") and not _ADDRESS.search(line.text)
            spared[at] = not told or (all(near) and not nowhere)
    return spared


def _mark_bios(lines: Sequence[Line], weighed: Sequence[Weight]) -> list[Weight]:
    """The weights with BIO_WEIGHT on paragraphs about an author, which stand below the whole report."""
    marked = list(weighed)
    for at in range(len(lines) - 1, 0, -1):
        if len(lines[at].text) <= BIO_CHARACTERS and _BIO.match(lines[at].text):
            marked[at] = Weight(BIO_WEIGHT, "bio")
        elif weighed[at].value <= FULL_WEIGHT and not any(weight.closes for weight in weighed[:at]):
            break
    return marked


def _closing_line(weighed: Sequence[Weight]) -> int:
    """The index of the first line that closes the page with the bulk of the report above it; else their count."""
    total = sum(-weight.value for weight in weighed if weight.value <= FULL_WEIGHT)
    above = 0.0
    for at, weight in enumerate(weighed):
        if weight.closes and total and above >= CLOSING_SHARE * total:
            return at
        above += -weight.value if weight.value <= FULL_WEIGHT else 0.0
    return len(weighed)


def judge_blocks(lines: Sequence[Line], sure: Collection[int] = ()) -> list[Verdict]:
    """A verdict for each line of a body found in markup: decisive cues drop one, with weak ones beside them.

    What stands below a line that closes the page is dropped whatever it says.
    """
    verdicts, end = judge_lines(lines, sure), _closing_line([weigh_line(line) for line in lines])
    last = max((at for at, verdict in enumerate(verdicts) if verdict.weight <= REPORT_WEIGHT), default=len(lines))
    dropped = [verdict.why is not None and verdict.weight >= DECISIVE_WEIGHT for verdict in verdicts]
    for at, verdict in enumerate(verdicts):
        beside = at > 0 and dropped[at - 1] and verdict.why is not None and verdict.weight >= BESIDE_WEIGHT
        after = verdict.why is not None and at > last and any(dropped[last + 1 : at])
        dropped[at] = dropped[at] or beside or after or at >= end
    return [v if dropped[at] else Verdict(None, v.weight) for at, v in enumerate(verdicts)]


def _best_states(weights: Sequence[float]) -> list[bool]:
    """True for each line of furniture: the sum of their weights less SWITCH_COST a change is largest."""
    report, furniture = 0.0, 0.0
    came: list[tuple[bool, bool]] = []
    for at, weight in enumerate(weights):
        cost = SWITCH_COST if at else 0.0
        to_report = furniture - cost > report
        to_furniture = furniture > report - cost
        came.append((to_report, to_furniture))
        report, furniture = (
            max(report, furniture - cost),
            max(furniture, report - cost) + weight,
        )
    state, states = furniture > report, []
    for at in range(len(weights) - 1, -1, -1):
        states.append(state)
        state = came[at][1] if state else came[at][0]
    return states[::-1]


def _reason(weighed: Sequence[Weight], states: Sequence[bool], at: int) -> DropReason:
    """The sort of a line's own strongest cue, or that of the nearest cue before or after it in its stretch."""
    if weighed[at].why != "report":
        return weighed[at].why  # type: ignore[return-value]
    for step in (-1, 1):
        near = at + step
        while 0 <= near < len(weighed) and states[near]:
            if weighed[near].why != "report":
                return weighed[near].why  # type: ignore[return-value]
            near += step
    return "menu"
