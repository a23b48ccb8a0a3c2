"""Recognise wire copies: one agency's report printed by many outlets.

Takes texts, gives which documents belong together and which came first. A
copy may lose its last paragraphs, or gain a headline or a paragraph of its own.
Two reports of the same happening in different words are not copies.
"""

from __future__ import annotations
