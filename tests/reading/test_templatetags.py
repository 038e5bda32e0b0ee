import datetime as dt

import pytest
from django.utils import timezone
from django.utils.translation import override

from articles.editions.edition import Edition
from articles.templatetags import newsroom

TODAY = dt.datetime(2020, 9, 28, 12, 2, tzinfo=dt.UTC)
YESTERDAY_LATE = dt.datetime(2020, 9, 27, 21, 59, tzinfo=dt.UTC)
TODAY_EARLY = dt.datetime(2020, 9, 27, 22, 0, tzinfo=dt.UTC)
LAST_YEAR = dt.datetime(2019, 3, 1, 11, 5, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def now(monkeypatch):
    """It is two minutes past two in Amsterdam."""
    monkeypatch.setattr(timezone, "now", lambda: TODAY)


def test_a_moment_today_is_a_time():
    expected = '<time datetime="2020-09-28T14:02:00+02:00">14.02 uur</time>'
    assert newsroom.moment(TODAY) == expected


def test_a_moment_on_another_day_says_the_day():
    expected = '<time datetime="2019-03-01T12:05:00+01:00">vrijdag 1 maart 2019, 12.05 uur</time>'
    assert newsroom.moment(LAST_YEAR) == expected


def test_today_begins_at_midnight_in_amsterdam():
    assert ">00.00 uur<" in newsroom.moment(TODAY_EARLY)
    assert ">zondag 27 september 2020, 23.59 uur<" in newsroom.moment(YESTERDAY_LATE)


def test_english_writes_times_its_own_way():
    with override("en"):
        assert ">14:02<" in newsroom.moment(TODAY)
        assert ">14:02<" in newsroom.clock(TODAY)
        assert ">Friday 1 March 2019, 12:05<" in newsroom.moment(LAST_YEAR)


def test_a_clock_is_hours_and_minutes():
    expected = '<time datetime="2020-09-28T14:02:00+02:00">14.02</time>'
    assert newsroom.clock(TODAY) == expected


def test_the_date_in_full_is_that_of_amsterdam():
    expected = '<time datetime="2020-09-28">maandag 28 september 2020</time>'
    assert newsroom.full_date(TODAY_EARLY) == expected


@pytest.mark.parametrize(
    ("dated", "expected"),
    [
        ("2019-03", '<time datetime="2019-03">maart 2019</time>'),
        ("2019-03-01", '<time datetime="2019-03-01">1 maart 2019</time>'),
    ],
)
def test_an_archive_date_says_no_more_than_is_known(dated, expected):
    edition = Edition(first_published_at=LAST_YEAR, dated=dated)
    assert newsroom.first_published(edition) == expected


def test_a_story_of_our_own_says_its_moment():
    edition = Edition(first_published_at=TODAY)
    assert newsroom.first_published(edition) == newsroom.moment(TODAY)


@pytest.mark.parametrize(
    ("first", "dated", "expected"),
    [
        (TODAY, "", '<time datetime="2020-09-28T14:02:00+02:00">14.02</time>'),
        (YESTERDAY_LATE, "", '<time datetime="2020-09-27">27 sep</time>'),
        (LAST_YEAR, "", '<time datetime="2019-03-01">1 mrt 2019</time>'),
        (LAST_YEAR, "2019-03-01", '<time datetime="2019-03-01">1 mrt 2019</time>'),
        (LAST_YEAR, "2019-03", '<time datetime="2019-03">mrt 2019</time>'),
    ],
)
def test_a_list_shows_when_in_a_few_letters(first, dated, expected):
    edition = Edition(first_published_at=first, dated=dated)
    assert newsroom.listed(edition) == expected


@pytest.mark.parametrize(
    ("kicker", "genre", "expected"),
    [
        ("Haven", Edition.Genre.ANALYSIS, "Haven"),
        ("", Edition.Genre.ANALYSIS, "Analyse"),
        ("", Edition.Genre.NEWS, ""),
    ],
)
def test_a_genre_stands_where_there_is_no_kicker(kicker, genre, expected):
    assert newsroom.label(Edition(kicker=kicker, genre=genre)) == expected


def test_words_in_another_language_say_so():
    assert newsroom.foreign_lang(Edition(language="en")) == ' lang="en"'
    assert newsroom.foreign_lang(Edition(language="nl")) == ""


def test_an_address_is_made_whole(settings):
    settings.SITE_URL = "https://courant.example"
    assert newsroom.absolute("/sport/") == "https://courant.example/sport/"


def test_the_paper_has_its_name_and_the_time(settings):
    settings.SITE_NAME, settings.SITE_TAGLINE = "De Courant", "Elke dag"
    settings.SITE_URL = "https://courant.example"
    paper = newsroom.Paper("De Courant", "Elke dag", "https://courant.example", TODAY)
    assert newsroom.paper() == paper
