from django.conf import settings
from django.db import models


class Document(models.Model):
    """A stored document: the envelope as it came, and what a list of documents shows.

    The envelope is bytes. A JSONField would decode it and encode it again: another order of keys, other digits.
    """

    id = models.CharField(primary_key=True, max_length=191)
    checklist = models.CharField(max_length=100)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField(auto_now_add=True, db_index=True)
    envelope = models.BinaryField()

    class Meta:
        ordering = ["-received_at", "id"]

    @classmethod
    def readable_by(cls, user):
        """Whoever gets into Wagtail's admin reads all, everybody else what they have stored themselves."""
        reads_all = user.has_perm("wagtailadmin.access_admin")
        return cls.objects.all() if reads_all else cls.objects.filter(person_id=user.pk)
