"""A second reading of told lines against their cited words, by rules that share nothing with the room that tells.

The line is laid beside its cited words. What was added must be found elsewhere in the cites (names, figures) or follow
from the day of publication (dates, resolved here by its own small calendar); what was left out must be no hedge,
denial or speaker. The verdict is "supported", "partly" (nothing wrong, but something is open) or "not".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import SequenceMatcher
from itertools import pairwise

from onrecord.model import Cite, Line

MONTHS = "january february march april may june july august september october november december".split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_TOKEN = re.compile(r"[^\W_]+(?:[.,]\d+)*(?:[’'][a-z]+)?")
_MONTH = "|".join(MONTHS)
_DAY = re.compile(
    rf"(?i)\b(?:(?P<d>\d{{1,2}}) (?P<m>{_MONTH})|(?P<m2>{_MONTH}) (?P<d2>\d{{1,2}})(?!\d))(?:,? (?P<y>\d{{4}}))?"
)
_DENIAL = re.compile(r"(?i)\b(?:not|no|never|none|neither|nor|cannot|den(?:y|ies|ied|ying)|\w+n[’']t)\b")
_HEDGE = re.compile(
    r"(?i)\b(?:alleged(?:ly)?|reportedly|apparently|may|might|could|would|likely|possibl[ey]|suspected|claim(?:ed|s)?|"
    r"planned|plans?|if|unless|about|around|nearly|almost|some|at least|up to|more than|fewer than|less than|over|"
    r"says?|said|told|according)\b"
)
_LEFT_OPEN = re.compile(
    rf"(?i)\b(?:yesterday|tomorrow|tonight|(?:last|this|next) (?:week|month|year|{'|'.join(WEEKDAYS)})|"
    rf"earlier this (?:week|month|year)|{'|'.join(WEEKDAYS)})\b"
)
_SERIES = re.compile(r"^(?P<heading>[^:]{3,90}): (?P<points>(?:from )?[^()]+ \([^()]*(?:\([^()]*\)[^()]*)*\).*)$")
_POINT = re.compile(r"(?:; |to |from )?(?P<figure>[^();]*?\d[^();]*?) \((?P<beside>(?:[^()]|\([^()]*\))*)\)")
_COUNTED = re.compile(r" No later report here \(\d+ read\) says that it was done\.$")
"""What the record itself knows of a promise: how many later reports it holds."""
_REPORTED = re.compile(r" \((?:Reported|From a report of) ([^()]+)\.\)$")
"""The day of the report behind a line that gives none; laid beside the first cite's day."""
_QUOTE = re.compile(r"^(?P<who>[^:“”]{2,80}): “(?P<said>.+)”$")
_ROUND = re.compile(r"(?i)\b(?:dozens?|hundreds?|thousands?|million|half|couple|pair|both|twenty|thirty|forty|fifty)\b")
_RINGS = (
    ("troop", "soldier", "forces", "personnel", "service"), ("killed", "dead", "died", "deaths", "death", "toll"),
)  # fmt: skip
SMALL = frozenset(
    "a an the of in on at to and or for by with from as it its this that these those than then in early late mid "
    "morning afternoon evening night week weekend spring summer autumn winter last before after earlier later "
    "year".split()
)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a second reading finds: a verdict, and its reasons by class ("when: ...")."""

    verdict: str
    why: tuple[str, ...] = ()


def check_line(line: Line) -> Finding:
    """The verdict on a line."""
    plain = re.sub(r"\s+", " ", line.text)
    wrong, open_points = [], []
    series = _SERIES.match(plain) if line.kind in ("series", "change") else None
    if series:
        for grave, why in check_series(series["heading"], series["points"], line.cites):
            (wrong if grave else open_points).append(why)
    else:
        for grave, why in check_sentence(plain, line.cites):
            (wrong if grave else open_points).append(why)
    verdict = "not" if wrong else "partly" if open_points else "supported"
    return Finding(verdict, tuple(wrong + open_points))


def check_sentence(text: str, cites: Sequence[Cite]) -> Iterator[tuple[bool, str]]:
    """What does not hold of a line that tells sentences: (is it wrong, why)."""
    reported = _REPORTED.search(text)
    if reported and not _same_day(reported[1], cites[0].published or ""):
        yield True, f"when: reported {reported[1]}"
    text = _COUNTED.sub("", _REPORTED.sub("", text))
    cited = " ".join(re.sub(r"\s+", " ", c.words) for c in cites)
    first = " ".join(re.sub(r"\s+", " ", c.words) for c in cites if c.source_id == cites[0].source_id)
    _, left = compare_words(text, first)
    added, _ = compare_words(text, cited)
    known = {fold(t) for t in _TOKEN.findall(cited)} | {fold(t) for c in cites for t in _TOKEN.findall(c.outlet or "")}
    in_dates = {fold(t) for m in _DAY.finditer(text) for t in _TOKEN.findall(m.group())} | set(MONTHS)
    for token in added:
        plain = fold(token)
        if plain in known or plain in in_dates or plain in SMALL or re.fullmatch(r"(?:19|20)\d\d", plain):
            continue
        if token[0].isdigit():
            yield True, f"how many: {token}"
        elif token[0].isupper() and plain not in ("one", "kept", "since", "withdrawn", "no"):
            yield True, f"who: {token}"
    yield from check_dates(text, cited, cites)
    if len(_DENIAL.findall(text)) > len(_DENIAL.findall(cited)):
        yield True, "whether: a denial that is not in the cited words"
    for word in left:
        if _DENIAL.fullmatch(word):
            yield True, f"whether: “{word}” was left out"
        elif _HEDGE.fullmatch(word):
            yield False, f"hedge: “{word}” was left out"
    quote = _QUOTE.match(text)
    if quote and quote["said"].strip(" .,") not in re.sub(r"\s+", " ", cited):
        yield True, "said: not the words that were cited"
    if _LEFT_OPEN.search(re.sub(r"“[^”]*”|\"[^\"]*\"", "", text)):
        yield False, "when: a day or week that only a reader of that day knows"


def compare_words(text: str, cited: str) -> tuple[list[str], list[str]]:
    """The words of the line that do not stand in the cited words in order, and those left out between words kept."""
    told, given = _TOKEN.findall(text), _TOKEN.findall(cited)
    matcher = SequenceMatcher(None, [fold(t) for t in told], [fold(t) for t in given], autojunk=False)
    blocks = [b for b in matcher.get_matching_blocks() if b.size]
    added = [t for n, t in enumerate(told) if not any(b.a <= n < b.a + b.size for b in blocks)]
    left = []
    for one, two in pairwise(blocks):
        if two.a - (one.a + one.size) < 12:
            left += given[one.b + one.size : two.b]
    return added, left if len(left) <= 12 else []


def check_dates(text: str, cited: str, cites: Sequence[Cite]) -> Iterator[tuple[bool, str]]:
    """Dates of the line that neither stand in the cited words nor follow from a day of publication."""
    for found in _DAY.finditer(text):
        number, month = int(found["d"] or found["d2"]), (found["m"] or found["m2"]).lower()
        if re.search(rf"(?i)\b(?:{number} {month[:3]}\w*\.?|{month[:3]}\w*\.? {number}(?:st|nd|rd|th)?)\b", cited):
            year = found["y"]
            if not year or year in cited or any(c.published and year in c.published for c in cites):
                continue
        if not any(_follows(number, month, found["y"], c) for c in cites):
            yield True, f"when: {found.group()}"


def _follows(number: int, month: str, year: str | None, cite: Cite) -> bool:
    """True if the date can be counted from the day of publication by a word of the cite."""
    if re.search(rf"\b{number}\b.{{0,12}}\({cite.published}\)", cite.words):
        return True
    stated = cite.published or ""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", stated):
        return False
    day = date.fromisoformat(stated)
    try:
        told = date(int(year or day.year), MONTHS.index(month) + 1, number)
    except ValueError:
        return False
    words = cite.words.lower()
    apart = (told - day).days
    names = {WEEKDAYS[told.weekday()], WEEKDAYS[told.weekday()][:3]}
    if any(re.search(rf"\b{n}", words) for n in names) and abs(apart) <= 8:
        return True
    if apart == 0:
        return True
    near = {"yesterday": -1, "last night": -1, "overnight": -1, "today": 0, "tonight": 0, "tomorrow": 1, "hours": -1}
    if any(w in words and abs(apart - n) <= 1 for w, n in near.items()):
        return True
    for count, unit in re.findall(r"(\w+) (day|week)s? (?:ago|earlier|later|before|after)", words):
        size = int(count) if count.isdigit() else NUMBERS.index(count) if count in NUMBERS else 1
        if abs(apart) in (size * (7 if unit == "week" else 1), size * (7 if unit == "week" else 1) - 1):
            return True
    monday = day - timedelta(days=day.weekday())
    return "week" in words and number == told.day and abs((told - monday).days) <= 14 and told.weekday() in (0, 6)


def check_series(heading: str, points: str, cites: Sequence[Cite]) -> Iterator[tuple[bool, str]]:
    """What does not hold of a line of figures: each must stand in its own outlet's cite, and be of what is headed."""
    for point in _POINT.finditer(points):
        outlet = point["beside"].rsplit(", ", 1)[-1]
        own = [c for c in cites if (c.outlet or "") in point["beside"]] or list(cites)
        figures = re.findall(r"\d[\d,.]*\d|\d", point["figure"])
        holding = [c for c in own if all(_gives(c.words, f) for f in figures)]
        if not holding:
            yield True, f"how many: {point['figure'].strip()}"
            continue
        words = " ".join(c.words for c in holding).lower()
        for word in _TOKEN.findall(heading):
            if not _speaks_of(words, word.lower()):
                yield False, f"of what: “{word}” is not in the cited words of {outlet}"
        reported = re.search(r"reported (.+?)(?:,|$)", point["beside"])
        if reported and not any(_same_day(reported[1], c.published or "") for c in holding):
            yield True, f"when: reported {reported[1]}"


