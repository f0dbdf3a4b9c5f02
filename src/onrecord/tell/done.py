"""Whether a sentence tells what was done: by the verb of its main clause, whatever may follow from it."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from onrecord.tell.referents import load_words

SUPPOSED = re.compile(r"\b(?:(?-i:may)|might|could|would|if|unless|should|case can be made)\b", re.I)
"""Words of what is possible; a sentence that holds one, and no claim, does not tell what happened."""
STANDING = re.compile(
    r"\b(?:is|are|was|were) (?:\w+ )?(?:stationed|based|located|home to|in place)\b"
    r"|\b(?:remains?|wants?|needs?|(?:has|have) to)\b"
    r"|\b(?:has|have) (?:long|for \w+|always) been\b|^[^,]{0,40}\b(?:is|are) (?:the|an?)\b"
    r"|^There(?:['’]s| is| are)\b|\bis still being\b"
)
"""Words of what stands as it stood: where troops are based happened once, and not on the day that it is told."""
DUE = re.compile(
    r"\b(?:is|are|was|were) (?:due|expected|set|scheduled|likely|poised) to\b|\bplans to\b|\b(?:is|are) planned\b"
)
_WEIGHED = re.compile(r"\b(?:is|are|was|were) (?:\w+ )?(?:considering|weighing|mulling|looking at|inching)\b")
"""Words of what nobody has done yet."""
_OPEN = (SUPPOSED, STANDING, DUE, _WEIGHED)
SHORTEST_NEWS = 30
"""Characters within which no first clause of a report ends."""
_NEXT_CLAUSE = re.compile(r"(?:,| [—–]| --?) (?:and|but|while|as)\b|,? (?:and|or) (?:could|might|may)\b")
"""Where a clause is joined to the one that tells the news: it may say what follows or goes on."""
_SPEAKING = re.compile(
    r"\b(?:said|says?|told|tells|tweeted|argued|argues|believes?|thinks|claims?|claimed|insist(?:s|ed))\b"
)
"""Verbs behind which stand somebody's words."""
_SAID = re.compile(
    r"\b(?:accused|agreed|announced|approved|asked|condemned|demanded|ordered|pledged|promised|rejected|ruled|signed|threatened"
    r"|urged|voted|vowed|warned)\b"
)
"""Past tenses of deeds that are done in words: whatever else they are about, they are the news."""
PRESENT_TOO = frozenset("beat bid burst cast cost cut hit hurt let put quit read set shed shut split spread".split())
"""Past tenses that are no other than the present."""
STILL = re.compile(r"\b(?:is|are|will)\b|\b(?:has|have) (?:an?|the|no|yet|been \w+ing)\b")
"""Words of what held on the day of the report; "has found" is done."""
_DONE = re.compile(
    r"\b(?:(?:has|have|was|were) (?!to\b)(?:\w+ )?\w+|[a-z]{2,}ed|said|told|won|lost|met|held|began|left|struck|sent"
    r"|shot|took|made|gave|became|fell|rose)\b"
)
"""A past tense, by its ending or one of the common verbs without one."""
_UNDER_WAY = re.compile(r"^[^,]*?\b(?:is|are)(?: \w+ly| now| also)? (?!going\b)[a-z]{2,}ing\b")
"""What somebody is doing, before any other clause; of five lines of What happened that tell so four were fit."""
_ADJUNCT = re.compile(
    r"(?i:(?:just|only|even|less|more|than|an?|one|two|three|few|several|hours?|days?|weeks?|months?|years?|shortly|soon"
    r"|early|late) ){0,4}(?i:after|amid|as|at|before|by|despite|during|following|for|from|in|on|since|under|when|while"
    r"|with)\b[^,]{3,}, (?=[A-Z]|(?:the|an?|he|she|they|it) )"
    r"|(?:[A-Z][a-z]+ly [a-z]+ing|(?!(?:Beijing|Boeing|During|King|Nothing|Something|Everything|Wyoming)\b)"
    r"[A-Z][a-z]+ing)\b[^,]{3,}, (?=[A-Z]|(?:the|an?|he|she|they|it) )"
)
"""What a sentence begins with before its subject: when it was, beside what, or what else its subject did by it
("Warning that the harbour could close, Orm asked ...")."""
_NO_VERB = r"(?i:(?<!\bof )(?<!\bthe )(?<!\ban )(?<!\ba ))(?<!['’]s )(?<!\bmost )(?<!\bbe )(?<!-)"
"""Before a participle that is an adjective ("a proposed bill")."""
_OBJECT = re.compile(
    r"(?: (?:an?|the|his|her|its|their|it|him|them|to|on|for|against|with|into|over|that|down|off|out|up|back|away"
    r"|more|another|all|some|several|nearly|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z][a-z]+|[$\d“\"]))"
)
"""What stands behind a verb, and not behind such a participle ("an armed man")."""
_SUBJECT = re.compile(r"(?:\b[A-Z][\w.’'-]*|ly) $")
"""Before a verb: a name, a day or an adverb."""
_PERFECT = (
    r"(?:has|have)(?: \w+ly| now| already)? "
    r"(?!been \w+ing\b|(?:an?|the|no|not|to|yet|long|always|never|had|more)\b)[a-z]+(?:ed|en|n|t|d|e|g|k|m)\b"
)
_PASSIVE = r"(?:was|were)(?: \w+ly)? (?:[a-z]+(?:ed|en)|shot|found|held|hit|told|sent|struck|cut|sworn|thrown|caught)\b"
_BESIDE = re.compile(
    r"\b(?i:who|whom|whose|which|that|where|whether|how|as|after|when|while|since|because|before|until|than)\b[^,]*$"
    r"|, $"
)
"""Before a verb of a clause beside the main one, or of one that tells more of a noun."""
_PRESENT = re.compile(
    r"\b(?:is|are|isn['’]t|aren['’]t|be|will|won['’]t|can|can['’]t|cannot|do|does|don['’]t|doesn['’]t)\b"
)
"""Before a deed: the main verb tells of the present."""
_NO_ACT = (
    "(?:add|appear|argu|believ|claim|consider|continu|deni|expect|explain|fear|hop|insist|look|maintain|need|not|plann|remain"
    "|seem|sound|suggest|tri|want|worri)"
)
_NO_DEED = frozenset("was were had did said told thought knew meant felt".split())
"""Past tenses of what is no deed, or of speaking."""
_BEING = re.compile(
    r"\b(?:is|are|was|were|has|have|had)(?: \w+ly| also| now| still)? (?:an?|the|many|no|some|any|one|among|on the)\b"
)
"""What somebody or something is, was or has; of ten such lines of What happened two were fit to print."""
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


