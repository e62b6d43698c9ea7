"""A finding in words, in the reader's language."""

from django.utils import translation

from minutes.findings import Finding
from minutes.telling import sentence


def say(finding: Finding) -> str:
    """The sentence of the finding with its details."""
    return sentence(finding, translation)
