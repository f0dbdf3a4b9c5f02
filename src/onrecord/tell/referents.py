"""Whether a sentence can stand alone, and what to do when it begins with a word that points elsewhere."""

import re
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from onrecord.model import Mention, Span
from onrecord.tell.quotations import QUOTED, own_words
from onrecord.tell.shelf import Shelf

_PRONOUN = re.compile(
    r"^(?P<lead>[“\"‘']?)(?P<word>he|she|it|they|his|her|its|their|him|them|we|our|i|my)\b(?P<clitic>['’](?:s|ve|d|ll|re)\b)?",
    re.I,
)
_POSSESSIVE = {"his", "her", "its", "their"}
_MARKS = "“\"‘"
"""Marks with which a quotation begins, whose first words point elsewhere as any others do."""
_FIRST_PERSON = {"we", "our", "i", "my"}
_DEFINITE = re.compile(
    r"^(?:(?:after|before|during|despite|following|amid|in|since|under|with) "
    r"|(?:on|in|by|since) (?-i:[A-Z])\w+(?: \d+)?, )?the (?P<rest>[^,.;:–—]+)",
    re.I,
)
_TIME_FIRST = re.compile(
    r"^This (?:week|weekend|month|year|morning|afternoon|evening|spring|summer|autumn|fall|winter),? (?=(?:the )?[A-Z])"
)
"""A time of its report and then a name: the line says which week it is."""
_INTRODUCING = frozenset(
    "of that which who whose to in on for between against at by from with over under inside near".split()
)
_PERSONAL = re.compile(r"\b(?:he|she|his|her|him)\b", re.I)
_EARLY_POSSESSIVE = re.compile(r"(?P<before>(?:\S+ ){1,5}?)(?P<word>its|their) ")
_AFTER_ADJUNCT = re.compile(
    r"^(?:[A-Z“\"][^A-Z,]{0,60}|(?:As|Like|Unlike) [^,]{0,60}), (?P<word>it|they|he|she)\b"
)
"""A pronoun for a subject behind first words that name nobody: "After the war, it annexed"."""
_NAMELESS = frozenset(
    "at in on of to for with by from after before during among under over since about some many most several few half "
    "all none part parts one two three four five six seven eight nine ten dozens hundreds thousands members".split()
)
"""First words that name nobody a possessive could point to: "At least 25 of its members"."""
_BEFORE_OBJECTS = frozenset("the a an its their his her part some more most all no both half".split())
SHORTEST_VERB = 4
"""Letters: shorter words in -s ("as", "this", "thus", "its") are none."""
KNOWN_REPORTS = 3
"""Reports in which a surname must stand (all of fewer) to be known without a first name."""
STEM = 5
"""Letters that two forms of one noun share ("attack", "attacks")."""
_NOUNS_IN_LY = frozenset("family assembly ally rally monopoly anomaly reply supply daily weekly monthly bully".split())
_LETTERS = re.compile(r"[^\W\d_]+")
_GOES_ON = "to|of|far|too|much|many|long|that|was|were|is|are|did|does|do|has|have|had"
"""Words by which what looked like a connective is the beginning of a phrase ("in addition to", "so far", "so was")."""
_CLITIC_VERB = re.compile(
    r"\b(?:it|he|she|that|there|here|what|who|where)['’]s\b|['’](?:re|ve|ll|d)\b|n['’]t\b", re.I
)
_ONE_CLAUSE = re.compile(
    r"(?:[A-Z][\w.’'-]* )+(?:(?:is|was|has|had|will|would|may|could|did|does|not|be|been) )*\w+ (?:out |off |up )?"
)
"""A name and its verb: no subject is its own object ("Orm is waiting him out")."""
_OBJECT = re.compile(r"(?<=\bher)(?:[,.;:]| (?:and|for|from|in|on|at|to|as|after|with|of|against)\b)")
"""Behind "her", where it is no possessive."""
_OF_PERSONS = frozenset({"he", "she", "his", "her", "him"})
_WITHIN = re.compile(r"\b(?:for|of|to|by|with|who|whom|whose|which|that)\b", re.IGNORECASE)
"""Before a name that only says whose or which one somebody is."""
_RIVAL_KINDS = {True: frozenset({"PERSON"}), False: frozenset({"PERSON", "ORG", "GPE", "GROUP", "NORP"})}
SELF_EVIDENT = frozenset(
    "world public media government president country nation region economy war international global".split()
)
"""Heads that need no introduction in news."""
NOUN_PHRASE_WORDS = 6
"""How far into a sentence the head noun of its first phrase is looked for."""


