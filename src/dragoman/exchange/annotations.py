"""Claims as Web Annotations (W3C): each a body about the sentence that is its evidence, in its report.

The sentence is told twice, by its words and by its place in the text that was
read, so that it is found again where the page was made anew. The act's words
are picked out within it. Start is counted from 0, end is not included.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import IO, Any

import msgspec

from dragoman.exchange.ftm.actors import Published
from dragoman.exchange.told import batches
from dragoman.records import Claim

AROUND = 32  # characters before and behind the words of the act, by which they are told from others alike
CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def write_annotations(
    claims: Iterable[Claim], reports_of: Callable[[Iterable[str]], Mapping[str, Published]], file: IO[bytes]
) -> int:
    """Write a page of annotations, one a line; gives how many."""
    encode, count = msgspec.json.Encoder().encode, 0
    file.write(b'{"@context":' + encode(CONTEXT) + b',"type":"AnnotationPage","startIndex":0,"items":[')
    for some in batches(claims):
        reports = reports_of(claim.document for claim in some)
        for claim in some:
            file.write((b"," if count else b"") + b"\n" + encode(annotation(claim, reports.get(claim.document))))
            count += 1
    file.write(b"\n]}\n")
    return count


def annotation(claim: Claim, report: Published | None) -> dict[str, Any]:
    """A claim as an annotation of its sentence."""
    by = ", according to ".join(source.name for source in claim.sources) or claim.outlet or "the report"
    whom = f" → {claim.recipient.name}" if claim.recipient else ""
    told = f"{claim.initiator.name} {claim.type}{whom} ({claim.stance}, according to {by})"
    source = report.url if report and report.url else f"urn:dragoman:report:{claim.document}"
    target: dict[str, Any] = {
        "source": source,
        "selector": [
            {"type": "TextQuoteSelector", "exact": claim.sentence, "refinedBy": trigger(claim)},
            {"type": "TextPositionSelector", "start": claim.sentence_start, "end": claim.sentence_end},
        ],
    }
    if claim.published:
        target["state"] = {"type": "TimeState", "sourceDate": f"{claim.published.isoformat()}T00:00:00Z"}
    return {
        "id": f"urn:dragoman:claim:{claim.id}:{claim.document}",
        "type": "Annotation",
        "motivation": "describing",
        "generator": {"id": f"urn:dragoman:reader:{claim.reader.replace(' ', '-')}", "type": "Software",
                      "name": claim.reader},
        "body": [
            {"type": "TextualBody", "value": told, "format": "text/plain", "language": "en"},
            *({"type": "TextualBody", "purpose": "tagging", "value": tag}
              for tag in (claim.type, claim.stance, *claim.theatres)),
        ],
        "target": target,
    }  # fmt: skip


def trigger(claim: Claim) -> dict[str, Any]:
    """The words of the act within the sentence."""
    first, last = claim.trigger.start - claim.sentence_start, claim.trigger.end - claim.sentence_start
    return {
        "type": "TextQuoteSelector",
        "exact": claim.trigger.text,
        "prefix": claim.sentence[max(0, first - AROUND) : first],
        "suffix": claim.sentence[last : last + AROUND],
    }
