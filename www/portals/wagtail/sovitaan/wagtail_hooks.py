from django.urls import reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .words import words


@hooks.register("register_admin_menu_item")
def documents():
    # "Documents" are files in Wagtail.
    return MenuItem("Sovitaan", reverse("sovitaan:documents"), icon_name="form", order=450)
