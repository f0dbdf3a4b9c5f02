"""What a sentence calls known ("the minister", "the deal") without having told of it: a reader of the line alone asks
which one."""

import re
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from onrecord.model import PLACE_KINDS, Span
from onrecord.tell.quotations import QUOTED
from onrecord.tell.referents import load_words
from onrecord.tell.shelf import Shelf, content_words

_EMPTY = (
    "first|second|third|latest|last|next|new|newest|recent|former|current|same|whole|entire|two|three|four|five|six|seven"
    "|eight|nine|ten|rest of the|top|alleged|proposed|controversial|deadly|young|old|terror|terrorist|militant"
    "|joint|press|news|major|main|rival|small|large|big|married|Senate|House|congressional|parliamentary"
    r"|\d+-(?:minute|hour|day|page|year)"
)
"""Words before a noun that do not say which is meant."""
_NOT_OF_SOME = r"(?!(?<=ne of )the (?:two|three|four|five|six) )"
"""Of "one of the three officials" the line leaves "the" out."""
_TOLD_BEHIND = (
    r"(?! (?:of|that|which|who|whose|whom|to|for|between|against|over|near|about|among|behind)\b"
    r"| (?:called|named|known as) [A-Z‘ ]|,? (?:in|at|on|from|by|with) (?:[A-Z](?!\w+day\b)|the [A-Z])"
    r"|[- ](?:stationed|based|held|used|led|backed|signed|accused|involved|responsible|seeking"
    r"|fighting|aimed|needed|required|posed|caused|imposed|created|made)\b|-)"
)
"""Not where the noun is followed by what says which is meant."""
_BEHIND = frozenset(
    "and or but nor so yet as if when while where because since before after until than then now later earlier "
    "still also already not never only just too there here again to of in on at for from by with over under into "
    "about against during through without within across along around amid near outside inside behind beyond between "
    "among toward towards despite like that which who whom whose what how why is are was were be been being has "
    "have had will would can could may might must shall should do does did himself herself itself themselves it he "
    "she they this these a an the his her its their last one two three four "
    "five six seven eight nine ten".split()
)
"""Words that end a noun phrase; any other small word behind the noun is its head ("the rocket fire")."""
_DEMONSTRATIVE = re.compile(
    r"\b(?:[Tt]his|[Tt]hese|(?:[Oo]f|[Oo]n|[Ii]n|to|[Ff]or|[Ww]ith|[Bb]y|[Ff]rom|using"
    r"|[Aa]fter|[Bb]efore|[Dd]uring|since|[Aa]t|under|over|into) that"
    r"|those(?= [a-z]+s\b)|that(?= [a-z]{4,}[,.;]))"
    r" (?:very |particular |latest )?"
    r"(?!(?:year|years|week|weeks|month|morning|afternoon|evening|night|spring|summer|autumn|fall|winter|weekend|time"
    r"|days?|is|was|were|are|has|will|would|came|comes|means|way|season|term|century|decade|quarter|past|last|coming|next"
    r"|earlier|late|kind|sort|fiscal)\b)(?P<noun>[a-z]{3,})\b"
)
"""A noun that a sentence points at; "that" after a preposition only, as it begins a clause elsewhere."""
_DESCRIBED = re.compile(
    r"\b[Tt]he (?:\d+-year-old|former (?:[A-Z][\w.’'-]+ ){1,3}[a-z]+)\b"
    r"(?! (?:[A-Z]|(?!(?:in|at|on|to|for|as|by|with|and)\b)[a-z]+ [A-Z]|of\b|who\b)|, [A-Z])"
)
"""A person by his age or former part, whom the sentence must have named."""
_THERE = re.compile(
    r"(?<=[a-z] )there\b(?!['’]s| (?:is|are|was|were|be|been|has|have|had|will|would|may|might|can|could|remains?|seems"
    r"|should|must|to be|isn|aren|wasn|weren)\b)"
)
"""A place that the sentence must have named."""
_THEY = re.compile(r"(?<=[\w,’'\"”] )(?:they|them|their|themselves)\b")
_SEVERAL = re.compile(
    r"\b(?!(?:says|does|thus|plus|perhaps|always|news|besides|afterwards?|towards?|politics|sometimes)\b)"
    r"(?:[A-Za-z]{3,}s(?<!ss)(?<!us)(?<!is)[’']?|and|or|people|men|women|children|police|personnel|staff|media|both|all"
    r"|some|many|most|few|others|(?:any|every|some)(?:one|body)|no one|nobody|each|who(?:ever)?|person|couple|pair|team"
    r"|family|group|crew|company|firm|bank|government|administration|party|public|military|army|press|crowd|majority"
    r"|minority|committee|panel|department|agency|force|youth|\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten)"
    r"(?!\w)",
    re.I,
)
"""Words for several, or for whoever it is, to whom "they" may point."""
_BODIES = frozenset({"ORG", "GROUP", "NORP", "PRODUCT"})
_PERSONS = frozenset({"PERSON"})
_POINTING = re.compile(r"[Ii]ts?|[Tt]hey|them|[Tt]heir|(?:[Tt]he|[Tt]his|[Tt]hese|that|those) [a-z-]+")
_NEXT_WORD = re.compile(r" ([a-z]+)\b(?P<object>(?<!ing) (?:[A-Z“\"]|(?:the|an?|its|his|her|their|how|whether)\b))?")
"""The word behind a noun; before a name or an article it is the verb of which that is the object."""
_SELF_EVIDENT = re.compile(
    r"\b(?:world|public|media|economy|war|internet|presidency|international community|nation|election|middle class"
    r"|people|news)\b"
)
"""Nouns that need no introduction in news."""
STEM = 4
"""Letters by which two forms of a word are known as one."""


