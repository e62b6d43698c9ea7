"""What search engines may read: robots.txt, which leads to the sitemaps."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

KEPT_OUT = ("/arbeitsplatz/", "/konto/", "/admin/", "/suche/", "/sprache/", "/fragen/", "/zugang/")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    kept_out = "".join(f"Disallow: {path}\n" for path in KEPT_OUT)
    place = request.build_absolute_uri(reverse("portal:sitemap"))
    text = f"User-agent: *\n{kept_out}\nSitemap: {place}\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
