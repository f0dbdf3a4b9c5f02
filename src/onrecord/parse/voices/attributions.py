"""Findings become attributions: spans, speaker, stance and the attribution each stands inside of."""

from functools import cache

from onrecord.model import Attribution, ClaimForm, Span
from onrecord.parse.draft import Draft
from onrecord.parse.voices.authority import authority_of
from onrecord.parse.voices.cues import read_table
from onrecord.parse.voices.found import Found
from onrecord.parse.voices.quotes import Quotes
from onrecord.parse.voices.speakers import is_anonymous, speaker_of, told_to
from onrecord.parse.voices.stance import stance_of
from onrecord.parse.voices.tree import Range


@cache
def _chances() -> dict[tuple[str, str], float]:
    """The chance that a finding is an attribution of its source, by its rule and the kind of its cue."""
    return {(row["rule"], row["kind"]): float(row["chance"]) for row in read_table("chances.tsv")}


def chance_of(found: Found) -> float:
    """The chance that cue and source are right, as measured for the rule and the kind of the cue."""
    chances = _chances()
    return chances.get((found.rule, found.cue.kind)) or chances[found.rule, "*"]


def make_attributions(draft: Draft, voices: list[Found], quotes: Quotes) -> list[Attribution]:
    """One attribution for each finding, in the order of the findings, with `parent` set for nested ones."""
    parents = find_parents(voices)
    return [make_attribution(draft, v, quotes, p) for v, p in zip(voices, parents, strict=True)]


def make_attribution(draft: Draft, found: Found, quotes: Quotes, parent: int | None) -> Attribution:
    """The attribution of one finding."""
    via, to = told_to(draft, found)
    content = sorted([*found.content, *found.later])
    main = found.core or content[0]
    form = form_of(found, content, quotes)
    return Attribution(
        source=(span_of(draft, found.source),) if found.source else (),
        cue=tuple(span_of(draft, r) for r in found.cue_range),
        content=tuple(span_of(draft, r) for r in content),
        speaker=speaker_of(draft, found),
        anonymous=is_anonymous(draft, found),
        via=via,
        to=to,
        stance=stance_of(found, main, form == "direct"),
        form=form,
        score=chance_of(found),
        parent=parent,
        authority=authority_of(found),
    )


def span_of(draft: Draft, tokens: Range) -> Span:
    """The characters of a token range."""
    return draft.span_of(draft.doc[tokens[0] : tokens[1]])


def form_of(found: Found, content: list[Range], quotes: Quotes) -> ClaimForm:
    """direct if all of the content is quoted (beyond the quotation that the cue stands in), mixed if a part is."""
    if found.spoken:
        return "direct"
    if all(quotes.at[start:end].count(-1) == end - start for start, end in content):
        return "indirect"
    own = quotes.around(found.head.i)
    inside = total = 0
    for start, end in content:
        for token in found.head.doc[start:end]:
            if token.is_punct or token.is_space:
                continue
            total += 1
            quote = quotes.around(token.i)
            inside += quote is not None and quote is not own
    if inside == 0:
        return "indirect"
    return "direct" if inside == total else "mixed"


def find_parents(voices: list[Found]) -> list[int | None]:
    """For each finding the index of the smallest other one whose content holds its cue, or None."""
    holder: dict[int, int] = {}
    sizes = [sum(e - s for s, e in v.content) for v in voices]
    for n in sorted(range(len(voices)), key=lambda n: -sizes[n]):
        for start, end in voices[n].content:
            for i in range(start, end):
                if i != voices[n].head.i:
                    holder[i] = n
    found: list[int | None] = []
    places = {id(voice): n for n, voice in enumerate(voices)}
    for n, voice in enumerate(voices):
        if voice.relayed_by is not None:
            found.append(places.get(id(voice.relayed_by)))
            continue
        parent = holder.get(voice.head.i)
        found.append(parent if parent is not None and parent != n and sizes[parent] > sizes[n] else None)
    return found
