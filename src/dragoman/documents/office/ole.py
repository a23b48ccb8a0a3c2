"""Say what an old office file is, and what to do with it: none of them is read.

Takes the bytes of a file of Microsoft's compound format (.doc, .xls, .ppt, and
every office file with a password), gives a sentence.
"""

from __future__ import annotations

from collections.abc import Mapping

# The streams inside, by whose names the kinds can be told; an encrypted file of any kind has the first.
_KINDS: Mapping[str, str] = {
    "EncryptedPackage": "is an encrypted office document. Open it with its password and save it without one.",
    "WordDocument": "is a document of old Word (.doc). Open it in Word or LibreOffice and save it as .docx.",
    "Workbook": "is a workbook of old Excel (.xls). Save its sheet as .csv, with a column of texts.",
    "PowerPoint Document": "is an old PowerPoint presentation (.ppt). Save its text as .txt.",
    "__substg1.0_": "is a message of Outlook (.msg). Save its text as .txt.",
}
_OTHER = "is an old office document of an unknown kind. Save it as .docx, .html or .txt."


def words(data: bytes) -> str:
    """What the file is and what would do, to follow its name."""
    return next((said for name, said in _KINDS.items() if name.encode("utf-16-le") in data), _OTHER)
