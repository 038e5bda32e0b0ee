"""How Mozilla's HTTP Observatory scores a response, as far as its rules apply here.

MDN, “HTTP Observatory tests & scoring”: from 100 points down, with extra points only for
who has 90 left; 100 and more is A+.
"""

from collections.abc import Mapping
from http.cookies import SimpleCookie

A_PLUS = 100
SIX_MONTHS = 15_768_000
SAFE_REFERRERS = {
    "no-referrer",
    "same-origin",
    "strict-origin",
    "strict-origin-when-cross-origin",
}


def score(headers: Mapping[str, str], cookies: SimpleCookie) -> tuple[int, list[str]]:
    """Points, and what cost some."""
    lost: dict[str, int] = {}
    extra = 0
    policy = _policy(headers.get("Content-Security-Policy", ""))
    extra += _judge_policy(policy, lost)
    extra += _judge_cookies(cookies, lost)
    extra += _judge_transport(headers.get("Strict-Transport-Security", ""), lost)
    if headers.get("X-Content-Type-Options") != "nosniff":
        lost["types are sniffed"] = 5
    if policy.get("frame-ancestors"):
        extra += 5
    elif headers.get("X-Frame-Options") not in ("DENY", "SAMEORIGIN"):
        lost["may be framed"] = 20
    referrer = headers.get("Referrer-Policy", "")
    if referrer in SAFE_REFERRERS:
        extra += 5
    elif referrer:
        lost["referrers leak"] = 5
    resource = headers.get("Cross-Origin-Resource-Policy")
    extra += 10 if resource in ("same-origin", "same-site") else 0
    if headers.get("Access-Control-Allow-Origin") and cookies:
        lost["open to other sites, with cookies"] = 50
    points = 100 - sum(lost.values())
    return points + (extra if points >= 90 else 0), list(lost)


def _policy(written: str) -> dict[str, list[str]]:
    parts = (part.split() for part in written.split(";"))
    return {name: values for name, *values in filter(None, parts)}


def _judge_policy(policy: dict[str, list[str]], lost: dict[str, int]) -> int:
    default = policy.get("default-src", ["*"])
    scripts, styles = (
        policy.get("script-src", default),
        policy.get("style-src", default),
    )
    if not policy:
        lost["no content security policy"] = 25
    elif {"'unsafe-inline'", "data:", "*", "https:", "http:"} & set(scripts):
        lost["scripts from anywhere"] = 20
    elif "'unsafe-eval'" in scripts:
        lost["scripts by eval"] = 10
    elif "'unsafe-inline'" not in styles:
        return 10 if default == ["'none'"] else 5
    return 0


def _judge_cookies(cookies: SimpleCookie, lost: dict[str, int]) -> int:
    if not cookies:
        return 0
    for name, cookie in cookies.items():
        if not cookie["secure"]:
            lost[f"cookie {name} goes over http"] = 40
        elif not cookie["httponly"] and "csrf" not in name:
            lost[f"cookie {name} is seen by scripts"] = 30
    return 5 if all(cookie["samesite"] for cookie in cookies.values()) else 0


def _judge_transport(written: str, lost: dict[str, int]) -> int:
    said = dict(part.strip().partition("=")[::2] for part in written.split(";"))
    if int(said.get("max-age") or 0) < SIX_MONTHS:
        lost["https is not required for long"] = 20
        return 0
    return 5 if {"preload", "includeSubDomains"} <= said.keys() else 0
