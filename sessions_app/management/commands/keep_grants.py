"""Once a day: grants follow the memberships that hold today (systemd timer or cron)."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext

from sessions_app.desk.memberships import keep_in_step
from sessions_app.models import Person


class Command(BaseCommand):
    help = "Gives and takes the grants that follow from today's memberships."

    def handle(self, *args: object, **options: object) -> None:
        people = Person.objects.filter(user__isnull=False).select_related("user")
        changed = sum(keep_in_step(person) for person in people.iterator())
        self.stdout.write(gettext("Grants changed: %(count)s") % {"count": changed})
