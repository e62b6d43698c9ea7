"""What the council decided at its last meeting: matters and paper numbers of its own, not tonight's."""

from config.demo.topics import TOPICS
from config.demo_town import Topic

FIRST_PAPER = 78
CHOSEN = (
    "Bebauungsplan Nr. 84",
    "Sanierung der Grundschule",
    "Stadtbücherei: Öffnung",
    "Tempo 30",
    "Radweg an der Aue",
)


def agenda_lately(year: int) -> tuple[Topic, ...]:
    """In the shape of `demo_town.AGENDA`."""
    matters = [topic for start in CHOSEN for topic in TOPICS if topic.title.startswith(start)]
    return (
        Topic(
            number="Ö 1",
            title="Feststellung der ordnungsgemäßen Ladung und der Beschlussfähigkeit",
            kind="information",
        ),
        Topic(number="Ö 2", title="Einwohnerfragestunde", kind="information"),
        *(
            Topic(
                number=f"Ö {place + 3}",
                title=matter.title,
                paper_reference=f"{year}/{FIRST_PAPER + 2 * place:03}",
                proposed_resolution=matter.proposal,
            )
            for place, matter in enumerate(matters)
        ),
        Topic(number=f"Ö {len(matters) + 3}", title="Mitteilungen und Anfragen", kind="information"),
        Topic(
            number="N 1",
            title="Ausübung des Vorkaufsrechts in der Gerbergasse 12",
            public_title="Grundstücksangelegenheit",
            paper_reference=f"{year}/{FIRST_PAPER + 2 * len(matters):03}-N",
            proposed_resolution="Der Rat beschließt, das Vorkaufsrecht auszuüben.",
        ),
    )
