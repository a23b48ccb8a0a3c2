"""Who is said to have done what to whom, according to whom, and how firmly."""

__version__ = "0.1.0"
