"""Offices that people hold, and who of them nobody needs to introduce."""

from articles.copydesk.word_list import word_set

# Title -> the office it is another word for. Nobody holds two of one group at a time.
OFFICES = {
    "state": {
        "president": "president",
        "premier": "premier",
        "minister-president": "premier",
        "vicepresident": "vicepresident",
        "vice-president": "vicepresident",
        "kanselier": "kanselier",
        "bondskanselier": "kanselier",
        "minister": "minister",
        "staatssecretaris": "staatssecretaris",
        "koning": "koning",
        "koningin": "koningin",
        "keizer": "keizer",
        "emir": "emir",
        "sultan": "sultan",
        "parlementsvoorzitter": "parlementsvoorzitter",
        "burgemeester": "burgemeester",
        "wethouder": "wethouder",
        "gouverneur": "gouverneur",
        "ambassadeur": "ambassadeur",
        "chancellor": "kanselier",
        "king": "koning",
        "queen": "koningin",
        "governor": "gouverneur",
        "mayor": "burgemeester",
        "ambassador": "ambassadeur",
    },
    "army": {
        "generaal": "generaal",
        "kolonel": "kolonel",
        "majoor": "majoor",
        "luitenant": "luitenant",
        "admiraal": "admiraal",
        "sergeant": "sergeant",
        "general": "generaal",
        "colonel": "kolonel",
    },
    "church": {
        "paus": "paus",
        "kardinaal": "kardinaal",
        "aartsbisschop": "aartsbisschop",
        "bisschop": "bisschop",
        "pope": "paus",
        "cardinal": "kardinaal",
        "bishop": "bisschop",
    },
    "court": {
        "rechter": "rechter",
        "advocaat": "advocaat",
        "aanklager": "aanklager",
        "judge": "rechter",
        "prosecutor": "aanklager",
    },
}
# Other words that come before somebody’s name.
OTHER = word_set(
    "prins prinses hoogleraar professor directeur woordvoerder voorzitter onderzoeker "
    "partijleider fractievoorzitter vicepremier commissaris senator oud-minister "
    "oud-premier oud-president ex-president bestuursvoorzitter topman prince princess "
    "director spokesman spokeswoman"
)
# Who is called so is often known by a surname alone.
ADDRESS = frozenset(("meneer", "mevrouw", "dokter", "professor"))
GROUP = {title: group for group, titles in OFFICES.items() for title in titles}
OFFICE = {
    title: office for titles in OFFICES.values() for title, office in titles.items()
}
TITLES = frozenset(GROUP) | OTHER | ADDRESS
# Who bears these goes by a first name.
GIVEN_NAMES = word_set(
    "koning koningin keizer emir sultan paus prins prinses king queen pope prince princess"
)
# A title that somebody had or will have.
NOT_NOW = word_set(
    "oud ex voormalig voormalige toenmalig toenmalige vorig vorige eerder eerdere "
    "toekomstig toekomstige aanstaand aanstaande beoogd beoogde gewezen wijlen destijds "
    "ooit tegenkandidaat kandidaat aspirant former then late future"
)
WELL_KNOWN = word_set(
    "trump biden obama clinton bush reagan kennedy nixon poetin putin jeltsin gorbatsjov "
    "stalin lenin hitler mussolini franco churchill thatcher blair johnson merkel scholz "
    "macron sarkozy hollande mitterrand berlusconi meloni orbán orban erdogan erdoğan "
    "assad khomeini khamenei netanyahu arafat abbas mandela mao xi modi zelensky "
    "zelenski loekasjenko tito castro chávez chavez maduro bolsonaro lula kim rutte "
    "balkenende kok wilders fortuyn drees thorbecke schoof jetten timmermans guterres "
    "stoltenberg rembrandt vermeer mozart bach beethoven shakespeare einstein darwin "
    "freud marx napoleon gandhi musk harris pence leyen"
)
