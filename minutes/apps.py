"""The room as Django starts it."""

from django.apps import AppConfig


class MinutesConfig(AppConfig):
    name = "minutes"

    def ready(self) -> None:
        from journal.store import register_book  # models are importable only now
        from mail.letters import register_maker
        from minutes.approvals import approved_by_vote, propose_approvals
        from minutes.book import MINUTES
        from minutes.issuing.invitation_mail import invitation_letter
        from minutes.objecting import put_objections_forward
        from minutes.reminding import reminder_letter
        from sessions_app.adopted import register_witness
        from sessions_app.desk.waiting import register_proposer

        register_book(MINUTES)
        register_maker("invitation", invitation_letter)
        register_maker("reminder", reminder_letter)
        register_witness(approved_by_vote)
        register_proposer(propose_approvals)
        register_proposer(put_objections_forward)
