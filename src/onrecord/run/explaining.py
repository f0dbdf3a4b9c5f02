"""Every join, membership and statement answers why, in words, with the decisions that bear on it."""

from collections.abc import Callable, Iterable, Iterator

from onrecord.contract import fact_json
from onrecord.errors import NothingFound
from onrecord.model import Article, Cite, Count, Explanation, Judgement, Span, Statement, Trace
from onrecord.record import Record
from onrecord.run.deciding import list_decisions
from onrecord.run.finding import Directory, Target
from onrecord.tell.render.plain import count

NAMES_SHOWN = 12
_SHOWN_ELSEWHERE = frozenset({"kind", "statement", "sentence", "voices", "score", "made_by"})
VERBS = {
    "same": "{left} and {right} are one", "different": "{left} is not {right}", "rejected": "{left} is wrong",
    "corrected": "of {left} the {field} is {value}", "renamed": "{left} is called “{value}”",
    "unsure": "whether {left} and {right} are one is open",
}  # fmt: skip


def explain(directory: Directory, named: str) -> Explanation:
    """Why the thing of that id (or name) is as it is; NothingFound with the nearest ids if there is none."""
    try:
        target = directory.find(named)
    except NothingFound:
        # A happening that was rejected stands in no account; the decision that named it still tells why.
        told = [describe_decision(directory.record, j) for j in _naming(directory.record, named)]
        if not told:
            raise
        return Explanation(named, "decided", "it stands in no account now", (), (), tuple(told))
    lines, cites = EXPLAINERS[target.what](directory, target)
    decisions = (describe_decision(directory.record, j) for j in _bearing(directory, target))
    return Explanation(target.id, target.what, target.name, tuple(lines), tuple(cites), tuple(decisions))


Explained = tuple[Iterable[str], Iterable[Cite]]


def _explain_entity(directory: Directory, target: Target) -> Explained:
    entity = directory.entity(target)
    lines = [f"{entity.kind.lower()}; named {', '.join(f'“{n}”' for n in entity.names[:NAMES_SHOWN])}"]
    if len(target.traces) > 1:
        lines.append(f"joins {', '.join(a.id for a in target.traces)}")
    lines += [f"because {why}" for why in entity.why]
    if entity.parents:
        lines.append(f"belongs to {', '.join(entity.parents)}, without being it")
    return lines, ()


def _explain_occurrence(directory: Directory, target: Target) -> Explained:
    one = directory.occurrences[target.id]
    lines = [f"{one.status}; {one.agreement}; {count(len(one.statements), 'statement')}, independent: {one.origins}"]
    if one.place:
        lines.append(f"place: {one.place.name or one.place.text}")
    lines += [f"joined because {why}" for why in one.why] or ["one report tells it, once"]
    lines += [f"the reports differ on {what}" for what in one.differs]
    lines += [f"counted {_describe_count(directory, told)}" for told in one.counts]
    lines += [f"statement {i} is relayed from {source}" for i, source in one.relays]
    lines += [f"statement {i}" for i in one.statements]
    return lines, _cites(directory, one.statements)


def _describe_count(directory: Directory, told: Count) -> str:
    """One count of the dead or hurt, in the words that give it."""
    article = directory.articles[told.span.article_id]
    words = " ".join((told.span.words(article.text) or "").split())
    by = f" by {told.counted_by}" if told.counted_by else ""
    beside = f" ({told.note})" if told.note else ""
    return f"{told.kind}: “{words}”{by}, in {article.outlet or article.source_id}{beside} [{told.statement_id}]"


def _explain_story(directory: Directory, target: Target) -> Explained:
    story = next(s for s in directory.account.stories if s.id == target.id)
    lines = [f"{count(len(story.articles), 'article')}, independent: {story.origins}", *story.why]
    return lines, (_headline(directory.articles[i]) for i in story.articles)


def _explain_article(directory: Directory, target: Target) -> Explained:
    lines: list[str] = []
    article = directory.articles.get(target.id)
    story = next((s for s in directory.account.stories if target.id in s.articles), None)
    if article is None or story is None:
        return ["it is not told from: rejected, replaced by a newer version, or not among the articles looked at"], ()
    lines.append(f"published {article.published.edtf or 'on no known day'}: {article.published.why}")
    lines.append(f"in story {story.id}: “{story.title}”")
    own = [why for why in story.why if why.startswith(f"{article.source_id}: ")]
    lines += own or ["the first article of its story"]
    lines += [
        f"{c.article_id} is a copy of {c.original_id}: {c.why}"
        for c in directory.account.copies
        if article.id in (c.article_id, c.original_id)
    ]
    return lines, ()


def _explain_statement(directory: Directory, target: Target) -> Explained:
    record = directory.record
    statement = directory.statements.get(target.id) or record.statement(target.id)
    article = record.article(statement.article_id) if statement else None
    if statement is None or article is None:
        return (), ()
    fact = fact_json(statement, article.text)
    told = ", ".join(f"{k}: {v}" for k, v in fact.items() if v not in (None, [], "") and k not in _SHOWN_ELSEWHERE)
    lines = [f"{statement.kind} of article {article.id}; {told}"]
    voices = " > ".join(v.who for v in statement.voices)
    lines.append(f"said by {voices}" if voices else "told by the outlet itself")
    lines.append(f"chance of being right {statement.score:.2f}; found by {statement.made_by}")
    run = record.view().run_of(statement.id)
    if run is not None:
        lines.append(f"read by run {run.id}: {run.stage} {run.code_version} with {run.model}")
    lines += _standing(directory, statement)
    spans = dict.fromkeys((statement.sentence, *statement.spans))
    return lines, (_cite(article, span) for span in spans)


