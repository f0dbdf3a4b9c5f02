"""Why a sentence of a source is no line of a brief: headings, fragments, opinions, what speaks of itself."""

import re
from dataclasses import replace

from onrecord.model import Claim, Span
from onrecord.tell.captions import is_caption, is_under_picture
from onrecord.tell.comments import is_comment
from onrecord.tell.quotations import own_words, stands_inside
from onrecord.tell.referents import has_verb, is_opinion
from onrecord.tell.shelf import Shelf
from onrecord.tell.voices import is_writers_own

LONGEST = 48
"""Words of a line. Above that a reader loses the thread; the median sentence of agency news has 24."""
SHORTEST = 5
TITLE_WORDS = 5
"""Words from which a title stands in no sentence by chance."""
_NUMBERED = re.compile(
    r"^\d{1,2}[.)] |^[-–—•*]|^(?:One|Two|Three|Four|Five|First|Second|Third), "
    r"|^(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? \d{4})? ?[:–—-] |^[A-Z][a-z]{2,8}\.? \d{4} ?: "
    r"|^[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,4}: (?:an?|the|his|her|who|former) "
    r"|^\d{1,2}:\d\d (?:[ap]\.m\.|[AP]M)[^,.]{0,4}: "
)
"""An item of a list or of a table of dates, whose heading is not told."""
_LABEL = re.compile(
    r"^(?:[●•▪■►] ?|[A-Z][a-z]+(?: [a-z]+){0,4}: (?=[A-Z])"
    r"|(?:Related|See also|Read more|Watch|Listen) (?=[A-Z]\w+ [a-z]))"
)
"""The label of what follows ("To recap: Orm left"), of another report or of a film, or the mark of an item."""
_BUTTON = re.compile(
    r"\b[A-Z]{3,5}[’']s [A-Z]\w+ [A-Z]\w+ (?:discusses|explains|talks|joins|weighs|speaks)\b"
    r"|^(?:CLOSE|WATCH|READ|LISTEN|SHARE|VIDEO|PHOTOS?|MORE|RELATED|UPDATED?|BREAKING|EXCLUSIVE|OPINION)\b"
    r"|^(?:(?:Facebook|Twitter|Pinterest|WhatsApp|LinkedIn|Email|Share|Print)\b ?){2,}"
    r"|\bPlay Video\b|^Show Hide\b|\bJUST WATCHED\b|\bReplay More Videos\b"
    r"|^(?:Update|Correction|Clarification|Editor[’']s [Nn]ote)\b[,:]"
)
"""What a page offers to press, or says of itself, run into the sentence that follows it."""
_ADDRESS = re.compile(r"https?://|\bpic\.twitter|\bt\.co/|\b[\w-]+\.(?:com|co\.uk|org|net|gov)/\w")
"""A message copied from elsewhere, with its address."""
_ON_NAME = re.compile(r"\b([A-Z][a-z]{2,})(?=[A-Z])")
"""A name with a capital run on to it: two names without a space, or one in two pieces ("MacArthur")."""
_SPEAKER_LABEL = re.compile(r"^[A-Z]{2,}(?: [A-Z]+)?(?: \d{1,2})?: ")
_END = re.compile(r"[.!?…][\"”’')\]]*$")
_FIRST_PERSON = re.compile(r"\b(?:I|we|our|my|me|us|[Yy]ou|[Yy]our)\b")
_GLUED = re.compile(
    r"[a-z0-9]{2}(?:[.!?]|\.\.\.|…)[”\"’'“‘]?(?:Mc|Mac)?[A-Z][a-z]+,? |[a-z]{2}[:;][A-Z][a-z]| [|►▶] |^[|►▶]"
)
"""Two sentences without a space between them, or with a stroke: what is cited is more than one sentence."""
_CAPITALS = re.compile(r"^(?:[A-Z][A-Z’']+[,:]? ){3,}")
"""A heading in capitals that runs on into the sentence."""
_POSTED = re.compile(r"(?<![\w.])[@#][A-Za-z_]\w+|\bpic\.twitter\b")
"""What was posted by somebody whom the sentence does not name."""
_SIGNED = re.compile(r"[^\n]{0,300}?\(@\w{2,30}\) ")
"""Behind the words, who posted them: they are quoted, without marks."""
_HEADLINE = re.compile(r"^[A-Z][\w.’'-]+(?: (?:of )?[A-Z][\w.’'-]+){0,5}: (?![“\"‘'])[A-Z]")
"""A heading gives its speaker so; a sentence has quotation marks behind the colon."""
_DIGEST = re.compile(
    r"^(?=[^-]*\b[a-z]{2,} [^-]*-)(?!\S+ -)"
    r"(?:(?!\b(?:sa(?:id|ys?)|is|are|was|were|ha(?:s|ve|d)|will|would)\b)[^.,;:“”\"]){3,60}"
    r" - (?:[A-Z]|“)(?!.* - )"
)
"""The heading of an item of a digest, which ends in a stroke."""
_NO_MAIN_CLAUSE = re.compile(r"^(?P<subject>[^,]+), (?:who|which|where)\b[^,]*$")
"""All that is told of somebody stands in a clause beside the name."""
_TITLE_LAST = re.compile(
    r"\b(?:Adm|Gen|Lt|Col|Maj|Capt|Cmdr|Sgt|Rep|Sen|Gov|Dr|Mr|Mrs|Ms|Prof|Rev|Hon|St)\.$"
    r"|(?:,|\b(?:annual|former|senior|several|some|many|most|other|two|three|that|as)) U\.[KNS]\.$"
)
"""A title whose name was cut off, or "senior U.S." without its officials."""
_PARTY_LAST = re.compile(r"\((?:R|D|I)\.?[-–—][A-Z][A-Za-z]{1,5}\.(?:[A-Z]\.)?\)$")
"""A party and its state: the stop is that of the state, and the sentence went on."""
_TWICE = re.compile(
    r"(?<![\w’'-])(?:(the|an?|of|to|on|at|for|by|from|with|and|or|he|she|they|was|were|are|be|said|will|would|as) \1"
    r"|(?:the|an?) (?:the|an?|he|she|they|it|his|their))(?![\w’'-])"
)
"""A small word that was printed twice, or one in the place of another: something was left standing or lost."""
_SLIP = re.compile(
    r"(?<![\w’'-])(?:the|an?) (?:that|this|these|those|of|to|and|or|is|was|are|were|has|had|have|would|not the|which"
    r"|with|from)(?![\w’'-])"
    r"|(?<![\w’'“\"-])"
    r"(?!(?:had|that|very|so|no|really|many|long|win|day|ha|much|far|is|bye|on|in) )([a-z]{2,}) \1(?![\w’'-])"
    r"|\b([A-Z][a-z]+ \d{1,2}), \2\b"
    r"|\bh(?:as|ave|ad) (?:became|began|went|came|took|gave|did|wrote|spoke|broke|chose|drove|fell|flew|knew|rose|ran"
    r"|threw|wore|stole|shook|ate|swore)\b"
    r"|\b(?:before|after|while|when|as|that|because) (?:he|she|they) (?!bring|king)[a-z]{2,}ing\b"
    r"|\bsaid (?:believed|thought|felt|knew|wanted|believes|thinks)\b"
    r"|\bthe (?:answer|result|cause|leader|member|author|target|subject|victim) (?:an?|the)\b"
    r"|\b(?:Majority|Minority) (?!(?:Leader|Whip|Party|Report|Staff|Counsel|Rights|Business)s?\b)[A-Z][a-z]+ [A-Z]"
    r"|[a-z]{2},[a-z]{2,}"
)
"""What no editor lets stand: an article before no noun, a word twice running, "has became", "before he leaving", a word
left out ("the result a mistake", "Senate Majority Ann Orm") and a comma without its space. Of 10 lines that readers saw
none was fit."""
_ASKED = re.compile(
    r"^[^,;:“\"]{3,80}? (?:asked (?:[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}) (?:how|about|why|what)\b"
    r"|(?:was|were) asked (?:about|how|whether|if|why|what)\b)(?![^.]*\b(?:said|says|answered|replied|responded)\b)"
    r"|\basked a question\.$"
)
"""What somebody was asked, whose answer stands in the next sentence."""
_ALL_QUOTED = re.compile(r"^[“\"][^“”\"]*[”\"]$")
_FORMS = (
    (_HEADLINE, "a heading"),
    (_LABEL, "a heading"),
    (_DIGEST, "a heading"),
    (_POSTED, "a post of somebody it does not name"),
    (_NUMBERED, "an item of a list"),
    (_ASKED, "a question without its answer"),
    (_ALL_QUOTED, "a quotation whose speaker is not named"),
)
"""What the words are, by a pattern that they hold."""
_OF_ITSELF = re.compile(
    r"\b(?:this (?:story|article|report|post|video|episode|podcast)|podcast|newsletters?|subscribe|sign up|read more"
    r"|click here|our (?:readers|coverage|reporters?))\b",
    re.I,
)
"""Words by which an outlet speaks of what it prints."""
_NOTICE = re.compile(
    r"^(?:Please\b|(?:Be advised|Take notice|Note) that\b|(?:Let|Here)[’']s\b|Here (?:is|are)\b|Don[’']t\b"
    r"|(?:Consider|Imagine|Remember|Suppose|Forget)\b|(?:Recall|Compare) (?:that|how|this|the)\b|Look(?:,| at| no)\b"
    r"|Think (?:of|about|again)\b|Call (?:it|him|her|them)\b|Take (?:a look|this|the|for|[A-Z][\w’'-]+[’']s)\b"
    r"|See (?:how|what|why|also|more)\b|Check out\b|Stay tuned\b|Keep in mind\b|Never mind\b"
    r"|Meet (?:the|[A-Z][\w’'-]+(?:,| [A-Z][\w’'-]+,))(?! with\b))",
    re.I,
)
"""A notice that the report sets off without marks, or what it bids its reader do or look at."""
_LETTERED = re.compile(r"(?<![(\w])[a-z\d]\)")
"""The letter or number of an item that the sentence counts off: "that a) he left and b) she stayed"."""
_SPLIT_YEAR = re.compile(r"\b20 [012]\d\b(?!-)(?! [a-z]+s\b| people\b)")
"""A year that the page has broken in two ("20 14")."""
_SAYS = re.compile(
    r"(?<!to )(?<!not )\b(?:sa(?:id|ys?)|told|tells|suggest(?:ed|s)|argue[ds]|warn(?:ed|s)|urge[ds]|insist(?:ed|s)"
    r"|claim(?:ed|s)|rule[ds] (?:that|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)|think(?=s? )|believe[ds]?|agree[ds]?"
    r"|accuse[ds]|call(?:ed|s)(?= (?:for|on|it|him|her|them|the|an?|[A-Z])))\b"
)
"""Words behind which somebody's opinion stands, of whom the words before them tell."""
_SAID_BEHIND = re.compile(
    r", (?!as )(?:[^,]{3,90}(?:,[^,]{3,60},)? )?(?:said|says|told [^,]{3,60})(?: (?:on )?\w+day)?\.$"
)
"""A sentence that ends with who says it; "as Orm said" is the report's own."""
SILENT_ROLES = frozenset({"heading", "caption", "note", "quote"})
"""Paragraphs that are not the report's own running text."""


