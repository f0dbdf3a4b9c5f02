"""Where names stand in an article: known names first, then what the model found, corrected."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from itertools import takewhile

from rapidfuzz.distance import Levenshtein
from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from onrecord.model import MentionKind
from onrecord.parse.draft import Draft
from onrecord.parse.names.lexicon import given_names, kind_words, noun_classes, title_words
from onrecord.text.actors import Actor, Gazetteer, Hit, fold_characters

MODEL_KINDS: dict[str, MentionKind] = {
    "PERSON": "PERSON", "ORG": "ORG", "GPE": "GPE", "LOC": "LOC", "FAC": "FAC", "NORP": "NORP", "EVENT": "EVENT",
    "PRODUCT": "PRODUCT", "WORK_OF_ART": "WORK", "LAW": "LAW",
}  # fmt: skip
"""Labels of the model that are names, and their kinds here; the rest are dates and numbers."""
LABEL = re.compile(r"^[ \t]*([^\n:.!?]{1,40}):(?=\s|$)", re.MULTILINE)
WORD = re.compile(r"\w+")
LABEL_WORDS = 5
"""Words of the longest kicker ("What we know so far:"); longer starts of a line are sentences."""
TYPO_LENGTH = 5
"""Letters above which a given name one letter off is a misspelling beside a known surname; below, another name."""
HEADLINE_LETTERS, HEADLINE_WORDS = 3, 4
"""A line of four or more words of over three letters, all with capitals, is a headline (as English style has it)."""
PARTICLES = frozenset({"al", "el", "bin", "ibn", "abu", "abd", "abdul", "de", "da", "di", "van", "von", "der", "le",
                       "la", "del", "ben", "bint", "ul", "ad", "al-din", "mac"})  # fmt: skip
"""Small words inside a person's name."""


PRESIDENT = "President "
"""The title in aliases such as "President Bush": it tells which one, and stays outside the mention."""
SHORT_TITLES = frozenset({"rep", "sen", "gov", "gen", "lt", "col", "mr", "ms", "vp", "maj", "sgt", "capt", "adm"})
"""Titles that the model takes for the last word of a body."""


CLANS = frozenset({"tribe", "tribes", "clan", "clans", "tribesmen", "militia", "militants", "fighters"})
"""Words right behind a name that make it one of a group."""
PERSONAL_VERBS = frozenset({"tell", "ask", "whisper", "reply", "recall", "remember", "say", "think", "explain", "smile",
                            "feel", "laugh", "sigh"})  # fmt: skip
"""Verbs whose subject, where no state of that name is known, is a person."""


@dataclass(frozen=True, slots=True)
class Found:
    """A name at `[start, end)`: its kind, the known actor behind it (if any), its title, and how it was found."""

    start: int
    end: int
    kind: MentionKind
    actor: Actor | None
    why: str
    title: str = ""
    demonym: bool = False


def find_candidates(draft: Draft, gazetteer: Gazetteer) -> list[Found]:
    """Names of the article in order of place, none overlapping."""
    labels = _label_spans(draft.text)
    hits = _own_bodies(draft.text, [hit for hit in gazetteer.find(draft.text) if _stands_as_name(draft.text, hit)])
    known = [_from_hit(draft.text, hit) for hit in hits]
    model = [found for ent in draft.doc.ents if ent.label_ in MODEL_KINDS and not _in_label(ent, labels)
             for found in _from_model(draft.doc, ent)]  # fmt: skip
    headlines = _headlines(draft.text)
    repeated = _repeated_words(draft.text) if headlines else frozenset()
    model = [found for found in model if _stands_as_name(draft.text, found)]
    model = [found for found in _with_usual_kind(draft.text, model, _speakers(draft.doc))
             if not _said_once(draft.text, found, headlines, repeated)]  # fmt: skip
    return _merge(draft, known, model)


def _own_bodies(text: str, hits: list[Hit]) -> list[Hit]:
    """Hits without bodies of one state right after the name of another ("Iraq's Supreme Court" is none of the US)."""
    kept: list[Hit] = []
    for hit in hits:
        before = kept[-1] if kept else None
        owned = before is not None and text[before.end : hit.start] in (" ", "'s ", "’s ")
        if before is None or not owned or not _is_of_another(before.actor, hit.actor):
            kept.append(hit)
    return kept


