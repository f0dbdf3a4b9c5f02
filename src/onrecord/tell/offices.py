"""What a sentence says of who somebody is: the office right before a name, and the part between commas behind it."""

import re
from collections.abc import Sequence, Set

from onrecord.tell.referents import is_opinion, load_words
from onrecord.tell.wording import clean

PART = (
    r"(?:President|Chancellor|Premier|Minister|Secretary|Ambassador|Envoy|Speaker|Leader|Whip|Chairman|Chairwoman|Director"
    r"|Commissioner|Governor|Mayor|Judge|Justice|General|Admiral|Colonel|Major|Captain|Senator|Representative|Congressman"
    r"|Congresswoman|Prince|King|Queen|Pope|Ayatollah|Sheikh|Attorney|Marshal|Sheriff|Chief|Adviser|Advisor|Administrator"
    r"|CEO|Counsel|Founder|Spokes(?:wo)?man|Spokesperson|Treasurer|Secretary-General|Superintendent|Archbishop|Bishop"
    r"|Cardinal|Rabbi|Agent|Officer|Detective|Inspector|Trooper|Coroner|Comptroller|Lieutenant|Sergeant|Commander"
    r"|Council(?:wo)?man|Assembly(?:wo)?man|Member|Professor|Editor|Coordinator|Correspondent|Princess|Emir|Sultan"
    r"|Analyst|Anchor|Strategist|Economist|Columnist|Reporter|Contributor|Undersheriff|Undersecretary|Republican|Democrat"
    r"|(?:Sen|Rep|Gov|Gen|Adm|Col|Maj|Capt|Lt|Cmdr|Sgt|Amb|Rev|Prof|Det|Cpl|Spc)\.)"
)
"""The pattern of the last word of an office."""
_TITLE = re.compile(
    rf"(?<![-–])(?:\b(?:former|acting|then-?|incoming|outgoing|interim|deputy|late|retired) ?)?"
    rf"(?:\b[A-Z][\w.’'&-]*(?: of(?: the)?)? ){{0,4}}(?:\b(?:state|deputy|assistant|associate|vice) (?=[A-Z]))?"
    rf"(?:[A-Z][\w.’'&-]* )?\b{PART}(?: (?:of|for)(?: the)?(?: [A-Z]\w+){{1,2}})? $"
)
"""Words of office right before a name; the name of an office begins with a capital in all its words, but for the one
that says of which rank or state it is ("Ardan state Sen.")."""
PARTIES = frozenset({"democrat", "republican"})
"""What a person is of less weight than an office, and beside one."""
_OF_A_BODY = re.compile(
    r"(?:(?:[Ff]ormer|[Aa]cting|[Ii]nterim|[Oo]utgoing|[Ii]ncoming|[Dd]eputy|Executive|Vice|Managing) )*"
    r"(?:Chairman|Chairwoman|Director|Commissioner|Leader|Whip|Secretary|Minister|Administrator|Advis[eo]r|CEO|Counsel"
    r"|Founder|Spokes(?:wo)?man|Spokesperson|Treasurer|Superintendent|Chief|Member|Editor|Coordinator|Correspondent|Agent"
    r"|Analyst|Anchor|Strategist|Economist|Columnist|Reporter|Contributor|Undersheriff"
    r"|Executive Vice President) "
)
"""An office that says too little without the body it is of ("Chairman Lund")."""
_OPENERS = re.compile(
    r"^(?:(?:CLOSE|WATCH|WATCHED|READ|LISTEN|SHARE|VIDEO|REPLAY|PHOTOS?|Images?|Photos?|Video|MORE|RELATED|UPDATED?|BREAKING"
    r"|EXCLUSIVE|OPINION|Mr\.|\w+day|January|February|March|April|May|June|July|August|September|October|November|December"
    rf"|{'|'.join(word.capitalize() for word in sorted(load_words('openers.txt')))}) (?:of )?)+"
)
"""First words of a sentence, what a page offers to press, and days, that only stand before the title."""
_APPOSED = re.compile(
    r"^,(?: \d{1,3},)? (?P<role>(?!who(?:m|se)?\b|which\b)[\w’'.&/-]+(?: [\w’'.&/-]+){1,17}?)"
    r"(?=[,;]|\.$| who\b(?! (?:has become|has since|became|is now|now)\b)| and an? [a-z])"
)
"""A few words between commas right behind a name, or behind his age; of two parts the first."""
_WHO_IS = re.compile(
    r"^, (?P<role>who (?:is|was|has been|(?:has |had )?served as|work(?:s|ed) as)"
    r" (?P<part>[\w’'.&/-]+(?: [\w’'.&/-]+){1,14}?))"
    r"(?=[,;]|\.$| who\b| and an? [a-z])"
)
"""A clause right behind a name that says nothing but what he is or was."""
_DOES_TO_OFFICE = re.compile(
    r"(?!(?:Act|Outgo|Incom|Manag|Rank|Hous|Visit|Presid|Found|Command|Rul|Sitt|Lead|Wyom|Beij)ing )[A-Z][a-z]{2,}ing "
)
"""At the beginning of a sentence, what is done to him who holds an office ("Fearing President Orm, ...")."""
_OF_OFFICE = re.compile(rf"^.*\bof (?:the )?(?={PART} $)")
"""Before the last word of an office, whose they are that it names ("Supporters of President")."""
_IN_BRACKETS = re.compile(r" \([A-Z][\w.&-]*\)")
"""The short form of a name that was just given in full."""
_CALLED = frozenset(
    "activist actor actress adviser advisor aide ally ambassador analyst anchor astronaut attorney author"
    " banker billionaire biographer biologist blogger businessman businesswoman candidate chairman chairwoman"
    " chief climatologist co-chair co-chairman co-founder coach columnist comedian commentator commissioner"
    " consultant contender contributor coordinator correspondent counsel czar diplomat director dissident donor"
    " economist editor engineer envoy epidemiologist expert filmmaker financier founder governor historian host"
    " journalist lawmaker lawyer leader legislator lobbyist magnate manager mayor meteorologist minister missionary"
    " mogul musician negotiator neuroscientist nominee novelist official oligarch pastor photographer physician pilot"
    " playwright poet pollster president priest professor prosecutor psychiatrist psychologist publisher rapper"
    " reporter researcher resident scholar scientist secretary senator singer sociologist spokesman spokesperson"
    " spokeswoman strategist surgeon tycoon veteran virologist whistleblower".split()
)
"""Of these, those in small letters that reports put right before a name without an article."""
_OF_SOMEBODY = frozenset(
    "adviser advisor aide ally anchor candidate chairman chairwoman chief co-chair co-chairman coach commissioner"
    " contender contributor correspondent counsel czar director donor editor expert founder governor"
    " host leader manager mayor minister nominee official president reporter resident secretary"
    " senator spokesman spokesperson spokeswoman".split()
)
"""Those that say nothing without whose they are."""
_NOT_HIS = frozenset("a an his her their its my our your another every whose".split())
"""Before such a noun they make the name stand beside it for somebody of another sentence."""
_LONGEST_CALLED = 6
"""Words of office in small letters before a name."""
_FUNCTION = frozenset(
    "the and or to by from with for as of like including that while when if but said says told adds added".split()
)
"""Words right behind which an office may begin."""
_JOINS = frozenset("of at for in with from on to by and or who that under over behind near".split())
"""Words behind the head of a part."""
_TIME = re.compile(r"(?:\w+day|January|February|March|April|May|June|July|August|September|October|November|December)$")
_BOUNDARY = re.compile(r"(?:[,;:“”\"—–)]|(?<!\b[A-Z])\.)$")
"""The end of a clause; a dot behind a single letter is that of a short name ("U.S.")."""
_WORD_OF_NAME = re.compile(r"[\w.’'&/-]+")
_OF_ANOTHER = frozenset("then his her their its my our and or but not nor both".split())
"""First words of a part that he had at another time, or with somebody whom only another sentence names; and of words
that are none."""
_NEXT_OF_LIST = re.compile(
    r"\b(?!(?:of|at|for|in|with|from|on|and|the|by|to|under) )[a-z]+ (?:[A-Z][\w.’'-]+ )+[A-Z][\w’'-]+$"
)
"""A part that ends in a name is of the next person in a row ("Ann Lee, pilot Kim Orm, and")."""
_OFFICE_OF_NEXT = re.compile(
    rf"(?:^|, |\band )(?:(?:former|acting|then-?|interim|deputy|late) )?(?:[A-Z][\w.’'&-]* ){{0,4}}{PART}"
    r"(?: [A-Z][\w.’'-]+){1,3}(?: and |$)"
)
"""So is an office right before a name ("Ann Lee, acting Port Director Kim Orm and Judge Sturm")."""
_OFFICE_CUT = re.compile(r"\b(?:of|for) (?:the )?(?:[A-Z][\w’'-]*,? )+and $")
"""Before a title, the first half of an office that holds an "and" ("Department of Docks and Port Director")."""
_KIND_CUT = re.compile(
    r"\b(?:(?:former|then|late|acting|onetime)[ -](?:[a-z-]+ ){1,3}"
    r"|(?:state|county|city|local|district|provincial|shadow|assistant|associate|vice|junior) "
    r"|(?:future|likely|presumptive|presumed|prospective|would-be|aspiring|disputed|ousted|deposed|self-\w+)[ -]"
    r"|[\w’'-]+[-–][A-Z][\w’'-]* )$"
)
"""Before a title, words that say which office it is, was or may become ("former state Chief Justice", "likely Party
Leader"), and the word with a hyphen that it begins in ("ex-Port Director")."""
_FINITE = re.compile(
    r"(?<!\ba )(?<!\ban )(?<!\bthe )"
    r"\b(?!(?:accused|affiliated|aligned|appointed|backed|based|convicted|elected|named|noted|owned|retired|United)\b)"
    r"[a-z]{3,}ed (?:[a-z]+ )?(?:in|on|at|to|by|that|the|an?|his|her|out|up|down)\b"
)
"""A past tense: the words behind the name are the clause that it led into ("Asked of Ann Lee, the crew turned to")."""
_THE = re.compile(r"\b[Tt]he ")
_CAPITAL = re.compile(r"(?<![\w’'])[A-Z]")
_SELF_EVIDENT = re.compile(
    r"(?<=\bthe )(?:president|government|world|prime minister|(?:[a-z]+ )+committee)\b|\b(?:of|at|for|from) an? "
)
"""What may be called known in a part: what it is of is in its report, and mostly in the line."""
_KIN_OF = re.compile(
    r"[’']s? (?:[a-z]+ )?(?:brother|sister|wife|husband|son|daughter|father|mother|cousin|uncle|aunt|nephew|niece|widow"
    r"|widower|girlfriend|boyfriend|friend|fianc\w+)\b"
)
_DOING = re.compile(r"\w+ing (?:as|for|in|to|on|at|with|the|an?|by|of|from|his|her)\b")
_FIRST_OF_TWO = re.compile(r"an? [^,]+?(?= and )")
"""The first of two parts ("a pilot and author of the report")."""
_CUT_SHORT = re.compile(r"\b(?:St|Mt|Ft|Dr|Mr|Mrs|Ms|No|vs|in (?:19|20)\d\d)$")
"""Where the dot behind a short form was taken for the end of the sentence, the part is not whole; a year at its end is
that of what the sentence tells."""
_INITIALS = re.compile(r"(?:\b(?:[A-Z]\.)+[A-Z]|\b(?:Co|Inc|Corp|Ltd|Jr|Sr))$")
_NEXT_OF_ROW = re.compile(r", (?:and )?(?:an?|two|three|four|five|six|several|other|another) [a-z]")
"""Behind a part that may be the next person of a row itself ("Ann Lee, a pilot, and two sailors")."""
_PART_ALONE = re.compile(PART)
_IN_FULL = {
    "sen.": "senator", "rep.": "representative", "congressman": "representative", "congresswoman": "representative",
    "gov.": "governor", "gen.": "general", "adm.": "admiral", "col.": "colonel", "maj.": "major", "capt.": "captain",
    "amb.": "ambassador", "advisor": "adviser", "spokeswoman": "spokesman", "chairwoman": "chairman",
}  # fmt: skip
_SAME = {
    "senator": ("senator", "lawmaker", "sen"),
    "representative": ("representative", "lawmaker", "congressman", "congresswoman", "rep"),
    "spokesman": ("spokesman", "spokeswoman", "spokesperson"),
    "chairman": ("chairman", "chairwoman", "chair"),
    "ceo": ("ceo", "chief executive"),
}
"""Other nouns for what an office is."""
_NO_ROLE = frozenset("said says told adds added who whose which that".split())


