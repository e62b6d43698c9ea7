"""What was adopted: a projection of the journal."""

from datetime import date

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sessions_app.models.agenda_item import AgendaItem
from sessions_app.resolutions.state import Standing
from sessions_app.resolutions.words import sentence_of
from voting.rules.majority import MORE_YES_THAN_NO, Majority, Tally, Verdict
from voting.rules.sentence import result_sentence


def standing_sentence(standing: str, until: date | None, source: str) -> str:
    """How a resolution stands today, in the reader's language; empty where the book of resolutions does not know it."""
    if not standing:
        return ""
    msgid = sentence_of(
        Standing(standing), until.isoformat() if until else "", timezone.localdate().isoformat()
    )
    values = {"until": date_format(until, "SHORT_DATE_FORMAT") if until else "", "source": source}
    return gettext(msgid) % values


class Resolution(models.Model):
    """A resolution (Beschluss), written by the projection when its result is announced: read-only.

    `text` is the wording that was frozen when the vote was opened; `as_amended`: amendments are worked into it.
    `number` and how it stands come from the book of resolutions (`sessions_app.adopted`); empty where that does not
    know it: rejected, or of the time before.

    Of an election (`election`: its number, and no vote) `text` is what was elected to, and `outcome` tells the result in
    the installation's language; it changes while those elected are asked.

    `base` and `threshold` (Yes votes needed out of it) are empty where Yes and No alone are compared. `entry` is the
    journal's seq of the announcement, so that anyone can look the vote up.
    """

    agenda_item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="resolutions")
    vote_number = models.PositiveSmallIntegerField(_("number of the vote"))
    text = models.TextField(_("wording"))
    as_amended = models.BooleanField(_("as amended"), default=False)
    carried = models.BooleanField(_("carried"))
    yes = models.PositiveIntegerField(_("yes"))
    no = models.PositiveIntegerField(_("no"))
    abstain = models.PositiveIntegerField(_("abstentions"))
    adopted_at = models.DateTimeField(_("announced at"))
    majority = models.CharField(_("majority"), max_length=40, default=Majority.SIMPLE.value)
    rule_source = models.CharField(_("paragraph of the rule"), max_length=200, blank=True)
    rule_id = models.CharField(_("rule of the majority"), max_length=40, default=MORE_YES_THAN_NO)
    base = models.PositiveIntegerField(_("number that the majority is counted from"), null=True, blank=True)
    threshold = models.PositiveIntegerField(_("Yes votes needed"), null=True, blank=True)
    number = models.CharField(_("number of the resolution"), max_length=400, blank=True)
    standing = models.CharField(_("standing"), max_length=20, blank=True)
    standing_until = models.DateField(_("next step due by"), null=True, blank=True)
    standing_source = models.CharField(_("paragraph of the standing"), max_length=400, blank=True)
    election = models.PositiveSmallIntegerField(_("number of the election"), default=0)
    outcome = models.TextField(_("result of the election"), blank=True)
    entry = models.PositiveIntegerField(_("entry in the journal"))

    class Meta:
        verbose_name = _("resolution")
        verbose_name_plural = _("resolutions")
        constraints = [
            models.UniqueConstraint(
                fields=["agenda_item", "vote_number", "election"], name="one_resolution_per_decision"
            )
        ]

    def __str__(self) -> str:
        return f"{self.agenda_item}: {self.text[:80]}"

    @property
    def standing_said(self) -> str:
        """How it stands today, in the reader's language; empty where the book of resolutions does not know it."""
        return standing_sentence(self.standing, self.standing_until, self.standing_source)

    @property
    def sentence(self) -> str:
        """The result with its arithmetic, in the reader's language; of an election as it was told."""
        if self.election:
            return self.outcome
        tally = Tally(self.yes, self.no, self.abstain)
        verdict = Verdict(
            self.carried, self.base or 0, self.threshold or 0, self.rule_id, source=self.rule_source
        )
        return result_sentence(tally, verdict).told(gettext)
