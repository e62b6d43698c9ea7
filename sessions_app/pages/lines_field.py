"""Fields of several lines."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sessions_app.sitting.wordings import LONGEST_WORDING


class LinesField(forms.CharField):
    """Text of several lines: a line end is one character, as the browser counts it."""

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n")


class ProposedResolutionField(LinesField):
    """As long as what can be put to the vote."""

    def __init__(self) -> None:
        area = forms.Textarea(attrs={"rows": 4})
        super().__init__(
            label=_("Proposed resolution"), max_length=LONGEST_WORDING, required=False, widget=area
        )
