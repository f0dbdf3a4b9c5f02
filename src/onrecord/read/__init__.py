"""Bytes become Articles: pages are found and fetched, cleaned, dated, and their furniture set aside."""

from onrecord.read.article import read_article
from onrecord.read.fetch.http import HttpFetcher
from onrecord.read.fetch.transport import SystemResolver
from onrecord.read.find import find_pages
from onrecord.read.settings import ReadSettings

__all__ = ["HttpFetcher", "ReadSettings", "SystemResolver", "find_pages", "read_article"]
