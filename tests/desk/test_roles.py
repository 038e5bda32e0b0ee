"""Who may do what at the desk: every address of the admin, asked by every role.

The two tables are the rights of the house. They are held against the URL resolver, so a
new address without a row fails. A row is the address and what each role gets:

  ok  a page       ->  done, and on to another page      in   to the sign-in page
  no  refused      404, 405, bad  as in HTTP             (own, other: a reporter, and whose
                                                          story it is)
"""

import re

import pytest
from django.test import Client

from articles.drafts.article import Article
from tests import make
from tests.desk.matrix import (
    COLUMNS,
    REFUSED,
    Newsroom,
    everything,
    people,
    routes,
    said,
    tried,
)
from tests.desk.matrix_acts import ACTS

pytestmark = pytest.mark.django_db

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')

# Asked by GET.
PAGES = """
address                                              nobody staff own  other pictures editor chief
/                                                      in   ok    ok   ok    ok       ok     ok
login/                                                 ok   ->    ->   ->    ->       ->     ->
logout/                                                ->   405   405  405   405      405    405
password_change/                                       in   ok    ok   ok    ok       ok     ok
password_change/done/                                  in   ok    ok   ok    ok       ok     ok
sign_in/code/                                          in   in    in   in    in       in     in
sign_in/passkey/ask/                                   405  405   405  405   405      405    405
sign_in/passkey/                                       405  405   405  405   405      405    405
security/                                              in   ok    ok   ok    ok       ok     ok
security/confirm/                                      in   ok    ok   ok    ok       ok     ok
security/sessions/                                     in   405   405  405   405      405    405
security/app/                                          in   ->    ->   ->    ->       ->     ->
security/app/remove/                                   in   405   405  405   405      405    405
security/passkeys/ask/                                 in   405   405  405   405      405    405
security/passkeys/add/                                 in   405   405  405   405      405    405
security/passkeys/<int:passkey_id>/remove/             in   405   405  405   405      405    405
security/codes/                                        in   405   405  405   405      405    405
autocomplete/                                          in   no    no   no    no       no     no
jsi18n/                                                in   ok    ok   ok    ok       ok     ok
r/<path:content_type_id>/<path:object_id>/             in   404   404  404   404      404    404
^(?P<app_label>articles|auth|django_tasks_database)/$  in   404   ok   ok    ok       ok     ok

articles/article/                                      in   no    ok   ok    ok       ok     ok
articles/article/add/                                  in   no    ok   ok    no       ok     ok
articles/article/<path:object_id>/change/              in   no    ok   ok    ok       ok     ok
articles/article/<path:object_id>/history/             in   no    ok   ok    ok       ok     ok
articles/article/<path:object_id>/delete/              in   no    no   no    no       ok     ok
articles/article/<int:article_id>/publish/             in   no    no   no    no       ok     ok
articles/article/<int:article_id>/schedule/            in   no    no   no    no       ok     ok
articles/article/<int:article_id>/withdraw/            in   no    no   no    no       ok     ok
articles/article/<int:article_id>/cancel/              in   no    405  405   405      405    405
articles/article/<int:article_id>/notes/               in   no    ok   ok    ok       ok     ok
articles/article/<int:article_id>/resolve/             in   no    405  405   405      405    405
articles/article/<int:article_id>/reopen/              in   no    405  405   405      405    405
articles/article/<int:article_id>/working_copy/        in   no    ok   no    no       ok     ok
articles/article/<int:article_id>/presence/            in   no    405  405   405      405    405
articles/article/<int:article_id>/copydesk/            in   no    405  405   405      405    405
articles/article/<int:article_id>/copydesk_aside/      in   no    405  405   405      405    405
articles/article/<int:article_id>/live/                in   no    no   no    no       ->     ->
articles/article/<int:article_id>/live_mark/           in   no    405  405   405      405    405
articles/article/<int:article_id>/live_withdraw/       in   no    405  405   405      405    405
articles/article/<int:article_id>/live_end/            in   no    405  405   405      405    405
articles/article/<int:article_id>/live_reopen/         in   no    405  405   405      405    405
articles/article/<int:article_id>/versions/            in   no    ok   ok    ok       ok     ok
articles/article/<int:article_id>/compare/             in   no    ->   ->    ->       ->     ->
articles/article/<int:article_id>/restore/             in   no    405  405   405      405    405
articles/article/<int:article_id>/preview/             in   no    ok   ok    ok       ok     ok
articles/article/<int:article_id>/links/               in   no    ok   no    no       ok     ok
articles/article/<int:article_id>/revoke_link/         in   no    405  405   405      405    405
articles/article/copydesk/                             in   405   405  405   405      405    405
articles/article/copydesk_learn/                       in   405   405  405   405      405    405
articles/article/working_copy/                         in   no    ok   ok    no       ok     ok
articles/article/signed_in/                            in   ok    ok   ok    ok       ok     ok
articles/article/tags/                                 in   no    ok   ok    no       ok     ok
articles/article/pasted/                               in   405   405  405   405      405    405
articles/article/colleagues/                           in   no    ok   ok    ok       ok     ok
articles/article/bulk_section/                         in   no    ->   ->    no       ->     ->
articles/article/bulk_tags/                            in   no    ->   ->    no       ->     ->
articles/article/bulk_stage/                           in   no    ->   ->    no       ->     ->
articles/article/bulk_assign/                          in   no    ->   ->    no       ->     ->
articles/article/bulk_withdraw/                        in   no    no   no    no       ->     ->

articles/edition/                                      in   no    ok   ok    ok       ok     ok
articles/edition/add/                                  in   no    no   no    no       no     no
articles/edition/<path:object_id>/change/              in   no    ok   ok    ok       ok     ok
articles/edition/<path:object_id>/history/             in   no    ok   ok    ok       ok     ok
articles/edition/<path:object_id>/delete/              in   no    no   no    no       no     no

articles/front/                                        in   no    no   no    no       no     ok
articles/front/add/                                    in   no    no   no    no       no     no
articles/front/<path:object_id>/change/                in   no    no   no    no       no     404
articles/front/<path:object_id>/history/               in   no    no   no    no       no     ->
articles/front/<path:object_id>/delete/                in   no    no   no    no       no     no
articles/front/stories/                                in   no    no   no    no       no     ok
articles/front/of/<int:section_id>/                    in   no    no   no    no       no     ok
articles/front/of/<int:section_id>/preview/            in   no    no   no    no       no     ok
articles/front/of/<int:section_id>/filling/            in   no    no   no    no       no     ok
articles/front/of/<int:section_id>/publish/            in   no    no   no    no       no     ->
articles/front/of/<int:section_id>/cancel/<int:edition_id>/  in   405   405  405   405      405    405

articles/image/                                        in   no    ok   ok    ok       ok     ok
articles/image/add/                                    in   no    ok   ok    ok       ok     ok
articles/image/<path:object_id>/change/                in   no    ok   ok    ok       ok     ok
articles/image/<path:object_id>/history/               in   no    ok   ok    ok       ok     ok
articles/image/<path:object_id>/delete/                in   no    no   no    ok       no     ok
articles/image/library/                                in   no    ok   ok    ok       ok     ok
articles/image/upload/                                 in   405   405  405   405      405    405
articles/image/bring/                                  in   405   405  405   405      405    405
articles/image/edit/                                   in   no    no   no    ->       ->     ->
articles/image/credits/                                in   no    no   no    ok       ok     ok
articles/image/<int:image_id>/original/                in   no    ok   ok    ok       ok     ok
articles/image/<int:image_id>/reread/                  in   405   405  405   405      405    405
articles/image/<int:image_id>/choose/                  in   no    no   no    ->       ->     ->
articles/creditrule/                                   in   no    no   no    ok       ok     ok
articles/creditrule/add/                               in   no    no   no    ok       no     ok
articles/creditrule/<path:object_id>/change/           in   no    no   no    ok       ok     ok
articles/creditrule/<path:object_id>/history/          in   no    no   no    ok       ok     ok
articles/creditrule/<path:object_id>/delete/           in   no    no   no    ok       no     ok

articles/section/                                      in   no    ok   ok    ok       ok     ok
articles/section/add/                                  in   no    no   no    no       no     ok
articles/section/<path:object_id>/change/              in   no    ok   ok    ok       ok     ok
articles/section/<path:object_id>/history/             in   no    ok   ok    ok       ok     ok
articles/section/<path:object_id>/delete/              in   no    no   no    no       no     ok
articles/author/                                       in   no    ok   ok    ok       ok     ok
articles/author/add/                                   in   no    no   no    no       no     ok
articles/author/<path:object_id>/change/               in   no    ok   ok    ok       ok     ok
articles/author/<path:object_id>/history/              in   no    ok   ok    ok       ok     ok
articles/author/<path:object_id>/delete/               in   no    no   no    no       no     ok
articles/oldaddress/                                   in   no    no   no    no       no     ok
articles/oldaddress/add/                               in   no    no   no    no       no     ok
articles/oldaddress/<path:object_id>/change/           in   no    no   no    no       no     ok
articles/oldaddress/<path:object_id>/history/          in   no    no   no    no       no     ok
articles/oldaddress/<path:object_id>/delete/           in   no    no   no    no       no     ok
articles/auditentry/                                   in   no    no   no    no       no     ok
articles/auditentry/add/                               in   no    no   no    no       no     no
articles/auditentry/<path:object_id>/change/           in   no    no   no    no       no     ok
articles/auditentry/<path:object_id>/history/          in   no    no   no    no       no     ok
articles/auditentry/<path:object_id>/delete/           in   no    no   no    no       no     no
articles/webhook/                                      in   no    no   no    no       no     no
articles/webhook/add/                                  in   no    no   no    no       no     no
articles/webhook/<path:object_id>/change/              in   no    no   no    no       no     no
articles/webhook/<path:object_id>/history/             in   no    no   no    no       no     no
articles/webhook/<path:object_id>/delete/              in   no    no   no    no       no     no
articles/partnertoken/                                 in   no    no   no    no       no     no
articles/partnertoken/add/                             in   no    no   no    no       no     no
articles/partnertoken/<path:object_id>/change/         in   no    no   no    no       no     no
articles/partnertoken/<path:object_id>/history/        in   no    no   no    no       no     no
articles/partnertoken/<path:object_id>/delete/         in   no    no   no    no       no     no
articles/delivery/                                     in   no    no   no    no       no     no
articles/delivery/add/                                 in   no    no   no    no       no     no
articles/delivery/<path:object_id>/change/             in   no    no   no    no       no     no
articles/delivery/<path:object_id>/history/            in   no    no   no    no       no     no
articles/delivery/<path:object_id>/delete/             in   no    no   no    no       no     no
articles/tag/                                          in   no    ok   ok    ok       ok     ok
articles/tag/add/                                      in   no    no   no    no       ok     ok
articles/tag/<path:object_id>/change/                  in   no    ok   ok    ok       ok     ok
articles/tag/<path:object_id>/history/                 in   no    ok   ok    ok       ok     ok
articles/tag/<path:object_id>/delete/                  in   no    no   no    no       no     ok
articles/houserule/                                    in   no    ok   ok    no       ok     ok
articles/houserule/add/                                in   no    no   no    no       no     ok
articles/houserule/<path:object_id>/change/            in   no    ok   ok    no       ok     ok
articles/houserule/<path:object_id>/history/           in   no    ok   ok    no       ok     ok
articles/houserule/<path:object_id>/delete/            in   no    no   no    no       no     ok
articles/houseword/                                    in   no    no   no    no       ok     ok
articles/houseword/add/                                in   no    no   no    no       ok     ok
articles/houseword/<path:object_id>/change/            in   no    no   no    no       ok     ok
articles/houseword/<path:object_id>/history/           in   no    no   no    no       ok     ok
articles/houseword/<path:object_id>/delete/            in   no    no   no    no       no     ok

auth/user/                                             in   no    no   no    no       no     ok
auth/user/add/                                         in   no    no   no    no       no     ok
auth/user/<path:object_id>/change/                     in   no    no   no    no       no     ok
auth/user/<path:object_id>/history/                    in   no    no   no    no       no     ok
auth/user/<path:object_id>/delete/                     in   no    no   no    no       no     no
auth/user/<id>/password/                               in   no    no   no    no       no     ok
auth/user/<id>/sign_in/                                in   no    no   no    no       no     ok
auth/group/                                            in   no    no   no    no       no     ok
auth/group/add/                                        in   no    no   no    no       no     no
auth/group/<path:object_id>/change/                    in   no    no   no    no       no     ok
auth/group/<path:object_id>/history/                   in   no    no   no    no       no     ok
auth/group/<path:object_id>/delete/                    in   no    no   no    no       no     no
django_tasks_database/dbtaskresult/                    in   no    no   no    no       no     no
django_tasks_database/dbtaskresult/add/                in   no    no   no    no       no     no
django_tasks_database/dbtaskresult/<path:object_id>/change/   in no  no  no  no      no     no
django_tasks_database/dbtaskresult/<path:object_id>/history/  in ->  ->  ->  ->      ->     ->
django_tasks_database/dbtaskresult/<path:object_id>/delete/   in no  no  no  no      no     no
"""

