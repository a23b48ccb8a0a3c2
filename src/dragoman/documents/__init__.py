"""Bring reports in: files, pages, feeds, lists and web archives to Documents, Documents to Sentences.

for item in gather(["reports.jsonl", "https://example.org/feed.xml"], outlet="The Courier"):
    if isinstance(item, Document):
        sentences = split(item)
"""

from dragoman.documents.folders import read_archive
from dragoman.documents.gathering import gather
from dragoman.documents.identity import document_id
from dragoman.documents.splitting import split
from dragoman.documents.tokens import tokenize

__all__ = ["document_id", "gather", "read_archive", "split", "tokenize"]