def _gives(words: str, figure: str) -> bool:
    plain = figure.replace(",", "")
    if plain in {t.replace(",", "") for t in re.findall(r"\d[\d,.]*\d|\d", words)}:
        return True
    value = float(plain) if plain.count(".") < 2 else -1
    if value < len(NUMBERS) and value == int(value) and re.search(rf"(?i)\b{NUMBERS[int(value)]}\b", words):
        return True
    if _ROUND.search(words):
        return True
    return bool(value == 1 and re.search(r"(?i)\b(?:an?|another)\b", words))


def _speaks_of(words: str, word: str) -> bool:
    if word in SMALL or len(word) < 2:
        return True
    if word in ("us", "u", "american", "s"):
        return bool(re.search(r"\bu\.?s\b|americ|united states", words))
    for ring in _RINGS:
        if any(word[:5] in r or r in word for r in ring):
            return any(r in words for r in ring)
    return word[:5].rstrip("s") in words


def _same_day(told: str, published: str) -> bool:
    found = _DAY.search(told)
    if not found or not re.fullmatch(r"\d{4}-\d\d-\d\d", published):
        return told[-4:] in published or not published
    day = date.fromisoformat(published)
    return int(found["d"] or found["d2"]) == day.day and (found["m"] or found["m2"]).lower() == MONTHS[day.month - 1]


def fold(token: str) -> str:
    """The token in lower case without separators or a possessive."""
    return re.sub(r"[’'](?:s|re|ve|ll|d|m)$", "", token.lower()).replace(",", "")
