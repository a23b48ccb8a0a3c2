"""The day in the name of an archive of Common Crawl News: `CC-NEWS-20221029123456-00042.warc.gz`.

Takes a name and the days asked for, tells whether the archive can hold what
is wanted, without opening it.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

_NAME = re.compile(r"CC-NEWS-(\d{14})-\d{5}\.warc(?:\.gz)?", re.IGNORECASE)
# Pages are stored on the day that is in the name of their archive or the next, and come out a few days before that.
LATEST_PAGES = timedelta(days=1)
LATEST_ARCHIVE = timedelta(days=7)


def stored_on(name: str) -> date | None:
    """The day on which an archive of Common Crawl News was begun; None for another name."""
    found = _NAME.fullmatch(name)
    try:
        return datetime.strptime(found[1], "%Y%m%d%H%M%S").date() if found else None
    except ValueError:
        return None


def can_hold(name: str, since: date | None, until: date | None) -> bool:
    """Whether an archive of that name may hold pages published in those days; of other names nothing is known."""
    day = stored_on(name)
    if day is None:
        return True
    return (since is None or day + LATEST_PAGES >= since) and (until is None or day <= until + LATEST_ARCHIVE)
