"""What stands beside a picture and tells what it shows: no news, whenever it was taken."""

import re

_CAPTION = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4}\b|\.$)"
    r"|\b(?:(?:Hide|Show) [Cc]aption|Photos:|Story highlights)|\bin photos\b|\b[Ff]ile (?:photo|picture|image)\b"
    r"|^In this [A-Z][^,]{2,14}, \d{4},? (?:photo|image|picture)"
    r"|\b(?:is|are) pictured\b"
    r"|\((?:[CLR]|not (?:seen|pictured)|pictured|file photo|far (?:left|right)|cent(?:er|re)|left|right)\)"
)
"""Agencies date their pictures so, and nothing else; the labels of galleries and archives; who stands where in a
picture."""
_CREDIT = re.compile(
    r"^(?:AP|AFP|EPA|Getty|Reuters) (?:Photo|Images?)\b"
    r"|\([A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,2} ?/ ?(?:AP|AFP|EPA|Reuters|REUTERS|Getty|Bloomberg)\b"
    r"|^[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,2} ?/ ?(?:AP|AFP|EPA|Reuters|REUTERS|Getty|Bloomberg)\b"
)
"""A photographer and the agency before the words of a caption, or in brackets behind them."""
_UNDER_PICTURE = re.compile(
    r"^FILE\b ?[–—:-]"
    r"|\((?:(?:AP|AFP|EPA|Reuters|Getty)(?: (?:Photo|Images?)\b|/)|(?:Photo|Image|Picture)(?: by|:))"
    r"[^()\n]{0,80}\)\s*$",
    re.I,
)
"""A paragraph that begins as an agency's caption from the files does, or ends in the credit of its picture."""
LONGEST_CAPTION = 800
"""Characters of such a paragraph; a whole report without breaks may end in a credit too."""
_SHOWN = re.compile(
    r"^(?:(?!\b(?:was|were|had|has|have|said|will|would|did)\b|(?<!, )\b\w{2,}ed\b).)*?"
    r"\b(?:speaks?|displays?|inspects?|meets?|walks?|stands?|waves?|arrives?|attends?|shows?|holds?|looks?|poses?|gestures?|listens?|shakes?|address(?:es)?|delivers?"
    r"|gathers?|chants?|marche?s?|carry|carries|prays?|sits?|takes?|signs?|reacts?|mourns?|watch(?:es)?|greets?|hugs?"
    r"|protests?|rall(?:y|ies)|rides?|runs?|lies|burns?|rises?|visits?|leaves?|departs?|exits?|appears?|joins?|returns?|announces?"
    r"|testif(?:y|ies)|clash(?:es)?|throws?|cheers?|(?:is|are) (?:seen|pictured|shown|sworn in|escorted"
    r"|flanked|surrounded|parked|carried))\b.*"
    r"\b(?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,8},? \d{4})\b"
)
"""What a picture shows, told in the present and dated in full; news tells a day that is over in the past tense."""
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\."
)
_POSED = re.compile(
    r"^(?:(?!\b(?:was|were|had|has|have|said|says|will|would|did|may|to|as|if|when|that|met|held|told|made|took)\b"
    r"|(?<!, )\b\w{2,}ed\b).)*?\b(?:sits?|discuss(?:es)?|stands?"
    r"|shakes? hands|waves?|gestures?|poses?|hugs?|embraces?|greets?|gathers?|walks?|listens?|smiles?"
    r"|mourns?|celebrates?|watch(?:es)?|inspects?|addresses|looks? on|speaks? (?:to|with|at|during|in)"
    r"|(?:meets?|talks?) with|arrives? (?:at|in|for)|(?:is|are) greeted)\b"
    rf".*\b(?:(?:in|on) (?:{_MONTHS})(?: \d{{1,2}},)? \d{{4}}|last (?:{_MONTHS})|on (?:{_MONTHS}) \d{{1,2}})\b"
)
"""The same of what is done for a camera or before it, with a month or a day alone."""
_IN_YEAR = re.compile(
    r"^[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}(?:, (?:center|centre|left|right|far (?:left|right)))?,? (?:sits|stands"
    r"|shakes hands|waves|gestures|poses|hugs|embraces|greets|walks|listens|smiles|looks on|attends|speaks)"
    r" (?!as\b|by\b|up\b|out\b|for\b|a fine\b|\d).*\bin (?:19|20)\d\d\b"
)
"""The same of a name and a year: a picture from the files."""
_DATED_FIRST = re.compile(
    rf"^In (?:{_MONTHS})(?: \d{{4}})?, [^,]{{3,50}} (?:speaks?|stands?|waves?|poses?|sits?|walks?|holds up|looks?"
    r"|gestures?|greets?|shakes?|listens?|smiles?)\b"
)
"""The same behind its month, where news would be told in the past tense."""
_PICTURE = r"(?:image|photo(?:graph)?|picture|screen ?(?:shot|grab)|(?:video|frame) (?:grab|still))s?"
_IMAGE = re.compile(
    rf"^(?:This|An?|The)(?: [\w-]+){{0,2}} {_PICTURE} "
    r"(?:(?:taken|made available|provided|supplied|released|obtained|posted)\b[^,]*(?:, \d{4},?)?[^,]* )?shows?\b"
    rf"|^In (?:this|an?)(?: [\w-]+){{0,2}} {_PICTURE}\b"
)
"""What opens with the picture itself."""


def is_caption(raw: str) -> bool:
    """True if the words stand beside a picture."""
    return any(form.search(raw) for form in (_CAPTION, _CREDIT, _SHOWN, _POSED, _IN_YEAR, _DATED_FIRST, _IMAGE))


def is_under_picture(paragraph: str) -> bool:
    """True if the paragraph is a caption by its first words or by the credit at its end."""
    return len(paragraph) <= LONGEST_CAPTION and _UNDER_PICTURE.search(paragraph) is not None
