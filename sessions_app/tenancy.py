"""A Body is a tenant, found by host name: here, for pages and sockets alike."""

from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from journal.composed import Composed, given, read
from sessions_app.models import Body

_ANSWERING = Composed(lambda: Body.objects.filter(hosts__name=given("host")))


class TenantRequest(HttpRequest):
    """A request whose tenant is known: what every view of ours receives."""

    tenant: Body


def host_name(host: str) -> str:
    """The name in a Host header (`name`, `name:port`), as it stands in the table."""
    return (host if host.endswith("]") else host.rsplit(":", 1)[0]).lower()


def body_of(host: str) -> Body | None:
    """The body that answers under a Host header, or None."""
    return next((read(Body, row) for row in _ANSWERING(host=host_name(host))), None)


def main_host(body: Body) -> str:
    """The host name for addresses that leave the house: the first that was entered. Names of this machine alone and
    bare numbers come last; empty where the body has none.
    """
    return next(iter(sorted(body.hosts.order_by("pk").values_list("name", flat=True), key=_is_makeshift)), "")


def _is_makeshift(name: str) -> bool:
    try:
        ip_address(name.strip("[]"))
    except ValueError:
        return name == "localhost" or name.endswith(".localhost")
    return True


def site_of(body: Body) -> str:
    """Scheme and host, for addresses in what is written without a request."""
    return f"{'https' if settings.HTTPS else 'http'}://{main_host(body)}{settings.PUBLIC_PORT}"


# The administration founds the first body here, and logs in before there is one.
WITHOUT_BODY = ("/admin/", "/konto/")


class TenantMiddleware:
    """Sets `request.tenant`; the admin and the login alone work without one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        body = body_of(request.get_host())
        if body is None and not request.path.startswith(WITHOUT_BODY):
            return render(request, "no_such_body.html", status=404)
        request.tenant = body  # type: ignore[attr-defined]  # TenantRequest says so; the admin does not look
        return self.get_response(request)


def chrome(request: HttpRequest) -> dict[str, object]:
    """What the frame of every page needs."""
    return {"body": getattr(request, "tenant", None)}
