"""How long personal data are kept (Speicherfristen, Art. 5 Abs. 1 Buchst. e GDPR; DP-11).

kind        one class of data: what it is, why it is kept, for how long
passing     the classes that end, each with the function that deletes it
standing    the classes that do not, and the models without people: every model has its place here
forgetting  what is deleted by its age alone
models      the terms that a municipality has chosen, and the record of what was deleted
rounds      the nightly round (`manage.py keep_terms`)
page        the page of the organisation's administration
"""
