"""Logins for the administration. What a login may do is granted on Body and Organization, not here."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin

from accounts.models import User

admin.site.register(User, UserAdmin)
