"""`manage.py reset_two_factor anna`: for who lost both telephone and list."""

import getpass

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from articles.sign_in.reset import reset_second_step


class Command(BaseCommand):
    help = (
        "Take somebody’s second step away and sign them out everywhere; it is logged."
    )

    def add_arguments(self, parser):
        parser.add_argument("user", help="the username")

    def handle(self, *args, user, **options):
        account = get_user_model().objects.filter(username=user).first()
        if account is None:
            raise CommandError(_("There is no account %(user)s.") % {"user": user})
        there = reset_second_step(account, operator=getpass.getuser())
        words = (
            _("%(user)s signs in with the password alone now, and sets up a new step.")
            if there
            else _("%(user)s had no second step; signed out everywhere.")
        )
        self.stdout.write(words % {"user": user})