LONGEST_TITLE = 5
"""Words of a title before which a capital shows that it is longer than a title is read."""
_NAME_CUT = re.compile(r"\b[A-Z][\w’'-]* $")


def find_title(before: str, named: Set[str]) -> str:
    """The words of office at the end of `before`, with their last space, or nothing: what begins a sentence, an office
    that was or may be, the second half of one, and one of a body that only other sentences name are none. `named` are
    words that names of the sentence begin with."""
    found = _TITLE.search(before)
    if found is None:
        return _find_called(before, named)
    lead = _OPENERS.match(found.group())
    lead = lead or (_DOES_TO_OFFICE.match(found.group()) if found.start() == 0 else None)
    title = _OF_OFFICE.sub("", found.group()[lead.end() :] if lead else found.group())
    rest = before[: len(before) - len(title)]
    title = title.removeprefix("state ") if find_head(title) in PARTIES else title
    is_cut = _OFFICE_CUT.search(rest) or _KIND_CUT.search(rest)
    is_begun = lead is None and len(title.split()) >= LONGEST_TITLE and _NAME_CUT.search(rest)
    return "" if is_cut or is_begun or _OF_A_BODY.fullmatch(title) else title


def length_of_office(words: Sequence[str]) -> int:
    """How many of the first words of a name are those of an office, at least two left aside."""
    lengths = range(len(words) - 2, 0, -1)
    return next((n for n in lengths if _TITLE.fullmatch(" ".join(words[:n]) + " ")), 0)


