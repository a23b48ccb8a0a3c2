"""Keep documents and claims in a project folder, and answer questions about them.

Parts (`kept/`) and judgements are the truth, never changed once written.
The DuckDB generation (`store/`) is made from them and swapped in whole, so
that readers are never in the way of the one writer, nor it in theirs.
"""

from dragoman.store.actor_view import ActorCount
from dragoman.store.coded import MonthCount, Partner, Which
from dragoman.store.contents import Basis, Unknown
from dragoman.store.entries import Kept, KeptDocument, KeptReading, KeptRemoval
from dragoman.store.event_view import EventFilter, EventOrder
from dragoman.store.files import whole, write_whole
from dragoman.store.full_disk import DiskFull, full_disk_told, is_full
from dragoman.store.generation import Group
from dragoman.store.judged import Judge
from dragoman.store.judgements import Ledger
from dragoman.store.listing_counts import FacetName
from dragoman.store.listing_view import (
    Cited,
    CitedBy,
    CopiedIn,
    Extent,
    Facet,
    Listed,
    Listing,
    ListingOrder,
    SourceCount,
    Value,
)
from dragoman.store.lock import Forbidden, Locked
from dragoman.store.merging import Merger, Merging
from dragoman.store.outlet_view import OutletCount
from dragoman.store.parquet import parquet_columns, parquet_rows, write_parquet
from dragoman.store.patience import had_no_room, was_given_up, went_away
from dragoman.store.project import FORMAT, Project
from dragoman.store.readiness import Readiness, readiness
from dragoman.store.report_view import Report, ReportFilter
from dragoman.store.schema import SCHEMA
from dragoman.store.telling import Tell, say_nothing
from dragoman.store.view import ClaimFilter, How, Order, View
from dragoman.store.writer import Standing, Writer

__all__ = [
    "FORMAT",
    "SCHEMA",
    "ActorCount",
    "Basis",
    "Cited",
    "CitedBy",
    "ClaimFilter",
    "CopiedIn",
    "DiskFull",
    "EventFilter",
    "EventOrder",
    "Extent",
    "Facet",
    "FacetName",
    "Forbidden",
    "Group",
    "How",
    "Judge",
    "Kept",
    "KeptDocument",
    "KeptReading",
    "KeptRemoval",
    "Ledger",
    "Listed",
    "Listing",
    "ListingOrder",
    "Locked",
    "Merger",
    "Merging",
    "MonthCount",
    "Order",
    "OutletCount",
    "Partner",
    "Project",
    "Readiness",
    "Report",
    "ReportFilter",
    "SourceCount",
    "Standing",
    "Tell",
    "Unknown",
    "Value",
    "View",
    "Which",
    "Writer",
    "full_disk_told",
    "had_no_room",
    "is_full",
    "parquet_columns",
    "parquet_rows",
    "readiness",
    "say_nothing",
    "was_given_up",
    "went_away",
    "whole",
    "write_parquet",
    "write_whole",
]
