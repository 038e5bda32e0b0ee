"""Editors at the desk, over HTTP: they open stories, type, save; others send pictures."""

import io
import json
import random
import threading
import time
import uuid
from collections import Counter

import requests
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from lxml import html
from PIL import Image as Picture

from bench.serving_publish import new_story

PAUSE = 3.0
AUTOSAVES = 4


class Desk:
    """So many editors, each with a story of their own, until the day is over."""

    def __init__(self, url: str, editors: int):
        self.url, self.done, self.wrong = url, Counter[str](), Counter[str]()
        self.stop = threading.Event()
        self._threads = []
        for number in range(editors):
            article = new_story(f"Verhaal {number}")
            work = self._uploads if number % 10 == 9 else self._writes
            arguments = (_signed_in(url, number), article.pk)
            self._threads.append(threading.Thread(target=work, args=arguments))

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def end(self) -> None:
        self.stop.set()
        for thread in self._threads:
            thread.join()

    def _writes(self, session: requests.Session, key: int) -> None:
        """Opens, types, saves, again and again."""
        page = self.url + reverse("admin:articles_article_change", args=[key])
        copy = self.url + reverse("admin:articles_article_working_copy", args=[key])
        while not self.stop.is_set():
            opened = self._ask("open", session.get, page)
            if opened is None:
                continue
            (form,) = html.fromstring(opened.content).xpath(
                "//form[@id='article_form']"
            )
            typed = dict(form.form_values())
            mine, version = str(uuid.uuid4()), typed.get("version", 1)
            for sequence in range(1, AUTOSAVES + 1):
                words = {"headline": [f"Verhaal {key}, {sequence}"]}
                said = {"key": mine, "sequence": sequence, "version": version}
                said |= {"typed": json.dumps(words)}
                self._ask("autosave", session.post, copy, data=said)
                self.stop.wait(PAUSE * random.random())
            typed["headline"] = f"Verhaal {key}, {time.time():.0f}"
            self._ask("save", session.post, page, data=typed)

    def _uploads(self, session: requests.Session, _key: int) -> None:
        page = self.url + reverse("admin:articles_image_bring")
        while not self.stop.is_set():
            files = {"file": (f"{uuid.uuid4().hex}.jpg", _picture(), "image/jpeg")}
            self._ask("upload", session.post, page, files=files)
            self.stop.wait(PAUSE * 2)

    def _ask(self, name: str, ask, url: str, **how):
        try:
            answer = ask(url, timeout=60, **how)
        except requests.RequestException as error:
            self.wrong[f"{name}: {type(error).__name__}"] += 1
            return None
        self.done[name] += 1
        if answer.status_code >= 400 or "errornote" in answer.text:
            self.wrong[f"{name}: {answer.status_code}"] += 1
            return None
        return answer


def _signed_in(url: str, number: int) -> requests.Session:
    user = get_user_model().objects.create_superuser(f"redacteur-{number}")
    client = Client(headers={"host": url.partition("//")[2]})
    client.force_login(user)
    session = requests.Session()
    session.verify = False
    session.headers["Referer"] = url
    for name, cookie in client.cookies.items():
        session.cookies.set(name, cookie.value)
    token = "x" * 32
    session.cookies.set("csrftoken", token)
    session.headers["X-CSRFToken"] = token
    return session


def _picture() -> bytes:
    """Another one each time, as large as what an agency sends."""
    colour = tuple(random.randbytes(3))
    sent = io.BytesIO()
    picture = Picture.effect_noise((1600, 1067), 60).convert("RGB")
    Picture.blend(picture, Picture.new("RGB", picture.size, colour), 0.3).save(
        sent, "JPEG", quality=85
    )
    return sent.getvalue()
