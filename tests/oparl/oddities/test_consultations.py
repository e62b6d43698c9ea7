"""Consultations of one paper."""

from oparl.importing.oddities.consultations import told_apart


def test_the_second_of_the_same_id_is_a_stage_of_its_own():
    """Karlsruhe (SOMACOS Session, 2023/2024): three papers name a consultation twice, as postponed business does
    (papers/vo/48079: consultations/28976 of two meetings).
    """
    root = "https://web1.karlsruhe.de/oparl/bodies/0001"
    one = {"id": "consultations/28976", "agendaItem": f"{root}/agendaitems/76234"}
    again = {"id": "consultations/28976", "agendaItem": f"{root}/agendaitems/76646"}
    less, third = (
        {"id": "consultations/28976", "meeting": f"{root}/meetings/9196"},
        {"id": "consultations/28976"},
    )
    apart, twice = told_apart([one, "c/2", again, less, third])
    assert apart == [
        one,
        "c/2",
        again | {"id": "consultations/28976#76646"},
        less | {"id": "consultations/28976#9196"},
        third | {"id": "consultations/28976#4"},
    ]
    assert twice == 3
    assert told_apart([one, {"role": "Anhörung"}]) == ([one, {"role": "Anhörung"}], 0)
