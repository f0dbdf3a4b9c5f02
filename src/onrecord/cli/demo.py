"""`onrecord demo`: the whole way, from the sample pages to a brief on the screen and a page to open."""

import time
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.options import make_wiring, read_settings
from onrecord.cli.output import print_text, progress_bar
from onrecord.cli.sources import filled_record
from onrecord.cli.writing import open_output
from onrecord.errors import SettingWrong
from onrecord.run.asking import Question, make_brief, render
from onrecord.samples import pages_folder

SUBJECT = "US troops in Iraq"


def command(
    output: Annotated[Path, typer.Option("--output", help="Where the record and the page are put.")] = Path("demo"),
) -> None:
    """Read the sample pages (invented outlets, real events) and brief yourself on US troops in Iraq."""
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why = f"a folder cannot be made there ({error.strerror})"
        raise SettingWrong(why, where=f"--output {output}", next="Name another folder.") from error
    record = output / "record.db"
    page = output / "brief.html"
    started = time.monotonic()
    with progress_bar() as bar:
        wiring = make_wiring(bar)
        settings = read_settings()
        with filled_record([str(pages_folder())], str(record), settings, wiring) as (kept, intake):
            brief, account = make_brief(kept, Question(about=SUBJECT), wiring)
    print_text(render(brief, account, "text"))
    with open_output(page) as out:
        out.write(render(brief, account, "html").encode("utf-8", "replace"))
    seconds = time.monotonic() - started
    print_text(
        f"Read {len(intake.articles)} articles in {seconds:.0f} s; pages without an article: {len(intake.skipped)}.\n"
        f"The same brief as a page, with every cite open to its words: {page}\n"
        f"The record: {record}. Try:\n"
        f'  onrecord brief --record {record} --about "Iran strikes" --size minute\n'
        f'  onrecord timeline --record {record} --about "Soleimani"\n'
        f'  onrecord search "Ain al-Asad" --record {record}'
    )
