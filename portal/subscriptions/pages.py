"""The pages of the subscriptions by e-mail. They need no cookie: nothing here hangs on who is logged in, and what may
be done stands in the address that only the mailbox's owner has. So there is nothing that a foreign page could forge.
"""

from allauth.core.internal import ratelimit
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from mail.writing import is_configured
from portal.subscriptions.commands import MOST, ask_for, confirm, confirmed_of, end, end_all
from portal.subscriptions.forms import WishForm
from portal.subscriptions.models import Subscriber, Subscription
from portal.subscriptions.saved import narrowing_of
from portal.subscriptions.tokens import own_token, subscriber_of, wish_of
from portal.subscriptions.words import choice_in_words, title_of
from sessions_app.tenancy import TenantRequest

# Who types other people's addresses gets no further with it than this. An address beyond its limit is answered as any
# other, and gets no mail.
LIMITS = {"from_one_place": "20/h/ip", "to_one_address": "5/d/key"}
FROM_LINK = {
    "gremium": "organization",
    "vorlage": "paper",
    "stelle": "location",
    "q": "words",
    "ort": "place",
}


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: TenantRequest) -> HttpResponse:
    """The form. `?gremium=`, `?vorlage=`, `?stelle=`, `?ort=` and what stands in the address of a search fill it in."""
    if not is_configured():
        return render(request, "portal/subscriptions/not_configured.html", status=_said_no(request))
    given = {field: request.GET[name] for name, field in FROM_LINK.items() if name in request.GET}
    given["narrowing"] = narrowing_of(request.GET.urlencode())
    form = WishForm(request.tenant, request.POST if request.method == "POST" else None, initial=given)
    if request.method == "POST" and form.is_valid():
        if not _within(request, "from_one_place"):
            return render(request, "portal/subscriptions/too_many.html", status=429)
        return _asked(request, form)
    context = {"form": form, "paper": form.chosen("paper"), "location": form.chosen("location")}
    context["choice"] = choice_in_words(request.tenant, str(form["narrowing"].value() or ""))
    return render(request, "portal/subscriptions/ask.html", context, status=422 if form.errors else 200)


def _said_no(request: TenantRequest) -> int:
    return 503 if request.method == "POST" else 200


def _asked(request: TenantRequest, form: WishForm) -> HttpResponse:
    """The same answer whether the address is new, known, or has had too much mail today."""
    wish = dict(form.cleaned_data)
    email = wish.pop("email")
    if _within(request, "to_one_address", f"{request.tenant.pk} {email.lower()}"):
        ask_for(request.tenant, email, language=get_language() or "de", **wish)
    return redirect("portal:asked")


def _within(request: TenantRequest, action: str, key: str | None = None) -> bool:
    return ratelimit.consume(request, app="portal", action=action, config=LIMITS, key=key) is not None


@require_safe
def asked(request: TenantRequest) -> HttpResponse:
    """What happens now: a mail is on the way."""
    return render(request, "portal/subscriptions/asked.html")


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_wish(request: TenantRequest, token: str) -> HttpResponse:
    """Shows what is to be confirmed; only the button confirms. Mail scanners open every link and press none."""
    wish = wish_of(request.tenant, token)
    if wish is None:
        return render(request, "portal/subscriptions/gone.html", status=404)
    if request.method == "POST" and confirm(wish):
        own_page = reverse("portal:own_subscriptions", args=[own_token(wish.subscriber)])
        return redirect(f"{own_page}?bestaetigt")
    full = request.method == "POST"
    context = {"wish": wish, "title": title_of(wish), "most": MOST if full else 0}
    return render(request, "portal/subscriptions/confirm.html", context, status=409 if full else 200)


@never_cache
@require_safe
def own(request: TenantRequest, token: str) -> HttpResponse:
    """Everything that this address subscribed to, with a way to end each."""
    subscriber = subscriber_of(request.tenant, token)
    if subscriber is None:
        return _left(request)
    wishes = [(wish, title_of(wish)) for wish in _wishes(subscriber)]
    context = {"subscriber": subscriber, "wishes": wishes, "token": token}
    context["confirmed"] = "bestaetigt" in request.GET
    return render(request, "portal/subscriptions/own.html", context)


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def end_everything(request: TenantRequest, token: str) -> HttpResponse:
    """A page with a button; and what a mail program's own button sends to (RFC 8058), as often as it likes."""
    subscriber = subscriber_of(request.tenant, token)
    if subscriber is None:
        return _left(request)
    if request.method == "POST":
        end_all(subscriber)
        return _left(request)
    return render(
        request, "portal/subscriptions/end.html", {"token": token, "title": "", "subscriber": subscriber}
    )


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def end_one(request: TenantRequest, token: str, wish: int) -> HttpResponse:
    subscriber = subscriber_of(request.tenant, token)
    if subscriber is None:
        return _left(request)
    found = _wishes(subscriber).filter(pk=wish).first()
    if found is None:
        return redirect("portal:own_subscriptions", token)
    if request.method == "POST":
        end(found)
        return redirect("portal:own_subscriptions", token)
    context = {"token": token, "title": title_of(found), "subscriber": subscriber}
    return render(request, "portal/subscriptions/end.html", context)


def _wishes(subscriber: Subscriber) -> QuerySet[Subscription]:
    return confirmed_of(subscriber).select_related("subscriber__body", "organization", "paper", "location")


def _left(request: TenantRequest) -> HttpResponse:
    """Whether the address has just gone, went long ago or never was: there is none here."""
    return render(request, "portal/subscriptions/left.html")
