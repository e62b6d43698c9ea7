"""Who has opened which closed file: noted with each delivery, read by the reader and by those who answer for it."""

from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.utils import timezone

from accounts.actor import Actor
from documents.delivery import deliver
from documents.models import File
from sessions_app.models import Body, FileAccess
from sessions_app.policies import may_read_accesses
from sessions_app.tenancy import TenantRequest

Way = FileAccess.Way
ONE_READING = timedelta(minutes=5)


def note_access(request: TenantRequest, actor: Actor, file: File, way: FileAccess.Way) -> None:
    """Written before the file leaves: what cannot be noted is not delivered. A viewer that fetches one piece after the
    other opens the file once; a marked copy has no pieces, and each bears a time of its own.
    """
    body = request.tenant
    if way != Way.MARKED and "Range" in request.headers and _just_opened(actor, body, file):
        return
    FileAccess.objects.create(
        body=body, file=file, title=file.name, user_id=actor.user, name=actor.name[:200], way=way
    )


def deliver_as_signed(request: TenantRequest, actor: Actor, file: File) -> HttpResponseBase:
    """For documents that go out as they were or will be signed, whoever asks; noted where they are closed."""
    if not file.public:
        note_access(request, actor, file, Way.SIGNED)
    return deliver(request, file)


def _just_opened(actor: Actor, body: Body, file: File) -> bool:
    return own_accesses(actor, body).filter(file=file, at__gt=timezone.now() - ONE_READING).exists()


def own_accesses(actor: Actor, body: Body) -> QuerySet[FileAccess]:
    return FileAccess.objects.filter(body=body, user=actor.user) if actor.user else FileAccess.objects.none()


def visible_accesses(actor: Actor, body: Body) -> QuerySet[FileAccess]:
    """All of the municipality for those who may, for everybody else the own ones."""
    may = may_read_accesses(actor, body.pk)
    return FileAccess.objects.filter(body=body) if may else own_accesses(actor, body)


def forget_accesses(body: Body, before: datetime) -> int:
    return FileAccess.objects.filter(body=body, at__lt=before).delete()[0]