def names_again(title: str, behind: str) -> bool:
    """True if the words between commas behind the name say again what the office is ("Senator Lund, a senator of")."""
    head = find_head(title) or title.split(" ")[-1]
    found = _APPOSED.match(behind)
    again = rf"\b(?:{'|'.join(_SAME.get(head, (head,)))})\b"
    return found is not None and re.search(again, found["role"], re.I) is not None


def find_head(title: str) -> str:
    """The noun of an office in capitals, in small letters and in full ("Ardan Gov." is a governor), or nothing."""
    found = [word for word in title.split() if _PART_ALONE.fullmatch(word)]
    head = found[-1].lower() if found else ""
    return _IN_FULL.get(head, head)


def ends_in_office(before: str) -> bool:
    """True if the words end in those of an office, whoever holds it."""
    return _TITLE.search(before) is not None


def opens_sentence(words: str) -> bool:
    """True if the words are of those that only stand before a title."""
    return _OPENERS.match(words) is not None


def _find_called(before: str, named: Set[str]) -> str:
    """An office in small letters that stands before a name without an article: "Orm campaign spokeswoman"."""
    words = before.split(" ")[:-1]
    if not before.endswith(" ") or not words or words[-1] not in _CALLED:
        return ""
    first = len(words) - 1
    while first and first > len(words) - _LONGEST_CALLED and _belongs(words[first - 1]):
        first -= 1
    if first == 0:
        # A sentence begins with a capital whatever its first word is.
        first = 0 if words[0].lower() in (_CALLED | load_words("modifiers.txt")) or words[0] in named else 1
    title = words[first:]
    if (
        not title
        or title[0] in _OF_SOMEBODY
        or _goes_on_with_name(words, first)
        or (first and not _ends_before(words[first - 1]))
    ):
        return _tail(title)
    return " ".join(title) + " "


