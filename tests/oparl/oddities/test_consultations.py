"""Consultations of one paper."""

from oparl.importing.oddities.consultations import told_apart


def test_the_second_of_the_same_id_is_a_stage_of_its_own():
    """Karlsruhe (SOMACOS Session, 2023/2024): three papers name a consultation twice, as postponed business does."""
    one = {"id": "c/1", "agendaItem": "https://x.example/items/7"}
    again, third = {"id": "c/1", "meeting": "https://x.example/m/9"}, {"id": "c/1"}
    apart, twice = told_apart([one, "c/2", again, third])
    assert apart == [one, "c/2", again | {"id": "c/1#9"}, third | {"id": "c/1#3"}]
    assert twice == 2
    assert told_apart([one, {"role": "Anhörung"}]) == ([one, {"role": "Anhörung"}], 0)
