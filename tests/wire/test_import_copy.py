import pytest
from django.conf import settings as configured
from django.core.management import CommandError, call_command
from django.utils.translation import override

from articles.body.parse import parse as parse_body
from articles.drafts.article import Article
from articles.editions.edition import Edition
from articles.images.image import Image
from articles.images.metadata.fields import Metadata
from tests import make

pytestmark = pytest.mark.django_db

FIRST = "De gemeente sluit per 1 mei het zwembad aan de Molenweg, zei de wethouder."
COPY = f"Zwembad dicht\n\nHet hek. Foto anp\n\nOMMEN (ANP) - {FIRST}\n"


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "copy"
    folder.mkdir()
    return folder


@pytest.fixture
def story(folder):
    path = folder / "bad.txt"
    path.write_text(COPY)
    return path


@pytest.fixture
def run(capsys):
    def run(*arguments, **options):
        call_command("import_copy", *map(str, arguments), **options)
        printed = capsys.readouterr()
        return printed.out.splitlines(), printed.err.splitlines()

    return run


@pytest.fixture
def refused(run, capsys):
    """The one line that a refused import ends with, and what it printed before."""

    def refused(*arguments, **options):
        with pytest.raises(CommandError) as refusal:
            run(*arguments, **options)
        assert refusal.value.returncode == 1
        printed = capsys.readouterr()
        lines = (printed.out.splitlines(), printed.err.splitlines())
        return str(refusal.value), *lines

    return refused


def desk(article):
    return f"{configured.SITE_URL}/admin/articles/article/{article.pk}/change/"


def nothing_is_kept(media):
    files = [path for path in media.rglob("*") if path.is_file()]
    return (Article.objects.count(), Image.objects.count(), files) == (0, 0, [])


def test_a_draft_is_printed_with_its_address_at_the_desk(run, story):
    out, err = run(story)
    article = Article.objects.get()
    assert (out, err) == ([desk(article)], [])
    assert (article.headline, article.place, article.sources, article.body) == (
        "Zwembad dicht",
        "Ommen",
        "ANP",
        f"<p>{FIRST}</p>",
    )
    assert (article.lead_image.credit, article.lead_image.to_come) == ("ANP", True)


def test_a_published_story_is_printed_with_its_public_address(run, story):
    section, editor = make.section("Regio"), make.editor("anna")
    out, _err = run(story, section="regio", publish=True, by="anna")
    edition = Edition.objects.get()
    assert out == [
        f"{configured.SITE_URL}/regio/zwembad-dicht~{edition.article_id}/",
    ]
    assert (edition.section, edition.published_by, edition.headline) == (
        section,
        editor,
        "Zwembad dicht",
    )


def test_the_only_section_is_the_section(run, story):
    section = make.section("Regio")
    run(story)
    assert Article.objects.get().section == section


def test_without_a_section_there_is_a_draft_but_nothing_to_publish(run, refused, story):
    make.section("Regio")
    make.section("Sport")
    message, out, _err = refused(story, publish=True)
    assert message == (
        f"{story}: Without a section it cannot be published: give one with --section. "
        "It is kept as a draft."
    )
    article = Article.objects.get()
    assert (article.section, out) == (None, [desk(article)])
    assert not Edition.objects.exists()


def test_copy_without_a_headline_is_a_draft_and_says_so(run, folder):
    path = folder / "kort.txt"
    path.write_text(FIRST)
    out, err = run(path)
    assert (out, err) == (
        [desk(Article.objects.get())],
        ["No headline found: the draft has none yet."],
    )


def test_copy_without_a_headline_is_a_draft_and_not_published(run, refused, folder):
    make.section()
    path = folder / "kort.txt"
    path.write_text(FIRST)
    message, *_lines = refused(path, publish=True)
    assert message == (
        f"{path}: No headline found, so it cannot be published: give one with "
        "--headline. It is kept as a draft."
    )
    assert not Edition.objects.exists()
    run(path, headline="Zwembad dicht", publish=True)
    assert Edition.objects.get().headline == "Zwembad dicht"
    assert Article.objects.count() == 1


def test_a_headline_can_be_given(run, folder):
    path = folder / "kort.txt"
    path.write_text(FIRST)
    _out, err = run(path, headline="Bad dicht")
    assert (Article.objects.get().headline, err) == ("Bad dicht", [])


