"""The demo paper: its sections, its writers, and what is in it."""

from dataclasses import dataclass

HOUR, DAY = 60, 24 * 60

# Slug, name, description.
SECTIONS = (
    ("binnenland", "Binnenland", "Nieuws en verhalen uit Nederland."),
    ("buitenland", "Buitenland", "De wereld, van dichtbij bekeken."),
    ("economie", "Economie", "Werk, geld en de bedrijven daarachter."),
    ("cultuur", "Cultuur", "Theater, muziek, film en boeken."),
    ("sport", "Sport", "Van het hoofdveld tot de laatste kilometer."),
)

# Name, and what the paper says of them.
AUTHORS = (
    ("Marit Oldersma", "Marit Oldersma is verslaggever in het noorden van Nederland."),
    ("Joris van Beusekamp", "Joris van Beusekamp schrijft over wonen, water en ruimte."),
    ("Nadia Bouzidi-Vos", "Nadia Bouzidi-Vos schrijft over onderwijs en het leven in dorpen."),
    ("Hugo Leenderts", "Hugo Leenderts is landschapsarchitect en schrijft over de openbare ruimte."),
    ("Sofie Tervoort", "Sofie Tervoort is correspondent in Scandinavië."),
    ("Rens Akkermans", "Rens Akkermans is economieverslaggever en volgt haven en energie."),
    ("Imke Stellingwerff", "Imke Stellingwerff schrijft over ondernemers en de arbeidsmarkt."),
    ("Thijmen Oudkerk", "Thijmen Oudkerk is redacteur theater."),
    ("Charlotte Wierenga", "Charlotte Wierenga recenseert klassieke muziek."),
    ("Bram Dalhuisen", "Bram Dalhuisen is sportverslaggever, het liefst langs de lijn bij amateurs."),
)  # fmt: skip


# What the front page opens with: words in a story’s address, its headline there.
FRONT = (
    ("een-dijk-die-met-de-zee-mee-mag-bewegen", "De dijk die niet meer vecht tegen de zee"),
    ("met-de-nachttrein-naar-waar-de-weg-ophoudt", ""),
)  # fmt: skip


@dataclass(frozen=True)
class DemoStory:
    """A copy file, and what the desk adds to it; `pictures` in the order of the copy.

    A date in the copy itself goes before `minutes_ago`. Beside a copy file may lie a text
    of the same name in HTML, which the desk has made of it, with pictures by their names.
    """

    path: str
    section: str
    genre: str
    minutes_ago: int
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    intro: str = ""
    correction: str = ""


