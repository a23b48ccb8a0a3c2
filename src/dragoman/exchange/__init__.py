"""Claims and documents in forms that others read: JSON Lines and CSV here, Parquet in `store`."""

from dragoman.exchange.flat import write_csv
from dragoman.exchange.lines import read_jsonl, write_jsonl

__all__ = ["read_jsonl", "write_csv", "write_jsonl"]
