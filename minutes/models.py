"""What the clerk keeps at hand for writing. The minutes themselves stand in the journal."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from minutes.passage_events import PASSAGE_LIMIT
from sessions_app.models import Body


class TextBlock(models.Model):
    """A text block (Textbaustein) of a municipality, in the markup of passages. Inserted as it stands at that moment."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="text_blocks")
    name = models.CharField(_("name"), max_length=80)
    text = models.TextField(_("text"), max_length=PASSAGE_LIMIT)

    class Meta:
        verbose_name = _("text block")
        verbose_name_plural = _("text blocks")
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["body", "name"], name="one_text_block_of_a_name")]

    def __str__(self) -> str:
        return self.name