STORIES = (
    DemoStory(
        path="economie/walstroom.txt",
        section="economie",
        genre="news",
        minutes_ago=12,
        authors=("Rens Akkermans",),
        tags=("havens", "scheepvaart", "energie"),
        pictures=("harbour", "bar_chart"),
        intro="Bijna 40 procent van de zeeschepen in Nederlandse havens gebruikt stroom van de wal. Het stroomnet kan de vraag nauwelijks aan.",
    ),
    DemoStory(
        path="binnenland/dijk.txt",
        section="binnenland",
        genre="report",
        minutes_ago=38,
        authors=("Marit Oldersma", "Joris van Beusekamp"),
        tags=("waterschappen", "klimaat", "dijken"),
        pictures=("dike", "laboratory", "polder"),
        intro="Bij Lutkewier verdwijnt het asfalt van de zeedijk. Een flauwe helling van slib en gras moet de golven niet stoppen, maar vermoeien.",
    ),
    DemoStory(
        path="sport/marathon.txt",
        section="sport",
        genre="news",
        minutes_ago=55,
        tags=("hardlopen", "marathon"),
    ),
    DemoStory(
        path="buitenland/vissersdorp.txt",
        section="buitenland",
        genre="news",
        minutes_ago=1 * HOUR + 35,
        tags=("Chili", "klimaat"),
    ),
    DemoStory(
        path="binnenland/drinkwater.txt",
        section="binnenland",
        genre="news",
        minutes_ago=2 * HOUR + 20,
        authors=("Joris van Beusekamp",),
        tags=("drinkwater", "woningbouw"),
        intro="Een commissie wil zuiniger omgaan met drinkwater. Bouwers vrezen dat huizen daardoor onbetaalbaar worden.",
    ),
    DemoStory(
        path="cultuur/stilte.txt",
        section="cultuur",
        genre="interview",
        minutes_ago=3 * HOUR + 10,
        authors=("Thijmen Oudkerk",),
        tags=("theater", "geluid"),
        pictures=("portrait", "stage"),
        intro="In de nieuwe voorstelling van theatermaker Ilse Warmenhove gebeurt de eerste elf minuten niets. Dat was nog een heel werk.",
    ),
    DemoStory(
        path="buitenland/zeekabel.txt",
        section="buitenland",
        genre="analysis",
        minutes_ago=5 * HOUR,
        authors=("Sofie Tervoort",),
        tags=("zeekabels", "internet", "zeerecht"),
        pictures=("cable_map",),
        intro="Een anker legde het stadje Haldnes elf dagen stil. De dader is onbekend en onvindbaar, en het zeerecht helpt niet.",
    ),
    DemoStory(
        path="economie/fietsenmakers.txt",
        section="economie",
        genre="news",
        minutes_ago=7 * HOUR + 25,
        authors=("Imke Stellingwerff",),
        tags=("fietsen", "arbeidsmarkt"),
    ),
    DemoStory(
        path="sport/roeimarathon.txt",
        section="sport",
        genre="report",
        minutes_ago=9 * HOUR + 50,
        authors=("Bram Dalhuisen", "Sofie Tervoort"),
        tags=("roeien", "Noorwegen", "treinen"),
        pictures=("fjord", "rower", "harbour", "night_train"),
        intro="In Noorwegen roeien achtenveertig mensen een fjord uit. De wedstrijd eindigt pas als de boot weer thuis is.",
        correction="In een eerdere versie stond dat de wedstrijd sinds 1913 bestaat. Dat is 1931.",
    ),
    DemoStory(
        path="sport/laatste-elftal.txt",
        section="sport",
        genre="news",
        minutes_ago=16 * HOUR,
        authors=("Bram Dalhuisen",),
        tags=("amateurvoetbal",),
        pictures=("pitch",),
        intro="VV Hemmerwolde verloor 22 maanden lang alles. Tot het zaterdag tien voor vier werd.",
    ),
    DemoStory(
        path="cultuur/graansilo.txt",
        section="cultuur",
        genre="review",
        minutes_ago=18 * HOUR + 40,
        authors=("Charlotte Wierenga",),
        tags=("klassieke muziek", "Hemmerwolde"),
        pictures=("concert",),
        intro="Veertien seconden galm maakt van de meeste muziek soep. Van een nieuw stuk van Tamar Rozema maakt het een belevenis.",
    ),
    DemoStory(
        path="binnenland/lantaarns.txt",
        section="binnenland",
        genre="opinion",
        minutes_ago=22 * HOUR,
        authors=("Hugo Leenderts",),
        tags=("openbare ruimte", "energie"),
        pictures=("skyline",),
        intro="Drie miljoen lantaarns branden de hele nacht, omdat iemand dat in 1974 zo heeft ingesteld.",
    ),
    DemoStory(
        path="economie/aardwarmte.txt",
        section="economie",
        genre="background",
        minutes_ago=1 * DAY + 2 * HOUR,
        authors=("Rens Akkermans",),
        tags=("tuinbouw", "energie", "aardwarmte"),
        pictures=("greenhouse",),
        intro="Elf tuinders boorden samen naar warm water op 2.340 meter diepte. Het moeilijkst was niet het boren.",
    ),
    DemoStory(
        path="buitenland/nachttrein.txt",
        section="buitenland",
        genre="report",
        minutes_ago=1 * DAY + 5 * HOUR,
        authors=("Sofie Tervoort",),
        tags=("treinen", "Noorwegen"),
        pictures=("night_train", "fjord"),
        intro="De nachttrein naar Skarholm zou verdwijnen. Nu zit hij vol met studenten, patiënten en een vriezer.",
    ),
    DemoStory(
        path="sport/roeister.txt",
        section="sport",
        genre="report",
        minutes_ago=1 * DAY + 9 * HOUR,
        authors=("Bram Dalhuisen",),
        tags=("roeien", "Hemmerwolde"),
        pictures=("rower",),
        intro="Lotte Haverkort stapte uit de nationale acht en ging alleen verder. Binnen een jaar was ze kampioen.",
    ),
    DemoStory(
        path="economie/markthal.txt",
        section="economie",
        genre="news",
        minutes_ago=2 * DAY + 1 * HOUR,
        authors=("Imke Stellingwerff",),
        tags=("markten", "Westerdiep"),
        pictures=("market",),
        intro="Een food court had hij moeten worden. Maar de kramen van Westerdiep bleken meer op te leveren.",
    ),
    DemoStory(
        path="binnenland/bibliotheek.txt",
        section="binnenland",
        genre="background",
        minutes_ago=2 * DAY + 20 * HOUR,
        authors=("Nadia Bouzidi-Vos",),
        tags=("bibliotheken", "vrijwilligers", "dorpen"),
        pictures=("library",),
        intro="Toen de bibliotheek van Oostwalde moest sluiten, leenden de inwoners op één dag alle boeken.",
    ),
    DemoStory(
        path="cultuur/filmhuis.txt",
        section="cultuur",
        genre="news",
        minutes_ago=3 * DAY,
        authors=("Thijmen Oudkerk",),
        tags=("film", "corona"),
        pictures=("cinema",),
    ),
)
