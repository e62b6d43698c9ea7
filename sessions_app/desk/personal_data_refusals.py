"""Why something does not become public, or an answer on personal data was not taken."""

from journal.events import N_, Refusal


class PersonalDataRefusal(Refusal):
    NOT_ANSWERED = N_(
        "Nothing was published yet. Please say first whether these contain personal data: %(names)s."
    )
    REASON_MISSING = N_("Please write who decided that these data may be public, and why.")
    TEXT_BECOMES_PUBLIC = N_(
        "Everybody reads title and proposed resolution of a public paper. Please write there without the personal data and "
        "attach them as a file of their own, or take away “Becomes public with the agenda”."
    )
    TEXT_IS_PUBLIC = N_(
        "Everybody reads the text of this paper already. Please ask the administration to take the paper back."
    )
    TAKEN_OVER = N_("This came from another system and stays as it is there. Please have it changed there.")
