"""`onrecord edits`: what pages that were read again now say otherwise."""

from typing import Annotated

import typer

from onrecord.cli.options import Actors, Json, NeededRecord, make_wiring
from onrecord.cli.output import print_json, print_text, progress_bar
from onrecord.cli.sources import parsed_record
from onrecord.contract import fact_json
from onrecord.model import Reading, Span, Statement
from onrecord.run.changing import Edits, find_edits
from onrecord.thread import Edit


def command(
    record: NeededRecord,
    article: Annotated[str | None, typer.Argument(metavar="ARTICLE", help="The id of any version of it.")] = None,
    actors: Actors = None,
    json: Json = False,
) -> None:
    """Show in statements what was added, cut and altered, and which correction note speaks of it."""
    with progress_bar() as bar, parsed_record(record, make_wiring(bar, actors=actors)) as kept:
        found = list(find_edits(kept, article))
    if not found and not json:
        print_text("No article was read in more than one version.")
    for one in found:
        if json:
            print_json(edits_json(one))
        else:
            print_text("\n".join(describe_edits(one)))


def edits_json(edits: Edits) -> dict[str, object]:
    """The edits from one version to the next, with both statements of each."""
    return {
        "id": edits.after.article.source_id, "outlet": edits.after.article.outlet, "title": edits.after.article.title,
        "before": edits.before.article.id, "after": edits.after.article.id,
        "edits": [_edit_json(edits, edit) for edit in edits.edits],
        "notes": [
            {**_span_json(edits.after, note.span), "corrects": note.corrects.id if note.corrects else None}
            for note in edits.notes
        ],
    }  # fmt: skip


def _edit_json(edits: Edits, edit: Edit) -> dict[str, object]:
    return {
        "kind": edit.kind,
        "before": fact_json(edit.before, edits.before.article.text) if edit.before else None,
        "after": fact_json(edit.after, edits.after.article.text) if edit.after else None,
        "what": [{"field": field, "before": old, "after": new} for field, old, new in edit.what],
        "note": _span_json(edits.after, edit.note) if edit.note else None,
    }


def _span_json(reading: Reading, span: Span) -> dict[str, object]:
    return {"start": span.start, "end": span.end, "words": span.words(reading.article.text)}


def describe_edits(edits: Edits) -> list[str]:
    """The edits in lines, under the article's title."""
    article = edits.after.article
    versions = f"{edits.before.article.id} → {article.id}"
    lines = [f"{article.outlet or '?'}: {article.title or article.source_id}  ({versions})"]
    for edit in edits.edits:
        told = [
            f"“{_words(reading, statement)}” [{statement.spans[0].start}-{statement.spans[0].end}]"
            for reading, statement in ((edits.before, edit.before), (edits.after, edit.after))
            if statement
        ]
        what = "; ".join(f"{field} {old or 'none'} → {new or 'none'}" for field, old, new in edit.what)
        kinds = (statement.kind for statement in (edit.after, edit.before) if statement)
        lines.append(f"  {edit.kind} {next(kinds, '')}: {' → '.join(told)}{f' ({what})' if what else ''}")
        if edit.note:
            lines.append(f"    corrected by the page: “{_at(edits.after, edit.note)}”")
    return lines if edits.edits else [*lines, "  nothing that it says was added, cut or altered"]


def _words(reading: Reading, statement: Statement) -> str:
    return _at(reading, statement.spans[0])


def _at(reading: Reading, span: Span) -> str:
    return " ".join((span.words(reading.article.text) or "").split())
