"""What a number counts and what it is about, read from the parse around it."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

NOUNS = frozenset({"NOUN", "PROPN"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
KINDS_OF = frozenset(
    "kind type category set group piece number pair percent % series member resident citizen ton tonne batch round "
    "case act item unit supporter".split()
)
"""Nouns that stand for what follows "of": "13 sets of plans", "20 members of the group"."""
BODIES = frozenset(
    "crew force garrison contingent team staff workforce fleet crowd delegation population turnout gain loss increase "
    "rise drop decline average total toll".split()
)
"""What is of so many: "a crew of 23", "a gain of 171,000"."""
HARMED = frozenset("killed dead wounded injured hurt missing arrested detained displaced".split())
"""Said right after a bare number these are no nouns: "213 injured in the crush"."""
AFTER_NUMBER = frozenset({"plus", "odd", "strong", "or", "so", "+"})
MODIFIERS = frozenset({"nummod", "quantmod", "compound", "nmod", "amod", "predet"})
"""Relations of a number to what it counts."""
INSIDE = frozenset({"compound", "amod", "nmod", "poss", "nummod"})
CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "VERB"})


def counted_noun(number: DocSpan) -> Token | None:
    """The noun that the number counts: the one it modifies, or the one after "of"; None for a bare number."""
    root = number.root
    head = root.head
    steps = 0
    if _harmed_follows(number):
        return None
    while root.dep_ in MODIFIERS and head.i >= number.end and steps < 3:
        if head.pos_ in NOUNS or head.tag_.startswith("NN"):
            whole = _whole_noun(head)
            return _measured_by(number, whole) or whole
        root, head, steps = head, head.head, steps + 1
    if number.end < len(number.doc) and number.doc[number.end].lower_ == "of":
        for child in number.doc[number.end].children:
            if child.dep_ == "pobj":
                return child
    following = number.doc[number.end] if number.end < len(number.doc) else None
    return _noun_after(number) if following is not None and not following.is_sent_start else None


def body_of(root: Token) -> Token | None:
    """The crew of "a crew of 23", the force of "a force of 400"."""
    head = root.head.head if root.dep_ == "pobj" and root.head.lower_ == "of" else None
    return head if head is not None and head.lemma_.lower() in BODIES else None


def _measured_by(number: DocSpan, head: Token) -> Token | None:
    """The page of "a 12 page document": more than one of it, though it stands in the singular before another noun."""
    following = number.doc[number.end]
    several = head.tag_ == "NN" and number.text.lower() not in ("one", "1") and following.i < head.i
    return following if several and following.tag_ == "NN" and following.dep_ == "compound" else None


def _harmed_follows(number: DocSpan) -> bool:
    """True if "wounded" or the like follows the number with no noun of its own after it."""
    doc, at = number.doc, number.end
    if at >= len(doc) or doc[at].lower_ not in HARMED:
        return False
    return at + 1 >= len(doc) or doc[at + 1].pos_ not in ("NOUN", "PROPN", "ADJ")


def _whole_noun(head: Token) -> Token:
    """The last noun of a compound that the parser cut short: "5,000 troop | s"."""
    while head.dep_ == "compound" and head.head.i > head.i and head.head.pos_ in NOUNS:
        head = head.head
    return head


def _noun_after(number: DocSpan) -> Token | None:
    """The head of the noun phrase that follows a number directly, where the parser did not join them."""
    at = number.end
    doc = number.doc
    last = None
    while at < len(doc) and not doc[at].is_sent_start and at < number.end + 5:
        token = doc[at]
        if token.pos_ in NOUNS:
            last = token
            if token.tag_ == "NNS":
                break
        elif token.pos_ != "ADJ" or last is not None:
            break
        at += 1
    return last if last is not None and last.tag_ in ("NNS", "NNPS", "NN") else None


def counted_phrase(number: DocSpan, noun: Token) -> DocSpan | None:
    """The words that are counted: from after the number to the noun, with "of ..." after a word like "sets"."""
    start, end = number.end, noun.i + 1
    if noun.i < number.end:
        return None
    if start < noun.i and number.doc[start].lower_ == "of":
        start += 1
    if noun.lemma_.lower() in KINDS_OF:
        for child in noun.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                ends = [x.i + 1 for x in child.children if x.dep_ == "pobj"]
                end = max([end, *ends])
    while start < end and (_is_outside(number.doc[start]) or _is_repeated(number.doc[start])):
        start += 1
    return number.doc[start:end] if start < end else None


def _is_repeated(token: Token) -> bool:
    """True for the figure in "five thousand (5,000) prisoners"."""
    return token.like_num and token.i > 0 and token.nbor(-1).text == "("


def _is_outside(token: Token) -> bool:
    """True for words between number and noun that say nothing of the noun: articles, hyphens, "its"."""
    if token.lower_ in ("more", "fewer", "less") and token.nbor(-1).lower_ == "or":
        return True
    return token.pos_ in ("DET", "PUNCT", "PART") or token.tag_ == "PRP$" or token.lower_ in AFTER_NUMBER


def find_concepts(number: DocSpan, noun: Token | None, counts: bool) -> tuple[str, ...]:
    """The content words that the number is about: the noun it modifies, else the subject it is said of."""
    target = None if counts else noun_about(number, noun)
    if target is None:
        target = _subject_of(noun if counts and noun is not None else number.root)
    if target is None or (noun is not None and counts and target.i == noun.i):
        return ()
    return tuple(_content_words(target, number))


def noun_about(number: DocSpan, noun: Token | None) -> Token | None:
    """The noun that an amount with a unit is of: "a $2 billion loan", "a fine of $3 billion"."""
    if noun is not None and noun.i >= number.end:
        return noun
    root = number.root
    head = root.head
    if root.dep_ == "pobj" and head.dep_ == "prep" and head.head.pos_ in NOUNS:
        return head.head
    if root.dep_ in ("appos", "nmod", "nummod", "npadvmod", "amod") and head.pos_ in NOUNS and head.i < number.start:
        return head
    return None


def _subject_of(token: Token) -> Token | None:
    """The subject of the nearest verb above `token`."""
    for above in _line_up(token):
        for child in above.children:
            if child.dep_ in SUBJECTS and child.i != token.i:
                if child.tag_ in ("WDT", "WP") and above.dep_ == "relcl":
                    return above.head
                if child.pos_ != "PRON":
                    return child
        if above.dep_ in ("conj", "xcomp", "advcl", "acl", "pcomp", "ccomp"):
            continue
        if above.pos_ in ("VERB", "AUX"):
            return above.head if above.dep_ in ("relcl", "acl") else None
    return None


def _line_up(token: Token) -> Iterator[Token]:
    for _, above in zip(range(8), token.ancestors, strict=False):
        yield above


def _content_words(noun: Token, number: DocSpan) -> Iterator[str]:
    """The content words of a noun phrase and of the "of ..." and "in ..." phrases that belong to it."""
    doc: Doc = noun.doc
    picked = [noun, *(x for x in noun.children if x.dep_ in INSIDE)]
    for inner in list(picked[1:]):
        picked.extend(x for x in inner.children if x.dep_ in INSIDE)
    for child in noun.children:
        if child.dep_ == "prep":
            for below in child.children:
                if below.dep_ == "pobj" and below.i != number.root.i:
                    picked.extend([below, *(x for x in below.children if x.dep_ in INSIDE)])
    for at in sorted({x.i for x in picked if x.pos_ in CONTENT and not number.start <= x.i < number.end}):
        yield doc[at].text
