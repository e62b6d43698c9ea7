"""The page on which clerks keep the text blocks (Textbausteine) of their municipality."""

from django import forms
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from journal.events import Refused
from minutes.models import TextBlock
from minutes.passage_events import require_passage
from minutes.pdf.characters import characters
from sessions_app.pages.edge import ActorRequest, sentence_of, working
from sessions_app.queries import preparable_organizations

LIMIT = 300  # text blocks of one municipality


class TextBlockForm(forms.ModelForm):  # type: ignore[type-arg]  # its parameters exist for the checker only
    class Meta:
        model = TextBlock
        fields = ("name", "text")
        labels = {"name": _("Name"), "text": _("Text")}
        widgets = {"text": forms.Textarea(attrs={"rows": 5, "spellcheck": "true", "lang": "de"})}

    def clean_text(self) -> str:
        """What a passage could not hold either is refused in the same words."""
        text = str(self.cleaned_data["text"]).replace("\r\n", "\n").strip()
        try:
            require_passage(text, characters())
        except Refused as refused:
            raise forms.ValidationError(sentence_of(refused)) from None
        return text


def _require_clerk(request: ActorRequest) -> None:
    """Whoever writes minutes here. Everybody else: not found."""
    if not preparable_organizations(request.actor, request.tenant).exists():
        raise Http404


def _page(request: ActorRequest, form: TextBlockForm, status: int = 200) -> HttpResponse:
    blocks = TextBlock.objects.filter(body=request.tenant)
    context = {"section": "workplace", "blocks": blocks, "form": form}
    return render(request, "minutes/text_blocks.html", context, status=status)


@working
@require_http_methods(["GET", "HEAD", "POST"])
def text_blocks(request: ActorRequest) -> HttpResponse:
    """All of them, and the form for another one."""
    _require_clerk(request)
    new = TextBlock(body=request.tenant)
    if request.method != "POST":
        return _page(request, TextBlockForm(instance=new))
    form = TextBlockForm(request.POST, instance=new)
    if TextBlock.objects.filter(body=request.tenant).count() >= LIMIT:
        form.add_error(None, gettext("There are too many text blocks. Please delete some first."))
    return _kept(request, form)


@working
@require_http_methods(["GET", "HEAD", "POST"])
def text_block(request: ActorRequest, key: int) -> HttpResponse:
    """One of them, to be changed."""
    _require_clerk(request)
    block = get_object_or_404(TextBlock, pk=key, body=request.tenant)
    if request.method != "POST":
        return _page(request, TextBlockForm(instance=block))
    return _kept(request, TextBlockForm(request.POST, instance=block))


def _kept(request: ActorRequest, form: TextBlockForm) -> HttpResponse:
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        with transaction.atomic():
            form.save()
    except IntegrityError:
        form.add_error(
            "name", gettext("There is a text block of this name already. Please choose another one.")
        )
        return _page(request, form, status=422)
    messages.success(request, gettext("The text block is saved."))
    return redirect("minutes:text_blocks")


@working
@require_POST
def delete_text_block(request: ActorRequest, key: int) -> HttpResponse:
    """Takes it off the list. Passages into which it was inserted keep its words."""
    _require_clerk(request)
    get_object_or_404(TextBlock, pk=key, body=request.tenant).delete()
    messages.success(request, gettext("The text block is deleted. What was written with it stays."))
    return redirect("minutes:text_blocks")
