"""A real Chromium, and pages in it."""

import os
import re
import shutil

import pytest
from django.conf import settings
from django.db import connections
from playwright.sync_api import sync_playwright

from tests import make
from tests.servers import ROOT

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Milliseconds. Two browsers share a machine of two cores with everything else.
PATIENCE = 15_000
SCREENSHOTS = ROOT / "var" / "screenshots"
outcome = pytest.StashKey[dict]()


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(ROOT / "tests" / "browser"):
            item.add_marker(pytest.mark.browser)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    item.stash.setdefault(outcome, {})[report.when] = report.failed
    return report


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where the browser is; a test without one fails, since a skipped test says nothing."""
    names = (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser")
    found = next(filter(None, map(shutil.which, filter(None, names))), None)
    if not found:
        cure = "install Debian's package chromium, or set CHROMIUM to a browser's path"
        pytest.fail(f"Browser tests need Chromium: {cure}.", pytrace=False)
    return found


@pytest.fixture(scope="session")
def browser(chromium):
    """One Chromium for each worker."""
    # Playwright's sync API runs an event loop in this thread until it is stopped, so
    # Django takes each query that a test makes here, in a browser test or after one,
    # for one made inside a coroutine. None is.
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield browser
        browser.close()
        # Those that belong to the loop; nobody could reach them once it is gone.
        connections.close_all()


@pytest.fixture
def context(browser, live_server):
    """A browser of a reader in the Netherlands, without cookies, on the live site."""
    context = browser.new_context(
        base_url=live_server.url, locale="nl-NL", timezone_id="Europe/Amsterdam"
    )
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


@pytest.fixture
def console_errors():
    """What pages complained of. A test that expects some asserts them, then clears it."""
    errors: list[str] = []
    yield errors
    assert errors == []


@pytest.fixture
def page(request, console_errors, context):
    """A new page; `page.goto("/")` is the front. On failure its picture is kept."""
    page = context.new_page()
    page.on("pageerror", lambda error: console_errors.append(str(error)))
    page.on("console", lambda message: _note(console_errors, message))
    yield page
    if request.node.stash.get(outcome, {}).get("call"):
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        name = re.sub(r"[^\w.-]+", "_", request.node.name)
        page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)


@pytest.fixture
def log_in(client, context, live_server):
    """Sign somebody in without the form: `log_in(make.editor())`."""

    def log_in(user) -> None:
        client.force_login(user)
        name = settings.SESSION_COOKIE_NAME
        cookie = {"name": name, "value": client.cookies[name].value}
        context.add_cookies([cookie | {"url": live_server.url}])

    return log_in


@pytest.fixture
def desk_page(page, log_in):
    """A page whose visitor is an editor; `page.goto("/admin/")` is the desk."""
    log_in(make.editor())
    return page


def _note(errors: list[str], message) -> None:
    if message.type == "error":
        errors.append(f"{message.text} ({message.location.get('url', '')})")
