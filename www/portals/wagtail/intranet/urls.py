from django.contrib.auth.views import LoginView
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("files/", include(wagtaildocs_urls)),
    path("login/", LoginView.as_view(template_name="intranet/login.html"), name="login"),
    path("sovitaan/", include("sovitaan.urls")),
    path("", include(wagtail_urls)),
]
