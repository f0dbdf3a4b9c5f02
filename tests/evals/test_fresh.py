"""The fresh records: annotations without their texts."""

from typing import Any

from evals.score_fresh import STRINGS, read_rows, with_text, without_text

TEXT = "The harbour master vowed to dredge the port. Two barges sank, he said."
ROWS_AT_LEAST = 30


def _record() -> dict[str, Any]:
    """A record of two facts in the form of gold/records."""
    promise = {"kind": "commitment", "by": "harbour master", "promise": "to dredge the port", "promise_span": [25, 43],
               "sentence": TEXT[:44], "sentence_span": [0, 44]}  # fmt: skip
    claim = {"kind": "claim", "source": "harbour master", "source_text": "he", "source_text_span": [62, 64],
             "cue": "said", "cue_span": [65, 69], "content": "Two barges sank", "content_span": [45, 60],
             "sentence": TEXT[45:], "sentence_span": [45, 70]}  # fmt: skip
    return {"id": "a", "outlet": "Gazette", "title": "Port", "published": "2020-06-12", "annotated_until": 70,
            "text": TEXT, "facts": [promise, claim]}  # fmt: skip


def test_strings_are_cut_again_from_the_text() -> None:
    """A record kept without its text is the same record once it has its text again."""
    record = _record()
    row = without_text(record, ["claim"], "first")
    assert "dredge" not in str(row)
    assert (row["read"], row["part"]) == (["claim"], "first")
    assert with_text(row, record) == record


def test_no_row_holds_the_words_of_an_article() -> None:
    """The kept rows have spans where the records have strings."""
    rows = read_rows()
    assert len(rows) >= ROWS_AT_LEAST
    for row in rows:
        for fact in row["facts"]:
            assert not {"sentence", *STRINGS[fact["kind"]]} & fact.keys()