def _standing(directory: Directory, statement: Statement) -> Iterator[str]:
    """Where in the account the statement stands."""
    account, one = directory.account, statement.id
    yield from (f"in happening {o.id}" for o in account.occurrences if one in o.statements)
    yield from (f"in series {s.id}: {s.of}" for s in account.series if any(p.statement_id == one for p in s.points))
    yield from (f"promise {p.id}: {p.status}" for p in account.promises if one in (p.statement_id, *p.repeated_by))
    for facing in account.facings:
        if one in (facing.first, facing.second):
            yield f"{facing.second} {facing.relation} {facing.first}: {facing.why}"
    if one not in directory.statements:
        yield "it is told in no account: rejected, or of an older run or version"


def _explain_series(directory: Directory, target: Target) -> Explained:
    series = next(s for s in directory.account.series if s.id == target.id)
    lines = [f"one quantity because {why}" for why in series.why]
    for point in series.points:
        figure = f"{point.low:,.10g}" if point.low == point.high else f"{point.low:,.10g} to {point.high:,.10g}"
        counted = f", counted by {point.counted_by}" if point.counted_by else ""
        note = f" ({point.note})" if point.note else ""
        day = point.as_of.edtf if point.as_of else "undated"
        lines.append(f"{day}: {figure}{counted}{note} [{point.statement_id}]")
    return lines, _cites(directory, [p.statement_id for p in series.points])


def _explain_promise(directory: Directory, target: Target) -> Explained:
    promise = next(p for p in directory.account.promises if p.id == target.id)
    due = f"due {promise.due.edtf}" if promise.due else "without a due time"
    to = promise.to.name or promise.to.text
    lines = [f"{promise.status}; {due}{f'; to {to}' if to else ''}"]
    lines += [f"{t.status} on {t.on or 'no known day'} because {t.why} [{t.statement_id}]" for t in promise.turns]
    if not promise.turns:
        lines.append(f"no later report bears on it; {count(promise.later_articles_read, 'later article')} looked at")
    lines += [f"told again by {i}" for i in promise.repeated_by]
    return lines, _cites(directory, [promise.statement_id, *(t.statement_id for t in promise.turns)])


EXPLAINERS: dict[str, Callable[[Directory, Target], Explained]] = {
    "entity": _explain_entity, "occurrence": _explain_occurrence, "story": _explain_story,
    "article": _explain_article, "statement": _explain_statement, "series": _explain_series,
    "promise": _explain_promise,
}  # fmt: skip


def describe_decision(record: Record, judgement: Judgement) -> str:
    """The decision as a sentence, behind its id: what, by whom, when, why, and whether it was withdrawn."""
    told = VERBS[judgement.verdict].format(
        left=_call(record, judgement.left, judgement.left_of), value=judgement.value, field=judgement.right,
        right=_call(record, judgement.right, judgement.right_of) if judgement.right_of else judgement.right,
    )  # fmt: skip
    reasons = "; ".join(judgement.reasons)
    sentence = f"{judgement.id}  {told} ({judgement.by}, {judgement.at:%Y-%m-%d}: {reasons})"
    if judgement.ended_at is None:
        return sentence
    who = f" by {judgement.ended_by}" if judgement.ended_by else ""
    return f"{sentence}; withdrawn{who} on {judgement.ended_at:%Y-%m-%d}"


def _call(record: Record, one: str, traces: tuple[Trace, ...]) -> str:
    """The id with what a reader knows it by."""
    first = traces[0] if traces else None
    if first is None or first.what == "entity":
        return one
    if first.what == "article":
        article = record.article(first.id)
        return f"{one} (“{article.title or article.source_id}”)" if article else one
    statement = record.statement(first.id)
    article = record.article(statement.article_id) if statement else None
    if statement is None or article is None:
        return one
    words = " ".join((statement.spans[0].words(article.text) or "").split())
    more = f" and {len(traces) - 1} more" if len(traces) > 1 else ""
    return f"{one} (“{words}”{more})"


def _naming(record: Record, named: str) -> list[Judgement]:
    return [j for j in list_decisions(record) if named in (j.left, j.right, j.id)]


def _bearing(directory: Directory, target: Target) -> list[Judgement]:
    """The decisions that name the target or one of the single things it stands for."""
    ids = {target.id, *(a.id for a in target.traces)}
    marked = {m.decision for m in directory.account.marks if m.statement_id in ids}
    return [
        j
        for j in list_decisions(directory.record)
        if j.id in marked or ids & {j.left, j.right, *(a.id for a in (*j.left_of, *j.right_of))}
    ]


def _cites(directory: Directory, ids: Iterable[str]) -> list[Cite]:
    statements = (directory.statements[i] for i in ids if i in directory.statements)
    return [_cite(directory.articles[s.article_id], s.sentence) for s in statements]


def _cite(article: Article, span: Span) -> Cite:
    words = span.words(article.text) or ""
    return Cite(
        span, words, article.source_id, article.outlet, article.url, article.published.edtf, article.title
    )  # fmt: skip


def _headline(article: Article) -> Cite:
    """The first words of the article, for want of a span of its title."""
    first = article.paragraphs[0] if article.paragraphs else None
    end = min(first.end, first.start + 160) if first else len(article.text)
    return _cite(article, article.span(first.start if first else 0, end))
