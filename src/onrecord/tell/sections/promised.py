"""Promises: what was promised, and what later reports say of it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.model import Commitment, Line, Measure, PromiseHistory, Statement
from onrecord.tell.dates import date_words
from onrecord.tell.printable import choose_printable
from onrecord.tell.quotations import own_words
from onrecord.tell.rank import find_fading, published_day
from onrecord.tell.repeats import speak_alike
from onrecord.tell.sections.coming import is_ahead, tells_of_past
from onrecord.tell.telling import Telling, content_words, overlap, told_when
from onrecord.tell.wording import Refusal, Wording, word_sentence

TURN_WORDS = {
    "kept": "Kept, by later report", "broken": "Later report that goes against it", "withdrawn": "Withdrawn",
    "open": "Since then", "lapsed": "Since then",
}  # fmt: skip
TURNED_BONUS = 2.0
"""What became of a promise is worth as much again as the promise."""
FADING_DAYS = 180
"""A promise half a year old is worth half, as a figure is."""
SAME_MATTER = 0.12
"""Share of words (Jaccard) from which a promise and a later report speak of one matter, so that the line may say that
it was kept or broken; below it both are told side by side. Set on lines that the audit read."""
LEAST_SCORE = 0.5
"""Below it the audit read more plans and conditions than promises."""
_BINDING = re.compile(
    r"\b(?:(?<![’']s )(?<!\bhis )(?<!\bher )(?<!\btheir )promis\w+|pledg\w+|vow(?:s|ed|ing)?|committed"
    r"|commit(?:s|ting)? (?:to|it|him|her|them|our)\w*|under(?:take[sn]?|took|taking)|(?<!would )guarante(?:e[sd]|eing)"
    r"|assur\w+|swears?|swore|sworn|agree[sd] (?:to|that)"
    r"|offer(?:s|ed)? to|(?:will not|won[’']t)(?! (?:rule out|confirm|say|comment|be)\b))\b"
    r"|[“\"][^”\"]*\b(?:I|[Ww]e)(?:[’']ll| will| shall)\b"
)
"""Words by which somebody binds himself; plans and hopes, which the parse may hear as promises, have none. Of twelve
lines that were read, the eight without one were plans, orders or expectations."""
_IN_PASSING = re.compile(
    r"(?:[’']s )?(?:\w+ )?(?:promise|pledge|vow|commitment|guarantee|assurance|obligation|offer)s?\b"
    r"|(?:promis|pledg|vow|guarantee|committ|offer|agree|assur|undertak|swear)ing\b"
)
"""What begins a promise that is only spoken of, or stands beside the news: "his pledge to", "pledging to"."""
_RENEWED = re.compile(
    r"\b(?:reiterat|renew|repeat|restat|reaffirm|reassert)\w+ (?:\S+ ){0,3}$|\b(?:is|are)(?: now| also)? $"
)
"""Before such words: it is made again, or is being made."""
_OLD_TIME = re.compile(
    r"\b(?:repeatedly|consistently|often|frequently|originally|initially|at first|as a candidate|campaign trail"
    r"|(?:during|in) (?:the|his|her|their) (?:\w+ )?campaign|has long|have long)\b",
    re.IGNORECASE,
)
"""Words of a promise that was made before, once or many times."""
_SUPPOSED = re.compile(
    r"^(?:If|Once|Unless|Should|Whether|When)\b|\b(?:declin|den[iy]|refus|fail)\w*\b.* (?:agreed|promised|committed)\b"
)
"""Words by which it has not been made, as far as the sentence tells."""
_IDLE = re.compile(
    r"\b(?:promis\w+|pledg\w+|vow\w*|committed|agree\w*)(?: \w+ly| anew| also)? to (?:\w+ly )?(?:be|do|win|try|hunt"
    r"|stand|fight|remain|look|steer|make|keep fighting)\b(?! (?:up|public|available|acquired|bought|sold)\b)"
)
"""What nobody can see kept: to be strong, to fight on, to do the same."""
_NOBODY = frozenset({"what", "which", "that", "this", "it", "who"})
_DOUBTFUL = re.compile(r"\b(?:could|might|may)\b(?! \d)")
"""Words that tell what a promise may lead to, and not that it was made."""
_BESIDE_NEWS = re.compile(r"\w+ .*\b(?:after|since|because|when|while|although|despite|who|whom|which|where)\b[^,;]*$")
"""Before a promise, the news that its sentence tells: "they fell out after she said that she would not stand"."""
_NOUN = re.compile(r"\b(?:his|her|its|their|\w+[’']s) (?:\w+ )?(?:promise|pledge|vow|commitment)s? (?:to |of |that )?$")
_HAD = re.compile(r"\bhad (?:\w+ )?(?:agreed|promised|pledged|vowed|committed)\b")
"""What was promised at another time: "she fell short of her promise to", "denied that she had agreed"."""
_ALSO = re.compile(r"(?:\S+ ){1,5}also\b|And\b")
_IF = re.compile(r"\b(?:if|unless)\b", re.I)
"""Words that set a condition, and those by which the next sentence goes on with it."""
OLD_DAYS, OLD_FADINGS = 40, 2
"""A promise of six weeks ago of which nothing came is no news; in a record of years, one of twice the days in which
what went before loses half of its worth. Of 26 such lines that were read five could stand."""
LEAST_PROMISED = 0.3
"""Share of its sentence that must be what is promised: less is a bystander's plan or a word in passing."""
_UNDER_WAY = re.compile(
    r"\b(?:is|are|was|were|be|been) (?:\w+ )?(?!during\b)\w+ing\b"
    r"|\b(?:will|would|could|may|might|plans?|hopes?|expects?|wants?)\b"
)
"""Words of a later report on what goes on or is to come: nothing has been done by it yet."""
BESIDE = "A later report"
TOLD_LONGEST = 85
"""Words of a promise together with what followed it."""


