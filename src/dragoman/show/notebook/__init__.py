"""A project in a notebook: what the commands ask, as data frames and as records that show themselves."""

from dragoman.show.notebook.opened import Opened as Opened
from dragoman.show.notebook.opened import open as open
