"""Every paper and file of the demo town has its answer on personal data, as the office would have given it."""

from documents.models import File
from sessions_app.models import Body, Paper, Person, PersonalDataAnswer
from sessions_app.personal_data import Answer, Thing, place_of


def answer_for_all(body: Body, clerk: Person) -> None:
    """Public: nobody is named. Closed: only for the decision."""
    things: list[Thing] = [*Paper.objects.filter(body=body), *File.objects.filter(owner=body.slug)]
    PersonalDataAnswer.objects.bulk_create(
        PersonalDataAnswer(
            **{place_of(thing)[0]: thing},
            answer=Answer.NONE if thing.public else Answer.DECISION,
            user=clerk.user,
            name=clerk.name,
            at=thing.modified,
        )
        for thing in things
    )