def _is_of_another(state: Actor, body: Actor) -> bool:
    """True for a body of other states than that one."""
    return body.kind == "ORG" and state.is_state and bool(body.parents) and state.id not in body.parents


def _headlines(text: str) -> list[tuple[int, int]]:
    """Lines set as headlines: every longer word begins with a capital."""
    spans, start = [], 0
    for line in text.split("\n"):
        longer = [w for w in line.split() if len(w) > HEADLINE_LETTERS and w[0].isalpha()]
        if len(longer) >= HEADLINE_WORDS and all(w[0].isupper() for w in longer):
            spans.append((start, start + len(line)))
        start += len(line) + 1
    return spans


def _repeated_words(text: str) -> frozenset[str]:
    """Words that stand in the text more than once."""
    return frozenset(word for word, times in Counter(WORD.findall(text)).items() if times > 1)


def _said_once(text: str, found: Found, headlines: list[tuple[int, int]], repeated: frozenset[str]) -> bool:
    """True for a name of the model in a headline whose last word the article does not repeat."""
    if found.actor is not None or not _is_inside(found.start, headlines):
        return False
    words = WORD.findall(text[found.start : found.end])
    return bool(words) and words[-1] not in repeated


def _is_inside(offset: int, spans: list[tuple[int, int]]) -> bool:
    """True if one of the spans, which are in order of place and do not overlap, covers the offset."""
    place = bisect_right(spans, offset, key=lambda span: span[0]) - 1
    return place >= 0 and offset < spans[place][1]


def _label_spans(text: str) -> list[tuple[int, int]]:
    """Kickers at the start of a line ("Intel:", "Why it matters:")."""
    return [found.span(1) for found in LABEL.finditer(text) if len(found.group(1).split()) <= LABEL_WORDS]


def _in_label(ent: DocSpan, labels: list[tuple[int, int]]) -> bool:
    """True if the model took a kicker, or a word of one, for a name; two-word persons may be speakers."""
    speaker = ent.label_ == "PERSON" and len(ent) > 1
    return not speaker and _is_inside(ent.start_char, labels)


def _stands_as_name(text: str, name: Hit | Found) -> bool:
    """False for short capitals ("US", "IS") inside a line of capitals, where they may be common words."""
    words = text[name.start : name.end]
    if len(words) > 3 or not words.isupper():
        return True
    line_start = text.rfind("\n", 0, name.start) + 1
    line_end = text.find("\n", name.end)
    line = text[line_start : line_end if line_end >= 0 else None]
    return any(c.islower() for c in line) or line.strip() == words


def _with_usual_kind(text: str, model: list[Found], speakers: set[str]) -> list[Found]:
    """The model's names, each with the kind that the model gives those words most often in this article.

    A word that the model calls a place and that speaks ("Karim said") is a person.
    """
    kinds: dict[str, Counter[MentionKind]] = defaultdict(Counter)
    for found in model:
        kinds[text[found.start : found.end]][found.kind] += 1
    usual = {words: counted.most_common(1)[0][0] for words, counted in kinds.items()}
    usual |= {words: "PERSON" for words, kind in usual.items() if kind in ("GPE", "LOC", "NORP") and words in speakers}
    return [replace(f, kind=usual[text[f.start : f.end]]) for f in model]


def _speakers(doc: Doc) -> set[str]:
    """Single capitalised words that are the subject of a verb only a person can be."""
    return {t.text for t in doc if t.dep_ == "nsubj" and t.text[0].isupper() and t.head.lemma_ in PERSONAL_VERBS}


def _from_hit(text: str, hit: Hit) -> Found:
    kind = hit.actor.kind
    if hit.form == "demonym":
        return Found(hit.start, hit.end, "NORP", hit.actor, f"demonym of {hit.actor.name}", demonym=True)
    why = "known name" if hit.form != "weak" else "known name, borne out by another name in the text"
    start = hit.start + len(PRESIDENT) if text.startswith(PRESIDENT, hit.start) else hit.start
    return Found(start, hit.end, kind, hit.actor, why)  # type: ignore[arg-type]


