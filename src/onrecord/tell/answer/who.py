"""Who and what: the words that fill the hole of an act, by the name that they stand for."""

import re
from collections.abc import Iterator

from onrecord.model import Mention, Span
from onrecord.model.tree import Tree
from onrecord.tell.answer.asked import SAYING, Asked
from onrecord.tell.answer.evidence import HERE, Evidence, fits_time, mean
from onrecord.tell.answer.given import Given
from onrecord.tell.answer.grammar import Parties, core_of, find_bearers, is_verb, phrase_of
from onrecord.tell.answer.kin import ALIKE, kin_of
from onrecord.tell.answer.leading import read_trees
from onrecord.tell.answer.matching import Match, Matcher, is_near, is_sure, is_vague, needs_met
from onrecord.tell.answer.needs import Need
from onrecord.tell.answer.words import stem, stop_words, word_stems, words_of
from onrecord.tell.shelf import Shelf
from onrecord.tell.wording import clean

ACTORS = frozenset({"PERSON", "ORG", "GPE", "NORP", "GROUP"})
LONGEST_CLUSTER = 60
"""Characters of words that stand for a name; longer ones hold others."""
SAID_BEHIND, NAME_BEHIND = 8, 80
"""Characters from a noun to what calls it by a name, and to that name's end."""
LEAST_SHARE, SENTENCES_AT_MOST = 0.8, 60
"""Share of the question that a sentence meets which names the holder of an office; how many are read."""
NEAR_NAME, NEAR_TITLE = 60, 30
"""Characters behind a name, and before it, within which its office stands."""
LONGEST_TOLD, FAR = 40, 1000
"""Words of a sentence that is told for who somebody is; what divides them where the shortest is sought."""
LONGEST_NAME = 16
"""Words of a party as the text names it."""
LEAST_SAID = 0.5
"""How much of what somebody is to have said the sentence itself must hold."""
LEAST_COVER = 0.8
"""How much of a question must be met near a sentence that has nothing of it in its place."""
LEAST_MET = 0.5
"""Share of the question's words other than names that the sentence itself must hold."""
_PARTIES = ("actor", "recipient", "source", "by", "to")
_OWNED = frozenset({"his", "her", "its", "their", "my", "our"})
"""What says whose somebody is, who is named elsewhere."""
_BANDS = frozenset({"group", "militia", "faction", "bloc", "party"})
"""Bodies whose names are often those of a person or a place."""
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_NOBODY = re.compile(r"^(?:nobody|no one|none|somebody|someone|some|many|others|people|those|anyone)$", re.I)
_DATELINE = re.compile(r"^[^–—:]{0,40}[–—:]-? ")
_KINDS = {
    "PERSON": frozenset(
        "general leader official minister senator lawmaker president commander politician spokesman diplomat"
        " ambassador secretary adviser cleric person".split()
    ),
    "GPE": frozenset("country state nation city town".split()),
    "ORG": frozenset(
        "group militia company outlet newspaper agency organisation organization party bloc channel ministry"
        " faction force airline body".split()
    ),
}  # fmt: skip


def find_parties(shelf: Shelf, asked: Asked, matcher: Matcher, found: list[Evidence]) -> list[Given]:
    """Every party that fills the hole, with its score."""
    given = []
    for match in matcher.match(found):
        sure = is_sure(asked, match) and needs_met(asked, match) >= LEAST_MET
        if sure and not _is_loose(asked, match) and _is_said(asked, match):
            words = [w for w in _choose(asked, matcher, match)[:1] if _is_beside_names(asked, matcher, match, w)]
            given += [g for word in words for g in _name(asked, match, word)]
    return [g for g in given if not is_asked(asked, g.words, g.key[0])]


