"""`python -m evaluation`: what `make evaluate` runs."""

from evaluation.run import main

raise SystemExit(main())
