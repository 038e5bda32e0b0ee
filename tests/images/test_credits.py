"""Credits as printed, and lines of copy that end in one."""

import random

import pytest

from articles.images.credits.captions import LABELS, split_caption
from articles.images.credits.glued import split_captions
from articles.images.credits.printed import fold, normalise
from articles.images.credits.rules import START_RULES, spellings_from

SPELLINGS = spellings_from(START_RULES)

PRINTED = [
    ("anp", "ANP"),
    ("EPA-EFE", "EPA"),
    ("European Pressphoto Agency", "EPA"),
    ("hollandse hoogte / Peter Hilz", "Hollandse Hoogte / Peter Hilz"),
    ("hollandse hoogte/peter hilz", "Hollandse Hoogte / peter hilz"),
    ("Getty Images / AFP", "Getty Images / AFP"),
    ("AFP/getty", "AFP / Getty Images"),
    ("Foto Jan Jansen via AFP", "Jan Jansen / AFP"),
    ("via anp", "ANP"),
    ("Bloomberg via Getty Images", "Bloomberg"),
    ("Anadolu Agency via Getty", "Anadolu / Getty Images"),
    ("© 2020 Reuters", "Reuters"),
    ("(c) Reuters", "Reuters"),
    ("Copyright 2019-20 by AP, 2020", "AP"),
    ("ANP © 2019", "ANP"),
    ("PHOTO: ap", "AP"),
    ("AP Photo/Peter Dejong", "AP / Peter Dejong"),
    ("EPA/ROBIN VAN LONKHUIJSEN", "EPA / ROBIN VAN LONKHUIJSEN"),
    ("Photo by Jan Jansen", "Jan Jansen"),
    ("Foto door Jan Jansen", "Jan Jansen"),
    ("Beeld: ANP", "ANP"),
    ("Foto's: Jan Jansen", "Jan Jansen"),
    ("Foto’s Jan Jansen", "Jan Jansen"),
    ("Tekst en foto: Jan Jansen", "Jan Jansen"),
    ("Copyright 2020 The Associated Press. All rights reserved.", "AP"),
    ("© ANP, alle rechten voorbehouden", "ANP"),
    ("(AP Photo/Peter Dejong, File)", "AP / Peter Dejong"),
    ("Photo credit should read JAN JANSEN/AFP", "JAN JANSEN / AFP"),
    ("Image: NASA/JPL", "NASA / JPL"),
    ("Bron: anp", "ANP"),
    ("Source: AFP", "AFP"),
    ("Bild: dpa", "dpa"),
    ("Fotocredits: ANP", "ANP"),
    ("Foto credit: ANP", "ANP"),
    ("Photo courtesy: NASA", "NASA"),
    ("Image Bank", "Image Bank"),
    ("Bron van Jansen", "Bron van Jansen"),
    ("Jan Jansen (ANP)", "Jan Jansen / ANP"),
    ("Jan Jansen (links)", "Jan Jansen (links)"),
    ("Agence France-Presse (AFP)", "AFP"),
    ("Jan Jansen | anp", "Jan Jansen / ANP"),
    ("EPA - Robin van Lonkhuijsen", "EPA / Robin van Lonkhuijsen"),
    ("Jan Jansen - Piet Pietersen", "Jan Jansen - Piet Pietersen"),
    ("ANP.", "ANP"),
    ("Jan de Vries jr.", "Jan de Vries jr"),
    ("(ANP)", "ANP"),
    ("[Foto: anp].", "ANP"),
    ("(Foto: ANP", "ANP"),
    ("EPA / EPA", "EPA"),
    ("epa/EPA-EFE/Jan", "EPA / Jan"),
    ("ANP/", "ANP"),
    ("anp, epa", "ANP, EPA"),
    ("anp en reuters", "ANP en Reuters"),
    ("Beeld en Geluid", "Beeld en Geluid"),
    ("Foto beeld & geluid", "Beeld en Geluid"),
    ("Foto Photo News / belga", "Photo News / Belga"),
    ("Foto Van Gogh Museum", "Van Gogh Museum"),
    ("Pablo Picasso c/o Pictoright", "Pablo Picasso c/o Pictoright"),
    ("https://foto.example/a/b", "https://foto.example/a/b"),
    ("dpa/picture-alliance", "Picture Alliance"),
    ("DPA", "dpa"),
    ("'t Hoen", "'t Hoen"),
    ("Fotobureau Jansen", "Fotobureau Jansen"),
    ("  Jan \n Jansen\x0b ", "Jan Jansen"),
    ("2020 Getty Images", "Getty Images"),
    ("2020 Jan Jansen", "2020 Jan Jansen"),
    ("REUTERS/Jan Jansen/File Photo", "Reuters / Jan Jansen"),
    ("picture alliance/dpa | Jan Jansen", "Picture Alliance / dpa / Jan Jansen"),
    ("BELGA PHOTO JAN JANSEN", "Belga / JAN JANSEN"),
    ("ANP KOEN VAN WEEL", "ANP / KOEN VAN WEEL"),
    ("ANP, KOEN VAN WEEL", "ANP, KOEN VAN WEEL"),
    ("anp afp", "ANP / AFP"),
    ("ANP Graphics", "ANP Graphics"),
    ("Rijksmuseum Twenthe Enschede", "Rijksmuseum Twenthe Enschede"),
    ("RIJKSMUSEUM TWENTHE ENSCHEDE", "RIJKSMUSEUM TWENTHE ENSCHEDE"),
    ("Credit Line: afp", "AFP"),
    ("Photo courtesy of NASA", "NASA"),
    ("ANP\\EPA", "ANP / EPA"),
    ("ANP • EPA", "ANP / EPA"),
    ("“ANP”", "ANP"),
    ("*** ANP ***", "ANP"),
    ("File Photo", ""),
    ("Foto:", ""),
    ("©", ""),
    ("/", ""),
    ("", ""),
]

