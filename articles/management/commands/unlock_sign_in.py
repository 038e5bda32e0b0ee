"""`manage.py unlock_sign_in anna` or `… 198.51.100.7`: guess again at once."""

import getpass
import ipaddress

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from articles.audit.note import Action, note
from articles.sign_in.guesses import at_account, from_address, lift
from articles.sign_in.reset import let_in_again


class Command(BaseCommand):
    help = "Forget the wrong guesses at an account or from an address; it is logged."

    def add_arguments(self, parser):
        parser.add_argument("who", help="a username, or an address")

    def handle(self, *args, who, **options):
        there = _lift(who, operator=getpass.getuser())
        words = (
            _("%(who)s may sign in again at once.")
            if there
            else _("Nothing was in the way of %(who)s.")
        )
        self.stdout.write(words % {"who": who})


def _lift(who: str, *, operator: str) -> bool:
    account = get_user_model().objects.filter(username=who).first()
    if account:
        return let_in_again(account, operator=operator)
    try:
        guess = from_address(str(ipaddress.ip_address(who)))
    except ValueError:
        # A name that nobody has is made to wait like any other.
        guess = at_account(who)
    there = bool(lift([guess]))
    note(Action.UNLOCKED, operator=operator, name=who)
    return there
