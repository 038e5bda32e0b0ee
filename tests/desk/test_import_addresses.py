"""Old addresses of a former site come in from a file: all of them, or none."""

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override

from articles.masthead.old_address import OldAddress
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


@pytest.fixture
def bring(tmp_path, capsys):
    """Import a file with these words; what was printed, what went wrong, and to whom."""

    def bring(content: str | bytes, **options) -> tuple[list[str], list[str], str]:
        path, error = tmp_path / "old.csv", ""
        raw = content.encode() if isinstance(content, str) else content
        path.write_bytes(raw)
        try:
            call_command("import_addresses", path, **options)
        except CommandError as refused:
            error = str(refused).replace(str(path), "old.csv")
        printed = capsys.readouterr()
        return printed.out.splitlines(), printed.err.splitlines(), error

    return bring


def kept() -> dict[str, object]:
    return {
        old.path: old.article_id or old.thing or old.to
        for old in OldAddress.objects.all()
    }


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_file_comes_in_with_its_headings_left_out(bring, delimiter):
    edition = make.edition()
    lines = [
        ("old address", "new address"),
        ("https://oud.example/nieuws.php?id=7&utm_source=x", str(edition.article_id)),
        ("/nieuws/brug%20open.html", edition.get_absolute_url()),
        ('"/met,komma;en meer.html"', "/binnenland/"),
        ("", ""),
        ("/over-ons.html", "/archive/"),
    ]
    content = "\ufeff" + "\r\n".join(delimiter.join(line) for line in lines)
    assert bring(content) == (["4 new, 0 changed, 0 already there."], [], "")
    assert kept() == {
        "/met,komma;en meer.html": edition.section,
        "/nieuws.php?id=7": edition.article_id,
        "/nieuws/brug open.html": edition.article_id,
        "/over-ons.html": "/archive/",
    }
    assert set(OldAddress.objects.values_list("origin", flat=True)) == {"imported"}


def test_the_same_file_again_changes_nothing_and_another_only_what_it_says(bring):
    first, second = make.edition(), make.edition("Sluis")
    bring(f"/a.html,{first.article_id}\n/b.html,{first.article_id}\n")
    before = list(OldAddress.objects.values())
    again = bring(f"/a.html,{first.article_id}\n/b.html,{first.article_id}\n")
    assert again == (["0 new, 0 changed, 2 already there."], [], "")
    assert list(OldAddress.objects.values()) == before
    more = f"/a.html,{first.article_id}\n/b.html,{second.article_id}\n/c.html,/archive/"
    assert bring(more) == (["1 new, 1 changed, 1 already there."], [], "")
    assert kept() == {
        "/a.html": first.article_id,
        "/b.html": second.article_id,
        "/c.html": "/archive/",
    }


def test_one_bad_line_holds_all_up_and_is_named(bring):
    edition = make.edition()
    number = edition.article_id
    content = "\n".join(
        [
            f"/goed.html,{number}",
            "/weg.html,999999",
            "/elders.html,https://evil.example/",
            "/binnenland/,/archive/",
            "kaal.html,/archive/",
            "/half.html",
            f"/goed.html,{number}",
            "/goed.html,/archive/",
            "/rond.html,/om.html",
            "/om.html,/rond.html",
        ]
    )
    out, said, error = bring(content)
    assert (out, kept()) == ([], {})
    assert error == "8 of 10 lines refused. Nothing was imported."
    ours = (
        "Write the number of an article, or an address of this site that begins with a "
        "slash."
    )
    assert said == [
        "Line 2: /weg.html: There is no article 999999.",
        f"Line 3: /elders.html: {ours}",
        "Line 4: /binnenland/: This address is in use: readers never get past it.",
        "Line 5: kaal.html: Write the address with the slash it begins with.",
        f"Line 6: /half.html: {ours}",
        "Line 8: /goed.html: It leads elsewhere on line 1.",
        "Line 9: /rond.html: It leads back to itself.",
        "Line 10: /om.html: It leads back to itself.",
    ]
    out, _said, error = bring(content, skip_refused=True)
    assert (out, error) == (
        ["1 new, 0 changed, 0 already there."],
        "8 of 10 lines refused.",
    )
    assert kept() == {"/goed.html": number}


def test_a_line_may_lead_on_by_another_and_by_what_is_old_already(bring):
    edition = make.edition()
    section = edition.section
    section.slug = "anders"
    section.save()
    bring(
        f"/a.html,/b.html\n/b.html,/c.html\n/c.html,{edition.article_id}\n/d,/binnenland/"
    )
    number = edition.article_id
    assert kept() == {
        "/a.html": number,
        "/b.html": number,
        "/binnenland/": section,
        "/c.html": number,
        "/d": section,
    }


def test_a_name_with_spaces_is_kept_as_a_browser_asks_for_it(bring, client):
    edition = make.edition()
    bring(f"/caf%C3%A9 open.html,{edition.article_id}\n")
    answer = client.get("/caf%C3%A9%20open.html")
    assert answer.headers["Location"] == edition.get_absolute_url()


def test_what_is_no_such_file_says_so(bring, tmp_path):
    assert bring(b"/a.html,1\n/b\xe9.html,1\n")[2] == (
        "old.csv: Line 2 is not UTF-8. Save the file as UTF-8."
    )
    with pytest.raises(CommandError, match="No such file"):
        call_command("import_addresses", tmp_path / "nergens.csv")
    assert bring("")[:2] == (["0 new, 0 changed, 0 already there."], [])
