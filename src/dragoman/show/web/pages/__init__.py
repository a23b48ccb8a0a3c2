"""The pages, in the order of the bar: one file each, which gives a Page."""

from dragoman.show.web.page import Page
from dragoman.show.web.pages.actor import ACTOR
from dragoman.show.web.pages.actors import ACTORS
from dragoman.show.web.pages.claims import CLAIMS
from dragoman.show.web.pages.event import EVENT
from dragoman.show.web.pages.events import EVENTS
from dragoman.show.web.pages.find import FIND
from dragoman.show.web.pages.judge import JUDGE
from dragoman.show.web.pages.now import NOW
from dragoman.show.web.pages.outlets import OUTLETS
from dragoman.show.web.pages.pair import PAIR
from dragoman.show.web.pages.report import REPORT
from dragoman.show.web.pages.reports import REPORTS
from dragoman.show.web.pages.sources import SOURCES
from dragoman.show.web.pages.what_if import WHAT_IF

PAGES: tuple[Page, ...] = (
    NOW, CLAIMS, EVENTS, ACTORS, OUTLETS, SOURCES, REPORTS, WHAT_IF, JUDGE, EVENT, PAIR, ACTOR, REPORT, FIND,
)  # fmt: skip
