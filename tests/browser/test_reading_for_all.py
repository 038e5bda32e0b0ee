"""Every kind of page for readers, as axe-core and a very narrow window judge it."""

import pytest

from articles.reading.errors import server_error
from tests.browser.axe import RULES, violations
from tests.browser.small_paper import whole_paper, without_not_found

EVERY_RULE = (*RULES, "best-practice")
VIEWS = {
    "light": ("light", 1280, 900, EVERY_RULE),
    # The same page in other colours: nothing else of it can have changed.
    "dark": ("dark", 1280, 900, RULES),
    # A window of 1280 by 1024 at 400 %.
    "400 %": ("light", 320, 256, EVERY_RULE),
}


@pytest.fixture
def everywhere(transactional_db, settings, rf, page) -> dict[str, str]:
    """The way to each kind of page; that of a fault of ours needs no fault."""
    settings.READERS_LOOK_BACK = True
    broken = server_error(rf.get("/")).content.decode()
    page.route("**/broken/", lambda route: route.fulfill(status=500, body=broken))
    return whole_paper() | {"fault": "/broken/"}


def test_every_page_is_for_everybody(page, everywhere, console_errors):
    found = {}
    for kind, address in everywhere.items():
        page.goto(address)
        found |= {(kind, view): _seen(page, *VIEWS[view]) for view in VIEWS}
    without_not_found(console_errors)
    assert {where: faults for where, faults in found.items() if faults} == {}
    assert len(found) == len(everywhere) * len(VIEWS)


def _seen(page, scheme: str, width: int, height: int, rules) -> list[str]:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": height})
    wide = page.evaluate("document.documentElement.scrollWidth")
    aside = [f"{wide} pixels wide"] if wide > width else []
    return aside + violations(page, rules=rules)
