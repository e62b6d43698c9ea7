"""The mails to people from outside, made when they leave: of what holds then. They repeat nothing that somebody typed,
as that may be a stranger's words for somebody else's mailbox.
"""