def _is_beside_names(asked: Asked, matcher: Matcher, match: Match, word: int) -> bool:
    """True if no name of the question stands in the sentence only as a part of the one who is to answer it, or says
    what that one is: "Taliban commanders" are not those whom the Taliban gave."""
    inside = set(core_of(match.tree, word))
    outside = [i for i in range(len(match.tree.words)) if i not in inside]
    within = [n for n in asked.named if n not in asked.inner and matcher.names(match, sorted(inside), n)]
    called = match.tree.words[word].pos == "NOUN" and not match.tree.kids(word, "poss")
    return all((n.is_place or not called) and matcher.names(match, outside, n) for n in within)


def _is_said(asked: Asked, match: Match) -> bool:
    """True unless the act is to say what the sentence does not hold; a noun ("the announcement") may point to it."""
    if asked.act is None or stem(asked.act.words) not in SAYING or not is_verb(match.tree, match.act):
        return True
    aside = {n.start for n in (asked.act, asked.noun) if n is not None}
    pairs = zip(asked.content, match.evidence.weights, strict=True)
    weights = [0.0 if n.is_name or n.start in aside else weight for n, weight in pairs]
    return mean(match.evidence.here, weights) >= LEAST_SAID


def _is_loose(asked: Asked, match: Match) -> bool:
    """True if the act is told in another word, with no party that the question names, and much else is not met."""
    same = asked.act is not None and stem(asked.act.words) in match.stems_of_act
    return not (match.worths or same) and match.evidence.cover < LEAST_COVER


def _choose(asked: Asked, matcher: Matcher, match: Match) -> list[int]:
    """The words that fill the hole, of several joined ones those first that are what is asked for by its own word, and
    of whom a name of the question is said: of two who lead delegations the Iraqi for Iraq's."""

    def rank(word: int) -> tuple[bool, int]:
        tree = match.tree
        noun = asked.noun is None or stem(tree.words[word].lemma) == stem(asked.noun.words)
        return not noun, -sum(matcher.names(match, tree.subtree(word), n) for n in asked.named)

    return sorted(match.hole_words(asked), key=rank)


def _name(asked: Asked, match: Match, word: int) -> Iterator[Given]:
    """The party in its own words; by its name where those only point to it."""
    tree, evidence = match.tree, match.evidence
    mention = mention_at(match, word)
    if mention is None and tree.words[word].pos in ("NOUN", "PROPN"):
        bearers = [b for b in find_bearers(tree, word) if (m := mention_at(match, b)) and m.kind == "PERSON"]
        word = bearers[0] if bearers else word
        mention = mention_at(match, word)
    entity = _entity_of(match, word) or (mention.entity if mention else None)
    name = _plain_name(evidence, entity)
    words = _words_of(match, word)
    if is_vague(tree, word) and (mention is None or tree.words[word].tag == "PRP"):
        if name is not None and fits_kind(asked, _kind_of(evidence, entity)):
            rule = f"“{clean(words)}” is {name}, named before in the article"
            yield Given(name, (entity,), evidence, match.score - 0.05, "event", (rule,))
            return
        if tree.words[word].tag in ("PRP", "WP", "WDT", "DT"):
            return
    words = words.removeprefix("the ") if tree.words[word].pos == "PROPN" else words
    if _NOBODY.match(words) or len(words.split()) > LONGEST_NAME or not _acts(asked, match, word, mention):
        return
    if not fits_kind(asked, mention.kind if mention else None):
        return
    if mention is None and entity is None and _only_points(tree, word):
        return
    if mention is None and (named := _described(match, word)) is not None:
        rule = f"“{clean(words)}” is {clean(named[0])}, so called in the article"
        yield Given(named[0], (named[1],), evidence, match.score + 0.05, "event", (rule,), (named[2],))
        return
    if words.split()[0].lower() in _OWNED:
        return
    yield Given(words, (entity or words.lower(),), evidence, match.score + (0.1 if mention else 0.0), "event")


