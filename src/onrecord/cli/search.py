"""`onrecord search`: articles or statements of a record that hold given words."""

from typing import Annotated, Literal

import typer

from onrecord.cli.lines import wrap
from onrecord.cli.options import Actors, Json, make_wiring
from onrecord.cli.output import print_json, print_text, progress_bar
from onrecord.cli.statements import describe_statement
from onrecord.contract import fact_json
from onrecord.record import Found, Record
from onrecord.run.asking import question_terms
from onrecord.run.wiring import record_for


def command(
    words: Annotated[str, typer.Argument(metavar="WORDS", help="What to look for; names are found under all names.")],
    record: Annotated[str, typer.Option("--record", metavar="PATH", help="The record.")],
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many results at the most.")] = 20,
    statements: Annotated[bool, typer.Option("--statements", help="Find statements instead of articles.")] = False,
    actors: Actors = None,
    json: Json = False,
) -> None:
    """Search a record: the best first, each with the words found."""
    with progress_bar() as bar:
        wiring = make_wiring(bar, actors=actors)
        with record_for(record, wiring, read_only=True) as kept:
            over: Literal["statements", "articles"] = "statements" if statements else "articles"
            found = kept.search(words, limit, over=over, expansions=question_terms(words, wiring))
            for one in found:
                print_found(kept, one, json)
    if not found:
        typer.echo(f"none of the record's {over} holds most of these words", err=True)


def print_found(record: Record, found: Found, json: bool) -> None:
    """One result: the article, the words found in it, and the statement if one was looked for."""
    article = record.article(found.article_id)
    if article is None:
        return
    words = [span.words(article.text) for span in found.spans]
    statement = record.statement(found.statement_id) if found.statement_id else None
    if json:
        print_json({
            "id": article.source_id, "article": article.id, "outlet": article.outlet, "title": article.title,
            "published": article.published.edtf, "score": round(found.score, 4), "why": found.why,
            "snippets": [{"start": s.start, "end": s.end, "words": w}
                         for s, w in zip(found.spans, words, strict=True)],
            "statement": fact_json(statement, article.text) if statement else None,
        })  # fmt: skip
        return
    title = f"{article.id}  {article.published.edtf or 'no date'}  {article.outlet or 'Outlet unknown'}: "
    print_text(wrap(f"{title}{article.title or '(no title)'}", "", "    "))
    if statement:
        print_text(describe_statement(statement, article.text, f"{statement.id} "))
        return
    for snippet in words:
        print_text(wrap(f"… {' '.join((snippet or '').split())} …", "    "))