@dataclass(frozen=True, slots=True)
class Start:
    """How a sentence begins: `kind` plain, pronoun, pointer or definite; `word` the first words it turns on."""

    kind: str
    word: str = ""
    possessive: bool = False


def read_start(words: str) -> Start:
    """How `words` begin, a time of their report aside."""
    words = _TIME_FIRST.sub("", words)
    pronoun = _PRONOUN.match(words)
    if pronoun:
        word = pronoun["word"]
        kind = "first person" if word.lower() in _FIRST_PERSON else "pronoun"
        return Start(kind, word, word.lower() in _POSSESSIVE)
    if load_pointers().match(words.lstrip(_MARKS)):
        return Start("pointer", words.split(" ", 1)[0])
    definite = _DEFINITE.match(words)
    if definite and not _is_introduced(definite["rest"]):
        return Start("definite", definite.group(0).strip())
    return Start("plain")


def _is_introduced(rest: str) -> bool:
    """True if the phrase after "the" says itself what it means ("the withdrawal of US troops")."""
    words = rest.split()[:NOUN_PHRASE_WORDS]
    for position, word in enumerate(words):
        if word[:1].isupper() or word[:1].isdigit() or (position < 2 and word.lower() in SELF_EVIDENT):
            return True
        owns = word.endswith(("’s", "'s"))
        if position == 0 and owns:  # "the couple's ability to": whose, another sentence says
            return word[:-2].lower() in SELF_EVIDENT
        if position and _ends_phrase(words, position):
            return False
        if position and (owns or _introduces_more(words, position)):
            return True
    return False


def _ends_phrase(words: list[str], position: int) -> bool:
    """True for the verb behind a noun phrase: one of the list, a past tense, or a word in -s before "that"."""
    word = words[position]
    adverb = position == 1 and words[0].endswith("ly") and words[0] not in _NOUNS_IN_LY
    if adverb and word.endswith("ed"):  # "the closely guarded bill": no verb before a noun
        return False
    says = word.endswith("s") and words[position + 1 : position + 2] == ["that"]
    return says or word in load_words("verbs.txt") or word.endswith("ed") or _is_verb(words, position)


def _introduces_more(words: list[str], position: int) -> bool:
    """True for a word after which the phrase says what it means; "in part" and "at once" say nothing."""
    following = words[position + 1] if position + 1 < len(words) else ""
    return words[position] in _INTRODUCING and following not in ("part", "once", "turn", "effect", "question")


def is_opinion(words: str) -> bool:
    """True if the sentence judges or prescribes in its own voice; what stands in quotation marks is another's."""
    own = own_words(words).lower().split()
    return any(word.strip(".,;:’'") in load_words("opinions.txt") for word in own)


def has_verb(words: str) -> bool:
    """True if a word of the sentence may be its finite verb; a list of figures has none."""
    verbs, plain = load_words("verbs.txt"), [word.strip(".,;:”\"’'") for word in words.split()]
    if any((word.endswith("ed") and word[0].islower()) or word in verbs or _is_verb(plain, at)
           for at, word in enumerate(plain)):  # fmt: skip
        return True
    return bool(_CLITIC_VERB.search(words))


def _is_verb(words: list[str], position: int) -> bool:
    """True for a word in -s before an object: "The step shifts part of the burden"."""
    following = words[position + 1].lower() if position + 1 < len(words) else ""
    word = words[position]
    return len(word) > SHORTEST_VERB and word.endswith("s") and following in _BEFORE_OBJECTS


