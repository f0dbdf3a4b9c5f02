"""Inputs of each form that is no page by itself: feeds, archives and what is in them."""


PROSE = "The council closed the old bridge on Thursday after two cracks were found, its engineer said. " * 3
PAGE = f"<!doctype html><html><head><title>Bridge</title></head><body><p>{PROSE}</p></body></html>".encode()
FEED = "https://courier.example/feed"
RSS = f"""<?xml version="1.0"?>
<!-- made by hand -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Courier</title>
<item><title>Bridge closed</title><link>https://courier.example/a</link><pubDate>Fri, 12 Jun 2020 06:00:00 GMT</pubDate></item>
<item><title>Ferry</title><guid>https://courier.example/gone</guid><dc:creator>Mara Quill</dc:creator>
<pubDate>Thu, 11 Jun 2020 06:00:00 GMT</pubDate><content:encoded><![CDATA[<p>{PROSE}</p>]]></content:encoded></item>
</channel></rss>""".encode()  # noqa: E501
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Gazette</title>
<entry><title>One</title><link rel="self" href="/x.atom"/><link href="/one"/><author><name>Ana Reis</name></author>
<published>2020-06-12T06:00:00Z</published><updated>2020-06-13T06:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Words.</p></div></content></entry></feed>"""
JSON = {"version": "https://jsonfeed.org/version/1.1", "title": "Post", "items": [
    {"id": "1", "url": "https://post.example/1", "title": "One", "authors": [{"name": "Ana Reis"}],
     "date_published": "2020-06-12T06:00:00Z", "content_text": "First & last.\nSecond."}, "no object",
]}  # fmt: skip


def record_of(sort: str, url: str, block: bytes, kind: str = "application/http; msgtype=response") -> bytes:
    """One record of a web archive."""
    head = f"WARC/1.0\r\nWARC-Type: {sort}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2020-06-12T06:00:00Z\r\n"
    head += f"Content-Type: {kind}\r\n"
    return f"{head}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"


def answer(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    """A server's answer as an archive keeps it."""
    lines = [f"HTTP/1.1 {status}", *(headers or ("Content-Type: text/html; charset=utf-8",))]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body
