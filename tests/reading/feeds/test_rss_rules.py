"""The rules see what is wrong: each of these feeds breaks one."""

import pytest
from lxml import etree

from tests.reading.feeds.rss_rules import RULES, broken_rules

GOOD = """<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>De Courant</title><link>https://courant.example/</link>
<description>Nieuws</description><language>nl</language><copyright>©</copyright>
<lastBuildDate>Mon, 02 Mar 2026 10:05:00 +0100</lastBuildDate><ttl>5</ttl>
<atom:link rel="self" href="https://courant.example/rss.xml" type="application/rss+xml"/>
<item><title>Brug</title><link>https://courant.example/brug/</link>
<description>Open.</description>
<content:encoded>&lt;p&gt;&lt;img src="https://courant.example/a.jpg" alt=""&gt;&lt;/p&gt;</content:encoded>
<dc:creator>Anna</dc:creator><pubDate>Mon, 02 Mar 2026 10:05:00 +0100</pubDate>
<guid isPermaLink="false">urn:uuid:1</guid><category>Binnenland</category>
<dc:language>nl</dc:language>
<media:content url="https://courant.example/a.jpg" type="image/jpeg" medium="image" width="4" height="3" fileSize="9">
<media:credit role="photographer" scheme="urn:ebu">Robin</media:credit></media:content>
</item></channel></rss>"""

BAD = {
    "one_channel_in_rss_2": ('version="2.0"', 'version="0.91"'),
    "the_channel_says_what_it_is": ("<ttl>5</ttl>", ""),
    "the_channel_has_nothing_else": (
        "<ttl>5</ttl>",
        "<ttl>5</ttl><updated>x</updated>",
    ),
    "the_channel_knows_its_own_address": ('rel="self"', 'rel="next"'),
    "links_are_whole": ("<link>https://courant.example/brug/", "<link>/brug/"),
    "items_have_all_parts_once": ("<dc:language>nl</dc:language>\n<media", "<media"),
    "the_summary_comes_before_the_text": (
        "<description>Open.</description>\n<content:encoded>x</content:encoded>",
        "<content:encoded>x</content:encoded><description>Open.</description>",
    ),
    "titles_are_not_empty": ("<title>Brug</title>", "<title> </title>"),
    "ids_are_permanent_and_unlike": ("urn:uuid:1", "123"),
    "dates_are_in_english_with_their_zone": (
        "<pubDate>Mon, 02 Mar 2026",
        "<pubDate>ma, 02 mrt 2026",
    ),
    "categories_and_names_are_not_empty": (">Anna<", "><"),
    "pictures_say_all_of_themselves": ('width="4"', 'width="0"'),
    "credits_have_roles_that_exist": ("photographer", "agency"),
    "texts_survive_readers": ("&lt;p&gt;", "&lt;script&gt;&lt;/script&gt;"),
}


def test_a_good_feed_breaks_no_rule():
    assert broken_rules(etree.fromstring(GOOD)) == []


def test_each_rule_has_a_feed_that_breaks_it():
    assert set(BAD) == {rule.__name__ for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_rule_sees_what_is_wrong(rule):
    good, bad = BAD[rule.__name__]
    feed = GOOD
    if good not in feed:
        start = feed.index("<content:encoded>")
        end = feed.index("</content:encoded>")
        feed = feed[:start] + "<content:encoded>x" + feed[end:]
    assert good in feed
    broken = broken_rules(etree.fromstring(feed.replace(good, bad)))
    assert {each.split(":")[0] for each in broken} == {rule.__name__}
