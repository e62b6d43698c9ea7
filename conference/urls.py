"""Addresses of this room."""

from django.urls import path

from conference import views

app_name = "conference"
urlpatterns = [
    path("sitzungen/<int:meeting>/video/<str:part>/zugang/", views.ticket, name="ticket"),
    path("sitzungen/<int:meeting>/video/lage/", views.status, name="status"),
]