CREDITS = [
    (
        "Een Amerikaanse marinier houdt de wacht bij de Amerikaanse ambassade in Bagdad. Beeld EPA",
        "Een Amerikaanse marinier houdt de wacht bij de Amerikaanse ambassade in Bagdad.",
        "Beeld",
        "EPA",
    ),
    (
        "Beeld Hollandse Hoogte / Peter Hilz",
        "",
        "Beeld",
        "Hollandse Hoogte / Peter Hilz",
    ),
    ("Foto: ANP / Robin van Lonkhuijsen.", "", "Foto", "ANP / Robin van Lonkhuijsen"),
    ("beeld anp", "", "Beeld", "ANP"),
    ("Illustratie Sophia Twigt", "", "Illustratie", "Sophia Twigt"),
    ("De Dam op 4 mei.Beeld anp", "De Dam op 4 mei.", "Beeld", "ANP"),
    ("Beeld Getty Images / AFP", "", "Beeld", "Getty Images / AFP"),
    ("Video AP", "", "Video", "AP"),
    ("Graphic de Volkskrant", "", "Graphic", "de Volkskrant"),
    ("Beeld het Parool", "", "Beeld", "het Parool"),
    ("Premier in Den Haag Foto ANP", "Premier in Den Haag", "Foto", "ANP"),
    (
        "Het huis van Roos Foto Marlies Wessels",
        "Het huis van Roos",
        "Foto",
        "Marlies Wessels",
    ),
    (
        "Premier Schoof in de Kamer (Foto: ANP)",
        "Premier Schoof in de Kamer",
        "Foto",
        "ANP",
    ),
    (
        "Premier Schoof in de Kamer. (foto ANP).",
        "Premier Schoof in de Kamer.",
        "Foto",
        "ANP",
    ),
    ("Zandvoort [Foto: ANP / Jan Jansen]", "Zandvoort", "Foto", "ANP / Jan Jansen"),
    (
        "Ajax-trainer Farioli. FOTO PRO SHOTS",
        "Ajax-trainer Farioli.",
        "Foto",
        "Pro Shots",
    ),
    (
        "Een boer in Drenthe. Foto: Hollandse Hoogte/Kees van de Veen",
        "Een boer in Drenthe.",
        "Foto",
        "Hollandse Hoogte / Kees van de Veen",
    ),
    ("De koning zei 'ja'. foto: reuters", "De koning zei 'ja'.", "Foto", "Reuters"),
    (
        "“Ik stop”, zegt hij. beeld Jan de Vries",
        "“Ik stop”, zegt hij.",
        "Beeld",
        "Jan de Vries",
    ),
    ("‘Ik stop ermee’ beeld ANP", "‘Ik stop ermee’", "Beeld", "ANP"),
    ("Foto's Marcel van den Bergh", "", "Foto", "Marcel van den Bergh"),
    ("Rellen in Parijs – Foto: AFP", "Rellen in Parijs", "Foto", "AFP"),
    (
        "Het kabinet presenteert plannen | Foto: ANP",
        "Het kabinet presenteert plannen",
        "Foto",
        "ANP",
    ),
    (
        "Beeld © Joost van den Broek / de Volkskrant",
        "",
        "Beeld",
        "Joost van den Broek / de Volkskrant",
    ),
    ("Beeld ©ANP", "", "Beeld", "ANP"),
    ("Beeld © 2020 Reuters", "", "Beeld", "Reuters"),
    ("Beeld Graphic News", "", "Beeld", "Graphic News"),
    ("Het archief. Foto Beeld en Geluid", "Het archief.", "Foto", "Beeld en Geluid"),
    (
        "Een vrouw in Rafah. Beeld Reuters, AFP",
        "Een vrouw in Rafah.",
        "Beeld",
        "Reuters, AFP",
    ),
    ("Foto door Jan Jansen", "", "Foto", "Jan Jansen"),
    ("Beeld A.P. de Boer jr.", "", "Beeld", "A.P. de Boer jr"),
    ("Beeld hollandse hoogte / anp", "", "Beeld", "Hollandse Hoogte / ANP"),
    ("De brand in Leiden. Video: Regio15", "De brand in Leiden.", "Video", "Regio15"),
    ("Illustratie: Fleur & Anne Bakker", "", "Illustratie", "Fleur & Anne Bakker"),
    ("Beeld Pablo Picasso c/o Pictoright", "", "Beeld", "Pablo Picasso c/o Pictoright"),
    (
        "Wat een dag! foto Jeroen Jumelet/ANP",
        "Wat een dag!",
        "Foto",
        "Jeroen Jumelet / ANP",
    ),
    ("Foto d'Angelo Pieters", "", "Foto", "d'Angelo Pieters"),
    ("Bagdad.\u00a0Beeld\u00a0EPA", "Bagdad.", "Beeld", "EPA"),
    ("Anna in 1962. Beeld rv", "Anna in 1962.", "Beeld", "RV"),
    ("Anna in 1962. Beeld Eigen foto", "Anna in 1962.", "Beeld", "eigen foto"),
    ("Anna in 1962. Beeld screenshot", "Anna in 1962.", "Beeld", "screenshot"),
    (
        "Anna op tv. Beeld Instagram @anna",
        "Anna op tv.",
        "Beeld",
        "Instagram @anna",
    ),
    (
        "De ketel. Foto Jan Jansen, bewerking Studio V",
        "De ketel.",
        "Foto",
        "Jan Jansen, bewerking Studio V",
    ),
    ("De ketel op het Plein foto: anp", "De ketel op het Plein", "Foto", "ANP"),
    ("foto: jan jansen", "", "Foto", "jan jansen"),
    (
        "Foto: j. jansen en piet van den berg.",
        "",
        "Foto",
        "j. jansen en piet van den berg",
    ),
    ("foto: van der berg", "", "Foto", "van der berg"),
    ("beeld jan jansen", "", "Beeld", "jan jansen"),
    ("foto anp/jan jansen", "", "Foto", "ANP / jan jansen"),
    ("De brug is dicht. foto: jan jansen", "De brug is dicht.", "Foto", "jan jansen"),
    ("De brug is dicht. beeld jan jansen", "De brug is dicht.", "Beeld", "jan jansen"),
    ("De brug is dicht.foto:jan jansen", "De brug is dicht.", "Foto", "jan jansen"),
    ("Zandvoort (foto: jan jansen)", "Zandvoort", "Foto", "jan jansen"),
    ("Sigrid Kaag foto ANP", "Sigrid Kaag", "Foto", "ANP"),
    ("Sigrid Kaag beeld anp / jan jansen", "Sigrid Kaag", "Beeld", "ANP / jan jansen"),
    ("De sluis. foto anp / jan jansen", "De sluis.", "Foto", "ANP / jan jansen"),
    (
        "Beeld Jan Jansen / ANP, bewerking Studio Jansen",
        "",
        "Beeld",
        "Jan Jansen / ANP, bewerking Studio Jansen",
    ),
    (
        "De ketel. foto: anp, bewerking: Studio Jansen.",
        "De ketel.",
        "Foto",
        "ANP, bewerking: Studio Jansen",
    ),
]