# Sent by POST, forged ones too; tests/desk/matrix_acts.py says what is sent. What is
# refused has changed nothing in the whole database. A password comes last: with it goes
# the session that asked. A story that is sent without a session is kept on a page to sign in.
SENT = """
act                     nobody staff own  other pictures editor chief
save the story            no   no    ->   no    no       ->     ->
save another as new       no   no    ->   ->    no       ->     ->
begin a story             no   no    ->   ->    no       ->     ->
say who has it            no   no    ->   no    no       ->     ->
ask to read               no   no    ->   no    no       ->     ->
call it ready             no   no    no   no    no       ->     ->
delete the story          in   no    no   no    no       ->     ->
delete by an action       in   no    ->   ->    ok       ->     ->
edit in the list          in   no    ok   ok    ok       ok     ok
publish                   in   no    no   no    no       ->     ->
schedule                  in   no    no   no    no       ->     ->
withdraw                  in   no    no   no    no       ok     ok
cancel a plan             in   no    no   no    no       ->     ->
put many in a section     in   no    ->   no    no       ->     ->
tag many                  in   no    ->   no    no       ->     ->
take many to a stage      in   no    ->   no    no       ->     ->
assign many               in   no    ->   no    no       ->     ->
withdraw many             in   no    no   no    no       ->     ->
post in a liveblog        in   no    no   no    no       ->     ->
change a post             in   no    no   no    no       ->     ->
pin a post                in   no    no   no    no       ->     ->
withdraw a post           in   no    no   no    no       ->     ->
end a liveblog            in   no    no   no    no       ->     ->
open a liveblog again     in   no    no   no    no       ->     ->
restore a version         in   no    ->   no    no       ->     ->
look while typing         in   no    ok   no    no       ok     ok
make a preview link       in   no    ok   no    no       ok     ok
revoke a preview link     in   no    ->   no    no       ->     ->
check the copy            in   no    ok   no    no       ok     ok
check new copy            in   no    ok   ok    no       ok     ok
set a warning aside       in   no    bad  no    no       bad    bad
teach a word              in   no    no   no    no       ok     ok
keep a working copy       in   no    ok   no    no       ok     ok
keep a new one            in   no    ok   ok    no       ok     ok
be present                in   no    ok   no    no       ok     ok
find tags in a text       in   no    ok   ok    no       ok     ok
read pasted copy          in   no    ok   ok    no       ok     ok
leave a note              in   no    ->   ->    ->       ->     ->
resolve a note            in   no    ->   ->    ->       ->     ->
reopen a note             in   no    ->   ->    ->       ->     ->
change an edition         in   no    no   no    no       no     no
delete an edition         in   no    no   no    no       no     no
upload a picture          in   no    ok   ok    ok       ok     ok
bring a picture           in   no    ok   ok    ok       ok     ok
change a picture          in   no    no   no    ->       ->     ->
change many               in   no    no   no    ->       ->     ->
apply credit rules        in   no    no   no    ok       ok     ok
read its file again       in   no    no   no    ->       ->     ->
choose of its file        in   no    no   no    ->       ->     ->
delete a picture          in   no    no   no    ->       no     ->
add a credit rule         in   no    no   no    ->       no     ->
add a section             in   no    no   no    no       no     ->
change a section          in   no    no   no    no       no     ->
delete a tag              in   no    no   no    no       no     ->
link an author            in   no    no   no    no       no     ->
add an old address        in   no    no   no    no       no     ->
rewrite an old address    in   no    no   no    no       no     no
remove an old address     in   no    no   no    no       no     ->
add a tag                 in   no    no   no    no       ->     ->
make a partner’s token    in   no    no   no    no       no     no
widen a partner’s token   in   no    no   no    no       no     no
arrange the front         in   no    no   no    no       no     ->
publish the front         in   no    no   no    no       no     ->
add an account            in   no    no   no    no       no     ->
change an account         in   no    no   no    no       no     ->
delete an account         in   no    no   no    no       no     no
change a group            in   no    no   no    no       no     no
reset a second step       in   no    no   no    no       no     ->
lift a wait               in   no    no   no    no       no     ->
end their sessions        in   no    no   no    no       no     ->
end their one session     in   no    no   no    no       no     404
change the audit log      in   no    no   no    no       no     no
delete from it            in   no    no   no    no       no     no
delete many from it       in   no    no   no    no       no     ok
end others’ session       in   404   404  404   404      404    404
remove others’ passkey    in   ->    ->   ->    ->       ->     ->
make codes for nothing    in   ->    ->   ->    ->       ->     ->
set a password            in   no    no   no    no       no     ->
"""


