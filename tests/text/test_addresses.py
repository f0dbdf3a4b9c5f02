"""Addresses as pages give them."""

import pytest

from onrecord.text.addresses import domain_of, host_of


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


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("sport.example.co.uk", "example.co.uk"),
        ("example.org", "example.org"),
        ("localhost", "localhost"),
        ("Harbour Post", "Harbour Post"),
        ("a..b", "a..b"),
        ("", ""),
    ],
)
def test_editions_of_one_house_have_one_domain(host: str, domain: str) -> None:
    """The name that was registered, whatever stands before it; what is no host stays as it is."""
    assert domain_of(host) == domain
