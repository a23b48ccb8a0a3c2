"""The slices that attribution and claims are reported on.

Defined once, in the package, so that `dragoman evaluate` shows them wherever
it is installed.
"""

from dragoman.evaluate.slices import ATTRIBUTION, PLACES, of_attribution, of_claim, of_place

__all__ = ["ATTRIBUTION", "PLACES", "of_attribution", "of_claim", "of_place"]
