"""Build the sample pages and their expected answers from ``sources/*.toml``.

Usage: ``python samples/make_pages.py [--out DIR]``. The output is the same, byte for byte, on every run.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import html
import json
import re
import shutil
import tomllib
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

Source = dict[str, Any]
Outlet = dict[str, Any]
Block = dict[str, Any]


def samples_dir() -> Path:
    """Return the folder that holds the sources and templates."""
    return Path(__file__).resolve().parent


def default_out() -> Path:
    """Return the package folder that ships the generated pages."""
    return samples_dir().parent / "src" / "onrecord" / "samples"


def load_outlets() -> dict[str, Outlet]:
    """Read the outlets and their furniture."""
    return tomllib.loads((samples_dir() / "outlets.toml").read_text(encoding="utf-8"))


def load_sources() -> list[Source]:
    """Read every source in number order."""
    found = []
    for path in sorted((samples_dir() / "sources").glob("*.toml")):
        source = tomllib.loads(path.read_text(encoding="utf-8"))
        source["number"] = int(path.name.split("-", 1)[0])
        found.append(source)
    return resolve_copies(found)


def resolve_copies(sources: list[Source]) -> list[Source]:
    """Give a page that reprints another verbatim the paragraphs of that other page."""
    by_id = {source["id"]: source for source in sources}
    for source in sources:
        if source.get("copy_kind") == "verbatim":
            origin = [p for p in by_id[source["copy_of"]]["paragraphs"] if not is_furniture(p)]
            own = source.get("paragraphs", [])
            source["paragraphs"] = origin[:3] + own + origin[3:]
    return sources


def is_furniture(item: Any) -> bool:
    """Tell whether a body item is furniture and no part of the report."""
    return isinstance(item, dict) and "furniture" in item


def plain(text: str) -> str:
    """Strip the small inline markup of the sources: ``[words](link)`` and ``**bold**``."""
    text = re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", text)
    return re.sub(r"\*\*(.+?)\*\*", r"\1", text)


def marked(text: str, entities: bool) -> Markup:
    """Turn the small inline markup into HTML, with named entities where the page wants them."""
    out = html.escape(text, quote=False)
    out = re.sub(r"\[([^\]]+)\]\(([^)]+)\)", r'<a href="\2">\1</a>', out)
    out = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", out)
    if entities:
        for char, name in (("’", "&#8217;"), ("“", "&ldquo;"), ("”", "&rdquo;"), ("—", "&mdash;")):
            out = out.replace(char, name)
    return Markup(out)


def block_of(item: Any, source: Source) -> Block:
    """Turn one body item of a source into a block for the templates."""
    if is_furniture(item):
        return {"kind": "furniture", "name": item["furniture"]}
    entry = {"text": item} if isinstance(item, str) else item
    label = entry.get("label", "")
    whole = f"{label} {entry['text']}" if label else entry["text"]
    entities = bool(source.get("entities", False))
    return {
        "kind": {"text": "p"}.get(entry.get("role", "text"), entry.get("role", "p")),
        "role": entry.get("role", "label" if label else "text"),
        "label": label,
        "text": plain(whole),
        "html": marked(entry["text"], entities),
        "date": entry.get("date", ""),
        "br": bool(source.get("breaks", False)),
    }


def blocks_of(source: Source) -> list[Block]:
    """Turn the body of a source into blocks."""
    return [block_of(item, source) for item in source.get("paragraphs", [])]


def kept(source: Source) -> list[Block]:
    """Return the blocks a clean article must hold, in page order."""
    return [b for b in blocks_of(source) if b["kind"] not in ("furniture", "stamp")]


def shown(day: str, style: str) -> str:
    """Write an ISO day the way the outlet shows it."""
    if not day:
        return ""
    date = dt.date.fromisoformat(day)
    if style == "courier":
        return f"{date:%b}. {date.day}, {date.year}" if date.month != 5 else f"May {date.day}, {date.year}"
    if style == "dissent":
        return f"{date.day} {date:%B} {date.year}"
    if style == "qasr":
        return f"Date: {date:%Y/%m/%d}"
    return f"{date:%B} {date.day}, {date.year}"


def stamp_of(day: str, clock: str, zone: str) -> str:
    """Build an ISO date-time for the metadata."""
    return f"{day}T{clock or '09:00'}:00{zone}" if day else ""


def json_ld(source: Source, outlet: Outlet) -> Markup:
    """Build the JSON-LD NewsArticle object, safe inside a script element."""
    zone = outlet["zone"]
    first = stamp_of(source.get("published", ""), source.get("clock", ""), zone)
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": source["title"],
        "url": source["url"],
        "mainEntityOfPage": {"@type": "WebPage", "@id": source["url"]},
        "datePublished": first,
        "dateModified": stamp_of(source.get("modified", ""), source.get("modified_clock", ""), zone) or first,
        "author": [{"@type": "Person", "name": name} for name in source.get("authors", [])],
        "publisher": {"@type": "NewsMediaOrganization", "name": outlet["name"]},
        "isAccessibleForFree": not source.get("live", False),
    }
    if source.get("graph", False):
        site = {"@type": "WebSite", "name": outlet["name"]}
        data = {"@context": "https://schema.org", "@graph": [data, site]}
    return Markup(json.dumps(data, ensure_ascii=False).replace("</", "<\\/"))


def page_fields(source: Source, outlet: Outlet) -> dict[str, Any]:
    """Collect every field a template may ask for, with defaults."""
    first = kept(source)[0]["text"] if kept(source) else source["title"]
    standfirst = source.get("standfirst", "")
    made = {
        "blocks": blocks_of(source),
        "standfirst": first if standfirst == "=lede" else standfirst,
        "description": first[:150],
        "is_article": source.get("kind", "article") == "article",
        "jsonld": json_ld(source, outlet),
    }
    return field_defaults() | source | made | date_fields(source, outlet)


def date_fields(source: Source, outlet: Outlet) -> dict[str, Any]:
    """Collect the date fields of a page, for the metadata and as the outlet shows them."""
    day, modified = source.get("published", ""), source.get("modified", "")
    return {
        "stamp": stamp_of(day, source.get("clock", ""), outlet["zone"]),
        "modified_stamp": stamp_of(modified, source.get("modified_clock", ""), outlet["zone"]),
        "shown_date": shown(day, source["outlet"]),
        "modified_shown": shown(modified, source["outlet"]),
        "show_date": source.get("basis", "") in ("page", "record"),
    }


def field_defaults() -> dict[str, Any]:
    """Return the fields a source may leave out."""
    lists = ("captions", "corrections", "related", "comments", "links", "authors")
    words = ("bio", "credit_line", "wire_credits", "clock", "modified")
    other = {"section": "World", "age": "2 years ago", "meta": "none", "live": False}
    return {**{k: [] for k in lists}, **dict.fromkeys(words, ""), **other}


def make_environment() -> Environment:
    """Make the template environment: HTML escaped, text left alone, unknown names an error."""
    return Environment(
        loader=FileSystemLoader(samples_dir() / "templates"),
        autoescape=select_autoescape(["html"], default=False),
        undefined=StrictUndefined,
        trim_blocks=False,
        keep_trailing_newline=True,
    )


def render(env: Environment, source: Source, outlet: Outlet, kind: str) -> str:
    """Render one source as ``html`` or ``txt``."""
    is_index = source.get("kind") == "index"
    template = env.get_template("index.html" if is_index else outlet[kind])
    return template.render(p=page_fields(source, outlet), o=outlet)


def visible(page: str) -> str:
    """Return what a reader sees of a page, on one line."""
    page = re.sub(r"(?is)<(script|style)\b.*?</\1>|<!--.*?-->", " ", page)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def strings_in(value: Any) -> list[str]:
    """List every string inside nested lists and tables."""
    if isinstance(value, str):
        return [value]
    items = value.values() if isinstance(value, dict) else value
    return [text for item in items for text in strings_in(item)]


def dropped_phrases(source: Source, outlet: Outlet, page: str) -> list[str]:
    """List the furniture this page shows and that no clean paragraph may hold."""
    own = strings_in([source.get(key, []) for key in ("related", "bio", "wire_credits")])
    own += [comment["text"] for comment in source.get("comments", [])]
    candidates = [*strings_in(outlet["furniture"]), outlet["notice"], *own]
    seen = visible(page)
    report = "\n".join([b["text"] for b in kept(source)] + [source["title"], source.get("standfirst", "")])
    picked = [c for c in candidates if len(c) >= 12 and c in seen and c not in report]
    return list(dict.fromkeys(picked))


def live_entries(source: Source) -> list[dict[str, Any]]:
    """List the dated entries of a live page with the index of the first paragraph under each."""
    entries: list[dict[str, Any]] = []
    index = 0
    for block in blocks_of(source):
        if block["kind"] == "stamp":
            entries.append({"stamp": block["text"], "date": block["date"], "first_paragraph": index})
        elif block["kind"] != "furniture":
            index += 1
    return entries


def expected_record(source: Source, outlet: Outlet, page: str) -> dict[str, Any]:
    """Write down what a correct reading of the page gives."""
    standfirst = source.get("standfirst", "")
    return {
        "file": source["file"],
        "id": source["id"],
        "kind": source.get("kind", "article"),
        "url": source["url"],
        "outlet": outlet["name"],
        "title": source["title"],
        "authors": source.get("authors", []),
        "published": source.get("published") or None,
        "published_basis": source.get("basis", "none"),
        "modified": source.get("modified") or None,
        "paragraphs": [b["text"] for b in kept(source)],
        "roles": [b["role"] for b in kept(source)],
        "standfirst": "" if standfirst == "=lede" else standfirst,
        "lede_repeated": standfirst == "=lede",
        "captions": source.get("captions", []),
        "corrections": source.get("corrections", []),
        "credit": source.get("credit_line", ""),
        "entries": live_entries(source),
        "copy_of": source.get("copy_of") or None,
        "copy_kind": source.get("copy_kind") or None,
        "version_of": source.get("version_of") or None,
        "traps": source.get("traps", []),
        "dropped_must_not_appear": dropped_phrases(source, outlet, page),
    }


def json_line(source: Source, outlet: Outlet, env: Environment) -> tuple[str, str]:
    """Build one line of a ``.jsonl`` file and the page text it carries."""
    record: dict[str, Any] = {key: source[key] for key in ("id", "url", "title")}
    record |= {"outlet": outlet["name"], "date": source.get("published", "")}
    record["notice"] = outlet["notice"]
    if source.get("record", "text") == "page_text":
        text = render(env, source, outlet, "txt")
        record["page_text"] = text
    else:
        text = "\n\n".join(b["text"] for b in kept(source))
        record |= {"authors": source.get("authors", []), "text": text}
    return json.dumps(record, ensure_ascii=False), text


def build_page(env: Environment, source: Source, outlet: Outlet) -> tuple[bytes, dict[str, Any]]:
    """Build the bytes of one page, or of one line, and its expected record."""
    name = source["file"]
    if name.endswith(".jsonl"):
        line, text = json_line(source, outlet, env)
        return (line + "\n").encode(), expected_record(source, outlet, text)
    text = render(env, source, outlet, "txt" if name.endswith(".txt") else "html")
    data = text.encode()
    if name.endswith(".gz"):
        data = gzip.compress(data, compresslevel=9, mtime=0)
    return data, expected_record(source, outlet, text)


def build() -> tuple[dict[str, bytes], list[dict[str, Any]]]:
    """Build every page in memory: file name to bytes, and the expected records."""
    env, outlets = make_environment(), load_outlets()
    files: dict[str, bytes] = {}
    records = []
    for source in load_sources():
        data, record = build_page(env, source, outlets[source["outlet"]])
        files[source["file"]] = files.get(source["file"], b"") + data
        records.append(record)
    return files, records


def expected_text(records: list[dict[str, Any]]) -> str:
    """Write the expected records as the text of ``expected.json``."""
    whole = {"note": "Every outlet here is invented; see samples/README.md.", "pages": records}
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def write_out(out: Path) -> int:
    """Write the pages and the expected answers under a folder and return the number of records."""
    files, records = build()
    pages = out / "pages"
    shutil.rmtree(pages, ignore_errors=True)
    pages.mkdir(parents=True)
    for name, data in files.items():
        (pages / name).write_bytes(data)
    (out / "expected.json").write_text(expected_text(records), encoding="utf-8")
    return len(records)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description="Build the onrecord sample pages.")
    parser.add_argument("--out", type=Path, default=default_out(), help="gets pages/ and expected.json")
    args = parser.parse_args()
    print(f"{write_out(args.out)} pages written to {args.out}")


if __name__ == "__main__":
    main()
