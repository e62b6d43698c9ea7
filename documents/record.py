"""What every row of the filing cabinet has in common."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Record(models.Model):
    """OParl's common fields. An imported row keeps its source's id, times and whatever had no column."""

    oparl_id = models.CharField(_("OParl id"), max_length=500, null=True, blank=True, unique=True)
    created = models.DateTimeField(_("created"), default=timezone.now)
    modified = models.DateTimeField(_("modified"), default=timezone.now, db_index=True)
    deleted = models.BooleanField(_("deleted"), default=False)
    web = models.URLField(_("web page"), max_length=500, blank=True)
    extra = models.JSONField(_("further fields of the source"), default=dict, blank=True)

    class Meta:
        abstract = True