def _only_points(tree: Tree, word: int) -> bool:
    """True for "the gunman": a noun with nothing that says which."""
    kids = [i for i in core_of(tree, word) if i != word]
    return tree.words[word].pos == "NOUN" and bool(kids) and all(tree.words[i].text.lower() == "the" for i in kids)


def _described(match: Match, word: int) -> tuple[str, str | None, Span] | None:
    """The one person whom the article gives the office that the words name: "its chairman" and "X, the chairman"."""
    tree, reading = match.tree, match.evidence.reading
    pointing = any(tree.words[i].text.lower() in ("the", "its", "their", "his", "her") for i in core_of(tree, word))
    if tree.words[word].pos != "NOUN" or not pointing:
        return None
    office = re.compile(rf"\b{re.escape(tree.words[word].lemma)}\b", re.IGNORECASE)
    text, found = reading.article.text, {}
    for mention in reading.mentions:
        if mention.kind != "PERSON":
            continue
        behind = re.split(r"[.;]\s", text[mention.span.end : mention.span.end + NEAR_NAME])[0]
        before = text[max(0, mention.span.start - NEAR_TITLE) : mention.span.start]
        if (behind.startswith(",") and office.search(behind)) or re.search(rf"\b{office.pattern}\W+$", before, re.I):
            found[mention.entity] = mention
    if len(found) != 1:
        return None
    mention = next(iter(found.values()))
    sentence = next((s for s in reading.sentences if s.covers(mention.span)), None)
    return (text[mention.span.start : mention.span.end], mention.entity, sentence) if sentence else None


def _acts(asked: Asked, match: Match, word: int, mention: Mention | None) -> bool:
    """True for one who can act: a person, a body, a state; for "which" anything of the kind."""
    tree = match.tree
    head = stem(tree.words[word].lemma)
    if asked.hole == "thing" and asked.kind == "which" and not _is_kind_of_people(asked):
        return (mention is None or mention.kind not in ACTORS | {"FAC", "LOC"}) and is_of_kind(asked, tree, word)
    if head in words_of("people.tsv"):
        return True
    return (mention is not None and mention.kind in ACTORS and tree.words[word].pos in ("PROPN", "ADJ", "NUM")) or (
        mention is not None and mention.kind == "NORP"
    )


def is_of_kind(asked: Asked, tree: Tree, word: int) -> bool:
    """True for a name, and for a noun that is the one asked with, broader or narrower: missiles are weapons; of those
    none where the sentence has the very word too."""
    if tree.words[word].pos == "PROPN" or not asked.kind_word:
        return True
    own, wanted = {stem(tree.words[i].lemma) for i in core_of(tree, word)}, stem(asked.kind_word)
    if wanted not in own and any(stem(one.lemma) == wanted for one in tree.words):
        return False
    return not own.isdisjoint(kin_of(wanted)) or any(wanted in kin_of(one) for one in own)


def _is_kind_of_people(asked: Asked) -> bool:
    noun = asked.noun.words if asked.noun else asked.kind_word
    return not noun or stem(noun) in words_of("people.tsv")


def fits_kind(asked: Asked, kind: str | None) -> bool:
    """True if a name of that kind may be the kind of party that is asked for."""
    noun = asked.kind_word
    wanted = next((k for k, nouns in _KINDS.items() if stem(noun) in {stem(n) for n in nouns}), None)
    if wanted is None:
        return True
    if kind is None:
        return wanted == "ORG"
    same = {"PERSON": {"PERSON"}, "GPE": {"GPE", "NORP", "LOC"}, "ORG": {"ORG", "GROUP", "NORP", "WORK"}}
    return kind in same[wanted] or (wanted == "ORG" and kind in ("PERSON", "GPE") and noun in _BANDS)