def test_files_fill_the_pictures(run, story, tmp_path):
    paths = []
    for name in ("een", "twee"):
        path = tmp_path / f"{name}.jpg"
        metadata = Metadata(description=f"Bestand {name}", credit="epa")
        path.write_bytes(make.jpeg(metadata=metadata))
        paths.append(f"--image={path}")
    run(story, *paths)
    article = Article.objects.get()
    spare = Image.objects.get(caption="Bestand twee")
    assert (article.lead_caption, article.lead_image.credit) == ("Het hek.", "ANP")
    assert [getattr(block, "image_id", None) for block in parse_body(article.body)] == [
        None,
        spare.pk,
    ]
    assert spare.credit == "EPA"


def test_files_without_alt_text_go_out_with_a_warning(run, story, tmp_path):
    make.section("Regio")
    path = tmp_path / "hek.jpg"
    path.write_bytes(make.jpeg(metadata=Metadata(description="Het hek", credit="anp")))
    _out, err = run(story, f"--image={path}", publish=True)
    assert Edition.objects.get().lead_image.alt == ""
    assert err == [
        "The picture “Het hek.” has no alt text: say what it shows, or mark it as "
        "decorative in the story."
    ]


@pytest.mark.parametrize("terms", ["EMBARGO 18.00", "NETHERLANDS OUT"])
def test_a_file_that_is_held_back_keeps_its_story_at_the_desk(
    refused, story, tmp_path, terms
):
    make.section("Regio")
    path = tmp_path / "hek.jpg"
    metadata = Metadata(credit="anp", alt_text="Hek", usage_terms=terms)
    path.write_bytes(make.jpeg(metadata=metadata))
    message, out, _err = refused(story, f"--image={path}", publish=True)
    assert terms in message
    assert message.endswith("It is kept as a draft.")
    assert out == [desk(Article.objects.get())]
    assert not Edition.objects.exists()


def test_the_same_copy_twice_is_one_article(run, folder, story):
    first, _err = run(story)
    again = folder / "nog-eens.txt"
    again.write_bytes(b"\xef\xbb\xbf" + COPY.replace("\n", "\r\n").encode())
    out, err = run(again)
    assert (out, err) == (first, ["This copy was imported before."])
    assert Article.objects.count() == 1


def test_a_draft_that_is_there_is_published_when_that_is_asked_later(run, story):
    make.section("Regio")
    make.section("Sport")
    run(story)
    out, err = run(story, publish=True, section="regio")
    edition = Edition.objects.get()
    assert out == [configured.SITE_URL + edition.get_absolute_url()]
    assert err == ["This copy was imported before."]
    run(story, publish=True, section="regio")
    assert Edition.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "The file is empty."),
        (b" \r\n\x07", "The file is empty."),
        (b"Kop\x00\x01\x02", "The file is not plain text."),
        (b"x" * (5 * 1024 * 1024 + 1), "The file is over 5 MB."),
    ],
)
def test_bad_copy_is_refused_in_one_line(refused, folder, media, content, reason):
    path = folder / "slecht.txt"
    path.write_bytes(content)
    assert refused(path) == (f"{path}: {reason}", [], [])
    assert nothing_is_kept(media)


def test_a_file_that_is_not_there_is_refused_in_one_line(refused, folder, story, media):
    gone = folder / "weg.txt"
    assert refused(gone) == (f"{gone}: There is no such file.", [], [])
    assert refused(story, f"--image={gone}") == (
        f"{gone}: There is no such file.",
        [],
        [],
    )
    assert nothing_is_kept(media)


def test_odd_paths_are_refused_in_one_line(refused, folder, story):
    long = folder / ("x" * 300)
    odd = folder / b"a\xff\nb.txt".decode("utf-8", "surrogateescape")
    assert refused(long)[0] == f"{long}: There is no such file."
    assert refused(odd)[0] == f"{folder}/a??b.txt: There is no such file."
    assert refused(story, f"--image={odd}")[0] == (
        f"{folder}/a??b.txt: There is no such file."
    )


