"""The mail to somebody who asked: how the question stands, and the way to the own page."""

from django.utils.translation import gettext

from mail.letters import Letter, Link
from mail.models import Mail
from sessions_app.desk.asking import OPEN
from sessions_app.guest_letters.facts import address_of, is_overtaken, named
from sessions_app.guest_letters.question_words import WORDS, Standing
from sessions_app.models import Question, QuestionStep
from sessions_app.participation_queries import ON_THE_PAGE

State, Kind = Question.State, QuestionStep.Kind


def question_letter(mail: Mail) -> Letter | None:
    """None where a later mail says more, or nothing is left of the question."""
    rows = Question.objects.filter(pk=mail.about["question"], meeting__deleted=False)
    row = rows.exclude(state=State.WITHDRAWN).select_related("meeting__body", "merged_into").first()
    if row is None or is_overtaken(mail, row):
        return None
    words = WORDS[_standing(row, mail.about.get("step"))]
    told = {"number": row.number, "meeting": named(row.meeting)}
    return Letter(
        sender=row.meeting.body.name,
        subject=gettext(words.subject) % told,
        paragraphs=(
            gettext("Good day,"),
            gettext("this is about question %(number)s for the residents’ question time: %(meeting)s.")
            % told,
            gettext(words.meaning),
        ),
        action=Link(text=gettext("To your question"), address=address_of("portal:question", row)),
        after=tuple(_about_the_page(row)),
        reason=gettext(
            "You get this mail because this address was given with the question. If that was not you, please tell the "
            "office."
        ),
    )


def _standing(row: Question, step: int | None) -> Standing:
    """How it stands now; `step` is the key of what was done last, perhaps with the question that stands for this one."""
    leader = row.merged_into if row.state == State.MERGED else row
    if leader is None or leader.state not in (*ON_THE_PAGE, row.state):
        return Standing.LEFT_ALONE
    if leader is not row and leader.state == State.ADMITTED:
        return Standing.MERGED
    done = QuestionStep.objects.filter(pk=step).first() if step else None
    if done and done.kind == Kind.REWORDED:
        return Standing.REWORDED
    if done and done.kind == Kind.ANSWERED and done.before:
        return Standing.CORRECTED
    return Standing(leader.state)


def _about_the_page(row: Question) -> list[str]:
    said = [
        gettext(
            "Please keep this address and give it to nobody: whoever knows it sees how your question stands."
        )
    ]
    if row.state in OPEN:
        said.append(
            gettext(
                "As long as the question was not asked, you can withdraw it there. Then it is deleted, and this address "
                "with it."
            )
        )
    return said
