"""Know page furniture, bylines and captions by their words.

Takes a paragraph, gives the kind of block its own words show it to be. The
patterns describe lines that English-language news pages have in common; they
know no single page.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re

from dragoman.records import BlockKind

LONGEST = 700  # characters; what is longer is prose, whatever it begins with
TAIL = 200  # characters at the end that can hold a photographer's credit


def _either(*patterns: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), flags)


_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_NAME = r"(?:[A-ZÀ-Þ][\w.’'-]*|de|van|von|bin|al|el|der|la|du)"
_PERSON = rf"{_NAME}(?: {_NAME}){{0,4}}"
_PEOPLE = rf"{_PERSON}(?:(?:,? and|,| &) {_PERSON}){{0,6}}"
_REPORT = r"(?:report|story|article|dispatch|piece)"
_AGENCY = (
    r"(?:A\.?P\.?|Associated Press|Reuters|AFP|Agence France[ -]Presse|Getty(?: Images)?|EPA|dpa|UPI|Xinhua|TASS|"
    r"Bloomberg|VOA|NurPhoto|Shutterstock|Wikimedia|Sputnik|Anadolu|ANSA|PA|Zuma)"
)
_WRITER = (
    r"(?:reporter|correspondent|editor|columnist|journalist|writer|bureau chief|contributor|author|analyst|fellow)"
)

# --- furniture: what a line begins with -------------------------------------

_BUTTONS = (
    r"share|tweet|e-?mail|print|save|pin|like|follow|listen|watch|gift|bookmark|copy link|whatsapp|facebook|twitter|"
    r"linkedin|telegram|reddit|advertisement|advertising|sponsored(?: content)?|promoted|loading(?:\.\.\.|…)?|menu|home|"
    r"search|close|log ?in|sign in|subscribe|skip to \w+(?: \w+)?|comments?|responses?|"
    r"related(?: articles?| stories| coverage| content| topics| links| news)?|more(?: news| stories| on this(?: story)?)|"
    r"most (?:read|popular|viewed)|trending|tags?|topics|recommended(?: for you)?|top stories|latest(?: news)?|next|"
    r"previous|back to top|see also|you (?:may|might) also like|editors['’] picks?|what to read next|photo gallery|"
    r"in pictures"
)
_begins_furniture = _either(
    rf"(?:{_BUTTONS})\W{{0,3}}$",
    r"(?:no|\d+|view(?: all)?|show|hide|leave a|post a|add a|write a|join the) (?:comments?|conversation|replies|reply)\b[^.]{0,30}$",
    r"(?:comments?|responses?|replies)(?: \(\d+\)| are closed\.?)$",
    r"(?:share|tweet|e-?mail|print|save) (?:this|on|via|to|article|with)\b.{0,60}$",
    r"(?:(?:facebook|twitter|whats ?app|e-?mail|linkedin|telegram|reddit|pinterest|print|copy link|messenger)\b[\s|,/·•]*){2,}$",
    r"(?:read|see|learn|find out) (?:more|also|next|the full (?:story|article|report))\b.{0,120}$",
    r"(?:read|see|watch|listen|related|more|also|don['’]t miss|must[- ]read|video|gallery|podcast)"
    r"(?: (?:more|also|this|here|now|on this))? ?[:|»>].{0,160}$",
    r"read (?:our|the) (?:full|latest|complete) (?:coverage|story|article|report)\b",
    r"(?:story|article) continues (?:below|after)\b.{0,40}$",
    r"continue reading\b.{0,60}$",
    r"scroll (?:down )?to continue\b",
    r"(?:please )?(?:click|tap|press) (?:here|below|on|play)\b",
    r"(?:please )?(?:subscribe|sign up|sign in|register|log in) (?:to|for|now|today|here|with|or)\b",
    r"follow (?:us|@?\w+|\w+ \w+) (?:on|at) (?:twitter|facebook|instagram|telegram|x)\b",
    r"support (?:our|independent) journalism\b",
    r"(?:you can )?(?:support|donate to|make a donation to) (?:us|our)\b.{0,80}\b(?:journalism|fund|site|newspaper|work)\b",
    r"(?:©|\(c\)|copyright\b).{0,160}$",
    rf"this (?:{_REPORT}|post|content|material) (?:was|is|has been|originally|first|may not)\b.{{0,40}}"
    r"\b(?:published|appeared|updated|translated|reproduced|produced|reprinted|corrected)\b",
    r"(?:terms (?:of (?:use|service)|and conditions)|privacy(?: policy)?|cookie policy|contact us|about us|advertise)\b.{0,40}$",
    r"(?:download|get) (?:our|the) (?:\w+ ){0,3}app\b",
    r"listen to (?:this|the) (?:article|story)\b",
    r"\d+ (?:shares|comments|likes|views)$",
)
_holds_furniture = _either(
    r"\bclick here (?:to|for)\b",
    r"\b(?:subscribe to|sign up for|get) (?:our|the|your) (?:[\w-]+ ){0,4}(?:newsletters?|channel|podcast|alerts)\b",
    r"\b(?:delivered|straight|sent) (?:directly |straight )?to your inbox\b",
    r"\bour (?:privacy policy|terms (?:of|and))\b",
    r"\ball rights reserved\b",
    r"\bmay not be (?:published|reproduced|reprinted), (?:broadcast|rewritten)\b",
    r"\b(?:enable|activate) (?:javascript|cookies)\b",
    r"\bwe use cookies\b",
    r"\byour browser (?:does not|doesn['’]t)\b",
)
# Code and addresses that extraction left behind.
_begins_residue = _either(
    r"(?:/\*|<!--|<!)", r"[\W\d_]+$", r"(?:var|const|let) \w+ ?=", r"https?://\S+$", r"www\.\S+$"
)  # fmt: skip
_holds_residue = _either(
    r"\[CDATA", r"/ ?\* ?<!", r"\bfunction ?\(", r"\{[^{}]{0,200}:[^{}]{0,200}\}",
    r"</?(?:div|span|p|a|img|script|style|iframe)\b", r"\d{3,4}p ?\| ?[\d.]+ ?[KMG]B\b",
)  # fmt: skip

# --- bylines -----------------------------------------------------------------

_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,? )"
_DAY = (
    rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}|"
    r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4})"
)
_CLOCK = r"(?:at )?\d{1,2}[:.]\d\d\s*(?:[AaPp]\.?[Mm]\.?)?\s*\w{0,4}"
_byline = _either(
    r"\W?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\W?$",
    r"@\w{2,30}$",
    rf"(?:By|BY|by|Written by|Story by|Analysis by) {_PEOPLE}(?:\s*[,|/•·–—(-].{{0,80}})?(?<![.!?”\"])$",
    rf"{_PEOPLE} (?:also )?reported (?:from|in) [A-Z][\w.,’' -]{{1,80}}\.?$",
    rf"[^“”\"]{{2,300}} contributed (?:reporting|to (?:this|the) {_REPORT}|(?:to this \w+ )?from [A-Z])[^“”\"]{{0,120}}$",
    rf"(?:Some |Additional |Part of the )?(?:information|material|reporting|research)\b.{{0,40}}\bthis {_REPORT}\b.{{0,160}}$",
    rf"(?:Some |Additional )?(?:information|material|reporting) (?:by|from|provided by) (?:the )?{_AGENCY}\b.{{0,80}}$",
    r"(?:Reporting|Writing|Additional reporting|Editing) (?:and \w+ )?by [A-Z].{0,200}$",
    rf"(?:Compiled|Translated|Edited|Produced|Photographs?) by {_PEOPLE}\.?$",
    rf"{_PEOPLE},? (?:who )?(?:writes|covers|blogs|tweets|is (?:a|an|the) (?:[\w-]+[ ,/-]){{0,8}}{_WRITER})\b[^“”\"]{{0,160}}"
    rf"\b(?:for|at|of|with|covering|based in) (?:The |the )?[A-Z][^“”\"]{{1,160}}$",
    r"(?:Published|Posted|Updated|Last updated|First published|Modified):?\b.{0,80}(?:\d{4}|\d:\d\d|ago)\b.{0,30}(?<![.!?])$",
    rf"{_WEEKDAY}?{_DAY}[\s,|·–—-]*(?:{_CLOCK})?\W*$",
    r"\d{1,3}[- ]min(?:ute)?s? read$",
    flags=0,
)

# --- captions ----------------------------------------------------------------

_begins_caption = _either(
    r"(?:FILE(?: PHOTO)?|File photo|PHOTOS?|Photo|PICTURED?|Pictured|IMAGE|Image|Photograph)\s?(?:[-–—:]|--)\s?",
    r"In (?:this|these) (?:[\w.,-]+ ){0,8}(?:photo|image|picture|photograph|frame grab|video grab)s?\b",
    flags=0,
)
_CREDITED = r"photo|image|picture|credit|photograph|courtesy|source|video|graphic|illustration"
_ends_caption = _either(
    rf"[(\[][^()\[\]]{{0,80}}\b{_AGENCY}\b[^()\[\]]{{0,80}}[)\]]\W*$",
    rf"[(\[](?i:{_CREDITED})s?\b[^()\[\]]{{0,100}}[)\]]\W*$",
    r"[(\[][A-Z][^()\[\]]{2,60}\bfor [Tt]he [A-Z][^()\[\]]{2,40}[)\]]\W*$",
    r"[(\[][A-Z][^()\[\]/]{2,60}/\s?[A-Z][^()\[\]/]{2,40}[)\]]\W*$",
    r"(?i:photo|image|credit|photograph|picture)s?(?: by|:| courtesy of) [A-Z][^.]{2,80}$",
    rf"\b{_AGENCY}\s?/\s?[A-Z][\w .-]{{2,40}}$",
    rf"[A-Z][\w .-]{{2,40}}/\s?{_AGENCY}\W*$",
    # Agency captions say who does what, then place and full date: ", in Geneva, Switzerland, Nov. 23, 2015."
    rf", (?:on )?{_WEEKDAY}?{_MONTH} \d{{1,2}}, (?:19|20)\d\d\.?$",
    flags=0,
)
_SIDE = r"\(?(?:left|right|center|centre|[LRC])\)?"
_POSE = (
    r"(?:and|shakes|speaks|meets|talks|attends|walks|arrives|looks|poses|sits|stands|listens|waves|gestures|addresses)"
)
_pictured = re.compile(
    rf"\bpictured (?:above|below|here|left|right)\b|\bseen (?:here|in this)\b|[ ,]{_SIDE},? {_POSE}\b"
)


def kind_of(line: str) -> BlockKind:
    """What the words of a paragraph show it to be; "body" when they show nothing else."""
    if len(line) > LONGEST:
        return "body"
    flat = " ".join(line.split())
    if _begins_residue.match(flat) or _holds_residue.search(flat):
        return "boilerplate"
    if len(flat) < 300 and (_begins_furniture.match(flat) or _holds_furniture.search(flat)):
        return "boilerplate"
    if _byline.match(flat):
        return "byline"
    if _begins_caption.match(flat) or _ends_caption.search(flat[-TAIL:]):
        return "caption"
    return "caption" if "“" not in flat and _pictured.search(flat) else "body"