def _entity_of(match: Match, word: int) -> str | None:
    """The entity that the word itself points to: as a party of a statement, or by what stands for what."""
    at = match.evidence.sentence.start + match.tree.words[word].start
    reading = match.evidence.reading
    named = {m.span: m.entity for m in reading.mentions if m.entity}
    parties = (getattr(s.act, key, None) for s in reading.statements for key in _PARTIES)
    held = (p for p in parties if p and p.span and p.entity and p.span.start <= at < p.span.end)
    for party in held:
        if not any(party.span.start <= s.start and s.end <= party.span.end for s in named):
            return str(party.entity)
    for cluster in reading.coreference:
        if any(span.start <= at < span.end and span.end - span.start < LONGEST_CLUSTER for span in cluster):
            entity = next((named[span] for span in cluster if span in named), None)
            if entity is not None:
                return entity
    return None


def _plain_name(evidence: Evidence, entity: str | None) -> str | None:
    if entity is None:
        return None
    name = next((m.name for m in evidence.reading.mentions if m.entity == entity and m.name), None)
    name = name or next((e.name for e in evidence.reading.entities if e.id == entity), None)
    return name if name and name[:1].isupper() else None


def _kind_of(evidence: Evidence, entity: str | None) -> str | None:
    return next((m.kind for m in evidence.reading.mentions if m.entity == entity), None)


def mention_at(match: Match, word: int) -> Mention | None:
    """The name that the word is the head of, or that stands in its core and no other."""
    start, end = match.tree.words[word].start, match.tree.words[word].end
    at = match.evidence.sentence.start
    mentions = [m for m in match.evidence.reading.mentions if match.evidence.sentence.covers(m.span)]
    head = next((m for m in mentions if m.span.start <= at + start and at + end <= m.span.end), None)
    if head is not None or match.tree.words[word].pos not in ("PROPN",):
        return head
    first, last = phrase_of(match.tree, core_of(match.tree, word))
    return next((m for m in mentions if at + first <= m.span.start and m.span.end <= at + last), None)


def _words_of(match: Match, word: int) -> str:
    """The party as the sentence names it, with those joined to it."""
    tree = match.tree
    words = core_of(tree, word)
    joined = [word]
    for kid in joined:
        joined += [k for k in tree.kids(kid, "conj") if tree.words[k].pos in _NOMINAL]
    for kid in joined[1:]:
        if kid > words[-1]:
            words = sorted({*words, *range(words[-1], kid), *core_of(tree, kid)})
            words = list(range(words[0], words[-1] + 1))
    deed = next((i for i in words if tree.words[i].dep == "conj" and tree.words[i].pos == "VERB"), len(tree.words))
    words = [i for i in words if i < deed - 1] if deed < len(tree.words) else words
    first, last = phrase_of(tree, words or [word])
    named = _named_behind(match, word, last)
    text = clean(tree.text[first : named or last])
    return _DATELINE.sub("", text).strip(" ,;“”\"'‘’").removesuffix(" -")


def _named_behind(match: Match, word: int, last: int) -> int | None:
    """Where the name ends that says right behind a noun who it is ("a group calling itself the Brigades")."""
    tree = match.tree
    if match.tree.words[word].pos != "NOUN":
        return None
    for kid in tree.kids(word, "acl", "relcl", "appos"):
        calls = stem(tree.words[kid].lemma) in ("call", "known", "name", "know") or tree.words[kid].dep == "appos"
        first, end = phrase_of(tree, tree.subtree(kid))
        if calls and first - last < SAID_BEHIND and any(w.pos == "PROPN" for w in tree.words if first <= w.start < end):
            return end if end - last < NAME_BEHIND else None
    return None