SENTENCES = [
    "Het beeld van de stad verandert.",
    "De brug is open. Foto volgt.",
    "De brug is open. Beeld van de opening",
    "De brug is open. Beeld en geluid waren goed",
    "Wat zij zag, was de foto: ANP",
    "Zo ontstaat een beeld van Nederland",
    "Een medewerker van Beeld en Geluid",
    "Het museum Beeld en Geluid in Hilversum",
    "Beeld en Geluid",
    "Beeld & Geluid",
    "Beeld van de dag: regen",
    "Beeld van de Dam",
    "Foto van koning Willem-Alexander",
    "Foto's van het ongeluk gingen rond",
    "Zij maakt foto's voor Trouw.",
    "Zijn foto's haalden Trouw",
    "Het beeld van Rembrandt",
    "Op dit moment is in beeld Amsterdam",
    "Een foto van Rutte",
    "Een foto van ANP",
    "Video: zo verliep de race in Zandvoort",
    "Video toont brand in Rotterdam",
    "Uitleg over de Video Assistant Referee",
    "Zij werkt bij Foto Jansen",
    "Zij werkt bij Beeld ANP",
    "Een pand van Stichting Foto Nederland",
    "Kijk naar de video AP",
    "Een nieuw tv-beeld ANP",
    "Een graphic novel van Art Spiegelman",
    "Illustraties van Dick Bruna",
    "Foto Vermeer gevonden in Delft",
    "Het beeld: Rutte op zijn fiets",
    "Beeld ANP. De premier lachte",
    "Beeld ANP. Rutte",
    "Foto Jansen?",
    "Foto Jansen en",
    "Foto",
    "Beeld:",
    "Beeld ©",
    "Beeld 2020",
    "Beeldend kunstenaar Jan Jansen",
    "Fotograaf Robin Utrecht",
    "Fotomuseum Den Haag",
    "Geen beeld. Wel geluid.",
    "De (video: de opening) was lang",
    "Foto (links: ANP)",
    "Premier in Den Haag (Foto: ANP) kijkt toe",
    "Beeldhouwer maakt beeld Anne Frank",
    "De politie zoekt getuigen met foto's of video's",
    "Ze zag zichzelf in Beeld",
    "Foto Een Twee Drie Vier Vijf Zes Zeven Acht Negen",
    "www.foto.nl/beeld ANP",
    "foto: volgt later",
    "foto: van de opening",
    "Foto: zie hieronder",
    "foto: 112",
    "foto: een brug",
    "foto: jan jansen!",
    "foto: jan jansen. piet",
    "foto: jan piet klaas kees henk joop",
    "De brug is open. foto volgt",
    "De brug is open. beeld is er niet",
    "foto gemaakt.",
    "Op de foto: rutte en kaag",
    "Sigrid Kaag foto Jan Jansen",
    "Sigrid Kaag foto jan jansen",
    "Hij noemde het ‘nep’ beeld houwen",
    "Hij zag de foto ANP",
    "",
]

