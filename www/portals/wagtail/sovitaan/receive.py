"""Takes envelopes. The same one again is told the same again."""

from django.core.exceptions import RequestDataTooBig
from django.db import IntegrityError, transaction
from django.http import JsonResponse
from django.urls import reverse
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST

from . import envelope
from .models import Document
from .problem import Problem

TYPES = ("application/cloudevents+json", "application/json")


@csrf_protect
@require_POST
def receive(request):
    try:
        return _receive(request)
    except Problem as problem:
        return problem.response()


def _receive(request):
    if not request.user.is_authenticated:
        raise Problem("unauthorized")
    if request.content_type not in TYPES:
        raise Problem("media-type")
    try:
        body = request.body
    except RequestDataTooBig:
        raise Problem("too-large") from None
    identity, checklist = envelope.read(body)
    is_new = _put(identity, checklist, request.user, body)
    location = reverse("sovitaan:document", args=[identity])
    answer = JsonResponse({"id": identity, "location": location}, status=201 if is_new else 200)
    answer["Location"] = location
    return answer


def _put(identity, checklist, person, body):
    """Whether it was not there before. The primary key decides, also between two requests at once."""
    try:
        with transaction.atomic():
            Document(id=identity, checklist=checklist, person=person, envelope=body).save(force_insert=True)
        return True
    except IntegrityError:
        if bytes(Document.objects.get(id=identity).envelope) != body:
            raise Problem("conflict") from None
        return False
