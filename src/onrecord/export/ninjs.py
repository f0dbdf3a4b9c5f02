"""A brief as an IPTC ninjs 3 news item, with its sources as associations."""

from html import escape
from typing import Any

from onrecord.export.plain import article_uri, instant, unique, urn_of, web_address
from onrecord.model import Brief, Line, Source

Json = dict[str, Any]
VERSION = "3.1"
SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"


def ninjs_item(brief: Brief) -> Json:
    """The brief as one news item: its text plain and as HTML, each line with its outlets."""
    item: Json = {
        "uri": urn_of("brief", brief.situation or brief.title, str(brief.as_of)),
        "standard": {"name": "ninjs", "version": VERSION, "schema": SCHEMA},
        "type": "text",
        "representationType": "full",
        "profile": "onrecord-brief",
        "pubStatus": "usable",
        "language": "en",
        "title": brief.title,
        "by": "onrecord",
        "headlines": [{"role": "main", "contentType": "text/plain", "value": brief.title}],
        "bodies": [_body("text/plain", plain_body(brief)), _body("text/html", html_body(brief))],
        "infoSources": [{"name": outlet, "role": "source"} for outlet in unique(s.outlet for s in brief.sources)],
        "associations": [_association(source) for source in brief.sources],
    }
    if brief.as_of:
        item |= {"versionCreated": instant(brief.as_of), "contentCreated": instant(brief.as_of)}
    if brief.situation:
        item["subjects"] = [{"name": brief.situation, "rel": "about"}]
    return item


def _body(content_type: str, text: str) -> Json:
    counts = {"charCount": len(text), "wordCount": len(text.split())} if content_type == "text/plain" else {}
    return {"role": "main", "contentType": content_type, "value": text} | counts


def plain_body(brief: Brief) -> str:
    """The sections with their lines, each line with the outlets it rests on."""
    parts = []
    for section in brief.sections:
        lines = [f"- {line.text} [{', '.join(_outlets(line))}]" for line in section.lines]
        parts.append("\n".join([section.name, *lines]))
    return "\n\n".join(parts)


def html_body(brief: Brief) -> str:
    """The same as HTML; an outlet leads to the page it was read from."""
    parts = []
    for section in brief.sections:
        lines = [f"<li>{escape(line.text)} {' '.join(_links(line))}</li>" for line in section.lines]
        parts.append(f"<h2>{escape(section.name)}</h2>\n<ul>\n" + "\n".join(lines) + "\n</ul>")
    return "\n".join(parts)


def _outlets(line: Line) -> list[str]:
    return unique(cite.page_name for cite in line.cites)


def _links(line: Line) -> list[str]:
    """A link for each cite; its title gives the exact words."""
    return unique(
        f'<a href="{escape(address)}" title="{escape(cite.words)}">{escape(cite.outlet or address)}</a>'
        if (address := web_address(cite.url))
        else f'<cite title="{escape(cite.words)}">{escape(cite.page_name)}</cite>'
        for cite in line.cites
    )


def _association(source: Source) -> Json:
    """An article that the brief rests on, by its address."""
    title = source.title or source.source_id
    told: Json = {
        "uri": article_uri(source.article_id, source.url), "name": title, "rel": "source", "type": "text",
        "representationType": "partial", "headlines": [{"value": title}],
        "altIds": [{"role": "article", "value": source.article_id}],
    }  # fmt: skip
    if source.outlet:
        told["infoSources"] = [{"name": source.outlet, "role": "source"}]
    return told