def tell_promises(telling: Telling, limit: int) -> tuple[Line, ...]:
    """At most `limit` promises, those that took a turn first, and that an editor would print."""
    return telling.take(_lines(telling), limit)


def _lines(telling: Telling) -> Iterator[Line | None]:
    ranked = sorted(((_worth(telling, h), h) for h in _followed(telling)), key=lambda r: (-r[0], r[1].id))
    sentences = ((worth, telling.shelf.statements[h.statement_id].sentence, h) for worth, h in ranked)
    for _, history in choose_printable(telling, "Promises", sentences):
        statement = telling.shelf.statements[history.statement_id]
        wording = telling.word(statement.sentence)
        if isinstance(wording, Wording):
            wording = word_history(telling, history, wording)
        yield telling.tell(wording, "commitment", told_when(statement))


def _worth(telling: Telling, history: PromiseHistory) -> float:
    """More for a promise on the subject, of a recent report, and for one of which something came."""
    statement = telling.shelf.statements[history.statement_id]
    day = published_day(telling.shelf.article(statement.article_id))
    back = (telling.as_of - day).days if telling.as_of and day else FADING_DAYS
    turned = TURNED_BONUS if history.turns or history.status == "lapsed" else 1.0
    return telling.relevance(statement.sentence) * turned / (1 + max(0, back) / FADING_DAYS)


def _followed(telling: Telling) -> list[PromiseHistory]:
    """Promises on the subject."""
    return [history for history in telling.shelf.account.promises if _is_promise(telling, history)]


def _is_promise(telling: Telling, history: PromiseHistory) -> bool:
    """True if its statement is on the subject, sure, no word in passing, and binds: by its own words, or because later
    reports say what came of it."""
    statement = telling.shelf.statements[history.statement_id]
    return (
        telling.relevance(statement.sentence) > 0
        and statement.score >= LEAST_SCORE
        and _promised_share(statement) >= LEAST_PROMISED
        and not (_is_beside_news(telling, statement) or _is_under_condition_above(telling, statement))
        and (bool(history.turns) or not _HAD.search(telling.shelf.words(statement.sentence)))
        and (bool(history.turns) or not (_is_old(telling, history) or _is_in_passing(telling, statement)))
        and not _DOUBTFUL.search(own_words(telling.shelf.words(statement.sentence)))
        and bool(history.turns or _binds(telling, statement))
    )


def _is_under_condition_above(telling: Telling, statement: Statement) -> bool:
    """True for "He also vowed to shut the port" behind "He said that if they left, they would pay": the condition is of
    both."""
    above = telling.shelf.sentence_above(statement.sentence)
    goes_on = _ALSO.match(telling.shelf.words(statement.sentence)) is not None
    return goes_on and above is not None and _IF.search(telling.shelf.words(above)) is not None


def _is_beside_news(telling: Telling, statement: Statement) -> bool:
    """True if the promise stands in a clause that only dates or explains the news of its sentence, or is an old one
    that the news is measured by."""
    act, sentence = statement.act, statement.sentence
    if not isinstance(act, Commitment) or act.promise.start <= sentence.start:
        return False
    before = telling.shelf.words(replace(sentence, end=act.promise.start))
    return bool(_BESIDE_NEWS.match(before) or _NOUN.search(before))