def _from_model(doc: Doc, ent: DocSpan) -> Iterable[Found]:
    """The model's name with its edges and kind corrected; nothing where no name is left."""
    tokens = _trimmed(list(ent))
    if not tokens or not any(t.text[0].isupper() or t.text[0].isdigit() for t in tokens):
        return
    kind = _corrected_kind(MODEL_KINDS[ent.label_], tokens)
    if tokens[-1].text.rstrip("s") in noun_classes()["weapon"]:
        kind = "WEAPON"
    elif kind in ("PERSON", "GPE", "LOC") and tokens[-1].i + 1 < len(doc) and doc[tokens[-1].i + 1].lower_ in CLANS:
        kind = "GROUP"
    title = ""
    if kind == "PERSON":
        tokens, title = _without_title(tokens)
        if not tokens or (tokens[0].text.islower() and tokens[0].lower_ not in PARTICLES):
            return
        if not title:
            title = title_before(doc, tokens[0])
    if len(tokens) == 1 and (tokens[0].lower_ in title_words() or len(tokens[0]) < 2 or kind == "PRODUCT"):
        return
    if kind == "ORG" and tokens[-1].lower_.rstrip(".") in SHORT_TITLES:
        return
    yield Found(tokens[0].idx, tokens[-1].idx + len(tokens[-1]), kind, None, f"model: {ent.label_}", title)


def _trimmed(tokens: list[Token]) -> list[Token]:
    """Tokens without leading articles, trailing possessives and punctuation, cut at a line break."""
    for place, token in enumerate(tokens):
        if "\n" in token.text:
            tokens = tokens[:place]
            break
    if len(tokens) > 3 and [t.lower_ for t in tokens[:3]] == ["so", "-", "called"]:
        tokens = tokens[3:]
    while tokens and (tokens[0].pos_ in ("DET", "PUNCT") or tokens[0].lower_ in ("the", "a", "an", "near")):
        tokens = tokens[1:]
    while tokens and (tokens[-1].tag_ == "POS" or tokens[-1].is_punct or tokens[-1].is_space or
                      tokens[-1].lower_ in ("'s", "’s", "’", "'")):  # fmt: skip
        tokens = tokens[:-1]
    return tokens


def _corrected_kind(kind: MentionKind, tokens: list[Token]) -> MentionKind:
    """The kind that the name's own words tell, where they tell one."""
    telling = kind_words().get(tokens[-1].lower_) or kind_words().get(tokens[0].lower_)
    if not telling and kind in ("ORG", "GPE", "FAC", "WORK") and _looks_like_person(tokens):
        return "PERSON"
    if telling and kind in ("PERSON", "NORP", "ORG", "GPE", "PRODUCT", "FAC", "WORK") and len(tokens) > 1:
        if kind == "ORG" and telling in ("GPE", "LOC"):
            return kind
        return telling  # type: ignore[return-value]
    return kind


def _looks_like_person(tokens: list[Token]) -> bool:
    """True for a given name with one or two capitalised words after it."""
    return tokens[0].lower_ in given_names() and len(tokens) in (2, 3) and all(
        t.is_alpha and t.text.istitle() for t in tokens)  # fmt: skip


def _without_title(tokens: list[Token]) -> tuple[list[Token], str]:
    """The name without the titles before it, and those titles in small letters."""
    cut = 0
    for place, token in enumerate(tokens[:-1]):
        if _is_title(token):
            cut = place + 1
        elif token.lower_ not in ("of", "for", "to", "the", "and", "-", "under"):
            break
    title = " ".join(t.lower_ for t in tokens[:cut])
    rest = tokens[cut:]
    kept = next((i for i, t in enumerate(rest) if "," in t.text or t.text in ("(", "|", "—", "–")), len(rest))
    return rest[:kept], title


def _is_title(token: Token) -> bool:
    return token.lower_.rstrip(".") in title_words()


