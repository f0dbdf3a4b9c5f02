"""`onrecord show`: one article or statement of a record, with its evidence."""

from typing import Annotated

import typer

from onrecord.cli.options import Json, make_wiring
from onrecord.cli.output import print_json, print_text, progress_bar
from onrecord.cli.statements import describe_reading
from onrecord.contract import fact_json, reading_json
from onrecord.errors import NothingFound
from onrecord.record import Record
from onrecord.run.wiring import record_for


def command(
    id: Annotated[str, typer.Argument(metavar="ID", help="The id of an article or of a statement.")],
    record: Annotated[str, typer.Option("--record", metavar="PATH", help="The record.")],
    json: Json = False,
) -> None:
    """Show an article with its statements, or one statement with the words it rests on."""
    with progress_bar() as bar, record_for(record, make_wiring(bar), read_only=True) as kept:
        if kept.article(id) is not None:
            show_article(kept, id, json)
        elif kept.statement(id) is not None:
            show_statement(kept, id, json)
        else:
            raise NothingFound(
                f"nothing in the record has the id {id!r}", next="Find ids with `onrecord search WORDS --record PATH`."
            )


def show_article(record: Record, article_id: str, json: bool) -> None:
    """The article with everything found in it stands on standard output."""
    for reading in record.readings([article_id]):
        if json:
            print_json(reading_json(reading))
        else:
            print_text(f"{reading.article.text}\n\n{describe_reading(reading)}")


def show_statement(record: Record, statement_id: str, json: bool) -> None:
    """The statement with the words it rests on, and their place, stands on standard output."""
    statement = record.statement(statement_id)
    article = record.article(statement.article_id) if statement else None
    if statement is None or article is None:
        return
    fact = fact_json(statement, article.text)
    if json:
        print_json(fact)
        return
    lines = [f"{article.outlet or 'Outlet unknown'}: {article.title or article.source_id}"]
    lines += [f"  {key}: {value}" for key, value in fact.items() if value not in (None, [], "")]
    print_text("\n".join(lines))
