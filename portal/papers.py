"""Papers: the list, and the page of each with its way through the organizations."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from accounts.actor import NOBODY
from portal.following import following
from portal.linked_data import as_script, report
from portal.lists import page_of
from sessions_app.queries import consultations_of, public_papers
from sessions_app.reading import view_of_paper
from sessions_app.tenancy import TenantRequest


@require_safe
def papers(request: TenantRequest) -> HttpResponse:
    rows = public_papers(request.tenant).order_by("-dated_on", "-pk")
    return render(request, "portal/papers.html", {"section": "papers", "page": page_of(request, rows)})


@require_safe
def paper(request: TenantRequest, key: int) -> HttpResponse:
    row = get_object_or_404(public_papers(request.tenant).select_related("main_file", "body"), pk=key)
    files = view_of_paper(row, row.auxiliary_files.all(), entitled=False).files
    places = list(row.locations.filter(deleted=False).order_by("pk"))
    context = {
        "section": "papers",
        "paper": row,
        "files": files,
        "consultations": consultations_of(NOBODY, row),
        "places": places,
        "following": following(
            gettext("News about this paper"), "portal:feed_of_paper", row.pk, mail={"vorlage": row.pk}
        ),
        "linked_data": as_script(report(request, row, files, places)),
    }
    return render(request, "portal/paper.html", context)
