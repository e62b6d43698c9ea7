"""Why something before the meeting was not done."""

from journal.events import N_, Refusal


class DeskRefusal(Refusal):
    NOT_THE_CLERK = N_("Only the clerk of this organization may do this. Please ask the clerk.")
    NOT_AN_AUTHOR = N_("You may not register papers in this municipality. Please ask the administration.")
    WRONG_PLACE = N_("This place belongs to another municipality. Please choose one of yours.")
    BEGIN_MISSING = N_("Please say when the meeting begins.")
    ALREADY_CONVENED = N_("The meeting has been convened. Its date and place can no longer be changed here.")
    NOTHING_LEFT_OPEN = N_("No item of this meeting was left open. Plan a new meeting instead.")
    ALREADY_PUBLISHED = N_("The agenda is published. What is published stays as it is.")
    NOT_PUBLISHED_YET = N_(
        "A supplement belongs to an agenda that was published here. A draft can be changed as it is."
    )
    CHANGED_IN_THE_MEETING = N_(
        "The meeting has been convened. What changes on its agenda now, the council decides in the meeting."
    )
    SUPPLEMENT_EMPTY = N_("The supplement changes nothing yet. Please add, change or withdraw an item first.")
    SUPPLEMENT_CHANGED = N_(
        "Somebody has changed the supplement since you opened this page, so it is NOT published yet. "
        "Please read below what it says now, and then publish it."
    )
    NOTHING_CHANGED = N_(
        "Nothing is changed in this item. Please change its wording or choose a paper for it."
    )
    AGENDA_EMPTY = N_("The agenda has no items yet. Please add at least one before you publish it.")
    TITLE_MISSING = N_("Please give the item a title.")
    NO_SUCH_ITEM = N_("This item is no longer on the agenda. Please reload the page.")
    NO_SUCH_PAPER = N_("This paper does not exist, or it is not open to you.")
    PAPER_ALREADY_THERE = N_("This paper is attached to the item already. Nothing more is needed.")
    PAPER_PUBLISHED = N_(
        "The paper stands on a published agenda. What is published stays as it is; please register a new paper "
        "with what has changed."
    )
    PAPER_WITHDRAWN = N_(
        "This paper was public and is no more. Whoever follows the place would learn of it there. Please publish the paper "
        "again first, then name its place."
    )
    PLACE_MISSING = N_("Please choose a known place, or write which one it is.")
    NOT_TO_BE_BROADCAST = N_(
        "Your main by-law does not allow broadcasts and recordings so far, as far as it is entered here. Please enter it "
        "under Rules first, with its paragraph; without it nothing is shown."
    )
    NOT_ENCRYPTED = N_("Please give an address that begins with https://, so that readers’ devices open it.")
    BEFORE_THE_MEETING = N_(
        "The recording can begin at most one day before or after the meeting. Please check the day."
    )
    NO_SUCH_FILE = N_("This file is no longer attached. Please reload the page.")
    REFERENCE_TAKEN = N_(
        "There is a paper with the reference %(reference)s already. Please choose another reference."
    )