def rows(table: str) -> dict[str, list[str]]:
    lines = [line.split() for line in table.strip().splitlines()[1:] if line]
    wide = len(COLUMNS)
    return {" ".join(line[:-wide]): line[-wide:] for line in lines}


def column(table: str, name: str) -> dict[str, str]:
    place = COLUMNS.index(name)
    return {row: words[place] for row, words in rows(table).items()}


def asked_by(name: str) -> tuple[Newsroom, Client]:
    newsroom = Newsroom(own=name == "own")
    user = people(newsroom)["reporter" if name in ("own", "other") else name]
    client = Client()
    if user:
        client.force_login(user)
    return newsroom, client


def test_every_address_of_the_desk_has_its_row():
    known = {route.removeprefix("/") for route in rows(PAGES)}
    assert known == set(routes())


def test_every_act_has_its_row():
    assert set(rows(SENT)) == set(ACTS)


@pytest.mark.parametrize("name", COLUMNS)
def test_what_each_role_sees(name):
    newsroom, client = asked_by(name)
    found = {
        row: tried(lambda row=row: client.get(newsroom.address(row)))
        for row in rows(PAGES)
    }
    assert found == column(PAGES, name)


@pytest.mark.parametrize("name", COLUMNS)
def test_what_each_role_does(name):
    newsroom, client = asked_by(name)
    before, found, changed = everything(), {}, []

    def send(row):
        address, sent = ACTS[row](newsroom)
        answer = client.post(address, sent)
        if said(answer) in REFUSED and everything() != before:
            changed.append(row)
        return answer

    for row in rows(SENT):
        found[row] = tried(lambda row=row: send(row))
    assert found == column(SENT, name)
    assert changed == []


