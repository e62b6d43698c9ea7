"""Who gets news by e-mail, of what, and what they have been told."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.search.wanted import LONGEST
from sessions_app.models import Body, Location, Organization, Paper


class Subscriber(models.Model):
    """An e-mail address and nothing else of a person. It goes with the last subscription."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="subscribers")
    email = models.EmailField(_("e-mail"))
    language = models.CharField(_("language"), max_length=5)
    told_on = models.DateField(_("last daily mail on"), null=True, blank=True)

    class Meta:
        verbose_name = _("subscriber")
        verbose_name_plural = _("subscribers")
        constraints = [models.UniqueConstraint(fields=["body", "email"], name="one_subscriber_per_address")]

    def __str__(self) -> str:
        return self.email


class Subscription(models.Model):
    """What is to be told (Abo): everything new that fits all of what is filled in. Nothing filled in: everything new.

    `words` and `narrowing` are a saved search: `narrowing` is its kinds, days and term as they stand in its address;
    `location` a place that we know, `place` words for one that we do not.

    It counts from `confirmed_at` on; unconfirmed it is a wish that somebody typed, perhaps for somebody else.
    """

    class Pace(models.TextChoices):
        DAILY = "daily", _("Once a day, in the morning")
        AT_ONCE = "at_once", _("At once, within some minutes")

    subscriber = models.ForeignKey(Subscriber, on_delete=models.CASCADE, related_name="subscriptions")
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, null=True, blank=True)
    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, null=True, blank=True)
    location = models.ForeignKey(Location, on_delete=models.CASCADE, null=True, blank=True)
    words = models.CharField(_("words"), max_length=LONGEST, blank=True)
    narrowing = models.CharField(_("choice of the search"), max_length=500, blank=True)
    place = models.CharField(_("street or place"), max_length=LONGEST, blank=True)
    pace = models.CharField(_("how often"), max_length=10, choices=Pace, default=Pace.DAILY)
    created_at = models.DateTimeField(_("asked for at"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True)

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.subscriber} {self.pk}"


class Told(models.Model):
    """What a subscriber was told: written together with the mail, so that nothing is told twice."""

    subscriber = models.ForeignKey(Subscriber, on_delete=models.CASCADE, related_name="told")
    thing = models.CharField(_("thing"), max_length=100)
    told_at = models.DateTimeField(_("told at"), default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("told news")
        verbose_name_plural = _("told news")
        constraints = [models.UniqueConstraint(fields=["subscriber", "thing"], name="told_once")]

    def __str__(self) -> str:
        return self.thing
