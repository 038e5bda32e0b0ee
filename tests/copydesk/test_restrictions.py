"""The words by which agencies keep pictures back, and words that only look like it."""

import pytest

from articles.copydesk.restrictions import embargoed, not_for_the_netherlands

NOT_HERE = [
    "NETHERLANDS OUT",
    "*** NETHERLANDS OUT ***",
    "Netherlands Out - Belgium Out",
    "BELGIUM OUT NETHERLANDS OUT",
    "SWEDEN OUT, NORWAY OUT, NETHERLANDS OUT",
    "GERMANY, AUSTRIA, NETHERLANDS OUT",
    "NETHERLANDS, BELGIUM OUT",
    "NETHERLANDS AND BELGIUM OUT",
    "the Netherlands, Belgium and Luxembourg out",
    "OUT: GERMANY, NETHERLANDS",
    "THE NETHERLANDS OUT; NO ARCHIVES",
    "EDITORIAL USE ONLY, NO SALES, NETHERLANDS OUT",
    "HOLLAND OUT",
    "NL OUT",
    "NLD OUT",
    "BENELUX OUT",
    "NO BENELUX",
    "EUROPE OUT",
    "NOT FOR SALE IN EU",
    "NO SALES NETHERLANDS",
    "NO SALES IN NETHERLANDS",
    "No sales in the Netherlands",
    "NO SALES GERMANY NETHERLANDS",
    "NO USE IN BELGIUM, NETHERLANDS AND LUXEMBOURG",
    "NO NETHERLANDS, NO BELGIUM",
    "NO USE NETHERLANDS",
    "NOT FOR NL",
    "NOT FOR USE IN THE NETHERLANDS",
    "Not for publication in the Netherlands",
    "Not available for licensing in the Netherlands",
    "NOT FOR DUTCH MEDIA",
    "World rights except Netherlands",
    "All rights, excluding The Netherlands",
    "NETHERLANDS EXCLUDED",
    "Netherlands: not permitted",
    "niet voor Nederland",
    "NIET VOOR NL",
    "Niet voor gebruik in Nederland",
    "Niet voor publicatie in Nederland.",
    "Niet voor Nederlandse media",
    "GEEN NEDERLAND",
    "Geen verkoop in Nederland",
    "Uitgezonderd Nederland",
    "Wereldwijd, Nederland uitgezonderd",
    "alles behalve Nederland",
    "m.u.v. Nederland",
    "met uitzondering van Nederland",
    "NICHT FÜR DIE NIEDERLANDE",
    "Niederlande ausgenommen",
    "PAS POUR LES PAYS-BAS",
    "PAYS-BAS OUT",
    "Credit ANP.\nNETHERLANDS\nOUT",
]
HERE = [
    "",
    "EDITORIAL USE ONLY",
    "EDITORIAL USE ONLY, NO SALES, NO ARCHIVES",
    "NO SALES, NO ARCHIVES",
    "NO ARCHIVES. Photo taken in the Netherlands.",
    "MANDATORY CREDIT: ANP / Remko de Waal",
    "Niet voor commercieel gebruik",
    "Niet gebruiken zonder naamsvermelding",
    "Geen reclame. Alleen redactioneel gebruik in Nederland toegestaan.",
    "FOR USE IN THE NETHERLANDS ONLY",
    "Alleen voor Nederland",
    "Exclusive to the Netherlands",
    "NO SALES OUTSIDE THE NETHERLANDS",
    "BELGIUM OUT",
    "GERMANY OUT; AUSTRIA OUT; SWITZERLAND OUT",
    "NO USE IN FRANCE",
    "USA OUT",
    "Netherlands out of the World Cup after penalties",
    "Contact: foto@anp.nl. Not for advertising.",
    "Zie www.anp.nl/voorwaarden. Niet doorverkopen.",
    "© Nationaal Archief, Den Haag",
    "Not for resale. Collection Rijksmuseum, Amsterdam, The Netherlands",
    "ATTENTION EDITORS - THIS IMAGE WAS PROVIDED BY A THIRD PARTY",
    "TEMPLATE OUT. CROPPED VERSION",
    "Outlet: De Volkskrant, Nederland",
    "No model release",
]
HELD_BACK = [
    "EMBARGO",
    "EMBARGO: 18.00 UUR",
    "EMBARGOED UNTIL 0001 GMT MONDAY",
    "STRICTLY EMBARGOED",
    "onder embargo tot maandag 06.00 uur",
    "Geen verkoop. Embargo tot vrijdag.",
    "NO SALES, EMBARGO UNTIL 12.00",
    "Sperrfrist: 18 Uhr",
    "HOLD FOR RELEASE UNTIL 5 P.M.",
    "NOT FOR RELEASE BEFORE 10 MAY",
    "Do not publish before Sunday",
    "Niet publiceren vóór 18.00 uur",
    "Niet voor publicatie voor maandag",
    "Hold until Friday",
    "HOLD PUBLICATION TILL 18.00",
    "Not to be used before 6 p.m.",
    "NOT TO BE PUBLISHED UNTIL 5 MAY",
    "Niet te gebruiken vóór 18.00 uur",
]
FREE = [
    "",
    "No embargo",
    "GEEN EMBARGO",
    "Zonder embargo",
    "Embargo: none",
    "Embargo: n.v.t.",
    "EMBARGO LIFTED",
    "Embargo is opgeheven",
    "Free for release",
    "Niet voor publicatie zonder naamsvermelding",
    "For immediate release",
    "Hold for the archive",
    "Not to be used for advertising",
    "Niet te gebruiken voor reclame",
]


@pytest.mark.parametrize("said", NOT_HERE)
def test_a_picture_that_is_not_for_the_netherlands_is_known(said):
    assert not_for_the_netherlands(said)


@pytest.mark.parametrize("said", HERE + HELD_BACK + FREE)
def test_other_words_keep_no_picture_from_the_netherlands(said):
    assert not not_for_the_netherlands(said)


@pytest.mark.parametrize("said", HELD_BACK)
def test_an_embargo_is_known(said):
    assert embargoed(said)


@pytest.mark.parametrize("said", FREE + HERE + NOT_HERE)
def test_other_words_are_no_embargo(said):
    assert not embargoed(said)


def test_long_instructions_are_read_at_once():
    long = "no sales in the europe, " * 20_000 + "NETHERLANDS " * 20_000
    assert not_for_the_netherlands(long)
    assert not embargoed(long)
    assert not not_for_the_netherlands("no " + "sales in for the " * 50_000)
