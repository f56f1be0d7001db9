from sovitaan.blocks import CheckListBlock
from wagtail.admin.panels import FieldPanel
from wagtail.blocks import RichTextBlock
from wagtail.fields import StreamField
from wagtail.models import Page


class IntranetPage(Page):
    """Text, and forms."""

    body = StreamField([("text", RichTextBlock()), ("form", CheckListBlock())], blank=True)
    content_panels = [*Page.content_panels, FieldPanel("body")]
