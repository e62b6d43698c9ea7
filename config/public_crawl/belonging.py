"""Which rows belong to a body: found along the foreign keys, so that a new model needs no line."""

from collections.abc import Iterator
from functools import cache

from django.apps import apps
from django.db import models
from django.db.models import Model, QuerySet

from documents.models import File
from sessions_app.models import Body

CABINET = ("sessions_app", "documents", "minutes")


def cabinet() -> Iterator[type[Model]]:
    """The models of the filing cabinet."""
    for room in CABINET:
        yield from apps.get_app_config(room).get_models()


def linked() -> list[type[Model]]:
    """Those, and the tables that only link them, as files with a paper."""
    rooms = map(apps.get_app_config, CABINET)
    return [model for room in rooms for model in room.get_models(include_auto_created=True)]


def named(name: str) -> type[Model] | None:
    """The model that the open data name so, such as `agendaitem`."""
    return next((each for each in cabinet() if each._meta.model_name == name), None)  # noqa: SLF001 (public API)


def numbered() -> list[type[Model]]:
    """Those whose keys are whole numbers."""
    return [each for each in cabinet() if isinstance(each._meta.pk, models.AutoField)]  # noqa: SLF001 (public API)


def rows_of(model: type[Model], body: Body | None) -> QuerySet[Model]:
    """All rows of a model, or those of one body; those that belong to none belong to all."""
    rows: QuerySet[Model] = model._default_manager.all()  # noqa: SLF001 (public API)
    if body is None:
        return rows
    if model is File:
        return rows.filter(owner=body.slug)
    way = _way_to_body(model)
    return rows.filter(**{way: body.pk}) if way else rows


@cache
def _way_to_body(model: type[Model]) -> str:
    """The shortest chain of foreign keys, such as `meeting__body__pk`; empty where there is none."""
    ways: list[tuple[type[Model], str]] = [(model, "")]
    met = {model}
    for here, way in ways:
        if here is Body:
            return f"{way}pk"
        for field in here._meta.concrete_fields:  # noqa: SLF001 (public API)
            there = field.related_model if isinstance(field, models.ForeignKey) else None
            if isinstance(there, type) and there not in met:
                met.add(there)
                ways.append((there, f"{way}{field.name}__"))
    return ""
