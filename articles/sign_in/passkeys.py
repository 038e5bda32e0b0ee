"""Passkeys: what a browser is asked, and what is made of its answer."""

import datetime as dt
import ipaddress
import json
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from fido2.server import Fido2Server
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from articles.sign_in.sealed import recognised
from articles.sign_in.second_step import Passkey

VERIFIED = UserVerificationRequirement.REQUIRED
# An answer is a few kilobytes; a stranger may send anything.
LONGEST = 20_000


class WrongPasskey(Exception):
    """An answer that is none, or not to what was asked."""


@dataclass(frozen=True)
class Asked:
    """What goes to the browser, and what is remembered until it answers."""

    options: Mapping
    state: Mapping


def possible(request) -> bool:
    """Browsers keep passkeys for names; an address in numbers has none."""
    try:
        ipaddress.ip_address(_host(request))
    except ValueError:
        return True
    return False


def ask_new(request, user) -> Asked:
    """For a new passkey of somebody who is signed in."""
    own = [_credential(key) for key in user.passkeys.all()]
    options, state = _server(request).register_begin(
        PublicKeyCredentialUserEntity(
            id=_handle(user),
            name=user.get_username(),
            display_name=user.get_full_name() or user.get_username(),
        ),
        own,
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=VERIFIED,
    )
    return Asked(dict(options), state)


def add_passkey(
    request, user, answer: str, *, state: Mapping, name: str, at: dt.datetime
) -> Passkey:
    """Keep the public half of a new passkey. Raises WrongPasskey."""
    try:
        data = _server(request).register_complete(dict(state), _read(answer))
        credential = data.credential_data
    except (ValueError, TypeError, KeyError, AssertionError) as error:
        raise WrongPasskey from error
    if credential is None:
        raise WrongPasskey
    key = websafe_encode(credential.credential_id)
    if Passkey.objects.filter(credential_id=key).exists():
        raise WrongPasskey
    return Passkey.objects.create(
        user=user,
        name=name,
        credential_id=key,
        credential=websafe_encode(credential),
        handle=websafe_encode(_handle(user)),
        uses=data.counter,
        made_at=at,
    )


def ask_known(request) -> Asked:
    """Of whoever is there, for whichever passkey they have: no name is asked or given."""
    options, state = _server(request).authenticate_begin(user_verification=VERIFIED)
    return Asked(dict(options), state)


def take_passkey(request, answer: str, *, state: Mapping, at: dt.datetime) -> Passkey:
    """The passkey that answered, used once more. Raises WrongPasskey."""
    try:
        told = AuthenticationResponse.from_dict(_read(answer))
        passkey = Passkey.objects.select_related("user").get(
            credential_id=websafe_encode(told.raw_id)
        )
        _server(request).authenticate_complete(
            dict(state), [_credential(passkey)], told
        )
        handle = told.response.user_handle
        uses = told.response.authenticator_data.counter
    except (ValueError, TypeError, KeyError, Passkey.DoesNotExist) as error:
        raise WrongPasskey from error
    if handle and websafe_encode(handle) != passkey.handle:
        raise WrongPasskey
    _use(passkey, uses, at)
    return passkey


def _use(passkey: Passkey, uses: int, at: dt.datetime) -> None:
    """A key that counts its uses never counts back: else it is a copy."""
    row = Passkey.objects.filter(pk=passkey.pk)
    if uses or passkey.uses:
        row = row.filter(uses__lt=uses)
    if row.update(uses=uses, used_at=at) != 1:
        raise WrongPasskey


def _read(answer: str) -> Mapping:
    if len(answer) > LONGEST:
        raise ValueError("too long")
    found = json.loads(answer)
    if not isinstance(found, dict):
        raise TypeError("no object")
    return found


def _credential(passkey: Passkey) -> AttestedCredentialData:
    return AttestedCredentialData(websafe_decode(passkey.credential))


def _handle(user) -> bytes:
    """Who it is to the authenticator: not a name, not a number."""
    return bytes.fromhex(recognised("handle", str(user.pk)))


def _server(request) -> Fido2Server:
    paper = PublicKeyCredentialRpEntity(
        id=settings.PASSKEY_DOMAIN or _host(request), name=settings.SITE_NAME
    )
    origin = f"{request.scheme}://{request.get_host()}"
    return Fido2Server(paper, verify_origin=lambda said: said == origin)


def _host(request) -> str:
    """Without the port; ALLOWED_HOSTS has been asked."""
    return urlsplit(f"//{request.get_host()}").hostname or ""
