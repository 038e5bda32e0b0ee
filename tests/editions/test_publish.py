"""Publish, the one door: what goes through it, and what it refuses."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.utils import timezone

from articles.drafts.article import Article
from articles.drafts.revision import Revision
from articles.editions.edition import Edition
from articles.editions.publish import publish
from articles.editions.withdraw import cancel, withdraw
from articles.story import Story, story_values
from tests import make

pytestmark = pytest.mark.django_db

HOUR = dt.timedelta(hours=1)


def full_article() -> Article:
    return make.article(
        "Brug gaat open",
        kicker="Reportage",
        intro="Na een jaar.",
        section=make.section(),
        place="Zaltbommel",
        sources="ANP, AFP",
        lead_image=make.image(),
        lead_caption="De brug.",
        lead_alt="Een brug over een rivier",
        search_title="Brug open",
        authors=[make.author("Noor"), make.author("Bram")],
        tags=["Bruggen", "Waal"],
    )


def refusal(act) -> list[str]:
    with pytest.raises(ValidationError) as refused:
        act()
    return refused.value.messages


def test_an_edition_is_the_whole_story_as_it_was_saved():
    article, editor = full_article(), make.editor()
    at = timezone.now()
    edition = Edition.objects.get(pk=publish(article, by=editor, at=at).pk)
    assert story_values(edition) == story_values(article)
    assert [str(byline.author) for byline in edition.bylines.all()] == ["Noor", "Bram"]
    assert sorted(tag.name for tag in edition.tags.all()) == ["Bruggen", "Waal"]
    assert (edition.article_id, edition.article_uuid) == (article.pk, article.uuid)
    assert (edition.number, edition.kind) == (1, "first")
    assert (edition.published_at, edition.first_published_at) == (at, at)
    assert edition.published_by == editor


def test_every_field_of_a_story_is_published_without_anyone_remembering_it():
    fields = {field.attname for field in Story._meta.local_fields}
    assert fields == set(story_values(Edition()))
    assert {"headline", "body", "section_id", "lead_image_id", "dated"} <= fields


def test_readers_keep_the_published_words_while_the_draft_changes():
    article = full_article()
    publish(article, by=None)
    article.headline, article.body = "Geheim", "<p>Geheim</p>"
    article.save()
    article.tags.set(["Geheim"])
    live = Edition.objects.live().get(article_id=article.pk)
    assert (live.headline, live.body) == ("Brug gaat open", make.BODY)
    assert sorted(tag.name for tag in live.tags.all()) == ["Bruggen", "Waal"]


def test_what_is_saved_goes_out_and_not_what_somebody_still_holds():
    article = full_article()
    held = Article.objects.get(pk=article.pk)
    held.headline = "Nooit opgeslagen"
    assert publish(held, by=None).headline == "Brug gaat open"


def test_an_update_keeps_the_date_of_the_first_publication():
    article = full_article()
    first = publish(article, by=None, at=timezone.now() - HOUR)
    article.intro = "Na twee jaar."
    article.save()
    update = publish(article, by=None)
    assert (update.number, update.kind) == (2, "update")
    assert update.first_published_at == first.published_at
    assert update.published_at > first.published_at


def test_an_archive_story_carries_its_own_date():
    article = make.article("Brug", section=make.section(), dated="2020-09")
    edition = publish(article, by=None)
    september = timezone.make_aware(dt.datetime(2020, 9, 1))
    assert edition.first_published_at == september
    assert edition.published_at > september


def test_what_is_missing_is_said_in_one_go_and_nothing_goes_out():
    article = Article.objects.create()
    assert refusal(lambda: publish(article, by=None)) == [
        "Het verhaal heeft nog geen kop.",
        "Kies een rubriek.",
        "Het verhaal heeft nog geen tekst.",
    ]
    assert list(Edition.objects.all()) == []


def test_a_picture_without_credit_is_refused_by_name():
    lead = make.image(credit="", caption="De brug")
    inside = make.image(credit="", caption="De sluis")
    body = (
        f'<p>a</p><figure data-image="{inside.pk}"><figcaption></figcaption></figure>'
    )
    article = make.article(section=make.section(), lead_image=lead, body=body)
    assert refusal(lambda: publish(article, by=None)) == [
        "Het beeld “De brug” heeft geen credit.",
        "Het beeld “De sluis” heeft geen credit.",
    ]


def test_a_picture_to_come_does_not_hold_a_story_up():
    lead = make.image(credit="", file=False, caption="De brug")
    article = make.article(section=make.section(), lead_image=lead)
    assert publish(article, by=None).lead_image == lead


def test_a_second_click_on_publish_is_no_second_edition():
    article = full_article()
    publish(article, by=None)
    assert refusal(lambda: publish(article, by=None)) == [
        "Er is niets veranderd sinds lezers dit verhaal kregen."
    ]
    assert Edition.objects.count() == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda article: article.tags.add("Nieuw"),
        lambda article: article.bylines.first().delete(),
        lambda article: Article.objects.filter(pk=article.pk).update(lead_caption="x"),
    ],
)
def test_tags_bylines_and_captions_count_as_changes(change):
    article = full_article()
    publish(article, by=None)
    change(article)
    assert publish(article, by=None).number == 2


def test_an_end_before_the_beginning_is_refused():
    now = timezone.now()
    article = full_article()
    assert refusal(lambda: publish(article, by=None, at=now + HOUR, until=now)) == [
        "Het einde ligt voor het begin."
    ]


def test_an_edition_cannot_slip_in_behind_a_newer_one():
    article = full_article()
    publish(article, by=None)
    article.intro = "Anders"
    article.save()
    earlier = timezone.now() - HOUR
    assert refusal(lambda: publish(article, by=None, at=earlier)) == [
        "Er is al een nieuwere editie van dit verhaal uit."
    ]


def test_publishing_under_a_plan_asks_first_and_then_takes_its_place():
    now = timezone.now()
    article = full_article()
    publish(article, by=None, at=now - HOUR)
    article.intro = "Gepland"
    article.save()
    planned = publish(article, by=None, at=now + HOUR)
    article.intro = "Nu"
    article.save()
    with pytest.raises(ValidationError) as refused:
        publish(article, by=None, at=now)
    assert refused.value.code == "planned"
    publish(article, by=None, at=now, replace_planned=True)
    assert not Edition.objects.filter(pk=planned.pk).exists()
    assert Edition.objects.live(now + 2 * HOUR).get().intro == "Nu"


def test_an_end_can_be_planned_moved_and_taken_away_without_a_new_edition():
    now = timezone.now()
    article = full_article()
    publish(article, by=None, at=now - HOUR)
    for until in (now + HOUR, now + 2 * HOUR, None):
        publish(article, by=None, at=now, until=until)
        ends = Edition.objects.planned(now).values_list("kind", "published_at")
        assert list(ends) == ([("withdrawal", until)] if until else [])
    assert Edition.objects.due(now).count() == 1


def test_cancelling_a_first_edition_cancels_its_end():
    now = timezone.now()
    article = full_article()
    first = publish(article, by=None, at=now + HOUR, until=now + 2 * HOUR)
    cancel(first)
    assert list(Edition.objects.all()) == []
    assert publish(article, by=None).kind == "first"


def test_a_picture_that_is_out_is_not_thrown_away():
    lead, inside = make.image(), make.image()
    body = (
        f'<p>a</p><figure data-image="{inside.pk}"><figcaption></figcaption></figure>'
    )
    article = make.article(section=make.section(), lead_image=lead, body=body)
    edition = publish(article, by=None)
    assert {use.image for use in edition.pictures.all()} == {lead, inside}
    for image in (lead, inside):
        with pytest.raises(ProtectedError):
            image.delete()


def test_a_new_end_takes_the_place_of_the_old_one():
    now = timezone.now()
    article = full_article()
    publish(article, by=None, at=now, until=now + HOUR)
    article.intro = "Langer"
    article.save()
    publish(article, by=None, at=now + HOUR / 2, until=now + 3 * HOUR)
    live = [Edition.objects.live(now + hours * HOUR).count() for hours in (1, 2, 3)]
    assert live == [1, 1, 0]


def test_a_correction_of_what_readers_never_had_is_refused():
    article = full_article()
    assert refusal(lambda: publish(article, by=None, correction="Fout.")) == [
        "Lezers hebben dit verhaal nog niet: er valt niets te corrigeren."
    ]


def test_a_withdrawal_needs_a_reason_and_a_story():
    article = full_article()
    assert refusal(lambda: withdraw(article, by=None, reason=" ")) == [
        "Zeg waarom het verhaal wordt ingetrokken."
    ]
    assert refusal(lambda: withdraw(article, by=None, reason="Fout")) == [
        "Lezers hebben dit verhaal dan niet."
    ]


def test_a_withdrawal_keeps_the_address_and_none_of_the_words():
    article = full_article()
    publish(article, by=None)
    edition = withdraw(article, by=make.editor(), reason="Bron trok zich terug.")
    assert (edition.kind, edition.reason) == ("withdrawal", "Bron trok zich terug.")
    assert (edition.body, edition.intro, edition.lead_image) == ("", "", None)
    assert edition.get_absolute_url() == f"/binnenland/brug-gaat-open~{article.pk}/"


def test_only_what_is_still_to_come_can_be_cancelled():
    edition = publish(full_article(), by=None)
    assert refusal(lambda: cancel(edition)) == [
        "Lezers hebben dit al; trek het verhaal in plaats daarvan in."
    ]


def test_publishing_leaves_a_revision_that_says_so():
    article, editor = full_article(), make.editor()
    publish(article, by=editor)
    revision = Revision.objects.get(article=article)
    assert (revision.why, revision.by, revision.note) == (
        "published",
        editor,
        "Eerste publicatie 1",
    )
    assert revision.story["headline"] == "Brug gaat open"
    assert revision.story["tags"] == ["Bruggen", "Waal"]


def test_a_correction_stays_with_every_later_edition():
    now = timezone.now()
    article = full_article()
    publish(article, by=None, at=now - 3 * HOUR)
    publish(article, by=None, at=now - 2 * HOUR, correction="Maasbrug.")
    publish(article, by=None, at=now - HOUR, correction="Niet dicht.")
    article.intro = "Anders"
    article.save()
    update = publish(article, by=None, at=now)
    assert Edition.objects.get(pk=update.pk).correction_list == [
        ("Maasbrug.", now - 2 * HOUR),
        ("Niet dicht.", now - HOUR),
    ]