def _tail(title: Sequence[str]) -> str:
    """The words in small letters at the end of an office whose name may be cut ("and Orm College port scientist"), if
    they say what he is without it."""
    first = next((n for n, word in enumerate(title) if word[:1].islower()), 0)
    tail = title[first:]
    is_whole = first > 0 and all(word.islower() for word in tail) and tail[-1] not in _OF_SOMEBODY
    return " ".join(tail) + " " if is_whole and tail[0] not in _OF_SOMEBODY else ""


def _goes_on_with_name(words: Sequence[str], first: int) -> bool:
    """True if the name at `first` is only the end of a longer one: "Pilots for Orm president"."""
    joined = first > 1 and words[first - 1] in ("for", "of", "and")
    return joined and words[first][:1].isupper() and words[first - 2][:1].isupper()


def _belongs(word: str) -> bool:
    """True if a word may be part of an office: a name, or one that says of what kind it is."""
    if _BOUNDARY.search(word) or _TIME.match(word) or _OPENERS.match(f"{word} ") or not _WORD_OF_NAME.fullmatch(word):
        return False
    return word[:1].isupper() or word in load_words("modifiers.txt")


def _ends_before(word: str) -> bool:
    """True if an office may begin right behind the word."""
    plain = word.lower()
    if plain in _NOT_HIS:
        return False
    is_function = plain in _FUNCTION or plain in load_words("verbs.txt") or _OPENERS.match(f"{word} ")
    return bool(_BOUNDARY.search(word) or _TIME.match(word) or is_function)


