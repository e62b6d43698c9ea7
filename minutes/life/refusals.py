"""Why something cannot be done with signed minutes."""

from journal.events import N_, Refusal


class LifeRefusal(Refusal):
    """Sentences are msgids; the edge translates them."""

    NOT_THE_CLERK = N_("Only the clerk of this organization does this. Please ask the clerk.")
    NOT_YOUR_OBJECTION = N_(
        "You can object in your own name only. The clerk enters what others have told the office."
    )
    NOT_SIGNED = N_(
        "These minutes are not signed yet. As soon as all signatures are there, this is possible."
    )
    NOT_THERE = N_(
        "Only members who took part in the meeting can object to its minutes. Please tell the clerk what is wrong."
    )
    NO_REASON = N_("Please write what is wrong in the minutes, and how it was.")
    TOO_LONG = N_("The text is too long: %(limit)s characters at most. Please shorten it.")
    ENTERED_TWICE = N_("This is entered already, word for word. Nothing else is needed.")
    PERIOD_OVER = N_(
        "The period for objections ended on %(until)s (%(source)s). Please raise the matter in a meeting."
    )
    IS_FINAL = N_("These minutes are final. Please raise the matter in a meeting.")
    NO_SUCH_OBJECTION = N_("There is no such objection. Please reload the page.")
    DECIDED_ALREADY = N_("This objection is decided already. Nothing else is needed.")
    NO_CORRECTION = N_(
        "Please write the correction as it is to stand in the next minutes. An objection that is upheld needs one."
    )
    NO_RULING = N_("Please choose whether the objection was upheld or rejected.")
    NO_MEETING = N_("Please choose the meeting in which this was decided. It has to be a later one.")
    NEXT_IS_SEALED = N_(
        "The minutes of that meeting are sealed already, so that the correction cannot stand in them. Please choose a "
        "later meeting."
    )
    NO_NUMBERS = N_("Please enter Yes, No and abstentions as whole numbers, or leave all three empty.")
    NOT_CARRIED = N_("With these numbers the minutes are not approved. They can be put on the next agenda.")
    NO_APPROVAL = N_("By the rules of this body minutes are not approved by vote. Nothing has to be entered.")
    NO_CONCLUSION = N_(
        "By the rules of this body minutes do not wait for objections. Nothing has to be entered."
    )
    UNDECIDED = N_("Objections are undecided: %(number)s. The body decides them first.")
    PERIOD_RUNS = N_(
        "The period for objections ends on %(until)s (%(source)s). Please wait until it is over."
    )
    NOT_HELD_YET = N_(
        "No number of days is named for objections: they can come until the body has met again. Please choose the "
        "meeting in which it dealt with these minutes."
    )
    OBJECTION_WAITS = N_("The objection stands on an agenda already. Nothing else is needed.")
    WAITS_ALREADY = N_("The approval stands on an agenda already. Nothing else is needed.")
    NO_DRAFT_AGENDA = N_(
        "There is no meeting whose agenda is still a draft. As soon as one is planned, the approval goes on its agenda."
    )
    NOT_FINAL = N_("These minutes are not final yet. What is not final is not published.")
    CLOSED_PART = N_("The closed part is never published. Publish the public part instead.")
    PUBLISHED_ALREADY = N_("The public version is published. To publish another one, recall it first.")
    NO_VERSION = N_("There is no public version yet. The clerk makes it first.")
    ANOTHER_VERSION = N_("The public version is another one by now. Please reload the page and look at it.")
    NOT_A_RELEASER = N_("The public version is released by clerk and chair. Please ask them.")
    RELEASED_BY_YOU = N_("You have released this version already. Somebody else has to be the second person.")
    RELEASED_AS = N_(
        "It is released in this office already. The other of clerk and chair has to be the second."
    )
    NOT_RELEASED = N_("The public version needs the release of clerk and chair before it is published.")
    NOT_PUBLISHED = N_("The minutes are not published, so there is nothing to recall.")
    NO_RECALL_REASON = N_("Please write why the minutes are recalled. The reason stands at their address.")
    WRONG_MEMBERS = N_(
        "Please choose %(number)s different members who took part with a vote, and who neither presided nor kept the "
        "minutes."
    )
    NO_MEMBERS = N_(
        "By the rules of this body no further members sign the minutes. Nothing has to be chosen."
    )
