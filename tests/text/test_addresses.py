"""Addresses as pages give them."""

import pytest

from onrecord.text.addresses import host_of


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.news.example/a", "news.example"),
        ("//cdn.news.example/b", "cdn.news.example"),
        ("http://[bad", ""),
        ("no address", ""),
        (None, ""),
    ],
)
def test_a_host_is_read_or_is_nothing(url: str | None, host: str) -> None:
    """The host without "www."; a broken address has none and is no error."""
    assert host_of(url) == host