def title_before(doc: Doc, first: Token) -> str:
    """The title words that stand right before the name, in small letters."""
    start = first.i
    while start > 0 and not doc[start - 1].is_space and (
        _is_title(doc[start - 1]) or (doc[start - 1].lower_ in ("of", "for") and start < first.i)
    ):
        start -= 1
    return doc[start : first.i].text.lower()


def _merge(draft: Draft, known: list[Found], model: list[Found]) -> list[Found]:
    """Known names and the model's names in one list; known names win unless the model's is another, longer name."""
    by_start = sorted(known, key=lambda found: found.start)
    ends = [found.end for found in by_start]
    kept: list[Found] = []
    dropped: set[int] = set()
    for found in model:
        first = bisect_right(ends, found.start)
        inside = list(takewhile(partial(_starts_before, by_start, found.end), range(first, len(by_start))))
        replaced = _longer_name(draft, found, [by_start[i] for i in inside])
        if replaced is not None:
            kept.append(replaced)
            dropped.update(inside)
    for i, hit in enumerate(by_start):
        if i not in dropped:
            title = title_before(draft.doc, token) if hit.kind == "PERSON" and (
                token := _token_at(draft, hit.start)) is not None else ""  # fmt: skip
            kept.append(replace(hit, title=title))
    return _without_overlaps(kept)


def _starts_before(ordered: list[Found], end: int, place: int) -> bool:
    return ordered[place].start < end


def _token_at(draft: Draft, offset: int) -> Token | None:
    found = draft.doc.char_span(offset, offset + 1, alignment_mode="expand")
    return found[0] if found is not None and len(found) else None


def _longer_name(draft: Draft, found: Found, hits: list[Found]) -> Found | None:
    """The model's name where it stands: alone, or as a longer name around known ones; None where those win."""
    if not hits:
        return found
    if any(h.start < found.start or h.end > found.end for h in hits):
        return None
    rest = _outside(draft.text, found, hits)
    if not any(word[0].isupper() for word in rest):
        return None
    if found.kind == "PERSON":
        return _longer_person(found, hits, rest)
    if found.kind in ("GPE", "LOC", "NORP"):
        placed = [h for h in hits if h.kind in ("GPE", "LOC")]
        if placed and all(word.lower() in kind_words() for word in rest):
            return replace(found, actor=placed[0].actor, kind=placed[0].kind, why="known place with its kind")
        return None
    return found if not any(h.kind in ("PERSON", "ORG", "GROUP") and not h.demonym for h in hits) else None


def _outside(text: str, found: Found, hits: list[Found]) -> list[str]:
    """Words of the model's name that no known name covers."""
    pieces, place = [], found.start
    for hit in hits:
        pieces.append(text[place : hit.start])
        place = hit.end
    pieces.append(text[place : found.end])
    return re.findall(r"\w+", " ".join(pieces))


def _longer_person(found: Found, hits: list[Found], rest: list[str]) -> Found | None:
    """A person around a known name: the known one with an initial more, or somebody else."""
    last = hits[-1]
    if last.demonym or all(word.lower() in title_words() for word in rest):
        return None
    if last.kind != "PERSON" or last.actor is None:
        return found if last.kind == "GPE" else None
    if last.end != found.end:
        return found if rest[-1].lower() in ("jr", "sr", "junior", "senior") else None
    own = set(re.findall(r"\w+", fold_characters(" ".join((last.actor.name, *last.actor.aliases))).lower()))
    if all(len(word) == 1 or _one_letter_off(fold_characters(word).lower(), own) for word in rest):
        return replace(found, actor=last.actor, why="known name with more of its parts")
    return found


def _one_letter_off(word: str, own: set[str]) -> bool:
    """True if the word is one of the person's names, or a long one of them with one letter wrong."""
    return word in own or (len(word) > TYPO_LENGTH and any(Levenshtein.distance(word, o, score_cutoff=1) <= 1
                                                          for o in own))  # fmt: skip


def _without_overlaps(found: list[Found]) -> list[Found]:
    """In order of place; of two that overlap the first (then the longer) is kept."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: (f.start, -f.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept
