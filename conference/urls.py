"""Addresses of this room."""

from django.urls import path

from conference import views

app_name = "conference"
urlpatterns = [
    path("meetings/<int:meeting>/conference/<str:part>/ticket/", views.ticket, name="ticket"),
    path("meetings/<int:meeting>/conference/status/", views.status, name="status"),
]
