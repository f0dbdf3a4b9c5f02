"""`onrecord read --json` and `onrecord parse --json`."""

import re
from typing import Any

from onrecord.contract.facts import fact_json, figure_json
from onrecord.model import Amount, Article, Attribution, Mention, Paragraph, Published, Reading, Skipped, Span, Timex

Json = dict[str, Any]
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def article_json(article: Article) -> Json:
    """The article as `onrecord read --json` prints it."""
    return {
        "id": article.source_id,
        "article": article.id,
        "url": article.url,
        "outlet": article.outlet,
        "title": article.title,
        "authors": list(article.authors),
        "published": _published(article.published),
        "published_edtf": article.published.edtf,
        "published_basis": article.published.basis,
        "published_why": article.published.why,
        "language": article.language,
        "text": article.text,
        "paragraphs": [_paragraph(p) for p in article.paragraphs],
        "dropped": [{"text": d.text, "why": d.why} for d in article.dropped],
    }


def _paragraph(paragraph: Paragraph) -> Json:
    """A paragraph; the speaker of a turn or post and the day of an entry only where there is one."""
    found = {"start": paragraph.start, "end": paragraph.end, "role": paragraph.role, "label": paragraph.label}
    spoken = {"speaker": paragraph.speaker} if paragraph.speaker else {}
    return found | spoken | ({"dated": paragraph.dated.isoformat()} if paragraph.dated else {})


def _published(published: Published) -> str | None:
    """The date as the page states it, if that is ISO 8601 (with its time and zone); else as EDTF."""
    stated = published.stated
    return stated if stated and _ISO_DAY.match(stated) else published.edtf


def reading_json(reading: Reading) -> Json:
    """The article with everything found in it, as `onrecord parse --json` prints it."""
    text = reading.article.text
    return article_json(reading.article) | {
        "sentences": [s.pair() for s in reading.sentences],
        "mentions": [_mention(m) for m in reading.mentions],
        "times": [_timex(t) for t in reading.times],
        "amounts": [_amount(a) for a in reading.amounts],
        "attributions": [_attribution(a) for a in reading.attributions],
        "coreference": [[s.pair() for s in cluster] for cluster in reading.coreference],
        "facts": [fact_json(statement, text) for statement in reading.statements],
        "skipped": [_skipped(s) for s in reading.skipped],
    }


def _mention(mention: Mention) -> Json:
    start, end = mention.span.pair()
    return {"start": start, "end": end, "kind": mention.kind, "entity": mention.entity, "name": mention.name}


def _timex(timex: Timex) -> Json:
    start, end = timex.span.pair()
    when = timex.when
    return {
        "start": start, "end": end, "type": timex.type, "value": timex.value, "mod": timex.mod,
        "edtf": when.edtf if when else None, "basis": when.basis if when else None,
    }  # fmt: skip


def _amount(amount: Amount) -> Json:
    start, end = amount.span.pair()
    return {
        "start": start, "end": end, **figure_json(amount.low, amount.high, amount.hedge),
        "unit": amount.unit_name or amount.unit, "change": amount.change, "of": amount.of,
        "concepts": list(amount.concepts),
    }  # fmt: skip


def _attribution(attribution: Attribution) -> Json:
    return {
        "source": _pairs(attribution.source),
        "cue": _pairs(attribution.cue),
        "content": _pairs(attribution.content),
        "speaker": attribution.speaker.name or attribution.speaker.text,
        "entity": attribution.speaker.entity,
        "anonymous": attribution.anonymous,
        "via": attribution.via,
        "to": attribution.to,
        "stance": attribution.stance,
        "form": attribution.form,
        "authority": attribution.authority,
        "parent": attribution.parent,
        "score": round(attribution.score, 3),
    }


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [s.pair() for s in spans]


def _skipped(skipped: Skipped) -> Json:
    return {"start": skipped.start, "end": skipped.end, "stage": skipped.stage, "why": skipped.why}