PIECES = [
    "foto", "Foto:", " ", "/", " / ", "(c)", "©", "2020", "anp", "EPA", "via", "door",
    "(", ")", "[", "]", ".", ",", "en", "&", "Jan", "c/o", "www.", "://", "beeld",
    "\u00a0", "\u200b", "\x0b", "’", "\ud800", "Getty Images", "-", "'s", ":", "|",
]  # fmt: skip


def random_credits(count: int) -> list[str]:
    dice = random.Random(1)
    return [
        "".join(
            dice.choice(PIECES) + dice.choice(["", " "])
            for _ in range(dice.randint(1, 9))
        )
        for _ in range(count)
    ]


@pytest.mark.parametrize(("text", "printed"), PRINTED)
def test_a_credit_is_printed_as_the_house_prints_it(text, printed):
    assert normalise(text, SPELLINGS) == printed


def test_a_printed_credit_stays_as_it_is():
    printed = [normalise(text, SPELLINGS) for text, _ in PRINTED]
    printed += [normalise(text, SPELLINGS) for text in random_credits(3_000)]
    assert [normalise(text, SPELLINGS) for text in printed] == printed


def test_every_name_of_the_start_rules_is_printed_as_it_stands():
    names = [printed for printed, _ in START_RULES]
    assert [normalise(f"Foto: {name}", SPELLINGS) for name in names] == names


def test_every_spelling_of_the_start_rules_has_one_printed_name():
    spellings = [
        (fold(spelling), printed)
        for printed, others in START_RULES
        for spelling in (printed, *others)
    ]
    pairs = set(spellings)
    assert len(pairs) == len(dict(pairs))


def test_without_rules_every_name_keeps_its_letters():
    assert normalise("Foto: anp/Jan Jansen", {}) == "anp / Jan Jansen"


