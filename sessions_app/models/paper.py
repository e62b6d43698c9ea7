"""Papers that the council deliberates on."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.models import File
from documents.record import Record
from sessions_app.models.body import Body
from sessions_app.models.location import Location
from sessions_app.models.organization import Organization
from sessions_app.models.person import Person


class Paper(Record):
    """A paper (Vorlage, Drucksache). Public only if somebody released it: `public` and `published_at`."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="papers")
    name = models.CharField(_("title"), max_length=1000)
    reference = models.CharField(_("reference"), max_length=100, blank=True, db_index=True)
    dated_on = models.DateField(_("date"), null=True, blank=True)
    paper_type = models.CharField(_("type"), max_length=200, blank=True)
    proposed_resolution = models.TextField(_("proposed resolution"), blank=True)
    public = models.BooleanField(_("public"), default=False)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    main_file = models.ForeignKey(
        File, on_delete=models.SET_NULL, null=True, blank=True, related_name="main_file_of"
    )
    auxiliary_files = models.ManyToManyField(File, blank=True, related_name="papers")
    all_files: list[File]  # on the papers of an agenda that is read (`queries`)
    under_direction_of = models.ManyToManyField(Organization, blank=True, related_name="directs_papers")
    originator_organizations = models.ManyToManyField(
        Organization, blank=True, related_name="originates_papers"
    )
    originator_people = models.ManyToManyField(Person, blank=True, related_name="originates_papers")
    locations = models.ManyToManyField(Location, blank=True, related_name="papers")
    superordinated_papers = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="subordinated_papers"
    )

    class Meta:
        verbose_name = _("paper")
        verbose_name_plural = _("papers")

    def __str__(self) -> str:
        return f"{self.reference} {self.name}".strip()