@pytest.mark.parametrize("name", ["nobody", "staff", "other", "pictures"])
def test_no_way_of_writing_an_address_comes_past(name):
    """Slashes, case, escapes, and methods that browsers do not use."""
    newsroom, client = asked_by(name)
    before = everything()
    for way in ("publish", "delete", "change"):
        right = f"/admin/articles/article/{newsroom.article.pk}/{way}/"
        variants = [
            right.rstrip("/"),
            right.upper(),
            right.replace("/admin/", "//admin//"),
            right.replace("/admin/", "/%61dmin/"),
            right.replace(f"/{way}/", f"/%2e/{way}/"),
            right.replace(f"/{way}/", f"/../{newsroom.article.pk}/{way}/"),
            right.replace(f"/{way}/", f"/{way}/?_popup=1"),
            right + "%00",
        ]
        for address in variants:
            for method in ("post", "put", "delete", "options"):
                getattr(client, method)(address)
            client.post(address, {"post": "yes", "when": "now", "headline": "Vals"})
    assert everything() == before


def test_head_says_no_more_than_get():
    newsroom, client = asked_by("other")
    for row in ("articles/article/<int:article_id>/publish/", "auth/user/"):
        address = newsroom.address(row)
        assert client.head(address).status_code == client.get(address).status_code