def test_a_picture_that_cannot_be_read_is_refused_in_one_line(
    refused, folder, story, media
):
    broken = folder / "stuk.jpg"
    broken.write_bytes(b"geen beeld")
    message, out, err = refused(story, f"--image={broken}")
    assert message.startswith(f"{story}: stuk.jpg: ")
    assert (message.count("\n"), out, err) == (0, [], [])
    assert nothing_is_kept(media)


def test_a_headline_that_is_too_long_is_refused(refused, story, media):
    message, *_lines = refused(story, headline="x" * 201)
    assert message.startswith(f"{story}: headline: ")
    assert nothing_is_kept(media)


def test_an_unknown_section_or_user_is_refused(refused, story):
    make.section("Regio")
    make.section("Sport")
    assert refused(story, section="cultuur")[0] == (
        "There is no section “cultuur”. There are: regio, sport."
    )
    assert refused(story, by="niemand")[0] == "There is no user “niemand”."


def test_one_headline_does_not_go_with_many_files(refused, folder, story):
    message = "--headline and --image go with one file only."
    assert refused(folder, headline="Kop")[0] == message
    assert refused(story, story, "--image=een.jpg")[0] == message


def test_a_folder_goes_on_after_a_bad_file_and_sums_up(refused, run, folder, story):
    (folder / "leeg.txt").write_bytes(b"")
    (folder / ".verborgen").write_bytes(b"")
    (folder / "zonder-kop.txt").write_text(FIRST)
    message, out, err = refused(folder)
    bad, headless = Article.objects.order_by("pk")
    assert out == [
        f"{story}: {desk(bad)}",
        f"{folder}/leeg.txt: failed",
        f"{folder}/zonder-kop.txt: {desk(headless)} (no headline found)",
        "Imported 2, already there 0, failed 1.",
    ]
    assert err == [f"{folder}/leeg.txt: The file is empty."]
    assert message == "1 of 3 files failed."

    (folder / "leeg.txt").write_text("Nieuw\n\nToch nog iets.")
    out, err = run(folder)
    new = Article.objects.latest("pk")
    assert (out, err) == (
        [
            f"{story}: {desk(bad)} (already there)",
            f"{folder}/leeg.txt: {desk(new)}",
            f"{folder}/zonder-kop.txt: {desk(headless)} (already there)",
            "Imported 1, already there 2, failed 0.",
        ],
        [],
    )


def test_a_folder_named_like_a_section_is_the_section(run, folder):
    for slug in ("regio", "sport", "weer"):
        make.section(slug.title())
    for path in ("regio/een.txt", "sport/oud/twee.txt", "elders/drie.txt"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(f"Kop\n\nTekst van {path}.")
    run(folder)
    chosen = Article.objects.order_by("pk").values_list("section__slug", "body")
    assert list(chosen) == [
        (None, "<p>Tekst van elders/drie.txt.</p>"),
        ("regio", "<p>Tekst van regio/een.txt.</p>"),
        ("sport", "<p>Tekst van sport/oud/twee.txt.</p>"),
    ]


def test_an_empty_folder_is_refused(refused, folder):
    assert refused(folder)[0] == "There are no files in this folder."


def test_many_files_are_published_each_by_itself(refused, folder):
    make.section("Regio")
    (folder / "een.txt").write_text(COPY)
    (folder / "twee.txt").write_text(FIRST)
    _message, out, err = refused(folder, publish=True)
    edition = Edition.objects.get()
    assert out == [
        f"{folder}/een.txt: {configured.SITE_URL}{edition.get_absolute_url()}",
        f"{folder}/twee.txt: {desk(Article.objects.get(headline=''))} (not published)",
        "Imported 1, already there 0, failed 1.",
    ]
    assert err == [
        f"{folder}/twee.txt: No headline found, so it cannot be published: give one with "
        "--headline. It is kept as a draft."
    ]
    assert Article.objects.count() == 2


def test_an_archive_story_keeps_its_date(run, folder):
    make.section("Regio")
    path = folder / "oud.txt"
    path.write_text(f"date 2019-04-02 Zwembad dicht\n\n{FIRST}")
    run(path, publish=True)
    edition = Edition.objects.get()
    assert edition.dated == "2019-04-02"
    assert f"{edition.first_published_at:%Y-%m-%d %H:%M}" == "2019-04-01 22:00"
