"""What the people of a sitting do: come and go, speak, report, assure."""

from sessions_app.sitting.commands import (
    apologies,
    attendance,
    discretion,
    disturbances,
    later,
    quorum,
    readiness,
    recusal,
    speakers,
)
from sessions_app.sitting.disturbances import FaultKind
from sessions_app.sitting.events.disturbances import FaultReported
from tests.house.permissions.situation import NOW, Line, another, in_sitting, own

ATTENDANCE = (
    in_sitting("Sich selbst als anwesend melden", attendance.arrive, person=own),
    in_sitting("Ein anderes Mitglied als anwesend eintragen", attendance.arrive, person=another),
    in_sitting(
        "Ein anderes Mitglied als zugeschaltet eintragen", attendance.arrive, person=another, mode="remote"
    ),
    in_sitting("Sich selbst abmelden", attendance.leave, person=own),
    in_sitting("Eintragen, dass ein anderes Mitglied gegangen ist", attendance.leave, person=another),
    in_sitting("Die Anmeldung eines Mitglieds bestätigen", attendance.confirm_arrivals, person=another),
    in_sitting("Alle Anmeldungen auf einmal bestätigen", attendance.confirm_arrivals),
    in_sitting("Die Anmeldung eines Mitglieds verwerfen", attendance.reject_arrival, person=another),
    in_sitting("Ein Mitglied als entschuldigt eintragen", apologies.excuse_member, person=another),
    in_sitting("Ein Mitglied als verspätet eintragen", apologies.announce_late, person=another),
    in_sitting("Eine Entschuldigung zurücknehmen", apologies.withdraw_apology, person=another),
    in_sitting(
        "Eine Ankunft nachtragen",
        later.enter_arrival,
        person=another,
        arrived_at=NOW,
        reason="übersehen",
    ),
    in_sitting(
        "Einen Weggang nachtragen",
        later.enter_departure,
        person=another,
        left_at=NOW,
        reason="übersehen",
    ),
    in_sitting(
        "Sich selbst für befangen erklären",
        recusal.declare_recusal,
        person=own,
        item=1,
        place="outside",
    ),
    in_sitting(
        "Eintragen, dass ein anderes Mitglied sich für befangen erklärt",
        recusal.declare_recusal,
        person=another,
        item=1,
        place="outside",
    ),
    in_sitting(
        "Eine Entscheidung über eine Befangenheit eintragen",
        recusal.decide_recusal,
        person=another,
        item=1,
        place="outside",
        reason="Beschluss",
    ),
    in_sitting(
        "Eintragen, dass nach einer Abstimmung eine Befangenheit bekannt wurde",
        recusal.find_bias,
        person=another,
        vote=1,
        reason="Auskunft",
    ),
    in_sitting("Eine Befangenheit beenden", recusal.end_recusal, person=another, item=1),
    in_sitting("Selbst die Beschlussfähigkeit bezweifeln", quorum.challenge_quorum, person=own),
    in_sitting(
        "Eintragen, dass ein anderes Mitglied die Beschlussfähigkeit bezweifelt",
        quorum.challenge_quorum,
        person=another,
    ),
    in_sitting(
        "Feststellen, dass ein Punkt in zweiter Sitzung ansteht",
        quorum.find_second_meeting,
        item=1,
        reason="zurückgestellt",
    ),
)
DEVICES = (
    in_sitting(
        "Vor der Sitzung das eigene Gerät mit einer Probestimme prüfen", readiness.check_device, choice="yes"
    ),
)
SPEAKERS = (
    in_sitting("Sich selbst zu Wort melden", speakers.request_floor, person=own),
    in_sitting("Ein anderes Mitglied auf die Rednerliste setzen", speakers.request_floor, person=another),
    in_sitting("Die eigene Wortmeldung zurückziehen", speakers.withdraw_request, person=own),
    in_sitting(
        "Ein anderes Mitglied von der Rednerliste streichen", speakers.withdraw_request, person=another
    ),
    in_sitting("Das Wort erteilen", speakers.give_floor, person=another),
    in_sitting("Eine Rede beenden", speakers.end_speech, person=another),
    in_sitting("Die Rednerliste schließen", speakers.close_speakers_list),
    in_sitting("Die Rednerliste wieder öffnen", speakers.reopen_speakers_list),
    in_sitting("Die Redezeit festlegen", speakers.set_speaking_time, per_speech=5),
)


def says_it_works_again(situation, actor):
    """Who reported the fault says it."""
    reported = FaultReported(number=1, person=own(situation, actor), fault=FaultKind.SOUND)
    sitting = reported.apply(situation.sitting, NOW)
    return disturbances.report_recovery(sitting, actor, disturbance=1)


DISTURBANCES = (
    in_sitting("Eine Störung melden", disturbances.report_fault, fault="sound", person=own),
    in_sitting(
        "Eintragen, dass ein anderes Mitglied eine Störung meldet",
        disturbances.report_fault,
        fault="sound",
        person=another,
    ),
    Line("Melden, dass es wieder geht", disturbances.report_recovery, says_it_works_again),
    in_sitting(
        "Über eine Störung entscheiden",
        disturbances.judge_disturbance,
        finding="relevant",
        reason="Ton fehlt",
    ),
    in_sitting("Die Behebung einer Störung feststellen", disturbances.declare_repaired),
)
CLOSED_PART = (
    in_sitting("Für sich versichern, dass niemand mithört", discretion.assure_confidentiality, person=own),
    in_sitting(
        "Eintragen, dass ein anderes Mitglied es versichert",
        discretion.assure_confidentiality,
        person=another,
    ),
    in_sitting(
        "Ein nichtöffentliches Ergebnis öffentlich bekannt geben",
        discretion.publish_result,
        vote=1,
        wording="Der Rat hat beschlossen.",
    ),
    in_sitting(
        "Ein nichtöffentliches Ergebnis später oder nicht bekannt geben",
        discretion.keep_result,
        vote=1,
        announcement="later",
    ),
)
