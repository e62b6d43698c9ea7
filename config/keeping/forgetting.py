"""What is deleted by its age alone. Each returns how many rows it was."""

from datetime import datetime

from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session

from config.models import Crawl
from mail.writing import forget_old
from minutes.models import Invitation
from portal.subscriptions.models import Told
from sessions_app.desk.over import meetings_over
from sessions_app.models import Body


def forget_invitations(body: Body, before: datetime) -> int:
    """The notes of invitations to meetings that were over before."""
    return Invitation.objects.filter(meeting__in=meetings_over(body, before)).delete()[0]


def forget_mails(body: Body, before: datetime) -> int:
    """That mails were sent, and what subscribers were told."""
    told = Told.objects.filter(subscriber__body=body, told_at__lt=before)
    return forget_old([body.slug], before) + told.delete()[0]


def forget_rounds(body: Body, before: datetime) -> int:
    return Crawl.objects.filter(body=body, started_at__lt=before).delete()[0]


def forget_logins(before: datetime) -> int:
    return Session.objects.filter(expire_date__lt=before).delete()[0]


def forget_admin_log(before: datetime) -> int:
    return LogEntry.objects.filter(action_time__lt=before).delete()[0]
