"""What is typed of a paper and of a file, with the question about personal data."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sessions_app.models import Paper
from sessions_app.pages.lines_field import ProposedResolutionField
from sessions_app.pages.personal_data_form import PersonalDataForm, TextForm
from sessions_app.personal_data import held


class PaperForm(TextForm):
    """A paper to be registered or corrected."""

    name = forms.CharField(label=_("Title"), max_length=1000)
    reference = forms.CharField(label=_("Reference"), max_length=100, required=False)
    paper_type = forms.CharField(label=_("Kind"), max_length=200, required=False)
    proposed_resolution = ProposedResolutionField()
    public = forms.BooleanField(
        label=_("Becomes public with the agenda"),
        required=False,
        help_text=_("Without this mark the paper and its files are read by those entitled only."),
    )
    field_order = (
        "name",
        "reference",
        "paper_type",
        "proposed_resolution",
        "personal_data",
        "reason",
        "public",
    )

    def said(self) -> dict[str, Any]:
        """As `register_paper` and `change_paper` want it."""
        own = {name: value for name, value in self.cleaned_data.items() if name != "reason"}
        return own | {"personal_data": self.answered()}


def typed_of(paper: Paper) -> dict[str, object]:
    """What stands in the form of a paper that exists."""
    last = held(None, paper)
    names = ("name", "reference", "paper_type", "proposed_resolution", "public")
    typed: dict[str, object] = {name: getattr(paper, name) for name in names}
    return typed | ({"personal_data": last.answer, "reason": last.reason} if last else {})


class FileForm(PersonalDataForm):
    upload = forms.FileField(
        label=_("PDF file"),
        allow_empty_file=True,
        max_length=200,
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
    )
    name = forms.CharField(
        label=_("Name"),
        max_length=300,
        required=False,
        help_text=_("If left empty, the name of the file is used."),
    )
    field_order = ("upload", "name", "personal_data", "reason")

    def said(self) -> dict[str, Any]:
        """As `attach_file` wants it."""
        upload = self.cleaned_data["upload"]
        return {
            "data": upload.read(),
            "file_name": upload.name,
            "name": self.cleaned_data["name"],
            "personal_data": self.answered(),
        }
