from django.contrib.auth.views import redirect_to_login
from django.middleware.csrf import get_token
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from . import checklists
from .words import words


class CheckListBlock(blocks.StructBlock):
    """A form on a page: which one, in which language, under which heading."""

    checklist = blocks.ChoiceBlock(choices=checklists.choices, label=_("Form"))
    lang = blocks.ChoiceBlock(
        choices=[("fi", "suomi"), ("sv", "svenska"), ("en", "English")],
        required=False,
        label=_("Language"),
        help_text=_("The page’s, when none is chosen."),
    )
    heading_level = blocks.ChoiceBlock(
        choices=[("2", "2"), ("3", "3"), ("4", "4")], default="2", label=_("Heading level")
    )

    class Meta:
        icon = "form"
        label = "Sovitaan"
        template = "sovitaan/form.html"

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        request = context.get("request")
        if request:
            # Django sets its cookie on pages that ask for the token; the form reads it when it sends.
            get_token(request)
        # Where `login_required` leads too: to `LOGIN_URL`, whatever a site calls that page.
        context["login"] = redirect_to_login(request.get_full_path() if request else "/").url
        context["words"] = words(value["lang"])
        # A form that was taken out of use leaves its blocks behind.
        is_here = value["checklist"] in checklists.titles()
        context["src"] = checklists.url(value["checklist"]) if is_here else None
        return context
