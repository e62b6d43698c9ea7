"""The page on which the organisation's administration writes imprint, data protection and the texts beside them."""

from datetime import timedelta

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from journal.events import N_
from portal.models import PublicText
from portal.statement import SLOT, statement
from sessions_app.pages.edge import ActorRequest, working
from sessions_app.policies import may_administer

Page = PublicText.Page
LANGUAGES = dict(settings.LANGUAGES)
YEAR = timedelta(days=365)  # after which the accessibility statement has to be reviewed ((EU) 2018/1523)
OPEN_SLOTS = N_(
    "These places are still open: %(slots)s. Please write what holds, or take the sentence out. Everybody reads this."
)


class OwnTextForm(forms.ModelForm):  # type: ignore[type-arg]  # its parameters exist for the checker only
    video = forms.URLField(
        label=_("Address of a video"),
        help_text=_("If there is a film of this text, for example in sign language: where it lies."),
        required=False,
        max_length=500,
        assume_scheme="https",
    )

    class Meta:
        model = PublicText
        fields = ("text", "video")
        labels = {"text": _("Text")}
        help_texts = {
            "text": _(
                "An empty line begins a paragraph, ## a heading, - an entry of a list. Left empty, the preset text stands."
            ),
        }
        widgets = {"text": forms.Textarea(attrs={"rows": 16, "spellcheck": "true"})}

    def __init__(self, *given: object, **named: object) -> None:
        super().__init__(*given, **named)  # type: ignore[arg-type]  # passed on as they came
        self.fields["text"].required = False

    def clean_text(self) -> str:
        """Raises ValidationError where a slot of the shipped accessibility statement was left open: all would read it."""
        text = str(self.cleaned_data["text"]).replace("\r\n", "\n").strip()
        slots = SLOT.findall(text) if self.instance.page == Page.ACCESSIBILITY else []
        if slots:
            open_slots = ", ".join(dict.fromkeys(slots))
            raise forms.ValidationError(gettext(OPEN_SLOTS) % {"slots": open_slots})
        return text


def _require_administration(request: ActorRequest) -> None:
    """Whoever keeps the settings of the municipality. Everybody else: not found."""
    if not may_administer(request.actor, request.tenant.pk):
        raise Http404


@working
@require_safe
def own_texts(request: ActorRequest) -> HttpResponse:
    """Every page in every language, and whether the municipality has written it."""
    _require_administration(request)
    written = set(PublicText.objects.filter(body=request.tenant).values_list("page", "language"))
    rows = [
        (page, [(code, name, (page.value, code) in written) for code, name in LANGUAGES.items()])
        for page in Page
    ]
    context = {"section": "workplace", "rows": rows, "overdue": _overdue(request)}
    return render(request, "portal/own_texts.html", context)


def _overdue(request: ActorRequest) -> list[str]:
    """The languages in which the accessibility statement was last looked over too long ago; German, where it is missing:
    that one stands for all.
    """
    rows = PublicText.objects.filter(body=request.tenant, page=Page.ACCESSIBILITY)
    reviewed = {settings.LANGUAGE_CODE: None, **dict(rows.values_list("language", "modified"))}
    due = timezone.now() - YEAR
    return [LANGUAGES[code] for code, at in reviewed.items() if at is None or at < due]


@working
@require_http_methods(["GET", "HEAD", "POST"])
def own_text(request: ActorRequest, page: str, language: str) -> HttpResponse:
    _require_administration(request)
    if page not in Page.values or language not in LANGUAGES:
        raise Http404
    known = PublicText.objects.filter(body=request.tenant, page=page, language=language).first()
    row = known or PublicText(body=request.tenant, page=page, language=language)
    given = {} if known else {"text": _draft(request, page, language)}
    form = OwnTextForm(request.POST if request.method == "POST" else None, instance=row, initial=given)
    if request.method == "POST" and form.is_valid():
        return _kept(request, form)
    context = {"section": "workplace", "form": form, "row": row, "language_name": LANGUAGES[language]}
    return render(request, "portal/own_text.html", context, status=422 if form.errors else 200)


def _draft(request: ActorRequest, page: str, language: str) -> str:
    """What is there to begin with: of the accessibility statement all but what only the municipality knows."""
    if page != Page.ACCESSIBILITY:
        return ""
    with translation.override(language):
        return statement(request.tenant, request.get_host(), slots=True)


def _kept(request: ActorRequest, form: OwnTextForm) -> HttpResponse:
    """A text without a word is taken away: the preset stands again."""
    row = form.save(commit=False)
    if row.text or row.video:
        row.modified = timezone.now()
        row.save()
        messages.success(request, gettext("The text is saved. Everybody reads it now."))
    else:
        if row.pk:
            row.delete()
        messages.success(
            request, gettext("There is no text of your own any more. The preset one stands again.")
        )
    return redirect("portal:own_texts")
