"""What a sentence leaves to those around it: words inside it that point at what it does not say."""

import re
from functools import cache
from importlib.resources import files
from itertools import chain

from onrecord.model import Claim, Mention, Span
from onrecord.tell.comparing import find_compared
from onrecord.tell.definites import find_untold
from onrecord.tell.quotations import QUOTED
from onrecord.tell.referents import is_half_named, load_words
from onrecord.tell.shelf import Shelf, content_words
from onrecord.tell.speakers import find_unnamed_speaker

_OF_DEED = (
    r"(?! (?:of|on|against|that|which|near|by|from|for|at|to|who|over|around|when|where|between|with)\b"
    r"| in (?:[A-Z]|the\b)| (?:deaths?|spree|victims?|suspects?)\b|[’'])"
)
"""Not where the deed is described behind its noun, or describes another ("the shooting death of Ann Orm")."""
_NAME = re.compile(r"(?<=[\s“\"(-])[A-Z]")
_HIMSELF = re.compile(r"\b(?:he|she|they|it|his|her|their|its)\b")
_OF_DAY = re.compile(r"(?:['’]s)? (?:Day|Eve)\b")
"""Behind a name that a holiday has."""
_OF_HIMSELF = frozenset({"denies", "promises"})
"""Stances to one's own deeds."""
_ONE_NAME = re.compile(r"[A-Z][\w-]+")
_HE = re.compile(r"\b(?:he|she|him|her|his)\b", re.I)
_DEATH_OF = (
    r"\b{name}[’']s (?:death|killing|murder|funeral|last words)\b"
    r"|\b(?:death|killing|murder|funeral) of (?:[A-Z][\w.’'-]+ ){{0,3}}{name}\b"
)
_OF_PAGE = re.compile(r"\b(?:here|this (?:page|story|article|post|video|column))\b", re.I)
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms)\. [A-Z]")
BEGINNING = 40
"""Characters within which a sentence begins with its speaker: an office and a nation before the name."""


@cache
def load_loose() -> tuple[re.Pattern[str], ...]:
    """The patterns of words that point out of their sentence."""
    table = (files("onrecord.tell") / "loose.tsv").read_text("utf-8").splitlines()[1:]
    return tuple(re.compile(row.split("\t")[0]) for row in table)