def read_part(behind: str) -> str:
    """The part of a person that the words behind his name give between commas, or nothing."""
    behind = _IN_BRACKETS.sub("", behind)
    found = _APPOSED.match(behind) or _WHO_IS.match(behind)
    if found is None:
        return ""
    role = found.groupdict().get("part") or found["role"]
    words = role.split()
    if words[-1].islower() and _NEXT_OF_ROW.match(behind, found.end()):
        return ""
    parts = part_nouns()
    is_clause = any(word in _NO_ROLE or word in load_words("verbs.txt") - parts for word in words)
    is_clause = is_clause or bool(_DOING.match(role) or _FINITE.search(role))
    is_own = words[0].lower() not in _OF_ANOTHER and not _is_of_next(role)
    if not _is_headed(words) or not is_own or is_clause or _CUT_SHORT.search(role) or is_opinion(role):
        return ""
    if _points_away(role):
        first = _FIRST_OF_TWO.match(role)
        return clean(first[0]) if first and not _points_away(first[0]) and parts & set(first[0].split()) else ""
    is_last = behind[found.end() : found.end() + 1] == "."
    return clean(found["role"]) + ("." if is_last and _INITIALS.search(role) else "")


def _is_headed(words: Sequence[str]) -> bool:
    """True if the head of the first noun phrase is a noun for what a person is ("a senior associate at the port")."""
    first = next((n for n, word in enumerate(words) if word in _JOINS), len(words))
    heads = (n for n in range(first) if words[n].lower() in part_nouns())
    return any(n + 1 == first or words[n + 1].endswith(("ed", "ing", "emeritus")) for n in heads)


def _points_away(role: str) -> bool:
    """True if the words name something as known without its name ("director of the centre"), or are only whose kin
    somebody is ("Orm’s brother")."""
    known = (found for found in _THE.finditer(role) if not _CAPITAL.search(role, found.end()))
    return any(not _SELF_EVIDENT.search(role, found.end()) for found in known) or _KIN_OF.search(role) is not None


def part_nouns() -> frozenset[str]:
    """Nouns for what a person is."""
    return load_words("persons.txt") | load_words("parts.txt") | _CALLED


def _is_of_next(role: str) -> bool:
    """True if the words between commas are the next person of a row."""
    found = _NEXT_OF_LIST.search(role)
    is_person = found is not None and found.group().split(" ")[0] in part_nouns()
    return is_person or _OFFICE_OF_NEXT.search(role) is not None
