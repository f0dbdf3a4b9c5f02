"""The outlet of a dump is found in its furniture, or left unknown."""

import pytest

from onrecord.model import Dropped
from onrecord.read.outlet import find_outlet


@pytest.mark.parametrize(
    ("pieces", "outlet"),
    [
        (["© 2021 Harbour Post. All rights reserved."], "Harbour Post"),
        (["Join Harbour Post PRO", "Subscribe to Harbour Post", "Follow us"], "Harbour Post"),
        (["Join Facebook"], None),
        (["Copyright 2019-2021 The Gulf Ledger", "Join Harbour Post"], "The Gulf Ledger"),
        (["Join our newsletter", "Sign in"], None),
        (["Copyright 2021 Harper's all rights reserved"], "Harper's"),
        (["Join the Gulf's best reporters today", "Join the Gulf's most read letter"], None),
        (["Support Harper's Post", "Subscribe to Harper's Post for a year"], "Harper's Post"),
        ([], None),
    ],
)
def test_the_outlet_is_named_by_its_furniture(pieces: list[str], outlet: str | None) -> None:
    """A copyright line or several offers name the outlet; one offer, or none, does not."""
    assert find_outlet([Dropped(piece, "promotion") for piece in pieces]) == outlet