def _rows() -> list[list[str]]:
    table = (files("onrecord.tell") / "pointers.tsv").read_text("utf-8").splitlines()[1:]
    return [row.split("\t") for row in table]


@cache
def load_pointers() -> re.Pattern[str]:
    """First words of a sentence that point to another one."""
    return re.compile(rf"^(?:{'|'.join(row[0] for row in _rows())})(?!\w)", re.IGNORECASE)


@cache
def load_connectives() -> re.Pattern[str]:
    """First words that only join a sentence to the one before, and can be left out."""
    plain = "|".join(row[0].rstrip(",") for row in _rows() if row[1] == "yes")
    return re.compile(rf"^(?:{plain})\s*,?\s+(?!(?:{_GOES_ON})\b)", re.IGNORECASE)


@cache
def load_words(name: str) -> frozenset[str]:
    """The words of a list: verbs.txt, common verb forms that end a noun phrase (regular past tenses are known by
    their ending); pasts.txt, past tenses that are not; participles.txt, participles that are neither; persons.txt,
    nouns that name a person by his part; opinions.txt, words that judge or prescribe."""
    return frozenset((files("onrecord.tell") / name).read_text("utf-8").split())


def introduces(shelf: Shelf, before: Span, sentence: Span, start: Start) -> bool:
    """True if `before` says what the definite phrase that begins `sentence` means: by its noun, or by coreference."""
    phrase = sentence.start, sentence.start + len(start.word)
    for cluster in shelf.reading(sentence).coreference:
        if any(phrase[0] <= s.start < phrase[1] for s in cluster) and any(before.overlaps(s) for s in cluster):
            return True
    stems = {word[:STEM].lower() for word in _LETTERS.findall(shelf.words(before))}
    nouns = [word for word in _LETTERS.findall(start.word)[1 : NOUN_PHRASE_WORDS] if len(word) >= STEM]
    return any(noun[:STEM].lower() in stems for noun in nouns)


def drop_connective(words: str) -> tuple[str, str | None]:
    """`words` without a leading connective ("However, ..."), and the rule if one was dropped."""
    found = load_connectives().match(words)
    if not found:
        return words, None
    rest = words[found.end() :]
    return rest[:1].upper() + rest[1:], f"connective left out: “{found.group(0).strip()}”"


def named_referent(shelf: Shelf, sentence: Span, word: str) -> tuple[str, Span] | None:
    """The name behind the pronoun that begins `sentence`, and the nearest earlier place that says it.

    Only where the parse joins the two and no other person is named since: a wrong name is worse than none.
    """
    reading = shelf.reading(sentence)
    at = sentence.start + shelf.words(sentence).lower().find(word.lower())
    cluster = next((c for c in reading.coreference if any(s.start == at for s in c)), None)
    before = shelf.sentence_before(sentence)
    if cluster is None or before is None:
        return None
    named = [m for m in reading.mentions if m.name and before.start <= m.span.start < at]
    personal = word.lower() in _OF_PERSONS
    joined = [m for m in named if any(_heads(shelf, m, s, personal) for s in cluster)]
    rivals = {m.entity for m in named if m.kind in _RIVAL_KINDS[personal]}
    if not joined or is_half_named(shelf, joined[-1]) or len(rivals - {joined[-1].entity}) > 0:
        return None
    before_it = (m for m in named if m.kind == "ORG" and m.span.start < joined[-1].span.start)
    is_first = all(m.entity == joined[-1].entity for m in before_it)
    if personal and not is_first:  # "Sinn made no mention of Lee": a name read as a body's
        return None
    if personal and _is_of_namesakes(shelf, joined[-1]):
        return None
    return " ".join(shelf.words(joined[-1].span).split()), joined[-1].span


