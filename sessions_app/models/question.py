"""Residents' questions for question time (Einwohnerfragestunde). Rows: they are no part of the sitting's record."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sessions_app.models.meeting import Meeting


class Question(models.Model):
    """A question as it was sent, and what came of it. `state` changes through `sessions_app.desk.questions` alone.

    `token` is the private address of whoever asks. `wording` is what is shown in place of `text`, where the office
    shortened it; `note` is its reason for that, for refusing or for merging. Name and e-mail go with time
    (`sessions_app.desk.forgetting`): `name` is then what the public page shows, and may be empty.
    """

    class State(models.TextChoices):
        RECEIVED = "received", _("Received")
        ADMITTED = "admitted", _("Admitted")
        REFUSED = "refused", _("Not admitted")
        MERGED = "merged", _("Merged with another question")
        ASKED = "asked", _("Asked, to be answered in writing")
        ANSWERED = "answered", _("Answered")
        WITHDRAWN = "withdrawn", _("Taken back")

    class Shown(models.TextChoices):
        NAME = "name", _("With my name")
        INITIALS = "initials", _("With my initials")
        NOBODY = "nobody", _("Without a name")

    class Way(models.TextChoices):
        ORALLY = "orally", _("in the meeting")
        IN_WRITING = "in_writing", _("in writing")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="questions")
    number = models.PositiveSmallIntegerField(_("number"))
    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    asked_at = models.DateTimeField(_("received at"), default=timezone.now)
    name = models.CharField(_("name"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(_("language"), max_length=5, default="de")
    shown_as = models.CharField(_("name published"), max_length=10, choices=Shown, default=Shown.NOBODY)
    subject = models.CharField(_("topic of the question"), max_length=150)
    text = models.TextField(_("question as sent"))
    wording = models.TextField(_("wording that is shown"), blank=True)
    note = models.TextField(_("note for whoever asked"), blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.RECEIVED)
    place = models.PositiveSmallIntegerField(_("place in the order"), default=0)
    merged_into = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="merged"
    )
    answer = models.TextField(_("answer given"), blank=True)
    answered_in = models.CharField(_("how it was answered"), max_length=10, choices=Way, blank=True)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)

    class Meta:
        verbose_name = _("question of a resident")
        verbose_name_plural = _("questions of residents")
        ordering = ["place", "number"]
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="one_question_of_a_number")]

    def __str__(self) -> str:
        return f"{self.number} {self.subject}"

    @property
    def shown_text(self) -> str:
        return self.wording or self.text

    @property
    def shown_name(self) -> str:
        """As whoever asked wishes; empty: without a name."""
        if self.shown_as == self.Shown.INITIALS:
            return " ".join(f"{part[0]}." for part in self.name.split())
        return self.name if self.shown_as == self.Shown.NAME else ""


class QuestionStep(models.Model):
    """What somebody did with a question, and when. Written once, never changed; `before` is the former text."""

    class Kind(models.TextChoices):
        ADMITTED = "admitted", _("Admitted")
        REFUSED = "refused", _("Not admitted")
        MERGED = "merged", _("Merged")
        REWORDED = "reworded", _("Wording changed")
        MOVED = "moved", _("Moved in the order")
        ASKED = "asked", _("Asked in the meeting")
        ANSWERED = "answered", _("Answer entered")
        WITHDRAWN = "withdrawn", _("Withdrawn by whoever asked")
        NAME_WITHHELD = "name_withheld", _("Name taken back by whoever asked")
        FORGOTTEN = "forgotten", _("Personal data deleted")

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(_("kind"), max_length=15, choices=Kind)
    at = models.DateTimeField(_("taken at"), default=timezone.now)
    by = models.CharField(_("taken by"), max_length=200, blank=True)
    signature = models.CharField(_("account of who did it"), max_length=60, blank=True)
    note = models.TextField(_("note on the step"), blank=True)
    before = models.TextField(_("former text"), blank=True)

    class Meta:
        verbose_name = _("step of a question")
        verbose_name_plural = _("steps of questions")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.by}"