def first_clause(words: str) -> str:
    """The words up to a clause that is joined to them."""
    joined = _NEXT_CLAUSE.search(words, SHORTEST_NEWS)
    return words[: joined.start()] if joined else words


def leave_adjunct_out(words: str) -> str:
    """The words from the subject of their main clause on, where they begin with when it was or what it goes with."""
    adjunct = _ADJUNCT.match(words)
    return words[adjunct.end() :] if adjunct else words


def tells_past(words: str) -> bool:
    """True if the clause tells in a past tense, or of what somebody is doing, and of nothing that is open, or of no
    other deed than one in words."""
    deed = _SAID.search(words)
    told = words[: deed.start()] if deed else words
    pasts = load_words("pasts.txt") - PRESENT_TOO - {"did"}
    done = _DONE.search(words) or _UNDER_WAY.match(words) or not pasts.isdisjoint(words.split())
    return bool(done) and not any(form.search(told) for form in _OPEN)


@lru_cache(maxsize=4096)
def tells_being(words: str) -> bool:
    """True if the main clause tells what somebody or something is, was or has, and no deed."""
    main = first_clause(leave_adjunct_out(words))
    being = _BEING.search(main)
    if being is None or tells_deed(words):
        return False
    before = main[: being.start()]
    return not (_SPEAKING.search(before) or _BESIDE.search(before))


@lru_cache(maxsize=4096)
def tells_deed(words: str) -> bool:
    """True if the main clause of the sentence tells what was done; what may follow, or was said to follow, stands
    behind its verb."""
    main = leave_adjunct_out(words)
    deed = next(_find_deeds(main), None)
    return deed is not None and not any(form.search(main[:deed]) for form in (*_OPEN, _SPEAKING, _PRESENT))


def _find_deeds(main: str) -> Iterator[int]:
    """Where the verbs stand that tell of deeds, but for those of clauses beside the main one."""
    verb = _load_verbs(_WEEKDAY.search(main) is not None)
    for found in verb.finditer(main):
        before = main[: found.start()]
        bare = found["regular"] and not _OBJECT.match(main, found.end())
        if not (_BESIDE.search(before) or (bare and not _SUBJECT.search(before))):
            yield found.start()


@cache
def _load_verbs(has_day: bool) -> re.Pattern[str]:
    """Finite verbs of the past; beside a day a form that is also of the present is of the past."""
    irregular = load_words("pasts.txt") - _NO_DEED
    irregular = irregular | PRESENT_TOO if has_day else irregular - PRESENT_TOO
    others = "|".join(sorted(irregular))
    return re.compile(
        rf"\b(?:{_PERFECT}|{_PASSIVE}|{_NO_VERB}(?P<regular>(?!{_NO_ACT}ed\b)[a-z]{{2,}}ed)\b"
        rf"|(?:{others})\b(?!['’]))"
    )
