"""Everything that can be done in a sitting: `verb_noun(sitting, by, *, …) -> event`, or `Refused`.

Every command asks its policy first. Choices, kinds and modes may come as their plain wire words.
"""

# Signatures (bodies follow in this package's files; all names are importable from here):
#   convene(sitting, by, *, plan: Plan)                         cancel(sitting, by, *, reason)
#   open_sitting(sitting, by)                                   close_sitting(sitting, by)
#   interrupt(sitting, by, *, reason, until=None)               resume(sitting, by)
#   arrive(sitting, by, *, person=None, mode="room")            leave(sitting, by, *, person=None)
#   call_item / note_item(sitting, by, *, item)                 postpone_item / withdraw_item(…, item, reason="")
#   refer_item(sitting, by, *, item, to)
#   exclude_public(sitting, by, *, reason)                      readmit_public(sitting, by)
#   open_vote(sitting, by, *, question="", kind="open", majority="simple")   (the current item)
#   cast_ballot(sitting, by, *, choice, voter=None)             close_vote(sitting, by)
#   announce_result(sitting, by)                                annul_vote(sitting, by, *, reason)
