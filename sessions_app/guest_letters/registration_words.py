"""What a mail on a registration says: subject, what has happened, and after the link what to do next."""

from typing import NamedTuple

from journal.events import N_


class Words(NamedTuple):
    subject: str
    said: tuple[str, ...]
    after: tuple[str, ...]


CANCEL = N_("If you cannot come, please cancel on that page. Then your registration is deleted.")
VIDEO = Words(
    N_("Your access by video: %(meeting)s"),
    (
        N_("you are registered to follow this meeting by video: %(meeting)s. Your number is %(number)s."),
        N_(
            "As soon as the meeting is open, open your personal page, accept the notice there and enter. Your camera and "
            "microphone stay off."
        ),
    ),
    (N_("The address is your access. Please keep it and give it to nobody."), CANCEL),
)
PLACE = Words(
    N_("Your place in the town hall: %(meeting)s"),
    (
        N_(
            "a place is kept for you in the town hall where this meeting can be seen and heard: %(meeting)s. Your number "
            "is %(number)s."
        ),
        N_("Your personal page says where. At the meeting the office shows you the way."),
    ),
    (CANCEL,),
)
WITHDRAWN = Words(
    N_("Your access was withdrawn: %(meeting)s"),
    (
        N_("the office has withdrawn your access to this meeting: %(meeting)s."),
        N_(
            "The reason stands on your personal page. If that is a mistake, please turn to the office. Public meetings "
            "are open to everybody: you can also come."
        ),
    ),
    (),
)
