"""What people decided of a line's statements: it is not told, or told with what they corrected, by whom and when."""

from onrecord.model import LineKind, Mark
from onrecord.tell.shelf import Shelf
from onrecord.tell.wording import Refusal, Wording

FIGURE_KINDS: frozenset[LineKind] = frozenset({"series", "change"})
"""Lines that tell figures one by one: what else their sentences say is not told."""
FIGURE_FIELDS = frozenset({"amount", "counted_by", "when"})
FIELD_WORDS = {"counted_by": "counted by", "when": "date"}


def mark_wording(shelf: Shelf, wording: Wording, kind: LineKind) -> Wording | Refusal:
    """The wording with every correction of its sentences behind it; refused if one of them was judged wrong."""
    sentences = {shelf.sentence_at(span) for span in wording.spans}
    marks = [m for m in shelf.account.marks if m.sentence in sentences]
    if kind in FIGURE_KINDS:
        marks = [m for m in marks if m.verdict == "corrected" and m.field in FIGURE_FIELDS]
    if any(m.verdict == "rejected" for m in marks):
        return Refusal("a person judged it to be wrong")
    if not marks:
        return wording
    notes = tuple(dict.fromkeys(map(word_correction, marks)))
    return Wording(f"{wording.text} ({'; '.join(notes)})", wording.spans, (*wording.rules, *notes))


def word_correction(mark: Mark) -> str:
    """What was corrected, by whom and when: "corrected by Ana on 2021-02-17: amount 9, not 6"."""
    was = f", not {mark.was}" if mark.was else ""
    field = FIELD_WORDS.get(mark.field, mark.field)
    return f"corrected by {mark.by} on {mark.on.isoformat()}: {field} {mark.value}{was}"
