"""What a body keeps of HTML from anywhere."""

import pytest

from articles.body.clean import clean

EVERY_BLOCK = (
    "<p>Een <strong>vet</strong> en <em>schuin</em> woord, H<sub>2</sub>O.</p>"
    "<h2>Tussenkop</h2>"
    '<figure data-image="7" data-alt="Twee mensen" data-size="wide">'
    "<figcaption>Bij de <em>poort</em>.</figcaption></figure>"
    '<figure data-image="8" data-decorative="true"><figcaption></figcaption></figure>'
    '<section data-block="gallery"><figure data-image="7" data-alt="Een hek">'
    "<figcaption>Bij de <em>poort</em>.</figcaption></figure>"
    '<figure data-image="9" data-decorative="true"><figcaption></figcaption></figure>'
    "</section>"
    '<section data-block="gallery" data-size="wide"><figure data-image="7">'
    "<figcaption></figcaption></figure></section>"
    "<blockquote><p>Eerste zin.</p><p>Tweede zin.</p></blockquote>"
    '<aside data-block="pullquote"><p>Eruit gelicht</p></aside>'
    "<ul><li><p>een</p></li><li><p>twee</p><ol><li><p>twee-a</p></li></ol></li></ul>"
    '<aside data-block="factbox"><h3>In het kort</h3><p>Feit.</p>'
    "<ul><li><p>punt</p></li></ul></aside>"
    '<figure data-embed="https://example.org/v?a=1&amp;b=2">'
    "<figcaption>Een film</figcaption></figure>"
    "<table><tbody><tr><th><p>Jaar</p></th><td><p>2020</p></td></tr></tbody></table>"
    '<p>Lees <a href="https://example.org/">meer</a>.<br>Nieuwe regel</p>'
    '<p>Een <span lang="fr">déjà <em>vu</em></span>, '
    '<a href="/x"><span lang="sr-Latn">zdravo</span></a>.</p>'
)


def test_every_block_of_the_grammar_is_stored_as_it_was_written():
    assert clean(EVERY_BLOCK) == EVERY_BLOCK


CLEANED = [
    ("", ""),
    ("<p></p>", ""),
    ("<p>   </p><p>&nbsp;</p>", ""),
    ("losse tekst", "<p>losse tekst</p>"),
    ("een<p>twee</p>drie", "<p>een</p><p>twee</p><p>drie</p>"),
    ("<p>a\n  b</p>", "<p>a b</p>"),
    ("<p>a<br></p>", "<p>a</p>"),
    ("<p>a<br><br>b</p>", "<p>a<br><br>b</p>"),
    ("<h1>Kop</h1><h4>Kop</h4>", "<h2>Kop</h2><h2>Kop</h2>"),
    ("<h2>Met <em>schuin</em></h2>", "<h2>Met schuin</h2>"),
    ("<p><b>a</b><i>b</i></p>", "<p><strong>a</strong><em>b</em></p>"),
    ("<p><em><strong>a</strong></em></p>", "<p><strong><em>a</em></strong></p>"),
    ("<p><em>a</em><em>b</em></p>", "<p><em>ab</em></p>"),
    (
        '<p><strong><a href="/x">a</a></strong></p>',
        '<p><a href="/x"><strong>a</strong></a></p>',
    ),
    ("<div><div><p>a</p></div>b</div>", "<p>a</p><p>b</p>"),
    ('<p style="color:red" class="x" onclick="y()">a</p>', "<p>a</p>"),
    ("<p>a <span>b</span> <font>c</font></p>", "<p>a b c</p>"),
    (
        '<p>a <span lang="FR" class="x">b</span><span lang="fr"> c</span></p>',
        '<p>a <span lang="fr">b c</span></p>',
    ),
    (
        '<p><em>a <span lang="PT-br">b</span></em></p>',
        '<p><em>a </em><span lang="pt-BR"><em>b</em></span></p>',
    ),
    (
        '<p><span lang="fr">a <span lang="de">b</span> c</span></p>',
        '<p><span lang="fr">a </span><span lang="de">b</span><span lang="fr"> c</span></p>',
    ),
    ('<p><span lang="">a</span> <span lang="frans">b</span></p>', "<p>a b</p>"),
    ('<span lang="fr"><p>a</p><p>b</p></span>', "<p>a</p><p>b</p>"),
    ('<h2><span lang="fr">Adieu</span></h2>', "<h2>Adieu</h2>"),
    (
        '<figure data-image="7"><figcaption><span lang="la">Sic</span></figcaption></figure>',
        '<figure data-image="7"><figcaption><span lang="la">Sic</span></figcaption></figure>',
    ),
    ("<ul><li>a</li><li></li></ul>", "<ul><li><p>a</p></li></ul>"),
    ("<ul><li><p>a</p><p>b</p></li></ul>", "<ul><li><p>a<br>b</p></li></ul>"),
    ("<blockquote>a</blockquote>", "<blockquote><p>a</p></blockquote>"),
    (
        "<blockquote><ul><li>a</li></ul></blockquote>",
        "<blockquote><p>a</p></blockquote>",
    ),
    ("<figure><figcaption>bij</figcaption></figure>", "<p>bij</p>"),
    (
        '<figure data-image="x"><figcaption>bij</figcaption></figure>',
        "<p>bij</p>",
    ),
    (
        '<figure data-image="0099999999999999999999"><figcaption>b</figcaption></figure>',
        "<p>b</p>",
    ),
    (
        '<figure data-image="7" data-size="huge"><figcaption>b</figcaption></figure>',
        '<figure data-image="7"><figcaption>b</figcaption></figure>',
    ),
    (
        '<figure data-embed="javascript:alert(1)"><figcaption>b</figcaption></figure>',
        "<p>b</p>",
    ),
    (
        '<p>a <img src="https://elders.example/x.png" onerror="y()"> b</p>',
        "<p>a b</p>",
    ),
    (
        '<aside data-block="factbox"><h3>T</h3><figure data-image="7">'
        "<figcaption>b</figcaption></figure></aside>",
        '<aside data-block="factbox"><h3>T</h3><p>b</p></aside>',
    ),
    ("<aside><p>a</p></aside>", "<p>a</p>"),
    ('<section data-block="gallery"></section>', ""),
    ("<section><p>a</p>b</section>", "<p>a</p><p>b</p>"),
    (
        '<section data-block="hero"><figure data-image="7"></figure></section>',
        '<figure data-image="7"><figcaption></figcaption></figure>',
    ),
    (
        '<section data-block="gallery" data-size="half"><figure data-image="7" '
        'data-size="wide"><figcaption>b</figcaption></figure></section>',
        '<section data-block="gallery"><figure data-image="7">'
        "<figcaption>b</figcaption></figure></section>",
    ),
    (
        '<section data-block="gallery">los<figure data-image="7"><figcaption>b'
        '</figcaption></figure><h2>Kop</h2><section data-block="gallery">'
        '<figure data-image="8"></figure></section><figure data-image="x">'
        "<figcaption>weg</figcaption></figure></section>",
        '<section data-block="gallery"><figure data-image="7"><figcaption>b</figcaption>'
        '</figure><figure data-image="8"><figcaption></figcaption></figure></section>'
        "<p>los</p><h2>Kop</h2><p>weg</p>",
    ),
    (
        '<section data-block="gallery"><p>alleen woorden</p></section>',
        "<p>alleen woorden</p>",
    ),
    (
        '<ul><li>a<section data-block="gallery"><figure data-image="7"><figcaption>b'
        "</figcaption></figure></section></li></ul>",
        "<ul><li><p>a<br>b</p></li></ul>",
    ),
    (
        '<aside data-block="factbox"><h3>T</h3><section data-block="gallery">'
        '<figure data-image="7"><figcaption>b</figcaption></figure></section></aside>',
        '<aside data-block="factbox"><h3>T</h3><p>b</p></aside>',
    ),
    ("<p>a\x0bb\x00c\u202e</p>", "<p>abc</p>"),
    ("<p>e\u0301</p>", "<p>é</p>"),
    ("<p>‘Zo’n zes’ – “ja”…</p>", "<p>‘Zo’n zes’ – “ja”…</p>"),
]


