from django.urls import path

from .read import document, documents, envelope
from .receive import receive

app_name = "sovitaan"
urlpatterns = [
    path("documents/", documents, name="documents"),
    path("documents/new", receive, name="receive"),
    # An id may have any sign in it.
    path("documents/read/<path:identity>", document, name="document"),
    path("documents/envelope/<path:identity>", envelope, name="envelope"),
]
