"""The table of forgeries: how it is forged, and all faults that the check names."""

LATER = {"changed_later", "bytes_appended"}
FORGERIES = {}


def forgery(*faults):
    """Enters a way of tampering into the table: its name says how, `faults` are all that the check finds."""

    def enter(how):
        FORGERIES[how.__name__] = (how, frozenset(faults))
        return how

    return enter