def find_unfit(shelf: Shelf, sentence: Span, raw: str) -> str | None:
    """Why the sentence is no line of a brief, or None."""
    paragraph = shelf.paragraph_at(sentence)
    count = len(raw.split())
    if paragraph and paragraph.role in SILENT_ROLES:
        return f"stands in a {paragraph.role}"
    if paragraph and is_under_picture(shelf.words(replace(sentence, start=paragraph.start, end=paragraph.end))):
        return "stands under a picture"
    if not SHORTEST <= count <= LONGEST:
        return "too short" if count < SHORTEST else "too long"
    form = find_broken_form(raw)
    if form:
        return form
    if repeats_title(shelf, sentence):
        return "two pieces of text run together"
    if paragraph and _SIGNED.match(shelf.article(sentence.article_id).text, sentence.end, paragraph.end):
        return "a post of somebody it does not name"
    if paragraph and stands_inside(shelf.article(sentence.article_id).text, paragraph.start, sentence.start):
        return "stands within a quotation"
    if is_opinion(_before_claims(shelf, sentence)) or is_comment(own_words(raw)):
        return "an opinion that nobody is named for"
    return "what its writer makes of it" if is_writers_own(shelf, sentence) else None


def repeats_title(shelf: Shelf, sentence: Span) -> bool:
    """True if the title of the report stands in the sentence as it is printed over it: the two have run together."""
    title = " ".join((shelf.article(sentence.article_id).title or "").split())
    return len(title.split()) >= TITLE_WORDS and title in " ".join(shelf.words(sentence).split())


