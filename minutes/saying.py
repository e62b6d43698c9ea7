"""A finding in words, in the reader's language."""

from django.utils.translation import gettext, ngettext

from minutes.findings import Finding, Plural


def say(finding: Finding) -> str:
    """The sentence of the finding with its details."""
    sentence, details = finding.message.value, finding.details
    if isinstance(sentence, Plural):
        return ngettext(sentence.one, sentence.many, int(details[sentence.by])) % details
    return gettext(sentence) % details