def find_holders(shelf: Shelf, asked: Asked, matcher: Matcher, found: list[Evidence]) -> list[Given]:
    """Who holds an office or is what is asked ("Who is the ambassador?"): by title, apposition, or "is"."""
    needs = [n for n in asked.needs if not n.is_name]
    if not needs:
        return _find_titles(asked, matcher, found)
    head = _office(asked, needs)
    others = [n for n in asked.named if n.is_person]
    fitting = (e for e in found if e.share >= LEAST_SHARE and e.level(asked, head) == HERE and is_near(asked, e))
    near = [e for e in fitting if all(e.level(asked, n) == HERE for n in others)][:SENTENCES_AT_MOST]
    trees = read_trees(matcher.grammar, near)
    given = []
    for evidence, tree in zip(near, trees, strict=True):
        if fits_time(asked, evidence, None) and evidence.level(asked, asked.act) == HERE:
            given += list(_holders_in(asked, evidence, tree, head))
    return [g for g in given if not is_asked(asked, g.words, g.key[0])]


def _find_titles(asked: Asked, matcher: Matcher, found: list[Evidence]) -> list[Given]:
    """The sentences that say of a name by itself who that is ("Who is Orm?"), the shortest first."""
    if len(asked.content) != 1 or not asked.content[0].is_name:
        return []
    name, given = asked.content[0], []
    near = [e for e in found if e.level(asked, name) == HERE][:SENTENCES_AT_MOST]
    for evidence, tree in zip(near, read_trees(matcher.grammar, near), strict=True):
        offices = (i for i, word in enumerate(tree.words) if stem(word.lemma) in words_of("people.tsv"))
        bearers = (b for i in offices for b in find_bearers(tree, i))
        length = len(tree.words)
        if length <= LONGEST_TOLD and any(matcher.speaks(evidence, tree, core_of(tree, b), name) for b in bearers):
            given.append(Given("", (evidence.sentence,), evidence, evidence.share - length / FAR, "event"))
    return given


def _office(asked: Asked, needs: list[Need]) -> Need:
    """The noun of the office: the first that names people, or the last word before a preposition."""
    return next((n for n in needs if stem(n.words) in words_of("people.tsv")), needs[0])


def _holders_in(asked: Asked, evidence: Evidence, tree: Tree, head: Need) -> Iterator[Given]:
    for i, word in enumerate(tree.words):
        if word.pos not in ("NOUN", "PROPN") or head.stems.isdisjoint({stem(word.lemma), stem(word.text)}):
            continue
        if not is_qualified(asked, tree, i, head):
            continue
        match = Match(evidence, tree, i, EMPTY, "told", evidence.share)
        for bearer in find_bearers(tree, i):
            mention = mention_at(match, bearer)
            if mention is not None and mention.kind == "PERSON" and not _is_former(tree, i):
                words = clean(evidence.reading.article.text[mention.span.start : mention.span.end])
                yield Given(words, (mention.entity or words.lower(),), evidence, evidence.share, "event")


def is_qualified(asked: Asked, tree: Tree, word: int, office: Need) -> bool:
    """True if the noun of an office has what says which one the question asks for: "foreign" of "foreign minister"."""
    starts = [n.start for n in asked.content]
    number = starts.index(office.start) if office.start in starts else None
    links = (asked.content[one] for one, other in asked.links if other == number)
    wanted = [n for n in links if n.qualifies and not n.is_name]
    return all(any(_speaks(tree, k, n) for k in core_of(tree, word)) for n in wanted)


def _speaks(tree: Tree, word: int, need: Need) -> bool:
    return max(need.kin.get(stem(one), 0.0) for one in (tree.words[word].text, tree.words[word].lemma)) >= ALIKE


def _is_former(tree: Tree, i: int) -> bool:
    return any(tree.words[k].text.lower() in ("former", "late", "ex", "deputy", "would") for k in core_of(tree, i))


def is_asked(asked: Asked, words: str, entity: object) -> bool:
    """True if the filler is one that the question names itself."""
    own = {s for s in word_stems(words) if s not in stop_words()}
    return any(
        n.is_name and (n.entity == entity or own <= set(word_stems(n.words)))
        for n in asked.needs
    ) or own <= {s for n in asked.sought for s in word_stems(n.words)}  # fmt: skip


EMPTY = Parties()
