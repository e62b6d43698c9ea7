"""What every form of the workplace refuses."""

from django import forms
from django.core.files.uploadedfile import UploadedFile

from journal.events import Refused
from sessions_app.live import sentence_of
from sessions_app.plain_text import require_plain


class PlainForm(forms.Form):
    """Takes no text in which something unseen changes how the rest is read."""

    def clean(self) -> None:
        for name, value in list(self.cleaned_data.items()):
            text = value.name if isinstance(value, UploadedFile) else value
            try:
                require_plain(text if isinstance(text, str) else "")
            except Refused as refused:
                self.add_error(name, sentence_of(refused))
