"""Where stored documents are read."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from . import checklists
from .models import Document
from .problem import Problem
from .words import language, words

ON_A_PAGE = 20


@require_safe
@login_required
def documents(request):
    readable = Document.readable_by(request.user).select_related("person").defer("envelope")
    page = Paginator(readable, ON_A_PAGE).get_page(request.GET.get("page"))
    for document in page:
        document.title = checklists.title(document.checklist, language())
    return render(request, "sovitaan/documents.html", {"words": words(), "page": page})


@require_safe
@login_required
def document(request, identity):
    found = Document.readable_by(request.user).filter(id=identity).first()
    context = {"words": words(), "document": found}
    if found:
        context["src"] = checklists.url(found.checklist)
    return render(request, "sovitaan/document.html", context, status=200 if found else 404)


@require_safe
def envelope(request, identity):
    """As it came, byte for byte."""
    found = Document.readable_by(request.user).filter(id=identity).first() if request.user.is_authenticated else None
    if not found:
        return Problem("missing" if request.user.is_authenticated else "unauthorized").response()
    return HttpResponse(bytes(found.envelope), content_type="application/cloudevents+json")
