"""An evening for those who recount: an open vote, one by roll call, one behind closed doors, words that nobody may see."""

from django.utils import timezone

from sessions_app.models import LocalRule
from sessions_app.standing import sitting_of
from tests.live.council import eichenfurt

WHY = "Zahnarzt Warum"  # why somebody came late: nobody's business
ITS_CORRECTION = "Nicht Zahnarzt, sondern Notarzt"
PHONE = "0123 4567"
SEEN, UNSEEN = "Gemeint war der Marktplatz", "Vogelwort der Sitzung"


def held(profile="nrw", **rules):
    """Eichenfurt after an evening; `rules` are local ones on what the Internet shows, such as `roll_call=True`."""
    council = eichenfurt()
    type(council.body).objects.filter(pk=council.body.pk).update(rule_profile=profile, fault_phone=PHONE)
    council.body.refresh_from_db()
    for name, value in rules.items():
        LocalRule.objects.create(
            body=council.body,
            key=f"minutes.{name}_on_internet",
            content=value,
            document="main_bylaw",
            paragraph="§ 9",
            starts_on=timezone.localdate(),
        )
    council.opened("bernd")
    council.do("olga", "enter_arrival", person=council.person("bernd"), arrived_at=now(), reason=WHY)
    correct_last(council, ITS_CORRECTION)
    vote(council, "Ö 3", "open")
    correct_last(council, SEEN)
    vote(council, "Ö 4", "roll_call")
    council.do("vera", "exclude_public", reason=f"Grundstück {UNSEEN}")
    vote(council, "N 1", "roll_call")
    correct_last(council, UNSEEN)
    council.do("vera", "readmit_public")
    council.do("vera", "close_sitting")
    return council


def now():
    return timezone.localtime().strftime("%H:%M")


def correct_last(council, text):
    seq = sitting_of(council.meeting).seq
    council.do("olga", "correct_entry", seq=seq, text=text, reason="Versehen.")


def vote(council, number, kind):
    council.do("olga", "call_item", item=council.item(number))
    council.do("olga", "open_vote", item=council.item(number), kind=kind)
    opened = sitting_of(council.meeting).state.vote
    choices = [choice for choice in ("yes", "no", "abstain") if choice in opened.choices]
    for place, voter in enumerate(opened.register[:4]):
        choice = choices[place % len(choices)]
        council.do("olga", "cast_ballot", vote=opened.number, voter=voter.person, choice=choice)
    council.do("olga", "close_vote", vote=opened.number)
    council.do("vera", "announce_result", vote=opened.number)
