"""The rules that a new house starts with: plain Dutch, as the desk may change it."""

OFFICE = "Kanselarijtaal."
SHORTER = "Korter, en zo zeg je het ook."
PREPOSITION = "Als voorzetsel zijn het twee woorden."
NO_CRIME = "Plegen hoort bij een misdaad."
OWN_NAME = "Noem een volk bij de naam die het zelf kiest."

# Not, but, and why.
START_RULES = (
    ("aangaande", "over", OFFICE),
    ("allochto*", "", "Zeg waar iemand vandaan komt, als dat ertoe doet."),
    ("als gevolg van het feit dat", "doordat", SHORTER),
    ("alsmede", "en", OFFICE),
    ("beseft zich", "beseft", "Beseffen is niet wederkerend: je realiseert je iets."),
    ("besefte zich", "besefte", "Beseffen is niet wederkerend: je realiseert je iets."),
    ("casu quo", "of", "Latijn dat vaak verkeerd wordt begrepen."),
    ("conform", "volgens", OFFICE),
    ("derhalve", "daarom", OFFICE),
    ("dienaangaande", "daarover", OFFICE),
    ("doch", "maar", OFFICE),
    ("enigste", "enige", "Van ‘enig’ bestaat geen overtreffende trap."),
    ("eskimo’s", "Inuit", OWN_NAME),
    ("exacte kopie", "kopie", "Een kopie is altijd gelijk."),
    ("indien", "als", OFFICE),
    ("inzake", "over", OFFICE),
    ("met betrekking tot", "over", OFFICE),
    ("middels", "door, met", OFFICE),
    ("overnieuw", "opnieuw", "Spreektaal: ‘opnieuw’ of ‘over’."),
    ("pleegde zelfmoord", "maakte een eind aan zijn leven", NO_CRIME),
    ("reeds", "al", SHORTER),
    ("ten gevolge van", "door", SHORTER),
    ("teneinde", "om", SHORTER),
    ("tevens", "ook", OFFICE),
    ("thans", "nu", OFFICE),
    ("vlakbij de", "vlak bij de", PREPOSITION),
    ("vlakbij het", "vlak bij het", PREPOSITION),
    ("Wit-Rusland", "Belarus", "Zo noemt het land zichzelf."),
    ("zelfmoord pleg*", "zelfdoding", NO_CRIME),
    ("zigeuner*", "Roma, Sinti", OWN_NAME),
)
