"""A letter in its two dresses: HTML that the usual mail programs show (tables, inline styles, dark mode), and text."""

import textwrap
from collections.abc import Callable
from dataclasses import dataclass

import mrml

from onrecord.model import Cite, Line
from onrecord.model.mailing import Letter, LetterPart, Picture
from onrecord.tell.figures import tells_series
from onrecord.tell.render.templating import make_environment
from onrecord.tell.wording import clean
from onrecord.text.edtf import edtf_words

COLUMNS = 72
"""Characters of a line of the text part: what a mail program shows unwrapped, replies' marks included."""
PREVIEW_LENGTH = 120
"""Characters of the first line that a list of mails shows beside the subject."""
LINKED = ("https://", "http://")
QUIET = "Nothing is new since your last letter."
NO_NEWS = "No news of"
"""What stands before the names of situations of which a letter that tells of others has nothing new."""


@dataclass(frozen=True, slots=True)
class MailWords:
    """A letter as HTML and as plain text."""

    html: str
    text: str


@dataclass(frozen=True, slots=True)
class ShownSource:
    """Where a line comes from: outlet and day, the report's title, and the page if it has an address."""

    outlet: str
    day: str
    title: str
    url: str | None

    @property
    def words(self) -> str:
        """Outlet, day and title: what a reader must know to place the line."""
        who = ", ".join(filter(None, (self.outlet, self.day)))
        return ": ".join(filter(None, (who, self.title)))


def render_mail(letter: Letter, picture_id: Callable[[int], str]) -> MailWords:
    """The letter; `picture_id` gives the Content-ID of each picture by its number, from 1."""
    pictures = (picture for part in letter.parts for picture in part.pictures)
    numbers = {id(picture): number for number, picture in enumerate(pictures, start=1)}

    def source_of(picture: Picture) -> str:
        return f"cid:{picture_id(numbers[id(picture)])}"

    mjml = make_environment().get_template("mail.mjml.j2").render(
        letter=letter, day=edtf_words(letter.day.isoformat(), None), preview=preview(letter), sources=list_sources,
        origins=origins_words, source_of=source_of, pictures_of=pictures_of, quiet=QUIET,
        silent=name_silent(letter),
    )  # fmt: skip
    # The letter is all there is to the page: its landmark is the main one.
    html = mrml.to_html(mjml).content.replace('role="article"', 'role="main"', 1)
    return MailWords(html, render_plain(letter))


def name_silent(letter: Letter) -> str:
    """The situations of which there is no news, named in one sentence; empty if there are none, or nothing else."""
    return f"{NO_NEWS}: {' · '.join(letter.quiet)}." if letter.parts and letter.quiet else ""


def preview(letter: Letter) -> str:
    """The first line, as the list of mails shows it."""
    first = next((line for part in letter.parts for section in part.sections for line in section.lines), None)
    return textwrap.shorten(first.text, PREVIEW_LENGTH, placeholder=" …") if first else QUIET


def list_sources(line: Line) -> list[ShownSource]:
    """The sources of the line, each once."""
    return list(dict.fromkeys(_source(cite) for cite in line.cites))


def origins_words(line: Line) -> str:
    """How many independent outlets tell it, where it is more than one."""
    return f"{line.origins} independent outlets" if line.origins > 1 else ""


def pictures_of(part: LetterPart, line: Line) -> list[Picture]:
    """The pictures that stand with a line: those of the series that it tells."""
    return [p for p in part.pictures if tells_series(line, p.title)]


def _source(cite: Cite) -> ShownSource:
    url = cite.url if cite.url and cite.url.startswith(LINKED) else None
    day = edtf_words(cite.published, None) if cite.published and "/" not in cite.published else ""
    title = clean(cite.title) if cite.outlet and cite.title else ""
    return ShownSource(clean(cite.page_name), day, title, url)


def render_plain(letter: Letter) -> str:
    """The letter as plain text: lines with the numbers of their sources, the addresses below."""
    day = edtf_words(letter.day.isoformat(), None)
    numbers: dict[ShownSource, int] = {}
    told = [f"{letter.name} · {day}", ""]
    for part in letter.parts:
        told += [part.title, "=" * min(len(part.title), COLUMNS), part.about, ""]
        for section in part.sections:
            told += [section.name.upper(), *(_plain_line(line, numbers) for line in section.lines), ""]
    if not letter.parts:
        told += [QUIET, ""]
    if silent := name_silent(letter):
        told += [textwrap.fill(silent, COLUMNS), ""]
    if numbers:
        told += ["SOURCES", *(_plain_source(source, number) for source, number in numbers.items()), ""]
    told += ["-" * 12, textwrap.fill(letter.why, COLUMNS), f"Unsubscribe: {letter.leave}"]
    return "\n".join(told) + "\n"


def _plain_line(line: Line, numbers: dict[ShownSource, int]) -> str:
    cited = [numbers.setdefault(source, len(numbers) + 1) for source in list_sources(line)]
    origins = origins_words(line)
    said = f"{line.text} {''.join(f'[{n}]' for n in cited)}{f' ({origins})' if origins else ''}"
    return textwrap.fill(said, COLUMNS, initial_indent="* ", subsequent_indent="  ")


def _plain_source(source: ShownSource, number: int) -> str:
    where = f"\n    {source.url}" if source.url else ""
    return textwrap.fill(f"[{number}] {source.words}", COLUMNS, subsequent_indent="    ") + where
