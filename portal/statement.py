"""The accessibility statement as it is shipped, in the parts that Implementing Decision (EU) 2018/1523 wants.

In the small markup of `minutes.passages`, in the language that is switched on. What the program knows of itself stands
there; what only the municipality knows is a slot in brackets for whoever writes its own statement, and for everybody
else a sentence that this has not been stated yet.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext

from journal.events import N_
from sessions_app.models import Body

SLOT = re.compile(r"\[[^\]\n]*\]")


@dataclass(frozen=True)
class Section:
    """`known` holds for each municipality; `slot` is for whoever fills it in, `missing` for readers until then."""

    heading: str
    known: tuple[str, ...]
    slot: str
    missing: str


STATUS = Section(
    N_("How far these pages are accessible"),
    (
        N_(
            "As far as the program goes, these pages are partially compliant with EN 301 549 and with WCAG 2.2, level AA: "
            "what is not is listed in the next section."
        ),
    ),
    N_("Besides, we know of these barriers on our own pages and in our own files: [which ones, or: none]."),
    N_("The municipality has not stated yet whether its own texts and files have further barriers."),
)
CONTENT = (
    N_(
        "PDF files from outside, such as expert opinions, may lack the structure that a screen reader needs. Reason: "
        "others have made them. Agendas, minutes and records of votes that are written here have it."
    ),
    N_(
        "Livestreams have no captions. Reason: live pictures and sound are exempt (Directive (EU) 2016/2102, "
        "Article 1(4)(c)). Recordings may lack captions; the jump marks and the minutes tell in words what was decided."
    ),
    N_(
        "Maps are pictures. Reason: maps are exempt (Article 1(4)(d)). Each place on a map also stands in the list below it."
    ),
    N_(
        "On the English pages the municipality's own titles and texts are in German. They are marked as such, but not in "
        "the title of the window and where they stand within an English sentence."
    ),
    N_(
        "Video conferences run in the program Jitsi Meet, which others make. The live page tells in words what is being "
        "dealt with and what was decided."
    ),
)
METHOD = Section(
    N_("How this statement was made"),
    (
        N_(
            "The makers check the program with each version: with axe-core on the public pages in German and English, on "
            "small and large screens, and by use with the keyboard alone. That is a self-assessment."
        ),
        N_("The statement has to be reviewed at least once a year."),
    ),
    N_(
        "This statement was made on [date] and last reviewed on [date]. The method was [a self-assessment, or who assessed]."
    ),
    N_(
        "The municipality has not stated yet when it made this statement and last reviewed it, and by which method it "
        "assessed these pages."
    ),
)
FEEDBACK = Section(
    N_("Tell us about a barrier"),
    (N_("Please write or call. You get an answer and the content in a form that you can use."),),
    N_("E-mail: [address], telephone: [number]. We answer within [how many] weeks."),
    N_("The municipality has not stated an e-mail address for this yet."),
)
ENFORCEMENT = Section(
    N_("Enforcement"),
    (
        N_(
            "If you get no answer, or one that does not satisfy you, you can turn to the ombudsperson or arbitration body "
            "for accessibility of the federal state."
        ),
    ),
    N_("That is: [name, address, e-mail and website of the body that your state's law names]."),
    N_("The municipality has not named it here yet. Its office tells you which one it is."),
)


def statement(body: Body, host: str, *, slots: bool) -> str:
    """`slots`: as a draft to be filled in; else for readers, as long as the municipality has no statement of its own."""
    return "\n\n".join(_parts(body, host, slots=slots))


def _parts(body: Body, host: str, *, slots: bool) -> Iterator[str]:
    yield gettext(
        "%(name)s wants its council information to be usable by everybody, as the law of its federal state demands that "
        "carries out Directive (EU) 2016/2102. This statement is about the pages under %(host)s."
    ) % {"name": body.name, "host": host}
    yield from _section(STATUS, slots=slots)
    yield f"## {gettext('What is not accessible yet')}"
    yield "\n".join(f"- {gettext(each)}" for each in CONTENT)
    yield from _section(METHOD, slots=slots)
    yield from _section(FEEDBACK, slots=slots, is_said="@" in body.address)
    yield "\n".join(each for each in (body.office or body.name, body.address.strip(), body.website) if each)
    yield from _section(ENFORCEMENT, slots=slots)


def _section(section: Section, *, slots: bool, is_said: bool = False) -> Iterator[str]:
    yield f"## {gettext(section.heading)}"
    yield from map(gettext, section.known)
    if slots:
        yield gettext(section.slot)
    elif not is_said:
        yield gettext(section.missing)
