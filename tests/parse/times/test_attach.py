"""`when_of`: the time that a verb or noun is at."""

from collections.abc import Callable

import pytest

from onrecord.parse.draft import Draft
from onrecord.parse.times import STAGE, when_of


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("Rockets hit the base on Thursday.", "hit", "2020-06-11"),
        ("The army launched a strike on Thursday.", "strike", "2020-06-11"),
        ("The Jan. 3 strike killed a general.", "strike", "2020-01-03"),
        ("He said on Tuesday that troops left the city on Thursday.", "left", "2020-06-11"),
        ("He said on Tuesday that troops left the city on Thursday.", "said", "2020-06-09"),
        ("He said on Tuesday that troops had left the city.", "left", None),
        ("Troops left the city, officials said Tuesday.", "left", None),
        ("On Monday, protesters stormed the embassy.", "stormed", "2020-06-08"),
        ("The minister flew to the capital on Monday to meet the king.", "meet", "2020-06-08"),
        ("Troops have been there since 2003.", "been", "2003/.."),
        ("The troops will stay until 2024.", "stay", "../2024"),
        ("The force will leave over the coming months.", "leave", "2020-06-12/.."),
        ("The group held the town from March to May 2019.", "held", "2019-03/2019-05"),
        ("The war went on for three years.", "went", None),
        ("In recent months militias fired rockets.", "fired", None),
    ],
)
def test_the_time_of_a_word(read_with: Callable[..., Draft], text: str, word: str, edtf: str | None) -> None:
    """A word has the time that hangs on it or on the verb that carries it, and no time of another clause."""
    draft = read_with(text, STAGE)
    token = next(token for token in draft.doc if token.text == word)
    when = when_of(draft, token)
    assert (when.edtf if when else None) == edtf
