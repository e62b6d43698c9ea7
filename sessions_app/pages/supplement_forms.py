"""The forms of a supplement to a published agenda."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.actor import Actor
from sessions_app.models import Body, Paper
from sessions_app.pages.forms import AttachPaperForm, ItemForm, newest_papers
from sessions_app.pages.plain_form import PlainForm
from sessions_app.queries import visible_papers


class NoteForm(PlainForm):
    note = forms.CharField(
        label=_("Reason or note"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stands at the top of the supplement. Everybody reads it."),
    )


class SupplementItemForm(ItemForm):
    """An item as it will be; the papers are those that come to it with the supplement."""

    PAPERS = ("paper", "second_paper", "third_paper")
    paper = forms.ModelChoiceField(Paper.objects.none(), label=_("Paper"), required=False)
    second_paper = forms.ModelChoiceField(Paper.objects.none(), label=_("Second paper"), required=False)
    third_paper = forms.ModelChoiceField(Paper.objects.none(), label=_("Third paper"), required=False)

    def __init__(self, *args: Any, actor: Actor, body: Body, words: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.words = words
        papers = visible_papers(actor, body)
        newest = newest_papers(papers, words, AttachPaperForm.OFFERED)
        for name in self.PAPERS:
            field = self.fields[name]
            chosen = self.initial.get(name)
            offered = [*([chosen] if chosen and chosen not in newest else []), *newest]
            field.queryset = papers  # type: ignore[attr-defined]  # a ModelChoiceField
            field.choices = [("", _("none")), *((each.pk, str(each)) for each in offered)]  # type: ignore[attr-defined]

    def said(self) -> dict[str, Any]:
        """As the desk commands want it."""
        data = dict(self.cleaned_data)
        papers = [data.pop(name) for name in self.PAPERS]
        return {**data, "papers": {paper for paper in papers if paper}}
