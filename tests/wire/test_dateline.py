from datetime import date

import pytest

from articles.wire.dateline import Dateline, place_name, read_dateline, take_date

TODAY = date(2026, 3, 15)
SPELLINGS = {"anp": "ANP", "afp": "AFP", "rtr": "Reuters", "reuters": "Reuters"}


@pytest.mark.parametrize(
    ("line", "dated", "rest"),
    [
        ("date 2020-09 Een wachter.", "2020-09", "Een wachter."),
        ("date 2020-09-28 Een wachter.", "2020-09-28", "Een wachter."),
        ("Date: 2020-09-28", "2020-09-28", ""),
        ("date 2020-09", "2020-09", ""),
        ("date 2020-13 Een wachter.", "", "date 2020-13 Een wachter."),
        ("date 2020-02-30 Een wachter.", "", "date 2020-02-30 Een wachter."),
        ("date 2021-02-29", "", "date 2021-02-29"),
        ("date 2020-9 Een wachter.", "", "date 2020-9 Een wachter."),
        ("date 0000-09 Een wachter.", "", "date 0000-09 Een wachter."),
        ("date 2020-09-281 Een", "", "date 2020-09-281 Een"),
        ("dated 2020-09 Een", "", "dated 2020-09 Een"),
        ("Een date 2020-09", "", "Een date 2020-09"),
        ("date ٢٠٢٠-٠٩ Een", "", "date ٢٠٢٠-٠٩ Een"),
        ("date 2020-٠٩ Een", "", "date 2020-٠٩ Een"),
        ("date 1599-12-31 Een", "", "date 1599-12-31 Een"),
        ("date 1600-01 Een", "1600-01", "Een"),
        ("date 2026-03-15 Een", "2026-03-15", "Een"),
        ("date 2026-03 Een", "2026-03", "Een"),
        ("date 2026-03-16 Een", "", "date 2026-03-16 Een"),
        ("date 2026-04 Een", "", "date 2026-04 Een"),
    ],
)
def test_a_leading_date_is_taken_only_when_there_is_such_a_date(line, dated, rest):
    assert take_date(line, TODAY) == (dated, rest)


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("BAGDAD (AFP) - Er is", Dateline("Bagdad", ("AFP",), "Er is")),
        ("DEN HAAG (ANP/AFP) – Er is", Dateline("Den Haag", ("ANP", "AFP"), "Er is")),
        (
            "'S-HERTOGENBOSCH (anp) — Er is",
            Dateline("'s-Hertogenbosch", ("ANP",), "Er is"),
        ),
        (
            "’s-Hertogenbosch (ANP) - Er is",
            Dateline("’s-Hertogenbosch", ("ANP",), "Er is"),
        ),
        ("LONDEN (RTR / Reuters) - Er", Dateline("Londen", ("Reuters",), "Er")),
        (
            "LEEUWARDEN (Omrop Fryslân)- Er",
            Dateline("Leeuwarden", ("Omrop Fryslân",), "Er"),
        ),
        ("BAGDAD/WASHINGTON (AP) -- Er", Dateline("Bagdad/Washington", ("AP",), "Er")),
        ("UTRECHT (ANP) -", Dateline("Utrecht", ("ANP",), "")),
        ("Bergen op Zoom (Belga) - Er", Dateline("Bergen op Zoom", ("Belga",), "Er")),
        ("DEN HAAG(ANP)-", Dateline("Den Haag", ("ANP",), "")),
        ("DEN HAAG(ANP)-Er is", Dateline("Den Haag", ("ANP",), "Er is")),
        ("DEN HAAG (ANP)-‘Er is’", Dateline("Den Haag", ("ANP",), "‘Er is’")),
        ("NEW YORK (AP, ANP) - Er", Dateline("New York", ("AP", "ANP"), "Er")),
        ("NEW YORK (AP en ANP) - Er", Dateline("New York", ("AP", "ANP"), "Er")),
        ("2E EXLOËRMOND (ANP) - Er", Dateline("2e Exloërmond", ("ANP",), "Er")),
        ("2e Exloërmond (ANP) - Er", Dateline("2e Exloërmond", ("ANP",), "Er")),
        (
            "Sint-Oedenrode (De Volkskrant) - Er",
            Dateline("Sint-Oedenrode", ("De Volkskrant",), "Er"),
        ),
        ("KIEV, 24 feb (ANP) - Er", Dateline("Kiev", ("ANP",), "Er")),
        ("KIEV, 24 FEB. (ANP) - Er", Dateline("Kiev", ("ANP",), "Er")),
        ("Kiev, 24 februari 2022 (ANP) - Er", Dateline("Kiev", ("ANP",), "Er")),
    ],
)
def test_a_dateline_gives_place_and_agencies(line, dateline):
    assert read_dateline(line, SPELLINGS) == dateline


@pytest.mark.parametrize(
    "line",
    [
        "Mark Jansen (VVD) - hij was het - zei niets.",
        "De minister (54) - moe maar tevreden - zweeg.",
        "UTRECHT - Er is brand.",
        "UTRECHT (ANP) Er is brand.",
        "(ANP) - Er is brand.",
        "ROTTERDAM () - Er is brand.",
        "Er is brand in UTRECHT (ANP) - dat zegt de politie.",
        "Jan Jansen (de Volkskrant) - moe maar tevreden - zweeg.",
        "NAVO (Noord-Atlantische Verdragsorganisatie)-lid Turkije zweeg.",
        "2 Exloërmonders (ANP) - Er",
    ],
)
def test_what_only_looks_like_a_dateline_stays_text(line):
    assert read_dateline(line, SPELLINGS) is None


@pytest.mark.parametrize(
    ("shouted", "name"),
    [
        ("BAGDAD", "Bagdad"),
        ("DEN HAAG", "Den Haag"),
        ("'S-GRAVENHAGE", "'s-Gravenhage"),
        ("’S-HERTOGENBOSCH", "’s-Hertogenbosch"),
        ("'T HARDE", "'t Harde"),
        ("SINT-MICHIELSGESTEL", "Sint-Michielsgestel"),
        ("IJMUIDEN", "IJmuiden"),
        ("ALPHEN AAN DEN RIJN", "Alphen aan den Rijn"),
        ("CAPELLE AAN DEN IJSSEL", "Capelle aan den IJssel"),
        ("BERGEN OP ZOOM", "Bergen op Zoom"),
        ("DE BILT", "De Bilt"),
        ("RIO DE JANEIRO", "Rio de Janeiro"),
        ("PORT-AU-PRINCE", "Port-au-Prince"),
        ("DEIR AL-ZOR", "Deir al-Zor"),
        ("L'AQUILA", "L'Aquila"),
        ("GRAND-LAHOU D’IVOIRE", "Grand-Lahou d’Ivoire"),
        ("WASHINGTON DC", "Washington DC"),
        ("DEN HAAG/DE PANNE", "Den Haag/De Panne"),
    ],
)
def test_a_place_is_printed_as_a_name(shouted, name):
    assert place_name(shouted) == name
