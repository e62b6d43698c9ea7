"""The letters of the alarms: what happened, where, and what to do at once. What was seen is never in them."""

from collections.abc import Callable

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from config.models import Crawl
from config.public_crawl.findings import LEAKS, Finding, Kind
from mail.letters import Letter
from mail.models import Mail
from sessions_app.models import Body

SHOWN = 25  # findings in one mail; the command shows all


def alarm_letter(mail: Mail) -> Letter | None:
    """Of a round of the watch, of a command that failed, of a watch that did not run."""
    return LETTERS[mail.about["what"]](mail)


def _of_crawl(mail: Mail) -> Letter | None:
    crawl = Crawl.objects.select_related("body").filter(pk=mail.about["crawl"]).first()
    if crawl is None:
        return None
    findings = [Finding(each["where"], Kind(each["kind"]), tuple(each["rows"])) for each in crawl.findings]
    leaks = any(each.kind in LEAKS for each in findings)
    sent = not leaks and any(each.kind == Kind.SENT for each in findings)
    return _letter(
        crawl.body.name,
        _subject(crawl, leaks=leaks, sent=sent),
        _happened(crawl),
        *(_places(crawl, findings) if findings else ()),
        *(_compare() if sent else ()),
        *(_against_leaks(crawl.body) if leaks or sent else _against_faults(crawl.body)),
    )


def _subject(crawl: Crawl, *, leaks: bool, sent: bool) -> str:
    if leaks:
        return gettext("ALARM: something closed can be read in public (%(body)s)") % {"body": crawl.body.name}
    if sent:
        return gettext("Please compare: words of a resident can be read in public (%(body)s)") % {
            "body": crawl.body.name
        }
    if crawl.trouble:
        return gettext("The watch was broken off (%(body)s)") % {"body": crawl.body.name}
    return gettext("The watch met faults (%(body)s)") % {"body": crawl.body.name}


def _happened(crawl: Crawl) -> str:
    at = date_format(timezone.localtime(crawl.started_at), "SHORT_DATETIME_FORMAT")
    if crawl.trouble:
        return gettext(
            "The watch that began on %(at)s did not get to its end (%(trouble)s): nobody knows whether something closed can be read in the rest. Until then it read %(answers)s answers, %(faults)s of them with a fault."
        ) % {"at": at, "trouble": crawl.trouble, "answers": crawl.answers, "faults": crawl.faults}
    return gettext(
        "On %(at)s the watch read what is new, changed or had its turn of all that is shown without a login: %(answers)s answers, %(faults)s of them with a fault."
    ) % {"at": at, "answers": crawl.answers, "faults": crawl.faults}


def _places(crawl: Crawl, findings: list[Finding]) -> list[str]:
    """What could be read is left out on purpose: this mail would be the next leak."""
    lines = [str(each) for each in findings[:SHOWN]]
    more = crawl.faults - len(lines)
    if more > 0:
        lines.append(
            ngettext("… and %(more)s more place.", "… and %(more)s more places.", more) % {"more": more}
        )
    return [gettext("The places (what could be read there is left out on purpose):"), *lines]


def _compare() -> tuple[str, ...]:
    """Whoever sends may take the words from a public page: that alone is no leak."""
    return (
        gettext(
            "Please compare these places with what was sent. Where the resident only repeated what stands in public anyway, nothing is to be done. Where a page shows a question that nobody admitted, or the address of somebody who wrote, it is a leak:"
        ),
    )


def _against_leaks(body: Body) -> tuple[str, ...]:
    return (
        gettext("Please do this at once:"),
        gettext(
            "1. Close it: take the paper, the file or the item back at the workplace. Where that does not help, lock the address in the web server, or stop the server: nothing is lost by that."
        ),
        gettext(
            "2. Tell the data protection officer today. If personal data were to be seen, the supervisory authority has to be told within 72 hours (Art. 33 GDPR); this mail shows when it became known."
        ),
        gettext("3. Keep the server's logs of these addresses: they show who read there."),
        _look_again(body),
    )


def _against_faults(body: Body) -> tuple[str, ...]:
    return (
        gettext(
            "Please look into the log (journalctl -u ratssaal-command@crawl_as_public) and let it run again."
        ),
        _look_again(body),
    )


def _look_again(body: Body) -> str:
    command = f"manage.py crawl_as_public --body {body.slug}"
    return gettext("To look again, once mended: %(command)s; with --beneath /… for one address alone.") % {
        "command": command
    }


def _of_command(mail: Mail) -> Letter:
    name = mail.about["command"]
    return _letter(
        "Ratssaal",
        gettext("A command by timer failed: %(name)s") % {"name": name},
        gettext("“manage.py %(name)s” ended with a fault.") % {"name": name},
        gettext("What it said: journalctl -u ratssaal-command@%(name)s --since today") % {"name": name},
        gettext(
            "What it is for stands in the README. It runs again at its next time; you get one mail a day of it."
        ),
    )


def _of_silence(mail: Mail) -> Letter | None:
    body = Body.objects.filter(pk=mail.about["body"]).first()
    if body is None:
        return None
    return _letter(
        body.name,
        gettext("The watch has not run (%(body)s)") % {"body": body.name},
        mail.about["said"],
        gettext("Until it runs, nobody would notice if something closed could be read in public."),
        gettext("Please see whether the timer is on: systemctl list-timers ratssaal-crawl.timer"),
        _look_again(body),
    )


def _letter(sender: str, subject: str, *paragraphs: str) -> Letter:
    return Letter(
        sender=sender,
        subject=subject,
        paragraphs=(gettext("Good day,"), *paragraphs),
        reason=gettext("You get this mail because your address stands in OPERATORS of this installation."),
    )


LETTERS: dict[str, Callable[[Mail], Letter | None]] = {
    "crawl": _of_crawl,
    "command": _of_command,
    "silence": _of_silence,
}
