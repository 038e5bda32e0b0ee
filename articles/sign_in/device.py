"""A browser and its machine in words: what somebody would call it."""

from django.utils.translation import gettext as _

# In this order: each of these also says that it is the ones below it.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
    ("curl", "curl"),
)
MACHINES = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "Chromebook"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)


def device(agent: str) -> str:
    """As in “Firefox on Windows”."""
    browser, machine = _first(BROWSERS, agent), _first(MACHINES, agent)
    if browser and machine:
        return _("%(browser)s on %(machine)s") % {
            "browser": browser,
            "machine": machine,
        }
    return browser or machine or _("Unknown browser")


def _first(known: tuple[tuple[str, str], ...], agent: str) -> str:
    return next((name for sign, name in known if sign in agent), "")