@pytest.mark.parametrize("name", ["own", "editor", "chief"])
@pytest.mark.parametrize(
    "number", ["0", "-1", "x", "1e3", str(2**31), str(2**63), "9" * 40]
)
def test_a_story_that_is_not_there_is_not_found_whatever_its_number(name, number):
    newsroom, client = asked_by(name)
    before = everything()
    for row in rows(PAGES):
        if not row.startswith("articles/article/<"):
            continue
        address = row.replace("<path:object_id>", number)
        address = "/admin/" + address.replace("<int:article_id>", number)
        assert said(client.get(address)) in ("->", "no", "404", "405"), address
        sent = said(client.post(address, {"post": "yes"}))
        # What was typed in a story that has gone is shown again, as a new one.
        again = ["ok"] if row.endswith("/change/") else []
        assert sent in ["->", "no", "404", "405", *again], address
    assert everything() == before


@pytest.mark.parametrize("name", ["nobody", "staff"])
def test_who_may_not_see_stories_cannot_tell_one_from_none(name):
    _newsroom, client = asked_by(name)
    there, nowhere = str(make.article(pk=987653).pk), "987654"
    for row in rows(PAGES):
        if not row.startswith("articles/article/<"):
            continue
        answers = []
        for number in (there, nowhere):
            address = row.replace("<path:object_id>", number)
            address = "/admin/" + address.replace("<int:article_id>", number)
            for answer in (client.get(address), client.post(address)):
                page = answer.content.decode().replace(number, "N")
                headers = dict(answer.headers)
                # New with each answer, whatever is asked.
                page = page.replace(answer.wsgi_request.csp_nonce, "")
                page = TOKEN.sub("", page)
                for header in ("Content-Security-Policy", "Expires"):
                    headers.pop(header, None)
                headers["Location"] = headers.get("Location", "").replace(number, "N")
                answers.append((answer.status_code, headers, page))
        assert answers[:2] == answers[2:], row


def test_the_table_sees_a_right_that_is_too_wide(monkeypatch):
    """Else every “no” above might be an accident."""
    monkeypatch.setattr("articles.drafts.access.CHANGE_ANY", "articles.change_article")
    newsroom, client = asked_by("other")
    address, sent = ACTS["save the story"](newsroom)
    assert said(client.post(address, sent)) == "->"
    assert Article.objects.get(pk=newsroom.article.pk).headline == "Anders"