@cache
def load_bare() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Deeds that a sentence calls known and does not describe ("claimed the attack in a message"), and the beginnings
    of words that may have told of them earlier in it."""
    rows = (row.split("\t") for row in (files("onrecord.tell") / "bare.tsv").read_text("utf-8").splitlines()[1:])
    return tuple(
        (re.compile(rf"\bthe (?:{nouns})\b{_OF_DEED}"), re.compile(rf"\b(?:{told})", re.I)) for nouns, told, _ in rows
    )


@cache
def load_deeds() -> re.Pattern[str]:
    """Any of the deeds of the table behind "the", by which most sentences are passed over at once."""
    rows = (row.split("\t")[0] for row in (files("onrecord.tell") / "bare.tsv").read_text("utf-8").splitlines()[1:])
    return re.compile(rf"\bthe (?:{'|'.join(rows)})\b")


def find_loose_words(words: str, *, opens: bool = False) -> str | None:
    """The first words of the sentence that a reader of it alone cannot place, or None; one that `opens` its report may
    say them, where it stands by itself."""
    found = (m.group() for pattern in load_loose() if (m := pattern.search(words)))
    bare = (
        deed.group()
        for deeds, told in (load_bare() if load_deeds().search(words) else ())
        for deed in deeds.finditer(words)
        if not told.search(words[: deed.start()])
    )
    return next((loose for loose in chain(found, bare) if not (opens and stands_by_itself(words, loose))), None)


def find_leaning(
    shelf: Shelf, sentence: Span, words: str, asked: frozenset[str] = frozenset(), *, opens: bool = False
) -> str | None:
    """Why the `words` of the sentence say too little to a reader of them alone, or None; what was `asked` is known.
    One that `opens` its report says itself, or in its title, what it calls known further on."""
    found = (
        find_loose_words(words, opens=opens)
        or find_untold(shelf, sentence, words, asked)
        or find_compared(shelf, sentence, words, asked)
    )
    if found and not (opens and stands_by_itself(words, found)):
        return f"says “{found}”, which another sentence tells of"
    if not asked & content_words(words) and names_only_speaker(shelf, sentence):
        return "names nobody and no place but who says it"
    unknown = find_half_named(shelf, sentence, asked)
    if unknown:
        return f"names “{unknown}” and says no more of who that is"
    by_one_name = find_by_one_name(shelf, sentence)
    if by_one_name:
        return f"gives its speaker as “{by_one_name}” and no full name"
    unnamed = find_unnamed_speaker(shelf, sentence, find_sources(shelf, sentence))
    if unnamed:
        return f"lets “{unnamed}” speak and does not name who that is"
    pronoun = find_pronoun_of_nobody(shelf, sentence, words)
    if pronoun:
        return f"quotes “{pronoun}” of somebody whom it does not name"
    of_the_dead = find_name_of_dead(shelf, sentence)
    return f"lets “{of_the_dead}” speak, of whose death its report tells" if of_the_dead else None


def stands_by_itself(words: str, loose: str) -> bool:
    """True if the first sentence of a report, which none stands before, may call so what it tells of: not where it
    begins with it, or is of the page and not of the news, or gives a surname alone, as sentences further on do."""
    return words.find(loose) >= BEGINNING and _OF_PAGE.search(loose) is None and _TITLED.search(words) is None


def find_name_of_dead(shelf: Shelf, sentence: Span) -> str | None:
    """The bare surname by which the sentence names who says what it tells, if its report tells of the death of one who
    bears it: a brother or a widow speaks."""
    names = ((source, shelf.words(source)) for source in find_sources(shelf, sentence))
    bare = ((source, name) for source, name in names if _ONE_NAME.fullmatch(name))
    return next((name for source, name in bare if tells_of_death(shelf, source, name)), None)


def tells_of_death(shelf: Shelf, at: Span, name: str) -> bool:
    """True if the report in which `at` stands tells of the death of one who bears the name."""
    text = shelf.article(at.article_id).text
    return re.search(_DEATH_OF.format(name=re.escape(name)), text) is not None


def find_by_one_name(shelf: Shelf, sentence: Span) -> str | None:
    """Who says what the sentence tells, if a person whom the article calls by one name throughout ("Jean added"), or
    whose bare surname the parse took for something else."""
    sources = find_sources(shelf, sentence)
    speakers = (m for m in shelf.mentions_in(sentence) if m.name and any(m.span == source for source in sources))
    by_one = (m for m in speakers if " " not in str(m.name))
    return next((m.name for m in by_one if m.kind == "PERSON" or _is_mistaken_surname(shelf, m)), None)


def _is_mistaken_surname(shelf: Shelf, mention: Mention) -> bool:
    """True for a name of one word of an unknown body or place that stands behind a given name above it."""
    if mention.entity is not None and not mention.entity.startswith("org:"):
        return False
    above = (m for m in shelf.reading(mention.span).mentions if m.span.end <= mention.span.start)
    surname = re.compile(rf"[A-Z][a-z]+ {re.escape(shelf.words(mention.span))}")
    return any(surname.fullmatch(shelf.words(m.span)) for m in above if m.entity != mention.entity)


def find_pronoun_of_nobody(shelf: Shelf, sentence: Span, words: str) -> str | None:
    """The first "he" or "she" in what the sentence quotes, if it names nobody but who says it, and nobody by a part."""
    quoted = (_HE.search(found.group()) for found in QUOTED.finditer(words))
    pronoun = next((found.group() for found in quoted if found), None)
    sources = find_sources(shelf, sentence) if pronoun else []
    if not sources or content_words(words) & load_words("persons.txt"):
        return None
    named = (m for m in shelf.mentions_in(sentence) if m.kind == "PERSON")
    return None if any(not any(source.overlaps(m.span) for source in sources) for m in named) else pronoun


def find_sources(shelf: Shelf, sentence: Span) -> list[Span]:
    """Where the sentence names who says what it tells."""
    claims = (s.act for s in shelf.statements_in(sentence) if isinstance(s.act, Claim))
    return [claim.source.span for claim in claims if claim.source.span and sentence.covers(claim.source.span)]


def names_only_speaker(shelf: Shelf, sentence: Span) -> bool:
    """True if all names of the sentence are those of who says it, or of a people, which is neither a place nor anybody:
    "A child was killed, the army of Ardan said"."""
    claims = [s.act for s in shelf.statements_in(sentence) if isinstance(s.act, Claim)]
    sources = [claim.source.span for claim in claims if claim.source.span and sentence.covers(claim.source.span)]
    if not sources or any(_speaks_of_himself(shelf, sentence, claim) for claim in claims):
        return False
    nations = [m.span for m in shelf.mentions_in(sentence) if m.kind == "NORP"]
    if any(not any(held.overlaps(m.span) for held in (*sources, *nations)) for m in shelf.mentions_in(sentence)):
        return False
    words = shelf.words(sentence)
    places = (sentence.start + m.start() for m in _NAME.finditer(words))
    return all(any(held.start <= place < held.end for held in (*sources, *nations)) for place in places)


def _speaks_of_himself(shelf: Shelf, sentence: Span, claim: Claim) -> bool:
    """True if the sentence begins with the speaker, and what he says is of himself ("Orm says that he will leave"), or
    answers what was said of him."""
    source = claim.source.span
    if source is None or not sentence.start <= source.start < sentence.start + BEGINNING:
        return False
    return claim.stance in _OF_HIMSELF or _HIMSELF.search(shelf.words(claim.content)) is not None


def find_half_named(shelf: Shelf, sentence: Span, asked: frozenset[str] = frozenset()) -> str | None:
    """The first person of the sentence of whom its article gives one name only, unless the question does or several
    reports name him: "the port's owner and Sturm are charged"."""
    text = shelf.article(sentence.article_id).text
    of_days = (m for m in shelf.mentions_in(sentence) if m.name and not _OF_DAY.match(text, m.span.end))
    people = (m.name for m in of_days if m.name and is_half_named(shelf, m))
    return next((name for name in people if not asked & content_words(name)), None)