def _is_old(telling: Telling, history: PromiseHistory) -> bool:
    """True if the promise was reported long before the day of the brief, and is not due after it."""
    day = published_day(telling.shelf.article(telling.shelf.statements[history.statement_id].article_id))
    if day is None or telling.as_of is None or is_ahead(history.due, telling.as_of):
        return False
    return (telling.as_of - day).days > max(OLD_DAYS, OLD_FADINGS * find_fading(telling))


def _is_in_passing(telling: Telling, statement: Statement) -> bool:
    """True if the sentence only speaks of the promise, tells of one of another time or of none that was made, or if
    nobody could see it kept."""
    act, words = statement.act, own_words(telling.shelf.words(statement.sentence))
    if not isinstance(act, Commitment) or _OLD_TIME.search(words) or _SUPPOSED.search(words) or _IDLE.search(words):
        return True
    if act.by.span and telling.shelf.words(act.by.span).lower() in _NOBODY:
        return True
    before = telling.shelf.words(statement.sentence)[: max(0, act.promise.start - statement.sentence.start)]
    is_spoken_of = _IN_PASSING.match(telling.shelf.words(act.promise)) and not _RENEWED.search(before)
    return bool(is_spoken_of) or tells_of_past(telling, statement)


def _promised_share(statement: Statement) -> float:
    """How much of its sentence is what is promised, 0 to 1."""
    act, sentence = statement.act, statement.sentence
    if not isinstance(act, Commitment):
        return 1.0
    inside = min(act.promise.end, sentence.end) - max(act.promise.start, sentence.start)
    return max(0, inside) / (sentence.end - sentence.start)


def word_history(telling: Telling, history: PromiseHistory, promise: Wording) -> Wording | Refusal:
    """The promise with its latest turn behind it, or with what was not found."""
    shelf, dated = telling.shelf, telling.date_report(promise)
    if isinstance(dated, Refusal):
        return dated
    for turn in reversed(history.turns):
        later = shelf.statements.get(turn.statement_id)
        if later is None or turn.statement_id == history.statement_id:
            continue
        second = word_figure_or_sentence(telling, later)
        if isinstance(second, Refusal) or not speak_alike(promise.text, second.text):
            continue
        if len(f"{promise.text} {second.text}".split()) > TOLD_LONGEST:
            continue
        day = shelf.article(later.article_id).published.day
        same = overlap(content_words(promise.text), content_words(second.text)) >= SAME_MATTER
        is_done = turn.status != "kept" or not _UNDER_WAY.search(telling.shelf.words(later.sentence))
        turned = TURN_WORDS[turn.status] if same and is_done else BESIDE
        reported = f" ({date_words(day.isoformat(), None)})" if day else ""
        return Wording(
            f"{dated.told} {turned}{reported}: {second.text}",
            (*promise.spans, *second.spans),
            (*promise.rules, *second.rules, f"{turn.status}: {turn.why}"),
            is_placed=day is not None,
        )
    if history.status == "lapsed":
        read = history.later_articles_read
        rule = f"lapsed: due {history.due.edtf if history.due else ''}, {read} later articles read"
        text = f"{dated.told} No later report here ({read} read) says that it was done."
        rules = (*promise.rules, rule, "No later report in this record")
        return Wording(text, promise.spans, rules, is_placed=bool(dated.reported))
    if not _binds(telling, shelf.statements[history.statement_id]):
        return Refusal("a plan of which nothing came that can be told")
    return dated


def _binds(telling: Telling, statement: Statement) -> bool:
    return _BINDING.search(telling.shelf.words(statement.sentence)) is not None


def word_figure_or_sentence(telling: Telling, statement: Statement) -> Wording | Refusal:
    """The statement's sentence or, if it cannot stand, another of its article that gives the same figure."""
    act = statement.act
    wording = word_sentence(telling.shelf, statement.sentence, telling.dating)
    if isinstance(wording, Wording) or not isinstance(act, Measure):
        return wording
    for other in telling.shelf.readings[statement.article_id].statements:
        same = isinstance(other.act, Measure) and other.act.topic == act.topic
        if same and isinstance(other.act, Measure) and other.act.amount.low == act.amount.low:
            again = word_sentence(telling.shelf, other.sentence, telling.dating)
            if isinstance(again, Wording):
                return again
    return wording
