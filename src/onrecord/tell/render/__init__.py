"""A brief in its dresses: terminal text, Markdown, and one self-contained HTML page; a page of the account as text."""

from onrecord.tell.render.account_page import render_page
from onrecord.tell.render.markdown import render_markdown
from onrecord.tell.render.page import render_html
from onrecord.tell.render.plain import render_text

__all__ = ["render_html", "render_markdown", "render_page", "render_text"]
