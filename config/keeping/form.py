"""The terms that a municipality chooses, as one form."""

from django import forms
from django.db import transaction
from django.utils.translation import gettext

from config.keeping.models import Term
from config.keeping.passing import PASSING
from config.keeping.rounds import terms_of
from journal.events import N_
from sessions_app.models import Body

BETWEEN = N_("%(least)s to %(most)s days, preset: %(days)s")


class TermsForm(forms.Form):
    """One field of days for each kind with a choice, named as the kind is."""

    def __init__(self, data: object, body: Body) -> None:
        super().__init__(data, initial=terms_of(body))  # type: ignore[arg-type]  # a request's POST, or None
        self.body = body
        for kind in PASSING:
            if kind.is_chosen:
                span = {"least": kind.least, "most": kind.most, "days": kind.days}
                self.fields[kind.key] = forms.IntegerField(
                    min_value=kind.least, max_value=kind.most, help_text=gettext(BETWEEN) % span
                )

    @transaction.atomic
    def save(self) -> None:
        """What is as it was preset needs no row. Of two windows that save at once the last one holds."""
        preset = {kind.key: kind.days for kind in PASSING}
        chosen = {key: self.cleaned_data[key] for key in preset if key in self.fields}
        other = {key for key, days in chosen.items() if days != preset[key]}
        Term.objects.filter(body=self.body).exclude(kind__in=other).delete()
        Term.objects.bulk_create(
            [Term(body=self.body, kind=key, days=chosen[key]) for key in preset if key in other],
            update_conflicts=True,
            unique_fields=["body", "kind"],
            update_fields=["days"],
        )
