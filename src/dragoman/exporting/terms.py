"""On which terms others' data may be passed on, as far as it is known; by the format in which they come.

ACLED: https://acleddata.com/myacled-faqs and its terms of use; GDELT: https://www.gdeltproject.org/about.html#termsofuse.
"""

from __future__ import annotations

TERMS = {
    "acled": "ACLED's terms of use forbid passing on its rows. Publish what you made of them, and cite ACLED.",
    "gdelt": "Free for any use, with a citation of the GDELT Project and a link to https://www.gdeltproject.org/.",
}
# Whose rows may not be passed on: their words are left out of exports.
KEPT_BACK = frozenset({"acled"})


def terms_of(form: str) -> str | None:
    """The terms of data in a format; None where they are not known here."""
    return TERMS.get(form)