@pytest.mark.parametrize(("html", "stored"), CLEANED)
def test_a_body_keeps_the_words_and_only_the_grammar(html, stored):
    assert clean(html) == stored


HOSTILE = [
    ("<script>alert(1)</script>", ""),
    ("<p>a<script>alert(1)</script>b</p>", "<p>ab</p>"),
    ("<svg onload=alert(1)><p>a</p></svg>", "<p>a</p>"),
    ('<p><a href="javascript:alert(1)">a</a></p>', "<p>a</p>"),
    ('<p><a href=" jav&#x09;ascript:alert(1)">a</a></p>', "<p>a</p>"),
    ('<p><a href="data:text/html,<script>x</script>">a</a></p>', "<p>a</p>"),
    ('<p><a href="vbscript:x">a</a></p>', "<p>a</p>"),
    ('<p><span lang="fr&quot; onclick=&quot;x()">a</span></p>', "<p>a</p>"),
    (
        '<p><span lang="fr" onclick="x()">a</span></p>',
        '<p><span lang="fr">a</span></p>',
    ),
    ('<p><a href="/x" onmouseover="y()">a</a></p>', '<p><a href="/x">a</a></p>'),
    ("<iframe src=//elders.example></iframe>", ""),
    ("<p>a <![ b</p><p>c</p>", "<p>a</p><p>c</p>"),
    ("<style>p{}</style><p>a</p>", "<p>a</p>"),
    (
        '<section data-block="gallery" onclick="x()" style="x"><script>y()</script>'
        '<figure data-image="7" onmouseover="z()"><img src=x onerror="y()"><figcaption>'
        '<a href="javascript:x()">b</a></figcaption></figure></section>',
        '<section data-block="gallery"><figure data-image="7"><figcaption>b</figcaption>'
        "</figure></section>",
    ),
    ("<p>&lt;script&gt;</p>", "<p>&lt;script&gt;</p>"),
    (
        '<figure data-image="7" data-alt="&quot; onload=&quot;x"><figcaption></figcaption></figure>',
        '<figure data-image="7" data-alt="&quot; onload=&quot;x">'
        "<figcaption></figcaption></figure>",
    ),
]


@pytest.mark.parametrize(("html", "stored"), HOSTILE)
def test_no_script_comes_through(html, stored):
    assert clean(html) == stored


@pytest.mark.parametrize(
    "html", [html for html, _stored in (*CLEANED, *HOSTILE)] + [EVERY_BLOCK]
)
def test_saving_again_changes_nothing(html):
    once = clean(html)
    assert clean(once) == once


def test_a_body_of_half_a_megabyte_and_a_thousand_levels_keeps_its_words():
    galleries = '<section data-block="gallery">' * 1000 + "diep" + "</section>" * 1000
    assert clean(galleries) == "<p>diep</p>"
    deep = "<blockquote>" * 1000 + "diep" + "</blockquote>" * 1000
    long = "<p>woord</p>" * 40_000
    assert clean(deep) == "<blockquote><p>diep</p></blockquote>"
    assert clean(long) == long
