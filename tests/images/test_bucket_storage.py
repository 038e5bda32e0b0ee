"""Pictures in a bucket, with a server that speaks S3."""

import sys
import time
import urllib.error
import urllib.request

import boto3
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages

from tests import make
from tests.servers import clean_environment, free_port, running

NAME = "renditions/0123456789abcdef0123456789abcdef.jpg"
KEYS = {"aws_access_key_id": "x", "aws_secret_access_key": "y"}


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory):
    port = free_port()
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    log = tmp_path_factory.mktemp("s3") / "s3.log"
    url = f"http://127.0.0.1:{port}"
    with running(command, env=clean_environment(), log=log):
        for _attempt in range(600):
            try:
                urllib.request.urlopen(url, timeout=5).close()
                break
            except urllib.error.HTTPError:
                break
            except OSError:
                time.sleep(0.1)
        yield url


@pytest.fixture
def bucket(endpoint, settings):
    """An empty bucket, which is where pictures go."""
    name = f"pictures-{time.monotonic_ns()}"
    how = KEYS | {"endpoint_url": endpoint, "region_name": "eu-west-1"}
    client = boto3.client("s3", **how)
    place = {"LocationConstraint": "eu-west-1"}
    client.create_bucket(Bucket=name, CreateBucketConfiguration=place)
    options = {
        "bucket_name": name,
        "endpoint_url": endpoint,
        "region_name": "eu-west-1",
        "access_key": "x",
        "secret_key": "y",
        "paper_url": "/media/",
    }
    backend = "articles.images.bucket_storage.BucketStorage"
    default = {"BACKEND": backend, "OPTIONS": options}
    settings.STORAGES = settings.STORAGES | {"default": default}
    return client, name


def keys(bucket) -> list[str]:
    client, name = bucket
    listed = client.list_objects_v2(Bucket=name).get("Contents", [])
    return sorted(each["Key"] for each in listed)


def test_what_is_stored_is_read_again_under_its_own_name(bucket):
    storage = storages["default"]
    first = storage.save("originals/a.jpg", ContentFile(b"een"))
    second = storage.save("originals/a.jpg", ContentFile(b"twee"))
    assert first == "originals/a.jpg"
    assert second != first
    for name, content in ((first, b"een"), (second, b"twee")):
        with storage.open(name) as file:
            assert file.read() == content
    assert storage.listdir("originals")[1] == sorted(
        name.removeprefix("originals/") for name in (first, second)
    )
    storage.delete(first)
    assert keys(bucket) == [second]


def test_what_was_given_can_still_be_read(bucket):
    content = ContentFile(b"een")
    storages["default"].save("originals/a.jpg", content)
    content.seek(0)
    assert content.read() == b"een"


def test_an_original_has_an_address_that_is_signed_and_ends(bucket):
    storage = storages["default"]
    storage.save("originals/a.jpg", ContentFile(b"een"))
    signed = storage.url("originals/a.jpg")
    assert "X-Amz-Signature=" in signed
    assert "X-Amz-Expires=300" in signed
    with urllib.request.urlopen(signed) as answer:
        assert answer.read() == b"een"


@pytest.mark.django_db
def test_a_rendition_has_the_papers_own_address_and_is_served_there(bucket, client):
    storage = storages["default"]
    storage.save(NAME, ContentFile(b"beeld"))
    assert storage.url(NAME) == f"/media/{NAME}"
    answer = client.get(f"/media/{NAME}")
    assert b"".join(answer.streaming_content) == b"beeld"
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    missing = client.get(f"/media/{NAME.replace('0123', '3210')}")
    assert missing.status_code == 404


@pytest.mark.django_db
def test_a_picture_and_what_is_made_of_it_go_into_the_bucket(bucket):
    image = make.image()
    assert image.file.name in keys(bucket)
    names = set(image.file_names)
    assert names <= set(keys(bucket))