def _heads(shelf: Shelf, mention: Mention, joined: Span, personal: bool) -> bool:
    """True if the name is that of what is joined, and no name within it: not "Ardan" of "a spokesman for Ardan"."""
    if not joined.overlaps(mention.span) or (personal and mention.kind != "PERSON"):
        return False
    before = shelf.words(joined)[: max(0, mention.span.start - joined.start)]
    return not (personal and _WITHIN.search(before))


def _is_of_namesakes(shelf: Shelf, mention: Mention) -> bool:
    """True if the article names two persons by the last name: "he" of "Lund’s son" may be either."""
    last = (mention.name or "").split(" ")[-1]
    people = (m for m in shelf.reading(mention.span).mentions if m.kind == "PERSON" and m.name)
    return len({m.entity for m in people if (m.name or "").split(" ")[-1] == last}) > 1


def is_half_named(shelf: Shelf, mention: Mention) -> bool:
    """True for a person whom the article calls by one name throughout, and few reports name; or by a given name before
    it gives the surname."""
    name = (mention.name or "").strip()
    if _is_given_name(shelf, mention, name):
        return True
    known = shelf.held[name.lower()] >= min(KNOWN_REPORTS, len(shelf.readings))
    if mention.kind != "PERSON" or not name or " " in name or known:
        return False
    same = (m for m in shelf.reading(mention.span).mentions if m.entity == mention.entity)
    return all(" " not in (m.name or "") for m in same)


def _is_given_name(shelf: Shelf, mention: Mention, name: str) -> bool:
    """True if the words are the given name of a person whom only the article names, and below: of a colleague, whom
    the outlet's readers know, and who need not be the bearer of that name."""
    if mention.kind != "PERSON" or not (mention.entity or "").startswith("person:") or " " not in name:
        return False
    if shelf.words(mention.span) != name.split(" ")[0]:
        return False
    same = (m for m in shelf.reading(mention.span).mentions if m.entity == mention.entity)
    return all(m.span.start >= mention.span.start for m in same if " " in shelf.words(m.span))


def tells_of_person(shelf: Shelf, sentence: Span) -> bool:
    """True if the sentence names a person, or tells of one: what begins a report has none before it that its pronouns
    could point to."""
    words = shelf.words(sentence).lower().split()
    named = any(m.kind == "PERSON" for m in shelf.mentions_in(sentence))
    parts = load_words("persons.txt") | load_words("parts.txt")
    return named or "who" in words or not parts.isdisjoint(word.strip(",.’'") for word in words)


def find_loose_pronoun(shelf: Shelf, sentence: Span) -> str | None:
    """The first pronoun of the sentence that stands before any name it could point to, or None."""
    words = shelf.words(sentence)
    subject = _AFTER_ADJUNCT.match(words)
    if subject:
        return subject["word"]
    possessive = _EARLY_POSSESSIVE.match(words)
    if possessive:
        first, *others = possessive["before"].split()
        if first.lower() in _NAMELESS and not any(word[0].isupper() for word in others):
            return possessive["word"]
    found = _PERSONAL.search(QUOTED.sub(lambda quoted: " " * len(quoted.group()), words))
    if found is None:
        return None
    reach = sentence.start + found.start()
    quoted = [(q.start() + sentence.start, q.end() + sentence.start) for q in QUOTED.finditer(words)]
    people = (m.span.start for m in shelf.mentions_in(replace(sentence, end=reach)) if m.kind == "PERSON")
    spoken = [at for at in people if not any(start <= at < end for start, end in quoted)]
    if spoken:
        between = words[spoken[-1] - sentence.start : found.start()]
        is_object = found.group() == "him" or _OBJECT.match(words, found.end())
        is_self = is_object and len(spoken) == 1 and _ONE_CLAUSE.fullmatch(between)
        return found.group() if is_self else None
    if found.group().lower() == "him":  # "whose spokesman had accused him": no subject is its own object
        return found.group()
    before = set(words[: found.start()].lower().split())
    return None if before & load_words("persons.txt") else found.group()
