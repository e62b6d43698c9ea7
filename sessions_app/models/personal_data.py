"""Whether a paper's text or a file names people, as somebody answered it (DP-02)."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from documents.models import File
from sessions_app.models.paper import Paper


class PersonalDataAnswer(models.Model):
    """An answer on personal data (personenbezogene Daten) in a paper's own text or in a file: one of the two is set.

    Written once, never changed: a correction is a row of its own, and the newest holds. `name` is as it was then.
    """

    class Answer(models.TextChoices):
        NONE = "none", _("No")
        PUBLIC = "public", _("Yes, and everybody may read them")
        DECISION = "decision", _("Yes, only for the decision")

    paper = models.ForeignKey(
        Paper, on_delete=models.CASCADE, null=True, related_name="personal_data_answers", verbose_name=_("paper")
    )  # fmt: skip
    file = models.ForeignKey(
        File,
        on_delete=models.CASCADE,
        null=True,
        related_name="personal_data_answers",
        verbose_name=_("file"),
    )
    answer = models.CharField(_("personal data"), max_length=10, choices=Answer)
    reason = models.CharField(_("who decided that they may be public, and why"), max_length=500, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="personal_data_answers",
        verbose_name=_("account"),
    )  # fmt: skip
    name = models.CharField(_("full name"), max_length=200)
    at = models.DateTimeField(_("answered at"), default=timezone.now)

    class Meta:
        verbose_name = _("answer on personal data")
        verbose_name_plural = _("answers on personal data")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(paper__isnull=True) ^ models.Q(file__isnull=True),
                name="answer_on_one_thing",
            )
        ]

    def __str__(self) -> str:
        return str(self.Answer(self.answer).label)
