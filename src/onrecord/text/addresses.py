"""Web addresses as pages give them: often broken, never a reason to fail."""

from functools import lru_cache
from urllib.parse import urlsplit

from tld import get_fld


def host_of(url: str | None) -> str:
    """The host of an address without "www."; nothing where there is none, or the address is broken."""
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


@lru_cache(maxsize=4096)
def domain_of(host: str) -> str:
    """The name under which a host was registered ("news.example.co.uk": "example.co.uk"); else the host itself."""
    domain: str | None = get_fld(f"https://{host}", fail_silently=True) if "." in host and " " not in host else None
    return domain or host
