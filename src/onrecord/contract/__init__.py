"""The JSON that others rely on: nouns as plain objects, in the forms of the contract."""

from onrecord.contract.answers import answer_json
from onrecord.contract.articles import article_json, reading_json
from onrecord.contract.briefs import brief_json, cite_json, line_json, series_json, timeline_json
from onrecord.contract.coming import calendar_json
from onrecord.contract.decided import decision_json, explanation_json, situation_json
from onrecord.contract.facts import fact_json
from onrecord.contract.links import links_json
from onrecord.contract.pages import account_page_json

__all__ = [
    "account_page_json", "answer_json", "article_json", "brief_json", "calendar_json", "cite_json", "decision_json",
    "explanation_json", "fact_json", "line_json", "links_json", "reading_json", "series_json", "situation_json",
    "timeline_json",
]  # fmt: skip
