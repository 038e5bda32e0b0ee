"""The words by which agencies keep a picture back, in the languages they write.

Found rather too often than too seldom: a wrong find costs an editor one confirmation, a
miss costs the paper an invoice.
"""

import re

PLACE = (
    r"(?<![.@/\w])(?:the\s+|de\s+|die\s+|les\s+)?(?:netherlands?|nederland(?:se?)?|neth|"
    r"holland(?:e|se?)?|dutch|niederlanden?|pays[-\s]bas|nl|nld|benelux|europe(?:an)?|"
    r"europa|eu|e\.u\.)(?!\w)"
)
# Countries that agencies name in one breath with it.
NEIGHBOUR = (
    r"(?:the\s+)?(?:belgium|belgi[eëu]n?|bel|luxemb(?:ourg|urg)|lux|germany|duitsland|"
    r"deutschland|ger|france|frankrijk|fra|austria|oostenrijk|aut|switzerland|"
    r"zwitserland|sui|uk|u\.k\.|gbr|united\s+kingdom|great\s+britain|ireland|ierland|"
    r"italy|itali[eë]|ita|spain|spanje|esp|portugal|poland|polen|sweden|zweden|swe|"
    r"norway|noorwegen|nor|denmark|denemarken|den|finland|fin|scandinavia|usa|us|"
    r"canada|japan|china|russia|rusland|australia|israel|turkey)"
)
AND = r"(?:\s*[,/&+]\s*|\s+-\s+|\s+)(?:(?:and|or|en|of|und|et)\s+)?"
NOT = (
    r"\b(?:no|not|non|nor|never|niet|geen|nicht|kein(?:e|en)?|pas|except(?:ing)?|exclud\w+|"
    r"excl|uitgezonderd|uitgesloten|behalve|m\.u\.v|met\s+uitzondering\s+van|"
    r"with\s+the\s+exception\s+of|ausgenommen|ausser|sauf|out|blocked|"
    r"restricted\s+in|restrictions)\b[.:]?"
)
# What may stand between the refusal and the place: NO [SALES IN] NETHERLANDS.
BETWEEN = (
    r"(?:in|for|to|within|f(?:ü|ue)r|pour|aux|voor|naar|aan|sales?|verkoop|use|usage|uses|"
    r"gebruik|rights|publication|publicatie|publiceren|publish(?:ed|ing)?|release[ds]?|"
    r"distribution|distribut\w+|licen[cs]\w+|resale|syndication|archives?|available|"
    r"beschikbaar|permitted|allowed|toegestaan|sold|be|te|print|online|web|internet|"
    r"media|magazines?|newspapers?|tv|verwendung|veröffentlichung)"
)
AFTER = (
    r"(?:out|excluded|excepted|exempt(?:ed)?|blocked|uitgezonderd|uitgesloten|"
    r"ausgenommen|niet\s+toegestaan|not\s+(?:allowed|permitted|included))"
)

_place_out = re.compile(
    rf"{PLACE}(?:{AND}{NEIGHBOUR}){{0,8}}\s*[:\-–(]*\s*{AFTER}\b(?!\s+of\b)"
)
_not_place = re.compile(
    rf"{NOT}(?:\s*[,/&:\-–]?\s*(?:{BETWEEN}|{NEIGHBOUR}|the|de|and|or|en|of)\b){{0,10}}"
    rf"\s*[,/&:\-–]?\s*{PLACE}"
)
_embargo = re.compile(
    r"embargo\w*|sperrfrist|hold\s+(?:for\s+release|(?:publication\s+)?(?:until|till)\b)|"
    r"(?:not\s+for|no)\s+(?:release|publication|use)\s+(?:before|until|prior)|"
    r"(?:do\s+not|not\s+to\s+be)\s+(?:publish|use|release)(?:d|ed)?\s+"
    r"(?:before|until|prior)|"
    r"niet\s+(?:voor\s+publicatie|publiceren|gebruiken)\s+v[oó]{2}r\b|"
    # Not “niet te gebruiken voor reclame”.
    r"niet\s+te\s+(?:publiceren|gebruiken)\s+v(?:óór\b|oor\s+(?:\d|\w+dag\b))|"
    r"(?:vrij\s+voor\s+publicatie|te\s+gebruiken)\s+vanaf"
)
_no_embargo = re.compile(
    r"(?:\bno|\bnot\s+under|\bgeen|\bzonder|\bwithout|\bkein)\s+(?:an\s+)?embargo\w*|"
    r"embargo\w*\s*(?:[:=]\s*)?(?:none|nil|no\b|geen|n/?a\b|n\.?v\.?t|(?:is\s+|was\s+)?"
    r"(?:lifted|expired|over\b|opgeheven|verlopen|voorbij))"
)


def embargoed(said: str) -> bool:
    """Whether these words ask to wait with publishing."""
    return bool(_embargo.search(_no_embargo.sub(" ", _plain(said))))


def not_for_the_netherlands(said: str) -> bool:
    """Whether these words keep a picture from papers in the Netherlands."""
    words = _plain(said)
    return bool(_place_out.search(words) or _not_place.search(words))


def _plain(said: str) -> str:
    """Lower case, without the stars and underscores that agencies shout with."""
    return " ".join(re.sub(r"[*_!|\"“”]+", " ", said.casefold()).split())
