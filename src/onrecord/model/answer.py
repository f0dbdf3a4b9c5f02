"""What the record answers to a question: a cited line, the lines behind it, or the nearest it has."""

from dataclasses import dataclass

from onrecord.model.brief import Line


@dataclass(frozen=True, slots=True)
class Answer:
    """The shortest cited answer (None: the record does not say), and the lines that give it.

    `disputed` if reports differ on it; `nearest` are lines that speak of the question without answering it; `why`
    says in words how each line was matched, or why nothing answers.
    """

    question: str
    answer: Line | None
    lines: tuple[Line, ...]
    disputed: bool
    nearest: tuple[Line, ...]
    why: tuple[str, ...] = ()
