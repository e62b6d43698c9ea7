"""Residents' questions as a passage of the minutes begins with them. The words are the record's: German."""

from collections.abc import Iterable

from minutes.item_templates import GAP
from sessions_app.models import Question

NOBODY = "Eine Einwohnerin oder ein Einwohner"


def told(questions: Iterable[Question]) -> str:
    """Who asked what, as far as the name may be published, and what was answered; in the markup of passages."""
    return "\n\n".join(f"{_question(each)}\n\n{_answer(each)}" for each in questions)


def _question(row: Question) -> str:
    return f"**{row.shown_name or NOBODY}** fragt ({row.subject}): {_joined(row.shown_text)}"


def _answer(row: Question) -> str:
    if row.answer:
        in_writing = " schriftlich" if row.answered_in == Question.Way.IN_WRITING else ""
        return f"Die Frage wird{in_writing} beantwortet: {_joined(row.answer)}"
    return f"Die Antwort folgt schriftlich. {GAP}"


def _joined(text: str) -> str:
    """In one paragraph, so that no line of it is read as a mark."""
    return " ".join(text.split())