def holds_button(raw: str) -> bool:
    """True if the words hold what a page offers to press."""
    return _BUTTON.search(raw) is not None


def find_broken_form(raw: str) -> str | None:
    """Why the words are no full statement of a report, whoever made it, or None."""
    own = own_words(raw)
    if is_caption(raw) or _SPEAKER_LABEL.match(raw):
        return "a caption or a transcript's label"
    if holds_button(raw) or _ADDRESS.search(raw):
        return "holds what a page offers beside its text"
    if _GLUED.search(raw) or _CAPITALS.match(raw) or raw.startswith(("[", "(")) or has_glued_name(raw):
        return "two pieces of text run together"
    form = next((why for pattern, why in _FORMS if pattern.search(raw)), None)
    if form:
        return form
    aside = _NO_MAIN_CLAUSE.match(raw)
    is_cut = (aside and not has_verb(aside["subject"])) or _TITLE_LAST.search(raw) or _PARTY_LAST.search(raw)
    if is_cut or _SPLIT_YEAR.search(own) or _TWICE.search(own) or _SLIP.search(own):
        return "broken off"
    if _OF_ITSELF.search(own):
        return "speaks of what its outlet prints"
    if _NOTICE.match(own) or _FIRST_PERSON.search(own):
        return "speaks of its writer or to its reader"
    if is_unbalanced(raw):
        return "a piece of a quotation"
    is_full = not raw[0].islower() and _END.search(raw) and not raw.rstrip("”\"’'").endswith("?") and has_verb(raw)
    return None if is_full else "no full statement"


