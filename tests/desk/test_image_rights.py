"""Who may do what with pictures: every view, asked by everybody."""

import itertools

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.desk.image_admin import OF_ALL, OF_ONE
from articles.images.image import Image
from tests import make

pytestmark = pytest.mark.django_db

# The right that each view asks for; a new view without a line here fails below.
NEEDS = {
    "library": "view_image",
    "upload": "add_image",
    "bring": "add_image",
    "edit": "change_image",
    "credits": "change_image",
    "original": "view_image",
    "reread": "change_image",
    "choose": "change_image",
    "changelist": "view_image",
    "add": "add_image",
    "change": "view_image",
    "delete": "delete_image",
    "history": "view_image",
}
POSTED = ("upload", "bring", "reread")
RIGHTS = ("view_image", "add_image", "change_image", "delete_image")
OF_A_PICTURE = (*OF_ONE, "change", "delete", "history")


@pytest.fixture
def image():
    return make.image("foto: ANP", caption="Brug")


def address(name: str, image: Image) -> str:
    args = [image.pk] if name in OF_A_PICTURE else []
    return reverse(f"admin:articles_image_{name}", args=args)


def ask(client, name: str, image: Image) -> int:
    url = address(name, image)
    if name in POSTED:
        file = SimpleUploadedFile("brug.jpg", make.jpeg())
        answer = client.post(url, {"file": file} if name != "reread" else {})
    else:
        answer = client.get(url, {"id": image.pk})
    if answer.streaming:
        list(answer)  # its end closes the file
    return answer.status_code


def somebody(*names: str):
    user = make.user(is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    return user


def test_every_view_has_its_right_in_the_table():
    assert {*OF_ALL, *OF_ONE} <= set(NEEDS)


@pytest.mark.parametrize("name", NEEDS)
def test_all_other_rights_together_are_not_enough(client, image, name):
    others = {right for right in RIGHTS if right != NEEDS[name]}
    # Django lets those who may change a picture look at it.
    if NEEDS[name] == "view_image" and name not in OF_ALL | OF_ONE.keys():
        others -= {"change_image"}
    client.force_login(somebody(*others))
    before = Image.objects.values().get(pk=image.pk)
    assert ask(client, name, image) == 403
    assert Image.objects.values().get(pk=image.pk) == before
    assert Image.objects.count() == 1


@pytest.mark.parametrize("name", NEEDS)
def test_the_right_itself_is(client, image, name):
    client.force_login(somebody(NEEDS[name]))
    assert ask(client, name, image) in (200, 302)


@pytest.mark.parametrize("name", NEEDS)
def test_strangers_are_sent_to_sign_in(client, image, name):
    for user in (None, make.user()):
        if user:
            client.force_login(user)
        url = address(name, image)
        answer = client.post(url) if name in POSTED else client.get(url)
        login = f"{reverse('admin:login')}?next={url}"
        assert (answer.status_code, answer["Location"]) == (302, login)


def test_what_changes_something_is_posted(client, image):
    client.force_login(make.editor())
    for name in POSTED:
        assert client.get(address(name, image)).status_code == 405


@pytest.mark.parametrize("name", ["edit", "credits", "bring", "reread", "choose"])
def test_a_post_needs_its_token(client, image, name):
    strict = type(client)(enforce_csrf_checks=True)
    strict.force_login(make.editor())
    answer = strict.post(address(name, image), {"id": image.pk, "change": "x"})
    assert answer.status_code == 403


def test_actions_ask_for_their_right_however_they_are_sent(client, image):
    client.force_login(somebody("view_image"))
    for action in ("edit_together", "apply_credit_rules", "delete_selected"):
        data = {"action": action, "_selected_action": image.pk, "post": "yes"}
        client.post(address("changelist", image), data)
    before = Image.objects.values_list("credit", "caption")
    assert list(before) == [("foto: ANP", "Brug")]


@pytest.mark.parametrize(
    ("name", "number"), [*itertools.product(OF_ONE, (0, 2**31, 2**63))]
)
def test_a_picture_that_is_not_there(client, image, name, number):
    client.force_login(make.editor())
    url = address(name, image).replace(f"/{image.pk}/", f"/{number}/")
    answer = client.post(url) if name in POSTED else client.get(url)
    assert answer.status_code == 404
