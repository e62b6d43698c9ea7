"""What the program itself says on its pages, in all its languages: nobody's secret, whoever sends it."""

from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import trans_real


def own_words() -> Iterator[str]:
    """Its messages. Those that count have a text for each number."""
    for language, _name in settings.LANGUAGES:
        catalogue = trans_real.translation(language)._catalog  # type: ignore[attr-defined]  # noqa: SLF001 (there is no other way to read all of them)
        for message, said in catalogue.items():
            yield message if isinstance(message, str) else message[0]
            yield said
