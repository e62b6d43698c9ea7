"""The course of a sitting and its business: order, agenda, motions, votes."""

from sessions_app.sitting.commands import (
    accesses,
    adjournment,
    agenda,
    bloc,
    broadcasts,
    compositions,
    corrections,
    course,
    divisions,
    elections,
    happenings,
    leadership,
    motions,
    moves,
    votes,
)
from sessions_app.sitting.state import Sitting
from tests.house.permissions.situation import Line, another, in_sitting, own

COURSE = (
    Line(
        "Die Sitzung einberufen",
        course.convene,
        lambda situation, actor: course.convene(Sitting(), actor, plan=situation.plan),
    ),
    in_sitting("Die Sitzung absagen", course.cancel, reason="Sturm"),
    in_sitting("Die Sitzung eröffnen", course.open_sitting),
    in_sitting("Die Beschlussfähigkeit feststellen", course.establish_quorum),
    in_sitting("Die Sitzung unterbrechen", course.interrupt, reason="Störung"),
    in_sitting("Die Sitzung fortsetzen", course.resume),
    in_sitting("Die Öffentlichkeit ausschließen", agenda.exclude_public, reason="Personalsache"),
    in_sitting("Die Öffentlichkeit wieder zulassen", agenda.readmit_public),
    in_sitting("Die Sitzung vertagen", adjournment.adjourn_sitting, reason="Es ist spät"),
    in_sitting("Die vertagte Sitzung fortsetzen", adjournment.continue_sitting),
    in_sitting("Die Sitzung schließen", course.close_sitting),
    in_sitting("Die Sitzungsleitung übergeben ⁴", leadership.hand_over_chair, person=another),
    in_sitting("Die Sitzungsleitung zurückgeben", leadership.give_back_chair),
    in_sitting("Eine Zeile des Journals berichtigen", corrections.correct_entry, seq=1, text="a", reason="b"),
)
HALL = (
    in_sitting(
        "Eine Ordnungsmaßnahme ergreifen",
        happenings.take_order_measure,
        measure="call_to_order",
        person=another,
        reason="Zwischenruf",
    ),
    in_sitting("Die Einwohnerfragestunde beginnen", happenings.begin_question_time),
    in_sitting("Die Einwohnerfragestunde beenden", happenings.end_question_time, questions=1),
    in_sitting("Ein Mitglied verpflichten", happenings.commit_member, person=another),
    in_sitting("Eine Schweigeminute beginnen", happenings.begin_silence, reason="Gedenken"),
    in_sitting("Eine Schweigeminute beenden", happenings.end_silence),
)
BROADCAST = (
    in_sitting("Die Übertragung beginnen", broadcasts.start_broadcast),
    in_sitting("Die Übertragung anhalten", broadcasts.pause_broadcast),
    in_sitting("Die Übertragung fortsetzen", broadcasts.resume_broadcast),
    in_sitting("Die Übertragung beenden", broadcasts.end_broadcast),
    in_sitting(
        "Sagen, dass man selbst nicht übertragen werden möchte",
        broadcasts.state_broadcast_wish,
        person=own,
        wish="declines",
    ),
    in_sitting(
        "Dasselbe für andere eintragen", broadcasts.state_broadcast_wish, person=another, wish="agrees"
    ),
)
ITEMS = (
    in_sitting("Einen Punkt aufrufen", agenda.call_item, item=1),
    in_sitting("Einen Punkt zur Kenntnis nehmen lassen", agenda.note_item, item=1),
    in_sitting("Einen Punkt vertagen", agenda.postpone_item, item=1, reason="Beratungsbedarf"),
    in_sitting("Einen Punkt absetzen", agenda.withdraw_item, item=1, reason="Erledigt"),
    in_sitting("Einen Punkt verweisen", agenda.refer_item, item=1, to="Ausschuss", reason="Vorberatung"),
    in_sitting("Die Reihenfolge der Punkte ändern", moves.move_item, item=1, reason="Gäste warten"),
    in_sitting(
        "Punkte gemeinsam beraten lassen", moves.combine_items, item=1, other=2, reason="Zusammenhang"
    ),
    in_sitting("Eine gemeinsame Beratung beenden", moves.separate_items, item=1, reason="Antrag"),
    in_sitting(
        "Einen dringlichen Punkt beantragen",
        moves.propose_item,
        item=70,
        title="Deich",
        reason="Hochwasser",
    ),
    in_sitting("Über die Dringlichkeit abstimmen lassen", moves.open_urgency_vote, item=70),
    in_sitting("Einen dringlichen Punkt zurücknehmen", moves.take_back_proposal, item=70, reason="Erledigt"),
    in_sitting(
        "Mehrere Punkte zur gemeinsamen Abstimmung aufrufen", bloc.call_en_bloc, items={1: "1", 2: "1"}
    ),
    in_sitting("Einen Punkt herausnehmen lassen", bloc.take_item_out, item=1, person=own),
    in_sitting("Einen Punkt für einen anderen herausnehmen", bloc.take_item_out, item=1, person=another),
)
MOTIONS = (
    in_sitting(
        "Einen eigenen Antrag stellen",
        motions.table_motion,
        item=1,
        kind="amendment",
        text="Text",
        mover=own,
    ),
    in_sitting(
        "Den Antrag eines anderen eintragen",
        motions.table_motion,
        item=1,
        kind="amendment",
        text="Text",
        mover=another,
    ),
    in_sitting("Den Antrag des Mitglieds zurückziehen ³", motions.withdraw_motion, item=1, motion=1),
    in_sitting(
        "Einen Antrag für erledigt erklären",
        motions.settle_motion,
        item=1,
        motion=1,
        reason="weitergehend",
    ),
    in_sitting(
        "Die Reihenfolge der Abstimmung ändern",
        motions.move_motion,
        item=1,
        motion=1,
        reason="weitergehend",
    ),
    in_sitting(
        "Die Unterstützung eines Antrags festhalten",
        motions.find_support,
        item=1,
        motion=1,
        supporters=3,
        required=3,
    ),
)
VOTES = (
    in_sitting(
        "Einen Text für die abschnittsweise Abstimmung aufteilen",
        divisions.divide_text,
        item=1,
        text="Eins\n\nZwei",
    ),
    in_sitting("Doch über den ganzen Text abstimmen lassen", divisions.keep_text_whole, item=1),
    in_sitting("Eine Abstimmung eröffnen", votes.open_vote, item=1),
    in_sitting("Die eigene Stimme abgeben", votes.cast_ballot, vote=1, choice="yes", voter=own),
    in_sitting(
        "Die Stimme eines anderen Mitglieds eintragen",
        votes.cast_ballot,
        vote=1,
        choice="yes",
        voter=another,
    ),
    in_sitting("Eine Abstimmung schließen", votes.close_vote, vote=1),
    in_sitting("Ein Ergebnis bekannt geben", votes.announce_result, vote=1),
    in_sitting("Abgegebene Stimmzettel vermerken", votes.hand_in_papers, vote=1),
    in_sitting(
        "Die Zählung der Stimmzettel eintragen",
        votes.count_papers,
        vote=1,
        teller="Olga",
        yes="1",
        no="0",
    ),
    in_sitting(
        "Die Zählung eines Handzeichens eintragen", votes.count_hands, vote=1, teller="Olga", yes="1", no="0"
    ),
    in_sitting("Eine Abstimmung für ungültig erklären", votes.annul_vote, vote=1, reason="Störung"),
)
ELECTIONS = (
    in_sitting("Eine Wahl eröffnen", elections.open_election, item=1, office="Vorsitz", candidates="Anna"),
    in_sitting(
        "Die Auszählung eines Wahlgangs eintragen",
        elections.count_round,
        election=1,
        round_number=1,
        votes={1: "1"},
        papers="1",
        tellers="Zwei",
    ),
    in_sitting(
        "Einen Losentscheid eintragen",
        elections.draw_lot,
        election=1,
        round_number=1,
        drawn_by="Vorsitz",
        witnesses="Zwei",
    ),
    in_sitting("Einen weiteren Wahlgang aufrufen", elections.call_round, election=1, round_number=1),
    in_sitting("Ein Wahlergebnis bekannt geben", elections.announce_election, election=1),
    in_sitting(
        "Die Annahme der Wahl eintragen",
        elections.answer_election,
        election=1,
        candidate=1,
        answer="accepted",
    ),
    in_sitting(
        "Einen Ausschuss besetzen",
        compositions.open_composition,
        item=1,
        office="Bauausschuss",
        lists="A",
        seats=1,
        way="paper",
    ),
    in_sitting(
        "Die Antwort einer über eine Liste gewählten Person eintragen",
        compositions.answer_seat,
        election=1,
        elected="Anna",
        answer="accepted",
    ),
    in_sitting("Die Annahme aller Gewählten eintragen", compositions.accept_all, election=1),
    in_sitting(
        "Personen für freie Sitze einer Liste eintragen",
        compositions.name_members,
        election=1,
        group="A",
        people="Anna",
    ),
    in_sitting(
        "Fraktionen auf Ausschussvorsitze zugreifen lassen",
        accesses.open_access,
        item=1,
        office="Vorsitz",
        groups="A 1",
        committees="Bauausschuss",
    ),
    in_sitting(
        "Das Los über die Reihenfolge der Zugriffe eintragen",
        accesses.draw_order,
        access=1,
        first=1,
        order="A",
        drawn_by="Anna",
        witnesses="Bernd",
    ),
    in_sitting(
        "Den Zugriff einer Fraktion eintragen",
        accesses.take_chair,
        access=1,
        place=1,
        committee="Bauausschuss",
        person="Anna",
    ),
    in_sitting(
        "Auf den Zugriff verzichten",
        accesses.waive_turn,
        access=1,
        place=1,
        reason="",
    ),
    in_sitting("Den letzten Zugriff zurücknehmen", accesses.take_back_pick, access=1, reason="Irrtum"),
    in_sitting("Die Verteilung der Ausschussvorsitze feststellen", accesses.conclude_access, access=1),
    in_sitting(
        "Den Zugriff auf Ausschussvorsitze abbrechen", accesses.break_off_access, access=1, reason="x"
    ),
    in_sitting("Eine Wahl abbrechen", elections.break_off_election, election=1, reason="Störung"),
)