@pytest.mark.parametrize(
    "rules",
    [
        {"a": "b", "b": "a"},
        {"a": "b / a / c"},
        {"anp": "Foto ANP"},
        {"anp": "© ANP."},
        {"anp": ""},
        {"anp hh": "ANP / HH", "hh": "Hollandse Hoogte"},
    ],
)
def test_odd_rules_do_not_make_a_credit_change_for_ever(rules):
    texts = ["a", "b", "a / x", "anp", "anp hh", "anp hh / Jan", "Foto: anp/a/b"]
    once = [normalise(text, rules) for text in texts]
    assert [normalise(text, rules) for text in once] == once


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  EPA \n EFE. ", "epa efe"),
        ("Nyhetsbyrån", "nyhetsbyrån"),
        ("’t Hoen", "'t hoen"),
        ("ANP;", "anp"),
        ("a \x0b b", "a b"),
    ],
)
def test_folding_leaves_out_what_does_not_matter(text, folded):
    assert (fold(text), fold(fold(text))) == (folded, folded)


@pytest.mark.parametrize(("line", "caption", "label", "credit"), CREDITS)
def test_a_line_that_ends_in_a_credit_is_split(line, caption, label, credit):
    assert split_caption(line, SPELLINGS) == (caption, label, credit)


@pytest.mark.parametrize(
    ("line", "pictures"),
    [
        ("Een. Beeld ANP Twee. Beeld EPA", [("Een.", "ANP"), ("Twee.", "EPA")]),
        ("Een. Beeld ANP. Twee. Beeld EPA.", [("Een.", "ANP"), ("Twee.", "EPA")]),
        ("Een.Beeld anp Twee.Beeld epa", [("Een.", "ANP"), ("Twee.", "EPA")]),
        ("Beeld ANP Twee. Beeld EPA", [("", "ANP"), ("Twee.", "EPA")]),
        (
            "Een. Beeld ANP Twee. Beeld Getty Images / AFP ‘Drie.’ Beeld EPA",
            [("Een.", "ANP"), ("Twee.", "Getty Images / AFP"), ("‘Drie.’", "EPA")],
        ),
        (
            "Een. Beeld Jan De Vries De brug. Beeld Piet Pietersen",
            [("Een.", "Jan De Vries"), ("De brug.", "Piet Pietersen")],
        ),
        (
            "Een. Beeld Jan Jansen. Twee. Beeld EPA",
            [("Een.", "Jan Jansen"), ("Twee.", "EPA")],
        ),
        # Where the first name ends nobody can tell.
        (
            "Een. Beeld Jan Jansen Twee. Beeld EPA",
            [("Een. Beeld Jan Jansen Twee.", "EPA")],
        ),
        (
            "Zij werkt bij Beeld ANP. Twee. Beeld EPA",
            [("Zij werkt bij Beeld ANP. Twee.", "EPA")],
        ),
        ("Een brug. Beeld EPA", [("Een brug.", "EPA")]),
        ("Een brug. Beeld ANP Twee sluizen.", []),
    ],
)
def test_pictures_glued_on_one_line_are_taken_apart(line, pictures):
    expected = [(caption, "Beeld", credit) for caption, credit in pictures]
    assert split_captions(line, SPELLINGS) == expected


@pytest.mark.parametrize("line", SENTENCES)
def test_a_sentence_with_the_word_in_it_is_left_alone(line):
    assert split_caption(line, SPELLINGS) is None


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("case", [str, str.lower, str.upper])
def test_each_label_is_known_in_any_case(case, label):
    assert split_caption(f"Een brug. {case(label)}: anp", SPELLINGS) == (
        "Een brug.",
        label,
        "ANP",
    )


@pytest.mark.parametrize(
    "text",
    [
        "beeld " * 20_000,
        "Foto ANP / " * 20_000,
        "(" * 100_000,
        "\u00a0" * 100_000,
        "via " * 20_000,
        "a/" * 50_000,
        "Een brug. " * 20_000 + "Foto",
    ],
)
def test_a_very_long_line_is_answered_at_once(text):
    printed = normalise(text, SPELLINGS)
    assert (len(printed) <= 1_000, split_caption(text, SPELLINGS)) == (True, None)


@pytest.mark.parametrize(
    "text", ["\ud800", "Foto \ud800", "Beeld \x00", "Foto: \udfffANP"]
)
def test_odd_characters_raise_nothing(text):
    assert normalise(text, SPELLINGS) in ("", "ANP")
    assert split_caption(text, SPELLINGS) in (None, ("", "Foto", "ANP"))
