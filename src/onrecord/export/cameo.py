"""PLOVER types and modes as CAMEO codes, by a table of our own (`cameo.tsv`)."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Cameo:
    """A CAMEO code, and its quad class: 1 and 2 verbal and material cooperation, 3 and 4 the same of conflict."""

    code: str
    quad: int

    @property
    def root(self) -> str:
        """The two digits of its root category ("19")."""
        return self.code[:2]


@cache
def cameo_codes() -> dict[tuple[str, str | None], Cameo]:
    """The codes by PLOVER type and mode (None: without a mode)."""
    lines = files("onrecord.export").joinpath("cameo.tsv").read_text("utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return {(kind, mode or None): Cameo(code, int(quad)) for kind, mode, code, quad, _ in rows}


def cameo_of(kind: str, mode: str | None) -> Cameo:
    """The code of the mode, or that of its type where the table does not know the mode."""
    codes = cameo_codes()
    return codes.get((kind, mode)) or codes[kind, None]
