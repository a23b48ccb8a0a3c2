"""Read web archives (WARC, WARC.gz, WET, WACZ): pages as they were stored, one record at a time.

cutting     the bytes of an archive → its records, past what is damaged
quick       the same by FastWARC, where that is installed and nothing is damaged
answers     a stored answer of a server → status, kind, charset, body
pages       a record → the draft of a report, or why it gives none
reading     an archive → Documents, faults, and counts of what was left out
naming      the day in the name of an archive of Common Crawl News
"""
