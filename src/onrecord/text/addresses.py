"""Web addresses as pages give them: often broken, never a reason to fail."""

from urllib.parse import urlsplit


def host_of(url: str | None) -> str:
    """The host of an address without "www."; nothing where there is none, or the address is broken."""
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""
