"""Refusals: problem details (RFC 9457), in words for whoever fills in the form."""

from http import HTTPStatus

from django.http import JsonResponse

from .words import words

STATUS = {
    "not-json": 400,
    "unauthorized": 401,
    "missing": 404,
    "conflict": 409,
    "too-large": 413,
    "media-type": 415,
    "malformed": 422,
    "unknown": 422,
}


class Problem(Exception):
    def __init__(self, name):
        self.name = name

    def response(self):
        status = STATUS[self.name]
        details = {
            "type": f"urn:sovitaan:problem:{self.name}",
            "title": HTTPStatus(status).phrase,
            "status": status,
            "detail": words()[self.name],
        }
        return JsonResponse(details, status=status, content_type="application/problem+json")
