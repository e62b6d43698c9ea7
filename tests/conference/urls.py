"""The product's addresses, and a page that includes the partials as the sitting's pages do."""

from django.http import HttpResponse
from django.template import engines
from django.urls import path

from config import urls

PAGE = """{% extends "base.html" %}{% load conference %}
{% block content %}<div class="kern-container stack"><h1 class="kern-heading-large">Sitzung</h1>
{% conference_frame meeting "public" %}{% if desk %}{% conference_status meeting %}{% endif %}</div>{% endblock %}"""


def page(request, meeting):
    words = {"meeting": meeting, "desk": "desk" in request.GET}
    return HttpResponse(engines["django"].from_string(PAGE).render(words, request))


urlpatterns = [path("with-conference/<int:meeting>/", page), *urls.urlpatterns]
