"""The report of an import as a person reads it, in the language on screen."""

from collections import Counter

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from rich.console import Console
from rich.table import Table

from journal.events import N_
from oparl.importing.kinds import MODELS, plural, target_kind
from oparl.importing.report import COUNTS, Report
from sessions_app.models import Body

IMPORTED = N_("Imported into %(body)s (%(slug)s)")


def present(report: Report, body: Body, console: Console, *, dry: bool = False) -> None:
    """Prints what came in, what was odd, what was refused and the bottom line."""
    begun = _("Compared with %(body)s (%(slug)s); nothing was written") if dry else _(IMPORTED)
    console.print(begun % {"body": body.name, "slug": body.slug}, style="bold")
    console.print(_counts(report))
    if report.fields:
        console.print(_fields(report))
    if report.odd:
        console.print(_oddities(report))
    if report.dangling or report.tied:
        console.print(_references(report))
    if report.refused:
        console.print(_refusals(report))
    for line in [*_unfinished(report), *_files(report), *_bottom(report, dry=dry)]:
        console.print(line, style="bold", markup=False)


def _counts(report: Report) -> Table:
    table = Table(title=pgettext("import", "Objects"), title_justify="left")
    table.add_column(pgettext("import", "Kind"))
    columns = [getattr(report, name) for name in COUNTS]
    names = (
        pgettext("import", "read"),
        pgettext("import", "new"),
        pgettext("import", "changed"),
        pgettext("import", "withdrawn"),
        pgettext("import", "unchanged"),
        _("ours is newer"),
    )
    for name in names:
        table.add_column(name, justify="right")
    for kind in MODELS:
        if report.read[kind]:
            table.add_row(plural(kind), *(str(column[kind]) for column in columns))
    return table


def _fields(report: Report) -> Table:
    table = Table(title=_("What changed"), title_justify="left")
    table.add_column(pgettext("import", "Number"), justify="right")
    table.add_column(pgettext("import", "Kind"))
    table.add_column(_("Field"))
    table.add_column(pgettext("import", "Examples"), ratio=1, overflow="fold")
    for (kind, name), number in report.fields.most_common():
        table.add_row(str(number), plural(kind), name, _examples(report, f"{kind}.{name}"))
    return table


def _unfinished(report: Report) -> list[str]:
    if not report.unfinished:
        return []
    said = _("Not complete: %(lists)s. Start again later, it goes on where it stopped.")
    return [said % {"lists": ", ".join(report.unfinished)}]


def _files(report: Report) -> list[str]:
    said = _("Files: %(new)d fetched, %(unchanged)d unchanged at the source, %(refused)d left there")
    numbers = {name: report.fetched[name] for name in ("new", "unchanged", "refused")}
    return ([said % numbers] if report.fetched else []) + [
        ngettext(
            "%(host)s did not answer %(silences)d times. %(files)d file waits for the next run. Start again later; "
            "if it stays silent, ask those who run it, or give it more time with --patience.",
            "%(host)s did not answer %(silences)d times. %(files)d files wait for the next run. Start again later; "
            "if it stays silent, ask those who run it, or give it more time with --patience.",
            files,
        )
        % {"host": host, "silences": report.silences[host], "files": files}
        for host, files in report.waiting.most_common()
    ]


def _oddities(report: Report) -> Table:
    table = Table(title=_("What was odd"), title_justify="left")
    table.add_column(pgettext("import", "Number"), justify="right")
    table.add_column(_("What, and what was made of it"), ratio=2)
    table.add_column(pgettext("import", "Examples"), ratio=1, overflow="fold")
    for odd, number in report.odd.most_common():
        table.add_row(str(number), _(odd.value), _examples(report, odd.name))
    return table


def _refusals(report: Report) -> Table:
    table = Table(title=_("Left out"), title_justify="left")
    table.add_column(pgettext("import", "Number"), justify="right")
    table.add_column(pgettext("import", "Why"), ratio=2)
    table.add_column(_("Line or address"), ratio=1, overflow="fold")
    for sentence, number in report.refused.most_common():
        table.add_row(str(number), _(sentence), _examples(report, sentence))
    return table


def _references(report: Report) -> Table:
    table = Table(
        title=_("References to objects that are not here; a later import ties them"), title_justify="left"
    )
    table.add_column(pgettext("import", "Number"), justify="right")
    table.add_column(pgettext("import", "From"))
    table.add_column(pgettext("import", "To"))
    between: Counter[tuple[str, str]] = Counter()
    for (kind, field), number in report.dangling.items():
        between[kind, target_kind(kind, field)] += number
    for (kind, target), number in between.most_common():
        table.add_row(str(number), plural(kind), plural(target))
    table.caption = _("Tied in this run: %(number)d") % {"number": report.tied}
    return table


def _examples(report: Report, key: str) -> str:
    return "\n".join(report.examples[key])


def _bottom(report: Report, *, dry: bool) -> list[str]:
    numbers = {"objects": report.objects, "rows": report.rows, "lost": len(report.lost)}
    lines = [_("Objects in the source: %(objects)d, rows: %(rows)d, lost: %(lost)d") % numbers]
    lines = [] if dry else lines
    lines += report.lost
    if report.refused:
        lines.append(_("Left out: %(number)d") % {"number": report.refused.total()})
    if not report.changes:
        lines.append(_("Nothing changed."))
    return lines
