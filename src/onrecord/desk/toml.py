"""A TOML file whose every key must be known: what is wrong is named with its line and the nearest right word."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from onrecord.errors import InputMissing, InputUnreadable, SettingWrong

NEAR = 0.6
"""Likeness (difflib's ratio) from which a word is offered in the place of a wrong one; difflib's own default."""
_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""^\s*(?:"([^"]+)"|'([^']+)'|([A-Za-z0-9_-]+))\s*[.=]""")
_QUOTES = re.compile(r"\"\"\"|'''")
REQUIRED = object()

Path_ = tuple[str | int, ...]


def load_table(path: Path) -> "Table":
    """The file as a table; InputMissing, InputUnreadable, or SettingWrong with the line if it is no TOML."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise InputMissing(
            "there is no such file", where=str(path), next="Name it with --desk PATH, or see the guide on newsletters."
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputUnreadable(
            "it cannot be read as UTF-8 text", where=str(path), next="Check the file and its permissions."
        ) from error
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingWrong(f"this is no TOML: {error}", where=str(path), next="Mend that line.") from error
    return Table(values, (), path, find_lines(text))


def find_lines(text: str) -> dict[Path_, int]:
    """The line of each table and key: by its path, tables of an array by their number ("desk", 0, "name")."""
    lines: dict[Path_, int] = {}
    counts: dict[Path_, int] = defaultdict(int)
    inside: Path_ = ()
    quoted = False
    for number, line in enumerate(text.splitlines(), start=1):
        was_quoted, quoted = quoted, quoted ^ (len(_QUOTES.findall(line)) % 2 == 1)
        if was_quoted:
            continue
        if header := _HEADER.match(line):
            inside = _resolve(header[2], header[1] == "[[", counts)
            lines.setdefault(inside, number)
        elif key := _KEY.match(line):
            lines.setdefault((*inside, key[1] or key[2] or key[3]), number)
    return lines


def _resolve(name: str, is_array: bool, counts: dict[Path_, int]) -> Path_:
    """The path of a header: each array of tables it goes through stands at its newest table."""
    path: Path_ = ()
    parts = [part.strip().strip("\"'") for part in name.split(".")]
    for at, part in enumerate(parts):
        path = (*path, part)
        if is_array and at == len(parts) - 1:
            counts[path] += 1
        if counts.get(path):
            path = (*path, counts[path] - 1)
    return path


def nearest(word: str, known: Sequence[str]) -> str:
    """The known word most like `word`, or "" if none is; capitals do not count."""
    folded = {k.lower(): k for k in known}
    found = get_close_matches(word.lower(), list(folded), 1, NEAR)
    return folded[found[0]] if found else ""


def advise(word: str, known: Sequence[str], shown: int = 12) -> str:
    """What to write instead of a wrong word: the nearest right one, else those there are."""
    if found := nearest(word, known):
        return f"Did you mean {found!r}?"
    return f"Known: {', '.join(known[:shown])}{' …' if len(known) > shown else ''}."


class Table:
    """One table of the file. Each key is asked for by its type; `done` refuses those that nobody asked for."""

    def __init__(self, values: dict[str, Any], path: Path_, file: Path, lines: dict[Path_, int]) -> None:
        self._values, self._path, self.file, self._lines = values, path, file, lines
        self._asked: list[str] = []

    @property
    def line(self) -> int:
        """The line on which the table, or the one it stands in, begins; 0 where that is not known."""
        starts = (self._lines.get(self._path[:length], 0) for length in range(len(self._path), 0, -1))
        return next((line for line in starts if line), 0)

    def wrong(self, key: str, what: str, next: str) -> SettingWrong:
        """The error that names a key of this table by its line."""
        line = self._lines.get((*self._path, key)) or self.line
        said = ".".join(p for p in (*self._path, key) if isinstance(p, str) and p)
        return SettingWrong(f"{said} {what}", where=f"{self.file}, line {line}" if line else str(self.file), next=next)

    def has(self, key: str) -> bool:
        """True if the key stands in the table."""
        return key in self._values

    def text(self, key: str, default: Any = REQUIRED) -> str:
        """A text without line ends; `default` where the key is not given."""
        value = self._get(key, default, str, "a text in quotes")
        if any(ord(c) < 32 or ord(c) == 127 for c in str(value)):
            raise self.wrong(key, "holds a line end or a control character", "Write it on one line.")
        return str(value).strip()

    def words(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty where the key is not given."""
        value = self._get(key, [], list, 'a list of texts: ["one", "two"]')
        if not all(isinstance(one, str) and one.strip() for one in value):
            raise self.wrong(key, "must be a list of texts", 'Write it as ["one", "two"].')
        return tuple(one.strip() for one in value)

    def number(self, key: str, default: float, least: float, most: float) -> float:
        """A number from `least` to `most`."""
        value = self._get(key, default, (int, float), "a number")
        if isinstance(value, bool) or not least <= value <= most:
            raise self.wrong(key, f"is {value!r}", f"Give a number from {least:g} to {most:g}.")
        return float(value)

    def switch(self, key: str, default: bool = False) -> bool:
        """true or false."""
        return bool(self._get(key, default, bool, "true or false"))

    def choice(self, key: str, known: Sequence[str], default: Any = REQUIRED) -> str:
        """One of the known words; capitals do not count."""
        value = self.text(key, default)
        found = next((k for k in known if k.lower() == value.lower()), None)
        if found is None:
            raise self.wrong(key, f"is {value!r}", advise(value, known))
        return found

    def table(self, key: str) -> "Table | None":
        """The table under that key, or None."""
        if not self.has(key):
            self._asked.append(key)
            return None
        return Table(self._get(key, {}, dict, "a table"), (*self._path, key), self.file, self._lines)

    def tables(self, key: str) -> list["Table"]:
        """The tables under that key: [[key]]."""
        found = self._get(key, [], list, f"an array of tables: [[{key}]]")
        if not all(isinstance(one, dict) for one in found):
            raise self.wrong(key, "is no array of tables", f"Write each under its own [[{key}]].")
        return [Table(one, (*self._path, key, at), self.file, self._lines) for at, one in enumerate(found)]

    def done(self) -> None:
        """Every key of the table was asked for; SettingWrong names the first that was not."""
        for key in self._values:
            if key not in self._asked:
                raise self.wrong(key, "is not a key here", advise(key, sorted(self._asked)))

    def _get(self, key: str, default: Any, kind: Any, wanted: str) -> Any:
        self._asked.append(key)
        if key not in self._values:
            if default is REQUIRED:
                raise self.missing(key)
            return default
        value = self._values[key]
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise self.wrong(key, f"is {value!r:.60}", f"Write {wanted}.")
        return value

    def missing(self, key: str) -> SettingWrong:
        """The error that a key is missing; if one much like it stands there, that one is named."""
        likely = nearest(key, [k for k in self._values if k not in self._asked])
        advice = f"There is {likely!r} on line {self._lines.get((*self._path, likely), 0)}: did you mean {key!r}?"
        return self.wrong(key, "is missing", advice if likely else f"Add {key} = …")
