"""The user of an installation. What a user may do hangs on grants, never on this row."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """A login (Benutzerkonto). The council's person is another row: sessions_app.Person."""
