"""The questions about personal data as a page lays them out: by paper and item, each with the answer that holds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import QueryDict

from sessions_app.bundles import Bundle
from sessions_app.models import AgendaItem, File, Paper, PersonalDataAnswer
from sessions_app.pages.personal_data_form import PersonalDataForm, TextForm
from sessions_app.personal_data import Thing, answers_on, is_public, place_of


@dataclass(frozen=True)
class Said:
    """A thing with the answer that holds, for those who prepare."""

    thing: Thing
    answer: PersonalDataAnswer | None

    @property
    def key(self) -> str:
        """Names the thing on a page."""
        return "{}-{}".format(*place_of(self.thing))

    @property
    def is_file(self) -> bool:
        return isinstance(self.thing, File)

    @property
    def is_public(self) -> bool:
        return is_public(self.thing)

    @property
    def is_open(self) -> bool:
        """Somebody has to answer yet; of what is public already nobody is asked."""
        return self.answer is None and not self.is_public


@dataclass(frozen=True)
class Question(Said):
    """The same with the form that asks."""

    form: PersonalDataForm


@dataclass(frozen=True)
class Group:
    """The questions on a paper, or on an item's own files."""

    about: Paper | AgendaItem
    questions: tuple[Question, ...]

    @property
    def is_paper(self) -> bool:
        return isinstance(self.about, Paper)

    @property
    def is_open(self) -> bool:
        return any(each.is_open for each in self.questions)


def said_of(things: Iterable[Thing]) -> list[Said]:
    rows = list(things)
    answers = answers_on(rows)
    return [Said(thing, answers.get(place_of(thing))) for thing in rows]


def groups_of(bundles: Sequence[Bundle], typed: QueryDict | None) -> list[Group]:
    """The papers and items with something unanswered first; `typed`: what was sent."""
    said = iter(said_of(thing for bundle in bundles for thing in bundle.things))
    groups = [
        Group(bundle.about, tuple(_asked(next(said), typed) for _thing in bundle.things))
        for bundle in bundles
    ]
    return sorted(groups, key=lambda each: not each.is_open)


def _asked(said: Said, typed: QueryDict | None) -> Question:
    last = said.answer
    known = {"personal_data": last.answer, "reason": last.reason} if last else {}
    kind = TextForm if isinstance(said.thing, Paper) else PersonalDataForm
    form = kind(typed, prefix=said.key, initial=known)
    form.fields["personal_data"].help_text = ""  # said once, for all of them
    return Question(said.thing, last, form)
