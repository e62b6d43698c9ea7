"""Where a row shows: which objects have to be looked at again when it was written."""

from collections.abc import Iterable, Iterator

from oparl.importing.kinds import MODELS

# kind → where it is written out or referred to: (kind of object, its path to the row). What depends on the visibility
# of a row stands here too. An item stands before and after others, so its neighbours are looked at as well.
SHOWN_IN: dict[str, tuple[tuple[str, str], ...]] = {
    "body": (("system", "pk"),),
    "open_data": (("system", "pk"), ("body", "pk"), ("person", "body"), ("meeting", "body")),
    "legislative_term": (("body", "legislative_terms"),),
    "location": (("organization", "location"), ("meeting", "location"), ("paper", "locations")),
    "organization": (
        ("organization", "sub_organization_of"),
        ("membership", "organization"),
        ("membership", "on_behalf_of"),
        ("person", "memberships__organization"),
        ("person", "memberships__on_behalf_of"),
        ("meeting", "organization"),
        ("meeting", "further_organizations"),
        ("consultation", "organizations"),
        ("paper", "consultations__organizations"),
        ("paper", "under_direction_of"),
        ("paper", "originator_organizations"),
        ("location", "organization"),
    ),
    "person": (
        ("membership", "person"),
        ("organization", "memberships__person"),
        ("paper", "originator_people"),
    ),
    "membership": (
        ("person", "memberships"),
        ("organization", "memberships"),
        ("paper", "originator_people__memberships"),
    ),
    "meeting": (
        ("agenda_item", "meeting"),
        ("consultation", "agenda_item__meeting"),
        ("paper", "consultations__agenda_item__meeting"),
        ("location", "meeting"),
        ("file", "invites_to"),
        ("file", "minutes_of"),
        ("file", "transcript_of"),
        ("file", "meetings"),
        ("file", "agenda_items__meeting"),
        ("file", "resolution_of__meeting"),
    ),
    "agenda_item": (
        ("meeting", "agenda_items"),
        ("agenda_item", "meeting__agenda_items"),
        ("consultation", "agenda_item"),
        ("paper", "consultations__agenda_item"),
        ("file", "agenda_items"),
        ("file", "resolution_of"),
    ),
    "consultation": (
        ("paper", "consultations"),
        ("agenda_item", "consultations"),
        ("meeting", "agenda_items__consultations"),
    ),
    "paper": (
        ("consultation", "paper"),
        ("agenda_item", "consultations__paper"),
        ("meeting", "agenda_items__consultations__paper"),
        ("paper", "superordinated_papers"),
        ("paper", "subordinated_papers"),
        ("location", "papers"),
        ("file", "main_file_of"),
        ("file", "papers"),
    ),
    "file": (
        ("paper", "main_file"),
        ("paper", "auxiliary_files"),
        ("agenda_item", "auxiliary_files"),
        ("agenda_item", "resolution_file"),
        ("meeting", "invitation"),
        ("meeting", "results_protocol"),
        ("meeting", "verbatim_protocol"),
        ("meeting", "auxiliary_files"),
        ("meeting", "agenda_items__auxiliary_files"),
        ("meeting", "agenda_items__resolution_file"),
    ),
}
NO_OBJECTS = {"open_data"}


def touched_by(kind: str, keys: Iterable[int]) -> Iterator[tuple[str, int]]:
    """Kind and key of all objects in which rows of a kind show, the rows' own first; one may come twice."""
    keys = list(keys)
    if kind not in NO_OBJECTS:
        yield from ((kind, key) for key in keys)
    for other, path in SHOWN_IN.get(kind, ()):
        model = MODELS["body" if other == "system" else other]
        found = model.objects.filter(**{f"{path}__in": keys}).values_list("pk", flat=True)
        yield from ((other, key) for key in found.order_by().distinct())
