"""`python -m dragoman` is `dragoman`."""

from dragoman.show.cli import main

main()