@dataclass(frozen=True, slots=True)
class Known:
    """A family of nouns that stand for what was told: by names of some kinds, or by words of the family."""

    kinds: frozenset[str]
    told: re.Pattern[str]


@cache
def load_known() -> tuple[re.Pattern[str], tuple[Known, ...]]:
    """A pattern of "the" before a noun of the table, with one group a family, and the families."""
    rows = [row.split("\t") for row in (files("onrecord.tell") / "definites.tsv").read_text("utf-8").splitlines()[1:]]
    nouns = "|".join(f"(?P<f{number}>{row[0]})" for number, row in enumerate(rows))
    pattern = re.compile(rf"\b{_NOT_OF_SOME}[Tt]he (?:(?:{_EMPTY}) ){{0,2}}(?:{nouns})\b(?:[’']s?(?= ))?{_TOLD_BEHIND}")
    return pattern, tuple(Known(frozenset(row[1].split()), re.compile(rf"\b(?:{row[2]})", re.I)) for row in rows)


def find_untold(shelf: Shelf, sentence: Span, words: str, asked: frozenset[str] = frozenset()) -> str | None:
    """The first words of the sentence that stand for what another sentence told, or None; `words` are those of the
    sentence from its label or dateline on. What was `asked` about is known to the reader."""
    own = QUOTED.sub(lambda quoted: " " * len(quoted.group()), words)
    start = sentence.end - len(words)
    pointing = (*load_known()[0].finditer(own), *_DEMONSTRATIVE.finditer(own))
    untold = [p for p in pointing if not (asked & content_words(p.group()) or _is_told(shelf, sentence, own, start, p))]
    if untold:
        return min(untold, key=re.Match.start).group()
    for form, kinds in ((_DESCRIBED, _PERSONS), (_THERE, PLACE_KINDS)):
        found = form.search(own)
        before = replace(sentence, end=max(sentence.start + 1, start + found.start())) if found else sentence
        if found and not any(m.kind in kinds for m in shelf.mentions_in(before)):
            return found.group()
    joined = find_they(shelf, sentence, own, start) or find_joined(shelf, sentence, own, start)
    return None if joined is None or asked & content_words(joined) else joined


def find_they(shelf: Shelf, sentence: Span, own: str, start: int) -> str | None:
    """The first "they" or "them" before which the sentence tells of nobody to whom it could point: neither of several,
    nor of two by name, nor of a body."""
    found = _THEY.search(own)
    if found is None:
        return None
    at, before = start + found.start(), own[: found.start()]
    named = [m for m in shelf.mentions_in(sentence) if m.span.start < at]
    for mention in named:
        first = max(0, mention.span.start - start)
        before = before[:first] + " " * (mention.span.end - start - first) + before[mention.span.end - start :]
    if _SEVERAL.search(before) or len({m.name for m in named}) > 1 or any(m.kind in _BODIES for m in named):
        return None
    clusters = shelf.clusters_in(sentence)
    is_joined = any(s.start == at for c in clusters for s in c if any(sentence.start <= b.start < at for b in c))
    return None if is_joined else found.group()


def find_joined(shelf: Shelf, sentence: Span, own: str, start: int) -> str | None:
    """The first words that the parse joins to an earlier sentence and to nothing before them in their own: a pronoun
    of things, or a noun that is called known."""
    for cluster in shelf.clusters_in(sentence):
        inside = [s for s in cluster if sentence.covers(s)]
        if not inside or cluster[0].start >= sentence.start:
            continue
        first = min(inside, key=lambda s: s.start)
        words = own[max(0, first.start - start) : first.end - start]
        if first.start >= start and _POINTING.fullmatch(words) and not _is_clear(shelf, sentence, own, start, first):
            return words
    return None


def _is_clear(shelf: Shelf, sentence: Span, own: str, start: int, found: Span) -> bool:
    """True if a reader needs no other sentence: for a noun that is evident, judged by the table or told of before it, a
    pronoun behind a name."""
    words, before = own[found.start - start : found.end - start], own[: found.start - start]
    noun = words.rsplit(" ", 1)[-1]
    if " " not in words:
        return any(m.span.start < found.start for m in shelf.mentions_in(sentence))
    if load_known()[0].fullmatch(words) or _SELF_EVIDENT.search(words):
        return True
    return re.search(rf"\b{re.escape(noun[:STEM])}", before, re.I) is not None


def ends_phrase(word: str) -> bool:
    """True for a word that ends the noun phrase before it."""
    return word in _BEHIND or word.endswith(("ed", "ly")) or word in load_words("verbs.txt")


def _is_told(shelf: Shelf, sentence: Span, own: str, start: int, found: re.Match[str]) -> bool:
    """True if the sentence has told of it: by a word of its family before it, or by a name of a fitting kind."""
    at, before = start + found.start(), own[: found.start()]
    behind = _NEXT_WORD.match(own, found.end())
    goes_on = behind is not None and not (behind["object"] or ends_phrase(behind[1]))
    if goes_on and found.re is not _DEMONSTRATIVE:
        return True
    if found.re is _DEMONSTRATIVE:
        head = behind[1] if behind and goes_on else found["noun"]
        told = re.search(rf"\b{re.escape(head[:STEM])}", before, re.I) is not None
    else:
        known = load_known()[1][int((found.lastgroup or "f0")[1:])]
        named = (m.span.start for m in shelf.mentions_in(sentence) if m.kind in known.kinds)
        told = known.told.search(before) is not None or any(s < at and own[max(0, s - start)] != " " for s in named)
    clusters = shelf.clusters_in(sentence)
    return told or any(sentence.start <= s.start < at for c in clusters if any(m.start == at for m in c) for s in c)