def _before_claims(shelf: Shelf, sentence: Span) -> str:
    """The words of the sentence before what it says that others say, as the parse reads it or a word of saying tells:
    none if who says it all stands behind it."""
    words = shelf.words(sentence)
    if _SAID_BEHIND.search(words):
        return ""
    claims = (s.act for s in shelf.statements_in(sentence) if isinstance(s.act, Claim))
    starts = [s.start - sentence.start for c in claims for s in (c.content, c.cue) if s]
    said = _SAYS.search(words)
    return words[: max(0, min([*starts, said.start() if said else len(words)]))]


def is_unbalanced(raw: str) -> bool:
    """True if a quotation mark or a bracket of the words has no partner."""
    if raw.count("“") != raw.count("”") or raw.count('"') % 2 == 1 or raw.count("[") != raw.count("]"):
        return True
    closed = raw.count(")") - raw.count("(")
    return closed not in (0, len(_LETTERED.findall(raw)))


def has_glued_name(raw: str) -> bool:
    """True if a name of the words stands there once more with another word run on to it ("Ann Lee ... LeeVote nears"),
    or a link's last word in capitals does."""
    glued = {found[1] for found in _ON_NAME.finditer(raw)}
    return " MORE " in raw or any(re.search(rf"\b{name}\b", raw) for name in glued)
