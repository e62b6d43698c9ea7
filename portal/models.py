"""What a municipality itself says on the pages around its meetings."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sessions_app.models import Body

TEXT_LIMIT = 20_000


class PublicText(models.Model):
    """One page's text in one language, in the small markup of the minutes' passages. Without one the preset stands."""

    class Page(models.TextChoices):
        IMPRINT = "imprint", _("Imprint")
        PRIVACY = "privacy", _("Data protection")
        ACCESSIBILITY = "accessibility", _("Accessibility statement")
        PLAIN = "plain", _("Plain language")
        SIGNED = "signed", _("Sign language")

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="public_texts")
    page = models.CharField(_("page"), max_length=20, choices=Page)
    language = models.CharField(_("language"), max_length=5)
    text = models.TextField(_("text"), max_length=TEXT_LIMIT)
    video = models.URLField(_("address of a video"), max_length=500, blank=True)
    modified = models.DateTimeField(_("modified"), default=timezone.now)

    class Meta:
        verbose_name = _("public text")
        verbose_name_plural = _("public texts")
        constraints = [
            models.UniqueConstraint(fields=["body", "page", "language"], name="one_public_text_of_a_page")
        ]

    def __str__(self) -> str:
        return f"{self.get_page_display()} ({self.language})"
