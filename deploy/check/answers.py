"""What nginx answers, as somebody outside would look at it."""

import http.client
import ssl
import subprocess
from collections import Counter

from articles.images.image import Image
from deploy.check.house import House
from deploy.check.said import Said

FOR_EVER = "public, max-age=31536000, immutable"


def get(house: House, path: str, method: str = "GET", **headers: str):
    """The answer, with its body read."""
    trusting = ssl._create_unverified_context()
    port = house.ports.https
    connection = http.client.HTTPSConnection("127.0.0.1", port, context=trusting)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    answer.body = answer.read()  # type: ignore[attr-defined]
    connection.close()
    return answer


def status(house: House, path: str) -> int:
    return get(house, path).status


def text(house: House, path: str) -> str:
    return get(house, path).body.decode()


def look(house: House, said: Said, paths: list[str]) -> None:
    """Pages, redirect, protocol, files, and what must not be there."""
    found = Counter(status(house, path) for path in paths)
    said.expect(found == {200: len(paths)}, f"pages and feeds: {dict(found)}")
    _transport(house, said)
    _files(house, said)
    _shut(house, said)


def _transport(house: House, said: Said) -> None:
    plain = http.client.HTTPConnection("127.0.0.1", house.ports.http)
    plain.request("GET", "/x/?y=1", headers={"Host": "127.0.0.1"})
    answer = plain.getresponse()
    led = answer.status == 301 and answer.headers["Location"].startswith("https://")
    said.expect(led, "http leads to https")
    version = _curl(house, "%{http_version}", "--http2", "/")
    said.expect(version == "2", f"HTTP/{version}")
    policy = get(house, "/").headers["Strict-Transport-Security"]
    said.expect("includeSubDomains" in (policy or ""), f"HSTS: {policy}")
    etag = get(house, "/", **{"Accept-Encoding": "gzip"}).headers["ETag"]
    again = get(house, "/", **{"Accept-Encoding": "gzip", "If-None-Match": etag})
    said.expect(again.status == 304, f"who has a page gets {again.status}")


def _files(house: House, said: Said) -> None:
    static = next((house.folder / "static" / "reading").glob("site.*.css"))
    image = Image.objects.exclude(renditions=[]).first()
    assert image is not None
    files = {
        f"/static/reading/{static.name}": "style sheet",
        f"/media/{image.renditions[0]['name']}": "rendition",
    }
    for path, name in files.items():
        answer = get(house, path)
        for_ever = answer.headers["Cache-Control"] == FOR_EVER
        said.expect(
            answer.status == 200 and for_ever, f"{name}: {answer.status}, for ever"
        )


def _shut(house: House, said: Said) -> None:
    image = Image.objects.first()
    assert image is not None
    paths = [
        f"/media/{image.file.name}",
        "/health/ready",
        "/metrics",
        "/static/staticfiles.json",
    ]
    found = {path: status(house, path) for path in paths}
    said.expect(set(found.values()) == {404}, "originals, health, metrics: not outside")
    inside = http.client.HTTPConnection("127.0.0.1", house.ports.watchers)
    inside.request("GET", "/health/ready")
    answer = inside.getresponse()
    said.expect(answer.status == 200, f"ready, on this machine: {answer.status}")
    other = _curl(house, "%{http_code}", "--http1.1", "/", "-H", "Host: evil.example")
    said.expect(other == "000", "another name gets no answer")
    tried = Counter(
        get(house, "/admin/login/", "POST").status for _attempt in range(25)
    )
    said.expect(tried[429] > 0, f"signing in 25 times in a row: {dict(tried)}")


def _curl(house: House, wanted: str, protocol: str, path: str, *more: str) -> str:
    command = ["curl", "-sk", protocol, "-o", "/dev/null", "-w", wanted, *more]
    address = f"{house.url}{path}"
    return subprocess.run(
        [*command, address], capture_output=True, text=True, check=False
    ).stdout
