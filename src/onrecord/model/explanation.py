"""Why something of the record is as it is, in words."""

from dataclasses import dataclass

from onrecord.model.brief import Cite


@dataclass(frozen=True, slots=True)
class Explanation:
    """The reasons behind one thing: what it is, why it is so, the words it rests on, and what people decided of it."""

    id: str
    what: str
    name: str
    lines: tuple[str, ...]
    cites: tuple[Cite, ...]
    decisions: tuple[str, ...] = ()
