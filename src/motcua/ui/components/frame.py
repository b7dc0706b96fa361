"""The frame of every page: language, and what kind of place this is."""

from typing import Any

from django.template import Context
from django.urls import translate_url
from django.utils.translation import get_language

from motcua.ui.components.library import register

OTHER = {"vi": ("en", "English"), "en": ("vi", "Tiếng Việt")}


@register.inclusion_tag("ui/components/language_switch.html", takes_context=True)
def language_switch(context: Context) -> dict[str, Any]:
    """The same page in the other language, named in that language; nothing where there is no address to keep."""
    request = context.get("request")
    code, name = OTHER["en" if (get_language() or "vi").startswith("en") else "vi"]
    href = translate_url(request.get_full_path(), code) if request is not None else ""
    return {"code": code, "name": name, "href": href}


@register.inclusion_tag("ui/components/simulated_banner.html")
def simulated_banner(about: str = "") -> dict[str, Any]:
    """ "Dữ liệu giả lập": stands wherever simulated data appear; `about` says which."""
    return {"about": about}


@register.inclusion_tag("ui/components/practice_banner.html")
def practice_banner() -> dict[str, Any]:
    """ "Thực hành": stands wherever the practice centre appears."""
    return {}
