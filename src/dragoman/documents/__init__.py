"""Bring reports in: files, pages, feeds and lists to Documents, Documents to Sentences.

for item in gather(["reports.jsonl", "https://example.org/feed.xml"], outlet="The Courier"):
    if isinstance(item, Document):
        sentences = split(item)
"""

from dragoman.documents.gathering import gather
from dragoman.documents.identity import document_id
from dragoman.documents.splitting import split
from dragoman.documents.tokens import tokenize

__all__ = ["document_id", "gather", "split", "tokenize"]
