from django.apps import AppConfig


class SovitaanConfig(AppConfig):
    name = "sovitaan"
    default_auto_field = "django.db.models.BigAutoField"
