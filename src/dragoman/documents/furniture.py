"""Know page furniture, bylines and captions by their words.

Takes a paragraph, gives the kind of block its own words show it to be.
The patterns describe kinds of lines that news pages have in common, in
English; they know no single page.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from dragoman.records import BlockKind

LONGEST = 700  # characters; what is longer is prose, whatever it begins with
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_NAME = r"(?:[A-ZÀ-Þ][\w.’'-]*|de|van|von|bin|al|el|der|la|du)"
_NAMES = rf"{_NAME}(?:\s+{_NAME}){{0,4}}(?:(?:,|\s+and|\s+&|,\s+and)\s+{_NAME}(?:\s+{_NAME}){{0,4}}){{0,6}}"
_AGENCY = r"(?:A\.?P\.?|Associated Press|Reuters|AFP|Agence France[ -]Presse|Getty(?: Images)?|EPA|dpa|UPI|Xinhua|TASS|Bloomberg|VOA|NurPhoto|Shutterstock|Wikimedia|Sputnik|Anadolu|ANSA|PA|Zuma)"


def _any(*patterns: str) -> Callable[[str], re.Match[str] | None]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE).search


_residue = _any(
    r"\[CDATA", r"^\s*(?:/\*|<!--|<!)", r"/ ?\* ?<!", r"\bfunction ?\(", r"^[\W\d_]+$", r"^(?:var|const|let) \w+ ?=",
    r"\{[^{}]{0,200}:[^{}]{0,200}\}", r"</?(?:div|span|p|a|img|script|style|iframe)\b",
    r"Video size width x height pixels", r"^https?://\S+$", r"^www\.\S+$",
)  # fmt: skip
_furniture = _any(
    r"^(?:no|\d+|view(?: all)?|show|hide|leave a|post a|add a|write a|join the) (?:comments?|conversation|replies|reply)\b[^.]{0,30}$",
    r"^(?:comments?|responses?|replies)(?: \(\d+\)|:| are closed\.?)?$",
    r"^(?:share|tweet|e-?mail|print|save|pin|like|follow|listen|watch|gift|bookmark|copy link|whatsapp|facebook|twitter|linkedin|telegram|reddit"
    r"|advertisement|advertising|sponsored(?: content)?|promoted|loading(?:\.\.\.|…)?|menu|home|search|close|log ?in|sign in|subscribe|skip to \w+(?: \w+)?"
    r"|related(?: articles?| stories| coverage| content| topics| links| news)?|more(?: news| stories| on this(?: story)?)|most (?:read|popular|viewed)|trending|tags?|topics|recommended(?: for you)?"
    r"|top stories|latest(?: news)?|next|previous|back to top|see also|you (?:may|might) also like|editors['’] picks?|what to read next|photo gallery|in pictures)\W{0,3}$",
    r"^(?:share|tweet|e-?mail|print|save) (?:this|on|via|to|article|with)\b.{0,60}$",
    r"^(?:(?:facebook|twitter|whats ?app|e-?mail|linkedin|telegram|reddit|pinterest|print|copy link|messenger|x)\b[\s|,/·•]*){2,}$",
    r"^(?:read|see|learn|find out) (?:more|also|next|the full (?:story|article|report))\b.{0,120}$",
    r"^(?:read|see|watch|listen|related|more|also|don['’]t miss|must[- ]read|opinion|analysis|explainer|video|live|gallery|podcast)(?: (?:more|also|this|here|now|on this))? ?[:|»>].{0,160}$",
    r"^read (?:our|the) (?:full|latest|complete) (?:coverage|story|article|report)\b",
    r"^(?:story|article) continues (?:below|after)\b.{0,40}$", r"^continue reading\b.{0,60}$", r"^scroll (?:down )?to continue\b",
    r"^(?:please )?(?:click|tap|press) (?:here|below|on|play)\b", r"\bclick here (?:to|for)\b",
    r"^(?:please )?(?:subscribe|sign up|sign in|register|log in) (?:to|for|now|today|here|with|or)\b",
    r"\b(?:subscribe to|sign up for|get) (?:our|the|your) (?:[\w-]+ ){0,4}(?:newsletters?|channel|podcast|alerts|updates)\b",
    r"\b(?:delivered|straight|sent) (?:directly |straight )?to your inbox\b", r"\bour (?:privacy policy|terms (?:of|and))\b",
    r"^follow (?:us|@?\w+|him|her|them|\w+ \w+) (?:on|at) (?:twitter|facebook|instagram|telegram|x)\b", r"^support (?:our|independent) journalism\b",
    r"^(?:you can )?(?:support|donate to|make a donation to) (?:us|our|the)\b.{0,80}\b(?:journalism|fund|site|newspaper|work)\b",
    r"^(?:©|\(c\)|copyright\b).{0,160}$", r"\ball rights reserved\b", r"\bmay not be (?:published|reproduced|reprinted), (?:broadcast|rewritten)",
    r"^this (?:article|story|post|content|material) (?:was|is|has been|originally|first|may not)\b.{0,40}\b(?:published|appeared|updated|translated|reproduced|produced|reprinted|corrected)\b",
    r"^(?:terms (?:of (?:use|service)|and conditions)|privacy(?: policy)?|cookie policy|contact us|about us|advertise)\b.{0,40}$",
    r"\b(?:enable|activate) (?:javascript|cookies)\b", r"\bwe use cookies\b", r"\byour browser (?:does not|doesn['’]t)\b",
    r"^(?:download|get) (?:our|the) (?:\w+ ){0,3}app\b", r"^listen to (?:this|the) (?:article|story)\b", r"^\d+ (?:shares|comments|likes|views)$",
)  # fmt: skip
_byline = re.compile(
    "|".join(
        f"(?:{pattern})"
        for pattern in (
            r"^\W?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\W?$", r"^@\w{2,30}$",
            rf"^(?:By|BY|by|Written by|Story by|Analysis by|From)\s+{_NAMES}.{{0,60}}$",
            rf"^{_NAMES} (?:also )?(?:reported|contributed|reports) (?:from|to|in|on)\b[^“”\"]{{0,160}}$",
            r"^(?:[\w.’' -]{1,120}[,;]? and |VOA['’]s )?[\w.,’'& -]{1,160} contributed (?:to|reporting)\b[^“”\"]{0,120}$",
            r"^(?:Some |Additional |Much |Part of the )?(?:information|material|reporting|research|editing|writing|translation)\b.{0,40}\b(?:by|from|provided|contributed)\b.{0,160}$",
            r"^(?:Reporting|Writing|Editing|Compiled|Additional reporting|Translated|Edited|Produced|Photographs?) (?:and \w+ )?by\b.{0,200}$",
            rf"^{_NAMES},? (?:who )?(?:writes|covers|reports|blogs|tweets|is (?:a|an|the) (?:[\w-]+[ ,/-]){{0,8}}(?:reporter|correspondent|editor|columnist|journalist|writer|bureau chief|contributor|author|analyst|fellow))\b[^“”\"]{{0,80}}\b(?:for|at|about|in|on|of|based|with|covering)\b[^“”\"]{{0,300}}$",
            rf"^(?:Published|Posted|Updated|Last updated|First published|Modified|Date)\b:?.{{0,80}}(?:\d{{4}}|\d:\d\d|ago)\b.{{0,30}}$",
            rf"^(?:(?:Mon|Tues?|Wednes|Thurs?|Fri|Satur|Sun)(?:day)?,? )?(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})[\s,|·–—-]*(?:(?:at )?\d{{1,2}}[:.]\d\d\s*(?:[AaPp]\.?[Mm]\.?)?\s*\w{{0,4}})?\W*$",
            r"^\d{1,3}[- ]min(?:ute)?s? read$",
        )
    )
)  # fmt: skip
# A writer is told from an actor of the news by the outlet or desk in the same line: "Doe covers Asia for The Courier."
_caption = _any(
    r"^(?:FILE(?: PHOTO)?|FILE[ -]PHOTO|File photo|PHOTOS?|PICTURED?|Image|Photograph|In this (?:\w+ ){0,4}(?:photo|image|picture|file photo)\b[^:]{0,80})\s?(?:[-–—:]|\s-{1,2}\s)",
    r"^in this (?:[\w.,]+ ){0,8}(?:photo|image|picture|frame grab|video grab)\b",
    rf"[(\[][^()\[\]]{{0,80}}\b{_AGENCY}\b(?: (?:Photo|Images?|Pictures?|via|pool))?[^()\[\]]{{0,80}}[)\]]\W*$",
    r"[(\[](?:photo|image|picture|credit|photograph|courtesy|source|video|graphic|illustration)s?\b[^()\[\]]{0,100}[)\]]\W*$",
    r"[(\[][^()\[\]]{2,60}\bfor the [A-Z][^()\[\]]{2,40}[)\]]\W*$", r"[(\[][^()\[\]]{2,60}/\s?[^()\[\]]{2,40}[)\]]\W*$",
    rf"(?:photo|image|credit|photograph|picture)s?\s?(?:by|:|courtesy of)\s?[^.]{{2,80}}$", rf"\b{_AGENCY}\s?/\s?[A-Z][\w .-]{{2,40}}$", rf"[A-Z][\w .-]{{2,40}}/\s?{_AGENCY}\W*$",
)  # fmt: skip
# Agency captions say who does what, then place and full date: ", in Geneva, Switzerland, Nov. 23, 2015."
_dated = re.compile(rf", (?:on )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, )?{_MONTH} \d{{1,2}}, (?:19|20)\d\d\.?(?: [(\[][^()\[\]]{{1,60}}[)\]])?$")
_pictured = re.compile(
    r"\b(?:pictured (?:above|below|here|left|right)|seen (?:here|in this)|\(?(?:left|right|center|centre|[LRC])\)? (?:and|shakes|speaks|meets|talks|attends|walks|arrives|looks|poses|sits|stands|listens|waves|gestures|addresses)\b)"
)


def kind_of(line: str) -> BlockKind:
    """What the words of a paragraph show it to be; "body" when they show nothing else."""
    if len(line) > LONGEST:
        return "body"
    flat = " ".join(line.split())
    if _residue(flat) or (len(flat) < 300 and _furniture(flat)):
        return "boilerplate"
    if _byline.search(flat):
        return "byline"
    if _caption(flat) or _dated.search(flat) or (_pictured.search(flat) and "“" not in flat):
        return "caption"
    return "body"
