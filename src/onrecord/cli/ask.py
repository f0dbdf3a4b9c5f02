"""`onrecord ask`: a question, answered with the words of reports, or refused."""

from typing import Annotated

import typer

from onrecord.cli.lines import name_reports, wrap, wrap_line
from onrecord.cli.options import Actors, AsOf, Json, Least, Model, NeededRecord, make_wiring, parse_day
from onrecord.cli.output import print_json, print_text, progress_bar
from onrecord.cli.sources import parsed_record
from onrecord.contract import answer_json
from onrecord.model import Line
from onrecord.model.answer import Answer
from onrecord.run.answering import Asking, answer_question
from onrecord.tell.answer import SILENT


def command(
    question: Annotated[str, typer.Argument(metavar="QUESTION", help='E.g. "How many US troops were in Iraq?"')],
    record: NeededRecord,
    as_of: AsOf = None,
    least: Least = 0.0,
    model: Model = None,
    actors: Actors = None,
    json: Json = False,
) -> None:
    """Answer a question from a record: the shortest cited answer, or that the record does not say."""
    asking = Asking(question, parse_day(as_of, "--as-of"), least)
    with progress_bar() as bar:
        wiring = make_wiring(bar, model, actors)
        with parsed_record(record, wiring) as kept:
            answer = answer_question(kept, asking, wiring)
    if json:
        print_json(answer_json(answer))
    else:
        print_text(describe_answer(answer))


def describe_answer(answer: Answer) -> str:
    """The answer first, then the lines that give it; where there is none, what comes nearest."""
    if answer.answer is None:
        near = map(describe_line, answer.nearest)
        said = answer.why[0] if answer.why else SILENT
        return "\n".join([wrap(f"{said[:1].upper()}{said[1:]}."), *(["Nearest:", *near] if answer.nearest else [])])
    head = [wrap(answer.answer.text), *(["Reports differ."] if answer.disputed else [])]
    return "\n".join([*head, *map(describe_line, answer.lines)])


def describe_line(line: Line) -> str:
    """The line with the outlets and days that it cites, which are not said twice."""
    is_named = line.text.startswith(f"{name_reports(line.cites)}: ")
    return wrap(line.text, "  ") if is_named else wrap_line(line, "  ")
